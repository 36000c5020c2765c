/// The values of some sketches in all bands.
struct BandValues {
    /// The band in the high half, the value in the low one.
    private var values: Set<UInt64> = []
    /// A table of bits for each band, by the low bits of a value, which are parts of hashes: 64 bits and more for each
    /// sketch, so that hardly any other value is taken for one that is there, as long as tables may grow.
    private var bits: [UInt64]
    /// Of each table in words of 64 bits: a power of two.
    private var size: Int

    /// The largest are 4 MB together, which caches hold: of changes that are most of a large index nearly all
    /// documents are looked up in the set.
    private static let (smallest, largest) = (1 << 6, 1 << 14)

    init(_ sketches: [TextSketch]) {
        size = Self.smallest
        while size < min(sketches.count, Self.largest) { size *= 2 }
        bits = Array(repeating: 0, count: TextSketch.bandCount * size)
        for sketch in sketches { insert(sketch) }
    }

    mutating func insert(_ sketch: TextSketch) {
        if values.count > TextSketch.bandCount * size, size < Self.largest { grow() }
        for half in 0..<2 {
            let pairs = sketch.bandPairs(half)
            for pair in 0..<8 {
                let band = 16 * half + 2 * pair
                insert(pairs[pair] & 0xFFFF_FFFF, band)
                insert(pairs[pair] >> 32, band + 1)
            }
        }
    }

    private mutating func insert(_ value: UInt64, _ band: Int) {
        values.insert(UInt64(band) << 32 | value)
        mark(value, band)
    }

    private mutating func mark(_ value: UInt64, _ band: Int) { bits[place(of: value, in: band)] |= 1 &<< value }

    private mutating func grow() {
        size *= 2
        bits = Array(repeating: 0, count: TextSketch.bandCount * size)
        for value in values { mark(value & 0xFFFF_FFFF, Int(value >> 32)) }
    }

    /// Whether a sketch agrees with one of these in a band.
    func hasOne(of sketch: TextSketch) -> Bool {
        // All bands at once: whether to go on is not asked 32 times.
        let bits = bits.span
        var found: UInt64 = 0
        for half in 0..<2 {
            let pairs = sketch.bandPairs(half)
            for pair in 0..<8 {
                let (band, low, high) = (16 &* half &+ 2 &* pair, pairs[pair], pairs[pair] &>> 32)
                found |= bits[place(of: low, in: band)] &>> low | bits[place(of: high, in: band &+ 1)] &>> high
            }
        }
        return found & 1 > 0 && isThere(sketch)
    }

    private func isThere(_ sketch: TextSketch) -> Bool {
        for half in 0..<2 {
            let pairs = sketch.bandPairs(half)
            for pair in 0..<8 {
                let band = 16 * half + 2 * pair
                if has(pairs[pair] & 0xFFFF_FFFF, band) || has(pairs[pair] >> 32, band + 1) { return true }
            }
        }
        return false
    }

    private func has(_ value: UInt64, _ band: Int) -> Bool {
        bits[place(of: value, in: band)] &>> value & 1 > 0 && values.contains(UInt64(band) << 32 | value)
    }

    @inline(__always)
    private func place(of value: UInt64, in band: Int) -> Int {
        band &* size &+ Int(truncatingIfNeeded: value &>> 6) & (size &- 1)
    }
}
