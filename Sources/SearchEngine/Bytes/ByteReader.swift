/// Reads a format front to back; leaving the bytes throws ``SearchEngineError/damaged(file:reason:)``.
package struct ByteReader {
    package let view: ByteView
    package private(set) var offset: Int
    private let file: String

    /// - Parameters:
    ///   - offset: where to begin; outside the bytes whatever is read first throws.
    ///   - file: named in errors.
    package init(_ view: ByteView, from offset: Int = 0, file: String) {
        self.view = view
        self.offset = offset < 0 ? .max : offset
        self.file = file
    }

    package var isAtEnd: Bool { offset >= view.count }

    package func damaged(_ reason: String) -> SearchEngineError { .damaged(file: file, reason: reason) }

    package mutating func fixed<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type
    ) throws(SearchEngineError) -> Value {
        guard view.count - offset >= MemoryLayout<Value>.size else { throw damaged("cut short") }
        let value = view.load(offset, as: Value.self)
        offset += MemoryLayout<Value>.size
        return value
    }

    /// LEB128, at most ten bytes, of which the last adds one bit.
    package mutating func varint() throws(SearchEngineError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            guard offset < view.count else { throw damaged("cut short") }
            let byte = view[offset]
            offset += 1
            guard shift < 63 || byte <= 1 else { break }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw damaged("a number of more than 64 bits")
    }

    /// A varint that counts things: refused above `limit`.
    package mutating func count(atMost limit: Int) throws(SearchEngineError) -> Int {
        let value = try varint()
        guard value <= UInt64(max(0, limit)) else { throw damaged("a count of \(value) where \(limit) is the most") }
        return Int(value)
    }

    package mutating func skip(_ length: Int) throws(SearchEngineError) {
        guard length >= 0, length <= view.count - offset else { throw damaged("cut short") }
        offset += length
    }

    /// Appends that many bytes to an array.
    package mutating func append(_ length: Int, to array: inout [UInt8]) throws(SearchEngineError) {
        let start = offset
        try skip(length)
        view.append(start..<offset, to: &array)
    }

    package mutating func bytes(_ length: Int) throws(SearchEngineError) -> ByteView {
        guard length >= 0, length <= view.count - offset, let part = view.slice(offset..<offset + length) else {
            throw damaged("cut short")
        }
        offset += length
        return part
    }

    /// A length and that many bytes.
    package mutating func string() throws(SearchEngineError) -> [UInt8] {
        let length = try count(atMost: view.count)
        return try bytes(length).array
    }
}
