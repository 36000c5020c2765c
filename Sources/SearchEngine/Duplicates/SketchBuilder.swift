internal import Analysis

/// Makes the sketches of texts, one after the other, from their tokens.
///
/// The hash of a shingle is a polynomial over the hashes of its words, taken on from word to word; so a token costs two
/// multiplications and a comparison, however long the shingles are.
struct SketchBuilder {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The weight of a word that leaves the shingle.
    private static let leaving = (0..<TextSketch.shingleLength).reduce(1 as UInt64) { power, _ in power &* base }

    /// Far more than it takes to come upon a class that is not empty.
    private static let mostAttempts: UInt64 = 4096

    /// By the number of an unmarked key: its hash, and the bit of a number, 0 for a word.
    private var hashes: [UInt64] = []
    private var numbers: [UInt64] = []
    /// The least hash of each class in the present text; the greatest number there is where the class is empty.
    private var least = [UInt64](repeating: .max, count: TextSketch.laneCount)
    /// The hashes of the last words.
    private var recent = [UInt64](repeating: 0, count: TextSketch.shingleLength)

    /// - Parameter tokens: of a whole text. Where several share a position the first counts, but every number does.
    /// - Returns: nil for a text of fewer positions than ``TextSketch/shortestText``.
    /// - Complexity: linear in the tokens.
    mutating func sketch(_ tokens: TokenBuffer, _ vocabulary: borrowing Vocabulary) -> TextSketch? {
        for index in least.indices { least[index] = .max }
        for index in recent.indices { recent[index] = 0 }
        hashKeys(vocabulary)
        var numbers: UInt64 = 0
        var rolling: UInt64 = 0
        var count = 0
        var oldest = 0
        for index in 0..<tokens.count {
            let key = Int(vocabulary.unmarkedID(tokens.terms[index]))
            numbers |= self.numbers[key]
            if index > 0, tokens.positions[index] == tokens.positions[index - 1] { continue }
            rolling = rolling &* Self.base &+ hashes[key] &- recent[oldest] &* Self.leaving
            recent[oldest] = hashes[key]
            oldest = oldest + 1 == recent.count ? 0 : oldest + 1
            count += 1
            guard count >= TextSketch.shingleLength else { continue }
            let hash = Self.mixed(rolling)
            let lane = Int(truncatingIfNeeded: hash >> 58)
            if hash < least[lane] { least[lane] = hash }
        }
        guard count >= TextSketch.shortestText else { return nil }
        return TextSketch(lanes: lanes, numbers: numbers)
    }

    private mutating func hashKeys(_ vocabulary: borrowing Vocabulary) {
        while hashes.count < vocabulary.unmarkedCount {
            let key = vocabulary.unmarkedKey(UInt32(hashes.count))
            let hash = Self.mixed(key.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
            hashes.append(hash)
            let isNumber = key.first.map { (0x30...0x39).contains($0) } ?? false
            numbers.append(isNumber ? 1 << (hash & 63) : 0)
        }
    }

    /// An empty class takes the hash of another, which its own number picks: of two texts the same, so that the share of
    /// lanes that agree stays that of the shingles (Shrivastava 2017).
    private var lanes: SIMD8<UInt64> {
        var lanes = SIMD8<UInt64>(repeating: 0)
        for lane in least.indices {
            var from = lane
            var attempt: UInt64 = 0
            while least[from] == .max, attempt < Self.mostAttempts {
                attempt += 1
                from = Int(truncatingIfNeeded: Self.mixed(UInt64(lane) << 32 | attempt) >> 58)
            }
            lanes[lane >> 3] |= (least[from] & 0xFF) << UInt64(8 * (lane & 7))
        }
        return lanes
    }

    /// The finalizer of MurmurHash3, 64 bits (Appleby).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var hash = value
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ hash >> 33
    }
}
