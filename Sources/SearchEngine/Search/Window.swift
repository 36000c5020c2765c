/// A set of documents within one window of a segment: 2,048 neighbouring document numbers, a bit each.
///
/// Queries run window by window: which documents match is worked out with bits, then scores are added list by
/// list. A window's bits and scores stay in the processor's first cache.
struct Window: Equatable {
    static let size = 2048
    private static let wordCount = size / 64

    /// The first document.
    let base: DocID
    private(set) var words: [UInt64]

    /// None.
    init(base: DocID) {
        self.base = base
        words = Array(repeating: 0, count: Self.wordCount)
    }

    /// The live documents of a segment that fall into the window.
    init(base: DocID, segment: SegmentReader) {
        self.init(base: base)
        let count = min(Self.size, segment.documentCount - Int(base))
        if let live = segment.live {
            let first = Int(base) / 64
            for index in 0..<min(Self.wordCount, live.words.count - first) { words[index] = live.words[first + index] }
        } else {
            for index in 0..<count / 64 { words[index] = .max }
            if count % 64 > 0 { words[count / 64] = (1 << UInt64(count % 64)) - 1 }
        }
    }

    /// The document after the last.
    var end: UInt64 { UInt64(base) + UInt64(Self.size) }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func isSuperset(of other: Window) -> Bool {
        base == other.base && words.indices.allSatisfy { other.words[$0] & ~words[$0] == 0 }
    }

    /// - Parameter place: of a document, from the base.
    mutating func insert(place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

    mutating func remove(place: Int) { words[place >> 6] &= ~(1 << UInt64(place & 63)) }

    mutating func formIntersection(_ other: Window) {
        for index in 0..<Self.wordCount { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: Window) {
        for index in 0..<Self.wordCount { words[index] |= other.words[index] }
    }

    mutating func subtract(_ other: Window) {
        for index in 0..<Self.wordCount { words[index] &= ~other.words[index] }
    }

    /// Calls `body` with the place of each document, ascending.
    func forEachPlace<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
        for index in 0..<Self.wordCount {
            var rest = words[index]
            while rest != 0 {
                try body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
