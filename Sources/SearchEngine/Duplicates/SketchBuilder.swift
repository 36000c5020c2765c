internal import Analysis

/// Makes the sketches of texts, one after the other, from their tokens.
///
/// The hash of a shingle is a cyclic polynomial over the hashes of its words (Cohen 1997), taken on from word to word:
/// a token costs a few shifts, a multiplication and a comparison, however long the shingles are.
struct SketchBuilder {
    /// Far more than it takes to come upon a class that is not empty.
    private static let mostAttempts: UInt64 = 4096

    /// By the number of an unmarked key: its hash; odd for a number, even for a word.
    private var hashes: [UInt64] = []
    /// The least hash of each class in the present text; the greatest number there is where the class is empty.
    private var least = [UInt64](repeating: .max, count: TextSketch.laneCount)

    /// Bytes of memory in use, about.
    var memory: Int { 8 * hashes.capacity }

    /// - Parameter tokens: of a whole text. Where several share a position the first counts, but every number does.
    /// - Returns: nil for a text of fewer positions than ``TextSketch/shortestText``.
    /// - Complexity: linear in the tokens.
    mutating func sketch(_ tokens: TokenBuffer, _ vocabulary: borrowing Vocabulary) -> TextSketch? {
        hashKeys(vocabulary)
        for index in least.indices { least[index] = .max }
        var numbers: UInt64 = 0
        var shingle = Shingle()
        var count = 0
        let (terms, positions, unmarkedIDs) = (tokens.terms, tokens.positions, vocabulary.unmarkedIDs)
        for index in terms.indices {
            let hash = hashes[Int(unmarkedIDs[Int(terms[index])])]
            if hash & 1 == 1 { numbers |= 1 << (hash >> 58) }
            if index > 0, positions[index] == positions[index - 1] { continue }
            shingle.append(hash)
            count += 1
            guard count >= TextSketch.shingleLength else { continue }
            let mixed = (shingle.hash ^ shingle.hash >> 32) &* 0x9E37_79B9_7F4A_7C15
            let lane = Int(truncatingIfNeeded: mixed >> 58)
            if mixed < least[lane] { least[lane] = mixed }
        }
        guard count >= TextSketch.shortestText else { return nil }
        return TextSketch(lanes: lanes, numbers: numbers)
    }

    private mutating func hashKeys(_ vocabulary: borrowing Vocabulary) {
        while hashes.count < vocabulary.unmarkedCount {
            let key = vocabulary.unmarkedKey(UInt32(hashes.count))
            let hash = Self.mixed(key.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
            let isNumber = key.first.map { (0x30...0x39).contains($0) } ?? false
            hashes.append(isNumber ? hash | 1 : hash & ~1)
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
            // The middle of the hash: its upper bits are those of the class and small besides.
            lanes[lane >> 3] |= (least[from] >> 24 & 0xFF) << UInt64(8 * (lane & 7))
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

/// The hash of the last five words, which is that of no other five in this order or another, but by chance.
private struct Shingle {
    private(set) var hash: UInt64 = 0
    private var words: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)

    @inline(__always)
    mutating func append(_ word: UInt64) {
        hash = Self.turned(hash, 1) ^ Self.turned(words.0, 5) ^ word
        words = (words.1, words.2, words.3, words.4, word)
    }

    @inline(__always)
    private static func turned(_ value: UInt64, _ bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }
}
