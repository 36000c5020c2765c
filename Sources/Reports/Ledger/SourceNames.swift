internal import Analysis
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
        var first: [ByteString: ByteString] = [:]
        for source in sources where source.isKept {
            let origin = ByteString(source.origin)
            if let other = first[source.name], other < origin { continue }
            first[source.name] = origin
        }
        var changed: Set<Int> = []
        for place in sources.indices {
            let isKnownByPath = first[sources[place].name].map { $0 != ByteString(sources[place].origin) } ?? false
            if isKnownByPath != sources[place].isKnownByPath { changed.insert(place) }
            sources[place].isKnownByPath = isKnownByPath
        }
        return changed
    }

    /// Without the sources that do not stay.
    var kept: SourceLedger {
        var kept = self
        kept.sources.removeAll { !$0.isKept }
        return kept
    }
}

extension SourceLedger.Source {
    /// The last part of its path.
    fileprivate var name: String { origin.pathComponents.last.map(String.init) ?? origin }

    /// Whether it stays in the ledger: it has files, or is at least there.
    var isKept: Bool { records.count > 0 || !isAbsent }
}
