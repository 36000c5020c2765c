/// What of a postings list in blocks lies in some neighbouring windows, unpacked at once: bounds ask for all of it, and
/// scores then again for a part.
package struct PostingsStretch {
    private var range = 0..<0
    /// Those of the range, and a few about it.
    package private(set) var docs: [DocID] = []
    /// Of each of them.
    package private(set) var frequencies: [UInt32] = []

    package init() {}

    /// - Parameters:
    ///   - cursor: one that is not in blocks has nothing for a stretch.
    ///   - documents: the range.
    /// - Complexity: linear in the postings of the blocks that reach into it.
    package mutating func read(_ cursor: PostingsCursor, _ documents: Range<Int>) throws(SearchEngineError) {
        range = 0..<0
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        guard cursor.isInBlocks else { return }
        if let first = cursor.blocks.reaching(DocID(documents.lowerBound), near: 0) {
            let last = cursor.blocks.reaching(DocID(documents.upperBound), near: first) ?? cursor.blocks.count - 1
            try cursor.blocks.unpack(first...last, into: &docs, &frequencies)
        }
        range = documents
    }

    /// How often the term stands in each of some documents, ascending.
    ///
    /// - Parameter found: of each, when it returns true; else it is left as it was.
    /// - Returns: false where not all of them lie in the range, or there are none.
    /// - Complexity: logarithmic in the postings, for each.
    package func frequencies(of wanted: [DocID], into found: inout [UInt32]) -> Bool {
        guard let first = wanted.first, let last = wanted.last, range.contains(Int(first)), range.contains(Int(last))
        else { return false }
        found.setZeros(count: wanted.count)
        _ = PostingsKernels.pick(docs, frequencies, count: docs.count, wanted, from: 0, upTo: .max, into: &found)
        return true
    }
}
