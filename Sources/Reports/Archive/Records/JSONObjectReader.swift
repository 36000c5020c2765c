/// Reads JSON that is one object, an array of objects or several objects one behind another, an object at a time.
struct JSONObjectReader {
    /// So many at most are looked behind for a name, after a brace in a comment.
    private static let mostBlanks = 1024

    private var buffer: RecordBuffer
    private let limit: Int
    private let records: JSONRecordReader
    private var number = 0
    private var line = 1
    /// How many arrays have begun and not ended.
    private var depth = 0

    /// - Parameter limit: the most bytes of an object.
    init(_ stream: EntryStream, limit: Int, map: FieldMap = FieldMap()) {
        buffer = RecordBuffer(stream, limit: limit)
        self.limit = limit
        records = JSONRecordReader(map)
    }

    /// The next object; nil at the end. What stands between objects and may be what is left of one is told, see
    /// ``JSONGap``, and so is an array that does not end.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        try buffer.passMark()
        if let stray = try passGap() { return stray }
        guard try buffer.byte(0) != nil else {
            guard depth > 0 else { return nil }
            depth = 0
            return .skipped(
                .badJSON(line: line, offset: buffer.offset, what: "the array does not end"), number: number + 1,
                content: 0)
        }
        number += 1
        let first = line
        let start = buffer.offset
        guard let length = try objectLength() else {
            return .skipped(.tooLarge(.lineBytes), number: number, content: UInt64(buffer.offset - start))
        }
        let range = buffer.start..<buffer.start + length
        let offset = buffer.offset
        buffer.use(length)
        return records.read(buffer.bytes, range, number: number, line: first, offset: offset)
    }

    /// Passes over what stands in front of the next object.
    ///
    /// - Returns: what may have been an object there; nil where nothing is.
    private mutating func passGap() throws(Skipped.Reason) -> ReadRecord? {
        var gap = JSONGap(depth: depth, isFirst: number == 0 && depth == 0)
        var next = try buffer.byte(0)
        while let byte = next, try !isStart(byte, in: gap) {
            gap.append(byte, line: line, offset: buffer.offset)
            if byte == UInt8(ascii: "\n") { line += 1 }
            buffer.use(1)
            next = try buffer.byte(0)
        }
        let isDamaged = gap.end(isLast: next == nil)
        depth = gap.depth
        guard isDamaged, let start = gap.start else { return nil }
        var hash = ContentHash()
        hash.update(gap.bytes[...])
        return .skipped(
            .badJSON(line: start.line, offset: start.offset, what: "an object should stand here"), number: number + 1,
            content: hash.value)
    }

    /// Whether the byte at hand begins an object.
    private mutating func isStart(_ byte: UInt8, in gap: JSONGap) throws(Skipped.Reason) -> Bool {
        guard byte == UInt8(ascii: "{"), !gap.isInString else { return false }
        guard gap.isInComment else { return true }
        var index = 1
        while index < Self.mostBlanks, let byte = try buffer.byte(index), byte.isBlank { index += 1 }
        return try buffer.byte(index) == UInt8(ascii: "\"")
    }

    /// The length of the object at hand, to its closing brace or to the end; nil where it is beyond the limit, and
    /// then it is used up.
    private mutating func objectLength() throws(Skipped.Reason) -> Int? {
        var level = 0
        var isInString = false
        var isEscaped = false
        var length = 0
        var isTooLong = false
        while let byte = try buffer.byte(length) {
            length += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                level += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                level -= 1
                if level == 0 { break }
            }
            if length > limit {
                isTooLong = true
                buffer.use(length)
                length = 0
            }
        }
        if isTooLong { buffer.use(length) }
        // An array that ends within an object does not end: that is told once.
        if level > 0 { depth = 0 }
        return isTooLong ? nil : length
    }
}
