/// Decodes UTF-8 front to back; ill-formed bytes give U+FFFD, one each.
struct UTF8Scalars {
    private let bytes: [UInt8]
    private(set) var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> (scalar: UInt32, start: Int)? {
        guard index < bytes.count else { return nil }
        let start = index
        let (scalar, length) = Self.decode(bytes.span, index, bytes.count)
        index += length
        return (scalar, start)
    }

    /// The scalar that starts at `index` and its length in bytes; an ill-formed byte reads as U+FFFD of length 1.
    ///
    /// - Parameter limit: where the text ends; more than `index`, at most the count of `bytes`.
    @inline(__always)
    static func decode(_ bytes: Span<UInt8>, _ index: Int, _ limit: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        guard first >= 0xC2, index + 1 < limit else { return (0xFFFD, 1) }
        let second = UInt32(bytes[index + 1])
        guard second & 0xC0 == 0x80 else { return (0xFFFD, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | second & 0x3F, 2) }
        guard index + 2 < limit else { return (0xFFFD, 1) }
        let third = UInt32(bytes[index + 2])
        guard third & 0xC0 == 0x80 else { return (0xFFFD, 1) }
        if first < 0xF0 {
            let scalar = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
            guard scalar >= 0x800, scalar & 0xF800 != 0xD800 else { return (0xFFFD, 1) }
            return (scalar, 3)
        }
        guard index + 3 < limit else { return (0xFFFD, 1) }
        let fourth = UInt32(bytes[index + 3])
        let scalar = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
        guard first < 0xF5, fourth & 0xC0 == 0x80, scalar >= 0x10000, scalar < 0x110000 else { return (0xFFFD, 1) }
        return (scalar, 4)
    }

    /// All scalars of a text.
    static func scalars(of bytes: [UInt8]) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var decoder = UTF8Scalars(bytes)
        while let (scalar, _) = decoder.next() { scalars.append(scalar) }
        return scalars
    }

    /// Scalars as UTF-8; what is no scalar becomes U+FFFD.
    static func utf8(of scalars: Span<UInt32>) -> [UInt8] {
        var length = 0
        for index in scalars.indices { length += self.length(scalars[index]) }
        var utf8: [UInt8] = []
        utf8.append(addingCapacity: length) { bytes in
            for index in scalars.indices { encode(scalars[index], into: &bytes) }
        }
        return utf8
    }

    /// How many bytes of UTF-8 a scalar, or U+FFFD in its place, takes.
    private static func length(_ scalar: UInt32) -> Int {
        switch scalar {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x10000: 3
        case ..<0x110000: 4
        default: 3
        }
    }

    private static func encode(_ scalar: UInt32, into bytes: inout OutputSpan<UInt8>) {
        func append(_ byte: UInt32) { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        let isScalar = scalar < 0x110000 && scalar & 0xFFFF_F800 != 0xD800
        let scalar = isScalar ? scalar : 0xFFFD
        guard scalar >= 0x80 else { return append(scalar) }
        if scalar >= 0x10000 {
            append(0xF0 | scalar >> 18)
            append(0x80 | scalar >> 12 & 0x3F)
        } else if scalar >= 0x800 {
            append(0xE0 | scalar >> 12)
        }
        append(scalar < 0x800 ? 0xC0 | scalar >> 6 : 0x80 | scalar >> 6 & 0x3F)
        append(0x80 | scalar & 0x3F)
    }

    /// The text with U+FFFD for each ill-formed byte.
    static func wellFormed(_ bytes: [UInt8]) -> [UInt8] {
        var decoder = UTF8Scalars(bytes)
        while let (scalar, start) = decoder.next() {
            if scalar == 0xFFFD, decoder.index == start + 1 { return utf8(of: scalars(of: bytes).span) }
        }
        return bytes
    }
}
