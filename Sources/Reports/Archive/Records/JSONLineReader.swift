/// Reads JSONL line by line.
struct JSONLineReader {
    private var buffer: RecordBuffer
    private let limit: Int
    private let records: JSONRecordReader
    private var line: Int

    /// - Parameters:
    ///   - limit: the most bytes of a line.
    ///   - start: what stands before the stream in its file.
    init(_ stream: EntryStream, limit: Int, map: FieldMap = FieldMap(), behind start: KnownStart? = nil) {
        buffer = RecordBuffer(stream, limit: limit, offset: start?.length ?? 0)
        line = start?.lines ?? 0
        self.limit = limit
        records = JSONRecordReader(map)
    }

    /// The next line that is not blank; nil at the end.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        try buffer.passMark()
        while let length = try lineLength() {
            line += 1
            guard length <= limit else {
                let bytes = try passOver()
                return .skipped(.tooLarge(.lineBytes), number: line, content: UInt64(bytes))
            }
            let range = buffer.start..<buffer.start + length
            let offset = buffer.offset
            buffer.use(length + 1)
            if isBlank(range) { continue }
            return records.read(buffer.bytes, range, number: line, line: line, offset: offset)
        }
        return nil
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        for index in range where !buffer.bytes[index].isBlank { return false }
        return true
    }

    /// The length of the line at hand without its newline, which is in the buffer whole unless it is longer than
    /// the limit. Nil at the end.
    private mutating func lineLength() throws(Skipped.Reason) -> Int? {
        var known = 0
        while true {
            if let newline = buffer.firstIndex(of: UInt8(ascii: "\n"), from: known) { return newline }
            known = buffer.count
            if known > limit { return known }
            if buffer.isEnded { return known > 0 ? known : nil }
            try buffer.fill()
        }
    }

    /// Uses up a line that is too long, keeping none of it.
    ///
    /// - Returns: its bytes.
    private mutating func passOver() throws(Skipped.Reason) -> Int64 {
        let start = buffer.offset
        while true {
            let newline = buffer.firstIndex(of: UInt8(ascii: "\n"), from: 0)
            buffer.use(newline.map { $0 + 1 } ?? buffer.count)
            if newline != nil || buffer.isEnded { return buffer.offset - start }
            try buffer.fill()
        }
    }
}
