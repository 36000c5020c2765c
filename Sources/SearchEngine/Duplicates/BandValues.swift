/// The values of some sketches in all bands.
struct BandValues {
    /// The band in the high half, the value in the low one.
    private var values: Set<UInt64> = []
    /// A bit for each value by its hash, of some sixteen a value: most that are asked for are not there.
    private var bits: [UInt64]
    private let shift: UInt64

    init(_ sketches: [TextSketch]) {
        let count = TextSketch.bandCount * sketches.count
        let width = max(10, Int.bitWidth - count.leadingZeroBitCount + 4)
        shift = UInt64(64 - width)
        bits = Array(repeating: 0, count: 1 << (width - 6))
        values.reserveCapacity(count)
        for sketch in sketches {
            for pairs in 0..<2 {
                let words = sketch.bandPairs(pairs)
                for index in 0..<8 {
                    let (low, high) = Self.values(words[index], 8 * pairs + index)
                    insert(low)
                    insert(high)
                }
            }
        }
    }

    private mutating func insert(_ value: UInt64) {
        values.insert(value)
        let (word, bit) = place(value)
        bits[word] |= bit
    }

    /// Whether a sketch agrees with one of these in a band.
    func hasOne(of sketch: TextSketch) -> Bool {
        for pairs in 0..<2 {
            let words = sketch.bandPairs(pairs)
            for index in 0..<8 {
                let (low, high) = Self.values(words[index], 8 * pairs + index)
                if has(low) || has(high) { return true }
            }
        }
        return false
    }

    private func has(_ value: UInt64) -> Bool {
        let (word, bit) = place(value)
        return bits[word] & bit != 0 && values.contains(value)
    }

    /// Of the two bands in one word.
    private static func values(_ word: UInt64, _ pair: Int) -> (UInt64, UInt64) {
        (UInt64(2 * pair) << 32 | word & 0xFFFF_FFFF, UInt64(2 * pair + 1) << 32 | word >> 32)
    }

    /// Multiplicative hashing: the high bits of a product with the golden ratio.
    private func place(_ value: UInt64) -> (word: Int, bit: UInt64) {
        let hash = (value &* 0x9E37_79B9_7F4A_7C15) >> shift
        return (Int(hash >> 6), 1 << (hash & 63))
    }
}
