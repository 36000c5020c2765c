/// What one record of a file of records gives.
enum ReadRecord {
    /// - Parameter number: by which it is known in its file: of its line or, in JSON that is no JSONL, of the object;
    ///   from 1.
    case record(JSONRecordReader.Record, number: Int)
    /// - Parameter content: a hash of what is there instead of a record; nil where a record is there too.
    case skipped(Skipped.Reason, number: Int, content: UInt64?)
}

/// Reads a file of records of any kind.
struct RecordReader {
    // One of them is there; as optionals, since they are changed where they lie and never copied.
    private var lines: JSONLineReader?
    private var objects: JSONObjectReader?
    private var rows: TableReader?
    /// A hash of the record before, or of what is there instead of one.
    private var previous: UInt64 = 0

    /// - Parameter start: of JSONL, what stands before the stream in its file.
    /// - Throws: `noTextColumn`.
    init(
        _ kind: FileKind, _ stream: EntryStream, _ options: ArchiveOptions, behind start: KnownStart? = nil
    ) throws(Skipped.Reason) {
        let limit = options.limits.lineBytes
        switch kind {
        case .jsonLines: lines = JSONLineReader(stream, limit: limit, map: options.fields, behind: start)
        case .json: objects = JSONObjectReader(stream, limit: limit, map: options.fields)
        default: rows = try TableReader(stream, limit: limit, map: options.fields, wanted: options.encoding)
        }
    }

    /// The next record; nil at the end. The hash of what is none is one of the record before it, too: a program that
    /// writes the same line for whatever it cannot export would make many places look alike.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        let record = try read()
        let before = previous
        switch record {
        case .record(let record, _): previous = ContentHash.value(of: [record.given.id ?? "", record.text])
        case .skipped(let reason, let number, let content?):
            previous = content
            return .skipped(reason, number: number, content: ContentHash.value(of: [String(before), String(content)]))
        case .skipped, nil: break
        }
        return record
    }

    private mutating func read() throws(Skipped.Reason) -> ReadRecord? {
        if lines != nil { return try lines?.next() }
        if objects != nil { return try objects?.next() }
        return try rows?.next()
    }
}
