/// The values of some sketches in all bands.
struct BandValues {
    /// So many sketches are compared with another as soon as their values are looked up.
    private static let fewSketches = 8

    /// The sketches, and their lanes one behind the other; empty where they are more than a few.
    private var few: (sketches: [TextSketch], lanes: [UInt8]) = ([], [])
    /// Of more than a few sketches: the band in the high half, the value in the low one.
    private var values: Set<UInt64> = []
    /// A table of bits for each band, by the low bits of a value, which are parts of hashes: 64 bits and more for each
    /// sketch, so that hardly any other value is taken for one that is there, as long as tables may grow.
    private var bits: [UInt64] = []
    /// Of each table in words of 64 bits: a power of two, 0 where there are no tables.
    private var size = 0

    /// The largest are 4 MB together, which caches hold: of changes that are most of a large index nearly all
    /// documents are looked up in the set.
    private static let (smallest, largest) = (1 << 6, 1 << 14)

    init(_ sketches: [TextSketch]) {
        if sketches.count > Self.fewSketches { makeTables(for: sketches.count) }
        for sketch in sketches { insert(sketch) }
    }

    private mutating func makeTables(for count: Int) {
        size = Self.smallest
        while size < min(count, Self.largest) { size *= 2 }
        bits = Array(repeating: 0, count: TextSketch.bandCount * size)
    }

    mutating func insert(_ sketch: TextSketch) {
        guard size > 0 else { return append(sketch) }
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

    /// Adds one of a few; where it is one too many, all go to tables.
    private mutating func append(_ sketch: TextSketch) {
        few.sketches.append(sketch)
        for lane in 0..<TextSketch.laneCount { few.lanes.append(sketch.lane(lane)) }
        if few.sketches.count > Self.fewSketches { self = BandValues(few.sketches) }
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

    /// The first of some documents whose sketch agrees with one of these in a band; nil where none does. Documents without a
    /// sketch may seem to.
    ///
    /// - Complexity: linear in the documents up to that.
    func firstAgreeing(_ sketches: Sketches, in docs: Range<DocID>) -> DocID? {
        if size > 0 { return docs.first { hasOne(of: sketches.read($0)) } }
        return sketches.firstAgreeing(with: few.lanes, in: docs)
    }

    /// Whether a sketch agrees with one of these in a band.
    private func hasOne(of sketch: TextSketch) -> Bool {
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
