internal import SearchEngine

/// What a run has found to become of the documents of the index before.
extension SourceUpdate {
    /// What becomes of the documents of a file; where nothing is known of it, they stay.
    func fate(of number: Int?) -> Fate {
        guard let number, fates.indices.contains(number) else { return .untouched }
        return fates[number] == .read && (failed.contains(number) || !prunes) ? .kept : fates[number]
    }

    /// What becomes of a document.
    /// - Parameter number: of its file, as it says.
    func fate(of document: IndexingRun.Place, in number: Int?) -> Fate {
        guard let strays, strays.contains(document) else { return fate(of: number) }
        guard let (source, files) = strays.whereabouts(of: document), let walk = walks[source] else {
            return .untouched
        }
        if let number = strays.number(of: document) { return fate(of: number) }
        return !prunes || files.contains { walk.isDoubtful(Array($0.utf8)) } ? .kept : .gone
    }

    /// Whether a file is of a source that stood at another path.
    func isOfMovedSource(_ number: Int) -> Bool {
        owners.indices.contains(number) && walks[Int(owners[number])]?.isMoved ?? false
    }

    /// Whether a file is known to belong to another source than the one given so.
    func isFromAnother(_ number: Int?, than source: String) -> Bool {
        guard let number, owners.indices.contains(number), owners[number] >= 0 else { return false }
        return places[source] != Int(owners[number])
    }
}
