/// What is kept of a text to tell whether another is nearly the same: the least hash in each of 64 classes of its
/// shingles, a byte of each (one permutation hashing: Li, Owen and Zhang 2012), and which numbers stand in it.
///
/// Useful for: how much of two texts is the same, without the texts. Not useful for: texts of a few words, of which
/// no sketch is made.
package struct TextSketch: Equatable, Sendable {
    /// Words a shingle: five syllables in a row, marks dropped.
    package static let shingleLength = 5
    /// A text shorter than this, in positions, has no sketch: it is too little to tell a copy by.
    package static let shortestText = 24
    /// Classes of shingles.
    package static let laneCount = 64
    package static let byteCount = 72

    /// A byte a class, eight in each number.
    package var lanes: SIMD8<UInt64>
    /// A bit for each number that stands in the text, of 64 by its hash.
    package var numbers: UInt64

    package init(lanes: SIMD8<UInt64>, numbers: UInt64) {
        self.lanes = lanes
        self.numbers = numbers
    }

    /// The sketch that stands somewhere in bytes, its lanes first.
    init(_ bytes: ByteView, at start: Int) {
        lanes = .init(repeating: 0)
        for index in 0..<8 { lanes[index] = bytes.load(start + 8 * index, as: UInt64.self) }
        numbers = bytes.load(start + Self.laneCount, as: UInt64.self)
    }

    func lane(_ lane: Int) -> UInt8 { UInt8(truncatingIfNeeded: lanes[lane >> 3] >> UInt64(8 * (lane & 7))) }

    /// How much of the shingles of both texts is in both, from 0 to 1: an estimate of Jaccard's coefficient whose
    /// standard deviation is 0.06 where that is 0.6.
    ///
    /// Two lanes of other shingles agree once in 256 times, which is taken off.
    package func similarity(to other: TextSketch) -> Double {
        let low = SIMD8<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
        let difference = lanes ^ other.lanes
        // The highest bit of each byte: whether any bit of it is set.
        let unequal = (((difference & low) &+ low) | difference) & ~low
        let equal = Self.laneCount - Int(truncatingIfNeeded: unequal.nonzeroBitCount.wrappedSum())
        return max(0, (Double(equal) / Double(Self.laneCount) - 1.0 / 256) / (1 - 1.0 / 256))
    }

    /// Whether each text has numbers of its own: two at least, and more than three in ten of its numbers. Reports of
    /// one series say the same of other days and other sums; copies do not.
    package func differsInNumbers(from other: TextSketch) -> Bool {
        Self.hasOwn(numbers, beside: other.numbers) && Self.hasOwn(other.numbers, beside: numbers)
    }

    private static func hasOwn(_ numbers: UInt64, beside others: UInt64) -> Bool {
        let own = (numbers & ~others).nonzeroBitCount
        return own >= 2 && 10 * own > 3 * numbers.nonzeroBitCount
    }

    // MARK: Bands

    static let bandCount = 32

    /// Four lanes as one number: texts that agree in any band are compared. The first sixteen bands are neighbouring
    /// lanes, the others lanes that stand sixteen apart.
    ///
    /// Of texts that share `s` of their shingles, `1 − (1 − s⁴)³²` agree in a band: 0.99 of those at 0.6.
    package func band(_ band: Int) -> UInt32 {
        Self.band(band, lane)
    }

    /// Sixteen bands, two in each number, that are equal where ``band(_:)`` is: to look at all of them at once.
    ///
    /// - Parameter half: 0 for the bands of neighbouring lanes, which lie so already; 1 for the others.
    package func bandPairs(_ half: Int) -> SIMD8<UInt64> {
        guard half > 0 else { return lanes }
        // Bytes that stand sixteen apart become neighbours: first pairs of bytes, then pairs of these.
        func joined(
            _ low: SIMD2<UInt64>, _ high: SIMD2<UInt64>, _ mask: UInt64, _ width: UInt64
        ) -> (even: SIMD2<UInt64>, odd: SIMD2<UInt64>) {
            ((low & mask) | (high & mask) &<< width, ((low &>> width) & mask) | (high & ~mask))
        }
        let (bytes, shorts): (UInt64, UInt64) = (0x00FF_00FF_00FF_00FF, 0x0000_FFFF_0000_FFFF)
        let first = joined(lanes.lowHalf.lowHalf, lanes.lowHalf.highHalf, bytes, 8)
        let second = joined(lanes.highHalf.lowHalf, lanes.highHalf.highHalf, bytes, 8)
        let even = joined(first.even, second.even, shorts, 16)
        let odd = joined(first.odd, second.odd, shorts, 16)
        return SIMD8(
            lowHalf: SIMD4(lowHalf: even.even, highHalf: even.odd),
            highHalf: SIMD4(lowHalf: odd.even, highHalf: odd.odd))
    }

    /// Calls `body` with each band, and a value that is equal in two sketches where ``band(_:)`` is.
    @inline(__always)
    func forEachBand(_ body: (Int, UInt32) -> Void) {
        for half in 0..<2 {
            let pairs = bandPairs(half)
            for pair in 0..<8 {
                let band = 16 &* half &+ 2 &* pair
                body(band, UInt32(truncatingIfNeeded: pairs[pair]))
                body(band &+ 1, UInt32(truncatingIfNeeded: pairs[pair] &>> 32))
            }
        }
    }

    /// - Parameter lane: the byte of each lane.
    @inline(__always)
    static func band(_ band: Int, _ lane: (Int) -> UInt8) -> UInt32 {
        let (first, step) = band < bandCount / 2 ? (4 * band, 1) : (band - bandCount / 2, bandCount / 2)
        return (0..<4).reduce(0) { $0 << 8 | UInt32(lane(first + step * $1)) }
    }
}
