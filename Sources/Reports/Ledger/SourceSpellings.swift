internal import SearchEngine

/// How the sources of an index were given the last time: what reports say of where they come from, though they are stored
/// with the path in full. So that does not depend on when a report came.
struct SourceSpellings {
    private var given: [String: String] = [:]

    /// Of a ledger that cannot be read nothing is known, and paths in full are as true.
    ///
    /// - Complexity: linear in the sources; records of files are passed over, and no checksum is worked out.
    init(_ reader: IndexReader) { try? read(reader) }

    private mutating func read(_ reader: IndexReader) throws(SearchEngineError) {
        guard var bytes = reader.attachment?.uncheckedReader() else { return }
        try SourceLedger.forEachSource(&bytes) { given[$0.origin] = $0.given }
    }

    /// The location as it is told.
    func told(_ location: RawReport.Location) -> RawReport.Location {
        var location = location
        location.source = given[location.source] ?? location.source
        return location
    }
}
