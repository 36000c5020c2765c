/// Reads bits, the lowest of each byte first. Past the end there are zeros: who has read all asks ``isInside``.
package struct BitReader {
    private let view: ByteView
    /// In bits from the start of the bytes.
    package private(set) var position: Int

    /// - Parameter offset: of the byte to begin with, within the view or at its end.
    package init(_ view: ByteView, from offset: Int) {
        self.view = view
        position = 8 * offset
    }

    /// Whether nothing was read past the end.
    package var isInside: Bool { position <= 8 * view.count }

    /// At least the next 57 bits.
    private var ahead: UInt64 {
        let byte = position >> 3
        if byte <= view.count - 8 { return view.load(byte, as: UInt64.self) >> UInt64(position & 7) }
        var word: UInt64 = 0
        for place in 0..<8 { word |= UInt64(view[byte + place]) << UInt64(8 * place) }
        return word >> UInt64(position & 7)
    }

    /// - Parameter count: at most 56.
    package mutating func bits(_ count: Int) -> UInt64 {
        let value = ahead & (1 << UInt64(count) - 1)
        position += count
        return value
    }

    /// The twin of ``BitWriter/rice(_:_:)``.
    ///
    /// - Parameter parameter: 0 to 31.
    package mutating func rice(_ parameter: Int) -> UInt32 {
        let word = ahead
        let quotient = (~word).trailingZeroBitCount
        guard quotient < RiceCode.escape else {
            position += RiceCode.escape + 32
            return UInt32(truncatingIfNeeded: word >> UInt64(RiceCode.escape))
        }
        position += quotient + 1 + parameter
        let rest = (word >> UInt64(quotient + 1)) & (1 << UInt64(parameter) - 1)
        return UInt32(truncatingIfNeeded: UInt64(quotient) << UInt64(parameter) | rest)
    }

    /// The twin of ``BitWriter/gamma(_:)``; nil where the bytes hold no such number.
    package mutating func gamma() -> UInt64? {
        let length = (~ahead).trailingZeroBitCount
        guard length < 56 else { return nil }
        position += length + 1
        return 1 << UInt64(length) | bits(length)
    }

    /// Moves to the next byte's start, unless at one.
    package mutating func align() { position = (position + 7) & ~7 }
}
