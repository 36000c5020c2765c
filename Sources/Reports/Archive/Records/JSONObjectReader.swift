/// Reads JSON that is one object, an array of objects or several objects one behind another, an object at a time.
struct JSONObjectReader {
    private var buffer: RecordBuffer
    private let limit: Int
    private let records: JSONRecordReader
    private var number = 0
    private var line = 1

    /// - Parameter limit: the most bytes of an object.
    init(_ stream: EntryStream, limit: Int, map: FieldMap = FieldMap()) {
        buffer = RecordBuffer(stream, limit: limit)
        self.limit = limit
        records = JSONRecordReader(map)
    }

    /// The next object; nil at the end. What stands between objects is passed over.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        while let byte = try buffer.byte(0), byte != UInt8(ascii: "{") {
            if byte == UInt8(ascii: "\n") { line += 1 }
            buffer.use(1)
        }
        guard try buffer.byte(0) != nil else { return nil }
        number += 1
        let first = line
        guard let length = try objectLength() else {
            return .skipped(.tooLarge(.lineBytes), number: number)
        }
        let range = buffer.start..<buffer.start + length
        let offset = buffer.offset
        buffer.use(length)
        return records.read(buffer.bytes, range, number: number, line: first, offset: offset)
    }

    /// The length of the object at hand, to its closing brace or to the end; nil where it is beyond the limit, and
    /// then it is used up.
    private mutating func objectLength() throws(Skipped.Reason) -> Int? {
        var depth = 0
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
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { break }
            }
            if length > limit {
                isTooLong = true
                buffer.use(length)
                length = 0
            }
        }
        if isTooLong { buffer.use(length) }
        return isTooLong ? nil : length
    }
}
