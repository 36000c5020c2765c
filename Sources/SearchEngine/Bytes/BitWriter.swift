/// Bits under construction, the lowest of each byte first: the twin of ``BitReader``.
package struct BitWriter {
    /// What was written, up to the last ``align()``.
    package private(set) var bytes: [UInt8] = []
    private var word: UInt64 = 0
    private var used = 0

    package init() {}

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        word = 0
        used = 0
    }

    /// - Parameters:
    ///   - value: less than `1 << count`.
    ///   - count: at most 56.
    @inline(__always)
    package mutating func bits(_ value: UInt64, _ count: Int) {
        if used + count > 64 { spill() }
        word |= value &<< UInt64(used)
        used += count
    }

    /// Moves whole bytes out of the word.
    private mutating func spill() {
        while used >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: word))
            word >>= 8
            used -= 8
        }
    }

    /// A Rice code: `value >> parameter` in unary, then the bits below; see ``RiceCode``.
    package mutating func rice(_ value: UInt32, _ parameter: Int) {
        let quotient = Int(value >> UInt32(parameter))
        guard quotient < RiceCode.escape else {
            bits(1 << UInt64(RiceCode.escape) - 1, RiceCode.escape)
            bits(UInt64(value), 32)
            return
        }
        bits(1 << UInt64(quotient) - 1, quotient + 1)
        bits(UInt64(value) & (1 << UInt64(parameter) - 1), parameter)
    }

    /// The gamma code (Elias, 1975) of a number of at least 1 and less than 2⁵⁶: how many bits follow the highest, in
    /// unary, and these.
    package mutating func gamma(_ value: UInt64) {
        let length = 63 - value.leadingZeroBitCount
        bits(1 << UInt64(length) - 1, length)
        bits(0, 1)
        bits(value & (1 << UInt64(length) - 1), length)
    }

    /// Fills the last byte with zeros; with that ``bytes`` has all that was written.
    package mutating func align() {
        used = (used + 7) & ~7
        spill()
    }
}

/// Numbers with a parameter that suits their mean (Rice, "Some practical universal noiseless coding techniques", 1979):
/// what is above the lowest bits in unary, ended by a zero, then these bits. Many ones say that the number follows
/// in 32 bits.
package enum RiceCode {
    /// As many ones stand for no quotient.
    static let escape = 24

    /// The parameter that suits gaps between `count` numbers spread over `span`: the logarithm of their mean's part that
    /// is ln 2, where half of all gaps are below it.
    package static func parameter(count: Int, span: Int) -> Int {
        let median = max(0, span) / (count + 1) * 11 / 16
        return median > 0 ? min(31, Int.bitWidth - 1 - median.leadingZeroBitCount) : 0
    }
}
