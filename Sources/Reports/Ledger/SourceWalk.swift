internal import SearchEngine

/// The way along the records of a source, beside its files.
final class SourceWalk {
    /// The source, as given.
    let given: String
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
    /// Names of other sources in this one, folders that are absent or hold no file any more.
    var absentSources: Set<[UInt8]> = []
    private let origin: String
    private lazy var isEmptyFolder = SystemPath(origin).isEmptyFolder

    init(_ source: SourceLedger.Source, reading: UInt64, isMoved: Bool) throws(SearchEngineError) {
        given = source.given
        records = FileRecordReader(source, file: SourceLedger.file)
        ahead = try records.next()
        writer = FileRecordWriter(reading: reading)
        self.isMoved = isMoved
        origin = source.origin
    }

    /// The records written down, which are no longer here then.
    func takeRecords() -> ByteView {
        let records = ByteView(writer.bytes)
        writer = FileRecordWriter(reading: 0)
        return records
    }

    func advance() throws(SearchEngineError) { ahead = try records.next() }

    /// Whether the source is a folder that is there and holds no file any more, as one that a disk was mounted on is
    /// without the disk.
    var isEmptied: Bool { !isAnyMet && isEmptyFolder }

    func isDoubtful(_ name: [UInt8]) -> Bool { doubt(of: name) != nil }

    /// The name at which, or below which, something could not be read that lies on the way to a file.
    func doubt(of name: [UInt8]) -> [UInt8]? {
        doubtful.first { prefix in
            name.starts(with: prefix)
                && (prefix.isEmpty || name.count == prefix.count || name[prefix.count] == UInt8(ascii: "/"))
        }
    }

    /// The name of the folder that is away with all that it held, a file among that: empty for the source.
    func absence(of name: [UInt8]) -> [UInt8]? {
        if isEmptied { return [] }
        guard !absentSources.isEmpty else { return nil }
        let folders = name.indices.lazy.filter { name[$0] == UInt8(ascii: "/") }.map { Array(name[..<$0]) }
        return folders.first(where: absentSources.contains)
    }
}
