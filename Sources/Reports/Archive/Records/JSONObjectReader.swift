/// Reads JSON that is one object, an array of objects or several objects one behind another, an object at a time.
struct JSONObjectReader {
    private var buffer: RecordBuffer
    private let limit: Int
    private let records: JSONRecordReader
    private var number = 0
    private var line = 1
    /// Whether an array has begun and not ended.
    private var isInArray = false

    /// - Parameter limit: the most bytes of an object.
    init(_ stream: EntryStream, limit: Int, map: FieldMap = FieldMap()) {
        buffer = RecordBuffer(stream, limit: limit)
        self.limit = limit
        records = JSONRecordReader(map)
    }

    /// The next object; nil at the end. Whatever else stands between objects than what JSON has there, and an array that
    /// does not end, may be what is left of one: it is told.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        try buffer.passMark()
        if let stray = try passGap() { return stray }
        guard try buffer.byte(0) != nil else {
            guard isInArray else { return nil }
            isInArray = false
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
    /// - Returns: what is no part of JSON there; nil where nothing is.
    private mutating func passGap() throws(Skipped.Reason) -> ReadRecord? {
        var stray: Stray?
        while let byte = try buffer.byte(0), byte != UInt8(ascii: "{") {
            switch byte {
            case UInt8(ascii: "["): isInArray = isInArray || stray?.areValues ?? true
            case UInt8(ascii: "]"): isInArray = false
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: ","): break
            case _ where byte.isBlank: break
            default:
                if stray == nil { stray = Stray(line: line, offset: buffer.offset) }
                stray?.append(byte)
            }
            buffer.use(1)
        }
        guard let stray, !stray.areValues else { return nil }
        var hash = ContentHash()
        hash.update(stray.bytes[...])
        return .skipped(
            .badJSON(line: stray.line, offset: stray.offset, what: "an object should stand here"), number: number + 1,
            content: hash.value)
    }

    /// What stands between two objects, without what separates them.
    private struct Stray {
        /// As many bytes tell it from others.
        private static let mostBytes = 4096
        private static let signsOfValues = Set("nulltruefalse0123456789+-.eE);\u{FEFF}".utf8)

        let line: Int
        let offset: Int64
        private(set) var bytes: [UInt8] = []
        private var isOfValues = true
        private var isInString = false
        private var isEscaped = false

        init(line: Int, offset: Int64) { (self.line, self.offset) = (line, offset) }

        /// Whether it may be values of JSON that are no objects, or what programs write around those: a mark of UTF-8, the
        /// end of a statement.
        var areValues: Bool { isOfValues && !isInString }

        mutating func append(_ byte: UInt8) {
            if bytes.count < Self.mostBytes { bytes.append(byte) }
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if isInString {
                isEscaped = byte == UInt8(ascii: "\\")
            } else {
                isOfValues = isOfValues && Self.signsOfValues.contains(byte)
            }
        }
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
        // An array that ends within an object does not end: that is told once.
        if depth > 0 { isInArray = false }
        return isTooLong ? nil : length
    }
}
