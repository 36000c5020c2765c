/// A set of documents within one window of a segment: 2,048 neighbouring document numbers, a bit each.
///
/// Queries run window by window: which documents match is worked out with bits, then scores are added list by
/// list. A window's bits and scores stay in the processor's first cache.
package struct Window {
    package static let size = 2048
    private static let wordCount = size / 64

    /// The first document.
    package let base: DocID
    package private(set) var words: InlineArray<32, UInt64>

    /// None.
    package init(base: DocID) {
        self.base = base
        words = InlineArray(repeating: 0)
    }

    /// The live documents of a segment that fall into the window.
    package init(base: DocID, segment: SegmentReader) {
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

    /// One document, and the window it falls into.
    init(holding doc: DocID) {
        self.init(base: doc / DocID(Self.size) * DocID(Self.size))
        insert(place: Int(doc - base))
    }

    /// The document after the last.
    package var end: UInt64 { UInt64(base) + UInt64(Self.size) }

    /// The documents of places `64 · index` to `64 · index + 63`, a bit each.
    func word(_ index: Int) -> UInt64 { words.span[index] }

    package var isEmpty: Bool {
        let words = words.span
        var union: UInt64 = 0
        for index in words.indices { union |= words[index] }
        return union == 0
    }

    package var count: Int { DenseKernels.count(words.span) }

    package func isSuperset(of other: Window) -> Bool {
        guard base == other.base else { return false }
        let (words, others) = (words.span, other.words.span)
        for index in words.indices where others[index] & ~words[index] != 0 { return false }
        return true
    }

    func contains(_ doc: DocID) -> Bool {
        guard doc >= base, UInt64(doc) < end else { return false }
        return words.span[Int(doc - base) >> 6] >> UInt64((doc - base) & 63) & 1 == 1
    }

    /// - Parameter place: of a document, from the base.
    package mutating func insert(place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

    /// - Parameter documents: those at `indexes` lie in the window.
    package mutating func insert(_ documents: [DocID], _ indexes: Range<Int>) {
        for index in indexes {
            let place = Int(documents[index] &- base)
            words[place >> 6 & (Self.wordCount - 1)] |= 1 << UInt64(place & 63)
        }
    }

    /// The documents of a list; also of those behind the last of the segment, which none asks for.
    package mutating func insert(_ list: DensePostings) {
        DenseKernels.documents(list.groups, from: Int(base) / 64, into: &words)
    }

    package mutating func insert(_ list: DocumentBits) {
        let first = Int(base) / 64
        var words = words.mutableSpan
        for index in words.indices { words[index] |= list[first + index] }
    }

    package mutating func remove(place: Int) { words[place >> 6] &= ~(1 << UInt64(place & 63)) }

    package mutating func formIntersection(_ other: Window) {
        let others = other.words.span
        var words = words.mutableSpan
        for index in others.indices { words[index] &= others[index] }
    }

    /// - Parameter words: bit i of them, from the lowest: document i of the segment.
    package mutating func formIntersection(_ words: [UInt64]) {
        let first = Int(base) / 64
        var own = self.words.mutableSpan
        for index in own.indices { own[index] &= first + index < words.count ? words[first + index] : 0 }
    }

    package mutating func formIntersection(_ list: DensePostings) {
        DenseKernels.keepDocuments(list.groups, from: Int(base) / 64, in: &words)
    }

    package mutating func formIntersection(_ list: DocumentBits) {
        DenseKernels.keepDocuments(bits: list.words, from: Int(base) / 64, in: &words)
    }

    /// - Parameter range: of the column's numbers.
    package mutating func formIntersection(_ column: Column, _ range: ClosedRange<Int64>) {
        column.keepDocuments(in: range, from: Int(base), of: &words)
    }

    /// Takes out the documents whose bound is zero.
    ///
    /// - Parameter start: the place of the window's first document among the bounds.
    /// - Returns: how many are left.
    mutating func formIntersection(withBounds bounds: [UInt16], at start: Int) -> Int {
        DenseKernels.keepDocuments(bounds, at: start, in: &words)
        return DenseKernels.count(words.span)
    }

    /// The greatest bound of each 64 documents; 0 where the window has none of them.
    ///
    /// - Parameters:
    ///   - start: the place of the window's first document among the bounds.
    ///   - maxima: of each 64 bounds.
    func findMaxima(of bounds: [UInt16], at start: Int, into maxima: inout [UInt16]) {
        DenseKernels.maxima(words.span, at: start, bounds, into: &maxima)
    }

    package mutating func formUnion(_ other: Window) {
        let others = other.words.span
        var words = words.mutableSpan
        for index in others.indices { words[index] |= others[index] }
    }

    package mutating func subtract(_ other: Window) {
        let others = other.words.span
        var words = words.mutableSpan
        for index in others.indices { words[index] &= ~others[index] }
    }

    /// Calls `body` with the place of each document, ascending.
    package func forEachPlace<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
        let words = words.span
        for index in words.indices {
            var rest = words[index]
            while rest != 0 {
                try body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
