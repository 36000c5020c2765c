internal import SearchEngine

/// The way along the records of a source, beside its files.
final class SourceWalk {
    private var records: FileRecordReader
    /// The first record that no file has come up to.
    private(set) var ahead: FileRecord?
    var writer: FileRecordWriter
    /// Whether the source stood at another path, so that all of it is read and placed anew.
    let isMoved: Bool
    /// Whether any file has been met.
    var isAnyMet = false
    /// Names at which, and below which, something could not be read.
    var doubtful: [[UInt8]] = []

    init(_ source: SourceLedger.Source, reading: UInt64, isMoved: Bool) throws(SearchEngineError) {
        records = FileRecordReader(source, file: SourceLedger.file)
        ahead = try records.next()
        writer = FileRecordWriter(reading: reading)
        self.isMoved = isMoved
    }

    /// The records written down, which are no longer here then.
    func takeRecords() -> ByteView {
        let records = ByteView(writer.bytes)
        writer = FileRecordWriter(reading: 0)
        return records
    }

    func advance() throws(SearchEngineError) { ahead = try records.next() }

    func isDoubtful(_ name: [UInt8]) -> Bool {
        doubtful.contains { prefix in
            name.starts(with: prefix)
                && (prefix.isEmpty || name.count == prefix.count || name[prefix.count] == UInt8(ascii: "/"))
        }
    }
}
