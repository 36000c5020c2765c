/// Walks one postings list, a block of documents at a time, forward from window to window.
///
/// Blocks are found by the skip table and unpacked when they are entered; frequencies only when asked for. Bytes
/// that cannot have been written throw ``SearchEngineError/damaged(file:reason:)``.
package final class PostingsCursor {
    package let info: PostingsInfo
    package let hasFrequencies: Bool
    private let documentCount: Int
    private let file: String
    /// Of a list that is laid out so; a block is then 128 neighbouring documents of the segment, of which it may have
    /// none.
    let dense: DensePostings?
    let bits: DocumentBits?
    /// Whether it is laid out in blocks of its own postings.
    let isInBlocks: Bool
    /// Of such a list; of another they mean nothing. Not optional, for to look into one takes a copy.
    let blocks: PostingsBlocks

    // Private, so that the compiler sees every access and checks none at run time.
    private var entered = -1
    private var enteredDocs: [UInt32] = []
    private var enteredCount = 0
    private var frequencies: [UInt32] = []
    private var frequenciesBlock = -1
    private var packed = PostingsBlocks.PackedFrequencies()

    /// The documents of the block, `0..<blockCount`; empty before the first block.
    package var docs: [UInt32] { enteredDocs }
    package var blockCount: Int { enteredCount }
    /// The number of the block, -1 before the first.
    package var block: Int { entered }

    /// - Parameters:
    ///   - postings: the postings section.
    ///   - format: of the segment.
    ///   - file: named in errors.
    package init(
        _ info: PostingsInfo, in postings: ByteView, hasFrequencies: Bool, documentCount: Int,
        format: UInt32, file: String
    ) throws(SearchEngineError) {
        self.info = info
        self.hasFrequencies = hasFrequencies
        self.documentCount = documentCount
        self.file = file
        let encoding = PostingsEncoding(
            info, hasFrequencies: hasFrequencies, documentCount: documentCount, format: format)
        guard let list = postings.slice(info.offset..<info.offset + info.length) else { throw Self.outside(file) }
        dense = encoding == .dense ? try DensePostings(list, documentCount: documentCount, file: file) : nil
        bits = encoding == .bits ? try DocumentBits(list, documentCount: documentCount, file: file) : nil
        blocks = PostingsBlocks(
            info, list, hasFrequencies: hasFrequencies, documentCount: documentCount, file: file)
        isInBlocks = encoding == .blocks
        guard !isInBlocks || blocks.isInside else { throw Self.outside(file) }
    }

    private static func outside(_ file: String) -> SearchEngineError {
        .damaged(file: file, reason: "a postings list lies outside its section")
    }

    private static var emptyBlock: [UInt32] { Array(zeros: BlockPacking.blockSize) }

    /// Blocks, the tail counted as one.
    package var blockTotal: Int {
        isInBlocks ? blocks.count : (documentCount + BlockPacking.blockSize - 1) / BlockPacking.blockSize
    }

    /// The last document of a full block; an upper bound where the list has a tail or other blocks.
    package func lastDocument(ofBlock block: Int) -> UInt32 {
        isInBlocks
            ? blocks.lastDocument(ofBlock: block) : UInt32(clamping: (block + 1) * BlockPacking.blockSize - 1)
    }

    /// The first block that may hold `target` or a later document; nil past the end.
    ///
    /// - Complexity: logarithmic in the blocks between the present one and it, going forward; going back, in all
    ///   before it.
    package func blockReaching(_ target: UInt32) -> Int? {
        if isInBlocks { return blocks.reaching(target, near: entered) }
        let reached = Int(target) / BlockPacking.blockSize
        return reached < blockTotal ? reached : nil
    }

    /// Unpacks the documents of a block.
    package func enter(block number: Int) throws(SearchEngineError) {
        guard number >= 0, number < blockTotal else { throw damaged("a block past the end of its list") }
        guard number != entered else { return }
        entered = -1
        if enteredDocs.isEmpty { enteredDocs = Self.emptyBlock }
        isInBlocks ? try enterBlock(number) : try enterFixed(number)
        entered = number
    }

    private func enterBlock(_ number: Int) throws(SearchEngineError) {
        if blocks.isFull(number) {
            packed = try blocks.unpackFull(number, into: &enteredDocs, at: 0)
        } else {
            frequenciesBlock = -1
            if hasFrequencies, frequencies.isEmpty { frequencies = Self.emptyBlock }
            try blocks.unpackTail(into: &enteredDocs, &frequencies, at: 0)
            frequenciesBlock = number
        }
        enteredCount = blocks.size(ofBlock: number)
    }

    private func enterFixed(_ number: Int) throws(SearchEngineError) {
        if let bits { enteredCount = bits.unpack(block: number, docs: &enteredDocs) }
        guard let dense else { return }
        frequenciesBlock = -1
        if frequencies.isEmpty { frequencies = Self.emptyBlock }
        enteredCount = try dense.unpack(block: number, docs: &enteredDocs, frequencies: &frequencies)
        frequenciesBlock = number
    }

    /// The frequencies of the present block, beside ``docs``.
    package func blockFrequencies() throws(SearchEngineError) -> [UInt32] {
        guard frequenciesBlock != entered else { return frequencies }
        frequenciesBlock = -1
        if frequencies.isEmpty { frequencies = Self.emptyBlock }
        try blocks.unpack(packed, into: &frequencies, at: 0)
        frequenciesBlock = entered
        return frequencies
    }

    /// Enters the block in which a document stands.
    ///
    /// - Returns: its place there; nil where the list lacks it.
    package func find(_ doc: DocID) throws(SearchEngineError) -> Int? {
        if let dense, try dense.frequency(of: doc) == 0 { return nil }
        guard let reached = blockReaching(doc) else { return nil }
        try enter(block: reached)
        let index = firstIndex(notBelow: UInt64(doc))
        return index < blockCount && docs[index] == doc ? index : nil
    }

    /// Whether the list has a document.
    ///
    /// - Complexity: constant for a list of bits or a dense one, else that of finding it.
    package func contains(_ doc: DocID) throws(SearchEngineError) -> Bool {
        if let bits { return bits.contains(doc) }
        if let dense { return try dense.frequency(of: doc) > 0 }
        return try find(doc) != nil
    }

    /// How often the term stands in a document, 1 where the list does not say; 0 where it does not stand there.
    ///
    /// - Complexity: constant for a dense list, else that of finding it.
    package func frequency(of doc: DocID) throws(SearchEngineError) -> UInt32 {
        if let dense { return try dense.frequency(of: doc) }
        guard hasFrequencies else { return try contains(doc) ? 1 : 0 }
        guard let index = try find(doc) else { return 0 }
        return try blockFrequencies()[index]
    }

    /// The same of some documents, ascending.
    ///
    /// - Parameter found: of each, when it returns.
    package func frequencies(of docs: [DocID], into found: inout [UInt32]) throws(SearchEngineError) {
        found.setZeros(count: docs.count)
        if let dense { return try dense.frequencies(of: docs, into: &found) }
        var index = 0
        while index < docs.count, let number = blockReaching(docs[index]) {
            try enter(block: number)
            index = PostingsKernels.pick(
                self.docs, hasFrequencies ? try blockFrequencies() : nil, count: blockCount, docs, from: index,
                upTo: lastDocument(ofBlock: number), into: &found)
        }
    }

    private func damaged(_ reason: String) -> SearchEngineError { .damaged(file: file, reason: reason) }
}
