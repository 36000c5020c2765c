internal import SearchEngine

/// By what the reports of a source are known that bring no ID: by its name, the last part of its path; and where several
/// sources are of one name, by its full path, unless that is the first of them.
///
/// So IDs follow from which sources there are, whenever each of them came.
extension SourceLedger {
    /// Settles by what each source is known.
    ///
    /// - Returns: the places of those that were known otherwise so far.
    mutating func settleNames() -> Set<Int> {
        var first: [String: String] = [:]
        for source in sources where source.isKept {
            if let other = first[source.name], other.utf8.lexicographicallyPrecedes(source.origin.utf8) { continue }
            first[source.name] = source.origin
        }
        var changed: Set<Int> = []
        for place in sources.indices {
            let isKnownByPath = first[sources[place].name].map { $0 != sources[place].origin } ?? false
            if isKnownByPath != sources[place].isKnownByPath { changed.insert(place) }
            sources[place].isKnownByPath = isKnownByPath
        }
        return changed
    }
}

extension SourceLedger.Source {
    /// The last part of its path.
    fileprivate var name: String { origin.split(separator: "/").last.map(String.init) ?? origin }

    /// Whether it stays in the ledger: it has files, or is at least there.
    var isKept: Bool { records.count > 0 || !isAbsent }
}
