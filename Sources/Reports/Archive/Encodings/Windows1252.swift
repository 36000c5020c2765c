/// The characters of windows-1252 where it is not Latin-1: bytes 0x80 to 0x9F.
enum Windows1252 {
    /// As in the Unicode consortium's mapping; the five bytes without a meaning stand for themselves.
    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    private static let bytes = Dictionary(
        uniqueKeysWithValues: high.enumerated().map { ($0.element, UInt8($0.offset + 0x80)) })

    static func scalar(_ byte: UInt8) -> UInt32 {
        (0x80..<0xA0).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
    }

    static func utf8(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        for byte in text {
            let scalar = Unicode.Scalar(scalar(byte)) ?? "\u{FFFD}"
            if byte < 0x80 { output.append(byte) } else { output += Array(String(scalar).utf8) }
        }
        return output
    }

    /// The byte of a scalar; nil where it has none.
    static func byte(of scalar: UInt32) -> UInt8? {
        if let byte = bytes[scalar] { return byte }
        return scalar < 0x80 || (0xA0..<0x100).contains(scalar) ? UInt8(scalar) : nil
    }
}
