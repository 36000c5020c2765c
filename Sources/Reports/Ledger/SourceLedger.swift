internal import Analysis
internal import SearchEngine

/// What an index knows of the files its reports came from: the attachment of its commits.
///
/// ```
/// ledger := version:varint nextFile:varint sources unread remarks entries
/// sources := count (origin:string given:string options reading:u64 names:u8 records:string)*     records: see FileRecord
/// names := 1 if the source is known by its full path, else 0
/// options := encoding:string fieldMap:string excluded limit:varint[5]              see SourceOptions
/// excluded := count pattern:string*
/// unread := count number*                                ascending
/// remarks := count (number:varint count remark*)*        by number
/// remark := place:string code:string message:string flags:u8      1 a remark, 2 a report is missing for it
/// entries := count (number:varint marks:string)*         by number; u64 each, see SourceUpdate+Marks
/// ```
struct SourceLedger {
    /// A path that was given to be indexed.
    struct Source {
        /// In full.
        var origin: String
        /// As it was given the last time.
        var given: String
        /// How it was read the last time.
        var options: SourceOptions
        /// A hash of what decides how its files are read: options, patterns, corrections.
        var reading: UInt64
        /// Whether the IDs of its reports are those of its full path: see ``SourceLedger/settleNames()``.
        var isKnownByPath = false
        var records: ByteView

        /// Of the encoded source, about.
        fileprivate var byteCount: Int {
            records.count + origin.utf8.count + given.utf8.count + Self.bytesOfOptions
        }
        private static let bytesOfOptions = 64
    }

    /// Version 1: all sources were known by their names, as far as no two reports met. 2: by their paths, some of them.
    /// 3: remarks tell what is missing in files that are not read again, and entries of archives are known.
    private static let version: UInt64 = 3
    /// Far more than a folder holds; a number beyond is damage, and not worth the memory.
    static let mostFiles = 1 << 26

    var sources: [Source] = []
    /// Files are numbered, and no number means two files.
    var nextFile = 0
    /// Files that are to be read though they have not changed: not all that is in them could be.
    var unread: Set<Int> = []
    /// What was said of files that are not read again.
    var remarks: [Int: [ReportIndexer.Rejection]] = [:]
    /// By number of a file: marks of what is in it, of known entries and of parts that gave nothing.
    var entries: [Int: ByteView] = [:]

    init() {}

    /// That of an index; an empty one where it has none.
    init(of reader: IndexReader) throws(SearchEngineError) {
        if let bytes = try reader.attachment?.reader() { self = try SourceLedger(from: bytes) }
        // One that a repair has found may be older than the documents.
        nextFile = max(nextFile, Self.numberBeyond(reader))
    }

    /// That of an index whose other files need not be readable, and whose content may be of another version; where its
    /// manifest is damaged, the last one that is sound; nil where it has none.
    init?(alone directory: FileDirectory) throws(SearchEngineError) {
        var attachment: Attachment?
        do {
            attachment = try Attachment.open(Manifest.read(from: directory), open: directory.open)
        } catch {
            guard case .damaged = error else { throw error }
            attachment = try Attachment.last(in: directory)
            if attachment == nil { throw error }
        }
        guard let bytes = try attachment?.reader() else { return nil }
        self = try SourceLedger(from: bytes)
    }

    /// - Parameter bytes: of an attachment.
    init(from bytes: ByteReader) throws(SearchEngineError) {
        var bytes = bytes
        let version: UInt64
        (version, nextFile) = try Self.forEachSource(&bytes) { sources.append($0) }
        for _ in 0..<(try bytes.count(atMost: bytes.view.count)) {
            unread.insert(try bytes.count(atMost: Self.mostFiles))
        }
        for _ in 0..<(try bytes.count(atMost: bytes.view.count)) {
            let number = try bytes.count(atMost: Self.mostFiles)
            for _ in 0..<(try bytes.count(atMost: bytes.view.count)) {
                remarks[number, default: []].append(try Self.remark(from: &bytes))
            }
        }
        guard version > 2 else { return }
        for _ in 0..<(try bytes.count(atMost: bytes.view.count)) {
            let number = try bytes.count(atMost: Self.mostFiles)
            entries[number] = try bytes.bytes(try bytes.count(atMost: bytes.view.count))
        }
    }

    /// Reads the ledger's beginning.
    ///
    /// - Throws: ``SearchEngineError/otherVersion(what:found:expected:)`` for one that a later program wrote; every earlier
    ///   version is read.
    /// - Returns: its version, and the next number of a file.
    @discardableResult
    static func forEachSource(
        _ bytes: inout ByteReader, _ body: (Source) -> Void
    ) throws(SearchEngineError) -> (version: UInt64, nextFile: Int) {
        let version = try bytes.varint()
        guard version <= Self.version else {
            throw .otherVersion(what: "ledger", found: String(version), expected: String(Self.version))
        }
        guard version > 0 else { throw bytes.damaged("a ledger without a version") }
        let nextFile = try bytes.count(atMost: Self.mostFiles)
        for _ in 0..<(try bytes.count(atMost: bytes.view.count)) {
            let origin = String(decoding: try bytes.string(), as: UTF8.self)
            let given = String(decoding: try bytes.string(), as: UTF8.self)
            let options = try SourceOptions(from: &bytes)
            let reading = try bytes.fixed(UInt64.self)
            let isKnownByPath = version > 1 ? try bytes.fixed(UInt8.self) > 0 : false
            let records = try bytes.bytes(try bytes.count(atMost: bytes.view.count))
            body(
                Source(
                    origin: origin, given: given, options: options, reading: reading, isKnownByPath: isKnownByPath,
                    records: records))
        }
        return (version, nextFile)
    }

    private static func remark(from bytes: inout ByteReader) throws(SearchEngineError) -> ReportIndexer.Rejection {
        let texts = [try bytes.string(), try bytes.string(), try bytes.string()]
        let words = texts.map { String(decoding: $0, as: UTF8.self) }
        let flags = try bytes.fixed(UInt8.self)
        return .init(
            place: words[0], code: words[1], message: words[2], isFailure: flags & 2 > 0, isRemark: flags & 1 > 0,
            missingPackage: nil)
    }

    /// The first number that is larger than those of all documents.
    private static func numberBeyond(_ reader: IndexReader) -> Int {
        var next = 0
        for segment in reader.segments {
            next = max(next, min(Int(segment.column(ReportSchema.file).highest ?? -1), mostFiles - 1) + 1)
        }
        return next
    }

    /// The full paths that are the only ones a path as given has stood for, by that.
    var certainOrigins: [ByteString: String] {
        Dictionary(grouping: sources) { ByteString($0.given) }.compactMapValues { $0.count == 1 ? $0[0].origin : nil }
    }

    /// The numbers of all files that it knows.
    func fileNumbers() throws(SearchEngineError) -> Set<Int> {
        var numbers: Set<Int> = []
        for source in sources {
            var records = FileRecordReader(source, file: Self.file)
            while let record = try records.next() { numbers.insert(record.number) }
        }
        return numbers
    }

    /// How many documents of an index come from each file, by its number.
    ///
    /// - Complexity: linear in the documents.
    func documentCounts(_ reader: IndexReader) -> [Int] {
        var counts = [Int](repeating: 0, count: nextFile)
        for segment in reader.segments { segment.column(ReportSchema.file).count(segment.live, into: &counts) }
        return counts
    }

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        // An array that grows stands twice in memory while it moves, and records may be most of that.
        writer.reserve(sources.reduce(1 << 10) { $0 + $1.byteCount })
        writer.varint(Self.version)
        writer.varint(nextFile)
        writer.varint(sources.count)
        for source in sources {
            writer.string(source.origin.utf8)
            writer.string(source.given.utf8)
            source.options.write(to: &writer)
            writer.fixed(source.reading)
            writer.fixed(UInt8(source.isKnownByPath ? 1 : 0))
            writer.varint(source.records.count)
            writer.append(source.records)
        }
        writer.varint(unread.count)
        for number in unread.sorted() { writer.varint(number) }
        writer.varint(remarks.count)
        for (number, list) in remarks.sorted(by: { $0.key < $1.key }) {
            writer.varint(number)
            writer.varint(list.count)
            for remark in list {
                writer.string(remark.place.utf8)
                writer.string(remark.code.utf8)
                writer.string(remark.message.utf8)
                writer.fixed(UInt8((remark.isRemark ? 1 : 0) | (remark.isFailure ? 2 : 0)))
            }
        }
        writer.varint(entries.count)
        for (number, marks) in entries.sorted(by: { $0.key < $1.key }) {
            writer.varint(number)
            writer.varint(marks.count)
            writer.append(marks)
        }
        return writer.bytes
    }

    /// The file that errors name.
    static let file = "attachment"
}
