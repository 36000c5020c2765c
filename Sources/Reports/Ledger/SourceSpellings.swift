internal import Analysis
internal import SearchEngine

/// How the sources of an index were given the last time: what reports say of where they come from, though they are stored
/// with the path in full. So that does not depend on when a report came.
struct SourceSpellings {
    private let reader: IndexReader
    private var given: [ByteString: String] = [:]
    /// By number of a file, how its source was given: read when a report comes by that is stored with another path than a
    /// source's in full, as reports once were.
    private lazy var byFile = (try? Self.byFile(reader)) ?? [:]

    /// Of a ledger that cannot be read nothing is known, and paths in full are as true.
    ///
    /// - Complexity: linear in the sources; records of files are passed over, and no checksum is worked out.
    init(_ reader: IndexReader) {
        self.reader = reader
        try? Self.forEachSource(reader) { given[$0.origin] = $0.given }
    }

    private static func forEachSource(
        _ reader: IndexReader, _ body: (SourceLedger.Source) -> Void
    ) throws(SearchEngineError) {
        guard var bytes = reader.attachment?.uncheckedReader() else { return }
        try SourceLedger.forEachSource(&bytes, body)
    }

    private static func byFile(_ reader: IndexReader) throws(SearchEngineError) -> [Int64: String] {
        var sources: [SourceLedger.Source] = []
        try forEachSource(reader) { sources.append($0) }
        var given: [Int64: String] = [:]
        for source in sources {
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() { given[Int64(record.number)] = source.given }
        }
        return given
    }

    /// The location as it is told.
    ///
    /// - Parameter file: the number of its file; see ``ReportSchema/file``.
    /// - Complexity: constant; for a report that is not stored with its source's path in full, the first time linear in
    ///   the files.
    mutating func told(_ location: RawReport.Location, file: Int64?) -> RawReport.Location {
        var location = location
        location.source = given[location.source] ?? file.flatMap { byFile[$0] } ?? location.source
        return location
    }
}

extension SourceLedger {
    /// What it calls its sources.
    var spellings: [ByteString] { sources.flatMap { [ByteString($0.origin), ByteString($0.given)] } }

    /// Calls sources by their paths whose words, as given, are those of another now: a link that leads elsewhere.
    ///
    /// - Parameter places: of the sources of a run, by their paths as given.
    mutating func settleSpellings(_ places: [ByteString: Int]) {
        for place in sources.indices {
            if let other = places[sources[place].given], other != place { sources[place].given = sources[place].origin }
        }
    }
}
