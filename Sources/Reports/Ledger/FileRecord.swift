internal import SearchEngine

/// What is known of one file that reports came from.
///
/// ```
/// record := shared:varint rest:string number:varint flags:u8 size:varint modified:i64 changed:varint content:u64
///           reading:u64? reports:varint
/// ```
/// `shared` is how many bytes of the name are those of the record before, `changed` the zigzag of how much later than
/// `modified` it is. Flags: 1 settled, 2 it has a `reading` of its own.
struct FileRecord: Equatable {
    /// The path below the source, as the system spells it; empty for the source itself.
    var name: [UInt8]
    /// What documents know it by: see ``ReportSchema/file``.
    var number: Int
    var stamp: FileStamp
    /// A hash of what decided how it was read; see ``SourceLedger/Source/reading``.
    var reading: UInt64
    /// How many reports it gave.
    var reports: Int

    /// Whether a name comes before another in the order files are read: that of the bytes of folder after folder.
    static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let slash = UInt8(ascii: "/")
        return left.lexicographicallyPrecedes(right) { first, second in
            (first == slash ? 0 : first) < (second == slash ? 0 : second)
        }
    }
}

/// Records of the files of one source, in the order they are read.
struct FileRecordWriter {
    private var writer = ByteWriter()
    private var previous: [UInt8] = []
    /// Of the source.
    private let reading: UInt64

    init(reading: UInt64) { self.reading = reading }

    var bytes: [UInt8] { writer.bytes }
    var byteCount: Int { writer.count }

    mutating func append(_ record: FileRecord) {
        let shared = zip(previous, record.name).prefix { $0 == $1 }.count
        writer.varint(shared)
        writer.string(record.name.dropFirst(shared))
        writer.varint(record.number)
        let hasReading = record.reading != reading
        writer.fixed(UInt8((record.stamp.isSettled ? 1 : 0) | (hasReading ? 2 : 0)))
        writer.varint(UInt64(bitPattern: record.stamp.size))
        writer.fixed(record.stamp.modified)
        let later = record.stamp.changed &- record.stamp.modified
        writer.varint(UInt64(bitPattern: later << 1 ^ later >> 63))
        writer.fixed(record.stamp.content)
        if hasReading { writer.fixed(record.reading) }
        writer.varint(record.reports)
        previous = record.name
    }
}

/// Walks through what a ``FileRecordWriter`` has written.
struct FileRecordReader {
    private var reader: ByteReader
    private let size: Int
    private let reading: UInt64
    private var name: [UInt8] = []

    init(_ source: SourceLedger.Source, file: String) {
        reader = ByteReader(source.records, file: file)
        size = source.records.count
        reading = source.reading
    }

    /// Nil at the end.
    mutating func next() throws(SearchEngineError) -> FileRecord? {
        guard !reader.isAtEnd else { return nil }
        let shared = try reader.count(atMost: name.count)
        name.removeSubrange(shared...)
        name += try reader.string()
        let number = try reader.count(atMost: SourceLedger.mostFiles)
        let flags = try reader.fixed(UInt8.self)
        let length = Int64(bitPattern: try reader.varint())
        let modified = try reader.fixed(Int64.self)
        let later = try reader.varint()
        let changed = modified &+ (Int64(bitPattern: later >> 1) ^ -Int64(bitPattern: later & 1))
        let content = try reader.fixed(UInt64.self)
        return FileRecord(
            name: name, number: number,
            stamp: FileStamp(
                size: length, modified: modified, changed: changed, content: content, isSettled: flags & 1 > 0),
            reading: flags & 2 > 0 ? try reader.fixed(UInt64.self) : reading,
            reports: try reader.count(atMost: SourceLedger.mostFiles))
    }
}

extension SourceLedger.Source {
    /// Its records, each as `change` has it; without those for which that is nil.
    func records(_ change: (FileRecord) -> FileRecord?) throws(SearchEngineError) -> ByteView {
        var reader = FileRecordReader(self, file: SourceLedger.file)
        var writer = FileRecordWriter(reading: reading)
        while let record = try reader.next() {
            if let changed = change(record) { writer.append(changed) }
        }
        return ByteView(writer.bytes)
    }
}
