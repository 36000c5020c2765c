internal import SearchEngine

/// How a source is read, as far as that decides what its reports say: to be read so again.
struct SourceOptions: Equatable {
    var encoding: String?
    var fieldMap: String?
    var excluded: [String]
    var limits: ReportIndexer.Limits

    init(_ options: ReportIndexer.Options) {
        encoding = options.encoding
        fieldMap = options.fieldMap
        excluded = options.excluded
        limits = options.limits
    }

    init(from bytes: inout ByteReader) throws(SearchEngineError) {
        func text() throws(SearchEngineError) -> String { String(decoding: try bytes.string(), as: UTF8.self) }
        let (encoding, fieldMap) = (try text(), try text())
        self.encoding = encoding.isEmpty ? nil : encoding
        self.fieldMap = fieldMap.isEmpty ? nil : fieldMap
        excluded = []
        for _ in 0..<(try bytes.count(atMost: bytes.view.count)) { excluded.append(try text()) }
        limits = ReportIndexer.Limits()
        limits.depth = try bytes.count(atMost: .max)
        limits.entries = try bytes.count(atMost: .max)
        let entryBytes = try bytes.count(atMost: .max)
        limits.entryBytes = entryBytes == Self.usualEntryBytes ? nil : entryBytes
        limits.totalBytes = try bytes.count(atMost: .max)
        limits.ratio = try bytes.count(atMost: .max)
    }

    /// What stands for no bound of a user's.
    private static let usualEntryBytes = 64 << 20

    private var bounds: [Int] {
        [limits.depth, limits.entries, limits.entryBytes ?? Self.usualEntryBytes, limits.totalBytes, limits.ratio]
    }

    func write(to writer: inout ByteWriter) {
        writer.string((encoding ?? "").utf8)
        writer.string((fieldMap ?? "").utf8)
        writer.varint(excluded.count)
        for pattern in excluded { writer.string(pattern.utf8) }
        for bound in bounds { writer.varint(max(0, bound)) }
    }

    /// Of all but the patterns, which belong to folders: see ``Exclusions/fingerprint``.
    var fingerprint: UInt64 {
        ContentHash.value(of: [encoding ?? "", fieldMap ?? ""] + bounds.map { String($0) })
    }

    /// A run that reads so, and removes nothing.
    ///
    /// - Parameter memory: of the run, in bytes.
    func options(memory: Int = ReportIndexer.Options().memory) -> ReportIndexer.Options {
        var options = ReportIndexer.Options()
        options.memory = memory
        (options.encoding, options.fieldMap, options.excluded, options.limits) = (encoding, fieldMap, excluded, limits)
        options.prunes = false
        return options
    }
}
