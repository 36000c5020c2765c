/// Reads JSONL line by line, in memory bounded by the longest line allowed.
struct JSONLineReader {
    enum Line {
        case record(JSONRecordReader.Record, line: Int, repairs: [String: Int])
        case skipped(Skipped.Reason, line: Int)
    }

    private static let blockBytes = 1 << 20

    private var stream: EntryStream
    private let limit: Int
    private let records = JSONRecordReader()
    /// The bytes `start..<end` are read and not yet used.
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0
    /// Where `start` is in the stream.
    private var offset: Int64 = 0
    private var line = 0
    private var isEnded = false

    /// - Parameter limit: the most bytes of a line.
    init(_ stream: EntryStream, limit: Int) {
        self.stream = stream
        self.limit = limit
        buffer = [UInt8](repeating: 0, count: Self.blockBytes)
    }

    /// The next line that is not blank; nil at the end.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> Line? {
        while let length = try lineLength() {
            line += 1
            guard length <= limit else {
                try passOver()
                return .skipped(.tooLarge(.lineBytes), line: line)
            }
            var range = start..<start + length
            var lineOffset = offset
            use(length + 1)
            if line == 1, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) {
                range = range.dropFirst(3)
                lineOffset += 3
            }
            if isBlank(range) { continue }
            return record(range, lineOffset)
        }
        return nil
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        for index in range where buffer[index] > 0x20 { return false }
        return true
    }

    private func record(_ range: Range<Int>, _ lineOffset: Int64) -> Line {
        do throws(JSONRecordReader.Failure) {
            return .record(try records.record(buffer, range), line: line, repairs: [:])
        } catch {
            guard error.isNotUTF8 else { return bad(error, lineOffset) }
            return mended(range, lineOffset)
        }
    }

    /// A record with a few broken bytes is mended, as a plain text would be.
    private func mended(_ range: Range<Int>, _ lineOffset: Int64) -> Line {
        let bytes = Array(buffer[range])
        let scan = UTF8Scan(bytes)
        guard scan.illFormed * 1000 < bytes.count else {
            return bad(JSONRecordReader.Failure(what: "ill-formed UTF-8"), lineOffset)
        }
        let repaired = UTF8Scan.repaired(bytes)
        do throws(JSONRecordReader.Failure) {
            let record = try records.record(repaired, 0..<repaired.count)
            return .record(record, line: line, repairs: ["replaced": scan.illFormed])
        } catch {
            return bad(error, lineOffset)
        }
    }

    private func bad(_ failure: JSONRecordReader.Failure, _ lineOffset: Int64) -> Line {
        .skipped(.badJSON(line: line, offset: lineOffset + Int64(failure.offset ?? 0), what: failure.what), line: line)
    }
}

extension JSONLineReader {
    /// The length of the line at `start` without its newline, which is in the buffer whole unless it is longer than
    /// the limit. Nil at the end.
    private mutating func lineLength() throws(Skipped.Reason) -> Int? {
        var known = 0
        while true {
            if let newline = newline(in: start + known..<end) { return newline - start }
            known = end - start
            if known > limit { return known }
            if isEnded { return known > 0 ? known : nil }
            try fill()
        }
    }

    /// Uses up a line that is too long, keeping none of it.
    private mutating func passOver() throws(Skipped.Reason) {
        while true {
            if let newline = newline(in: start..<end) { return use(newline + 1 - start) }
            use(end - start)
            if isEnded { return }
            try fill()
        }
    }

    private func newline(in range: Range<Int>) -> Int? {
        ByteSearch.firstIndex(of: UInt8(ascii: "\n"), in: buffer, range)
    }

    private mutating func use(_ count: Int) {
        let used = min(count, end - start)
        start += used
        offset += Int64(used)
    }

    /// Reads a block more behind what is there.
    private mutating func fill() throws(Skipped.Reason) {
        if start > 0 {
            buffer.replaceSubrange(0..<end - start, with: Array(buffer[start..<end]))
            end -= start
            start = 0
        }
        if end == buffer.count {
            buffer += [UInt8](repeating: 0, count: min(buffer.count, limit + Self.blockBytes))
        }
        let count = try stream.read(into: &buffer, end..<buffer.count)
        end += count
        isEnded = count == 0
    }
}
