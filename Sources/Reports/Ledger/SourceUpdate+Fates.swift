internal import Analysis
internal import SearchEngine

/// What a run has found to become of the documents of the index before.
extension SourceUpdate {
    /// What becomes of the documents of a file; where nothing is known of it, they stay.
    func fate(of number: Int?) -> Fate {
        guard let number, fates.indices.contains(number) else { return .untouched }
        return fates[number] == .read && (doubtfulFiles.contains(number) || !prunes) ? .kept : fates[number]
    }

    /// Whether what becomes of the documents of a file that have not been met has to be asked of each.
    func isEachAsked(of number: Int) -> Bool { fates[number] == .read || fates[number] == .gone }

    /// What becomes of a document.
    /// - Parameter number: of its file, as it says.
    func fate(of document: IndexingRun.Place, in number: Int?) -> Fate {
        guard let strays, strays.contains(document) else { return fate(of: number) }
        guard let (source, location) = strays.whereabouts(of: document), let walk = walks[source] else {
            return .untouched
        }
        if let number = strays.number(of: document) { return fate(of: number) }
        let isKept = walk.isEmptied || location.possibleFiles.contains { walk.isDoubtful(Array($0.utf8)) }
        return !prunes || isKept ? .kept : .gone
    }

    /// The source of a file, as it is given; nil where that is not known.
    func source(of number: Int) -> String? {
        guard owners.indices.contains(number), owners[number] >= 0 else { return nil }
        return ledger.sources[Int(owners[number])].given
    }

    /// Whether documents of a file may be strays: nothing is known of it.
    func mayHaveStrays(_ number: Int) -> Bool { strays != nil && owners[number] < 0 }

    /// Where something on the way to a file, or the file, could not be read or is absent, by its name below the source;
    /// nil where all could.
    /// - Parameter source: as given.
    func doubt(of name: [UInt8], source: String) -> [UInt8]? {
        places[source].flatMap { walks[$0] }.flatMap { $0.doubt(of: name) ?? $0.absence(of: name) }
    }

    /// Whether a file is of a source that stood at another path, or is known otherwise than before.
    func isOfRenamedSource(_ number: Int) -> Bool {
        guard owners.indices.contains(number) else { return false }
        return walks[Int(owners[number])]?.isMoved ?? false || renaming?.concerns(number) ?? false
    }

    /// Whether a source, as given, is known by its full path.
    func isKnownByPath(_ source: String) -> Bool { places[source].map { ledger.sources[$0].isKnownByPath } ?? false }
}
