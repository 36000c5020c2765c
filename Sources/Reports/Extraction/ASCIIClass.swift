/// Classes of folded bytes.
enum ASCIIClass {
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Folded text has lower-case letters only.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// A space or what vanishes.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0 }

    /// A blank or a line end.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A }
}
