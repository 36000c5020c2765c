/// UTF-16 in either order of bytes.
enum UTF16Decoding {
    /// Latin letters of UTF-16 have a NUL each, all on one side.
    static func withoutMark(_ bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count >= 4 else { return nil }
        var even = 0
        var odd = 0
        for (index, byte) in bytes.enumerated() where byte == 0 {
            if index & 1 == 0 { even += 1 } else { odd += 1 }
        }
        guard (even + odd) * 5 > bytes.count else { return nil }
        if odd >= 20 * even { return .utf16LittleEndian }
        if even >= 20 * odd { return .utf16BigEndian }
        return nil
    }

    /// UTF-8 without the byte-order mark, and how many units and NULs became U+FFFD.
    static func utf8(_ bytes: [UInt8], _ encoding: TextEncoding) -> (utf8: [UInt8], replaced: Int) {
        let low = encoding == .utf16LittleEndian ? 0 : 1
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var index = 0
        while index + 1 < bytes.count {
            units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
            index += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 2)
        var replaced = bytes.count & 1
        var decoder = UTF16()
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar) where scalar.value != 0:
                output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            case .emptyInput: break decoding
            default:
                replaced += 1
                output += UTF8.encodedReplacementCharacter
            }
        }
        return (output, replaced)
    }
}
