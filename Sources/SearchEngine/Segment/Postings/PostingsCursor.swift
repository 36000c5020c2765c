/// Walks one postings list, a block of documents at a time, forward from window to window.
///
/// Blocks are found by the skip table and unpacked when they are entered; frequencies only when asked for. Bytes
/// that cannot have been written throw ``SearchEngineError/damaged(file:reason:)``.
package final class PostingsCursor {
    package let info: PostingsInfo
    package let hasFrequencies: Bool
    private let list: ByteView
    private let documentCount: Int
    private let file: String
    private let fullBlocks: Int
    private let blocksStart: Int
    /// Of a list that is laid out so; a block is then 128 neighbouring documents of the segment, of which it may have
    /// none.
    let dense: DensePostings?
    let bits: DocumentBits?

    // Private, so that the compiler sees every access and checks none at run time.
    private var entered = -1
    private var enteredDocs: [UInt32] = []
    private var enteredCount = 0
    private var frequencies: [UInt32] = []
    private var frequenciesBlock = -1
    private var frequencyBits = 0
    private var frequenciesOffset = 0

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
        fullBlocks = info.documentFrequency / BlockPacking.blockSize
        blocksStart = fullBlocks * PostingsWriter.skipEntrySize
        guard let list = postings.slice(info.offset..<info.offset + info.length),
            blocksStart <= list.count || encoding != .blocks
        else { throw .damaged(file: file, reason: "a postings list lies outside its section") }
        self.list = list
        dense = encoding == .dense ? try DensePostings(list, documentCount: documentCount, file: file) : nil
        bits = encoding == .bits ? try DocumentBits(list, documentCount: documentCount, file: file) : nil
    }

    private static var emptyBlock: [UInt32] { Array(zeros: BlockPacking.blockSize) }
    private var hasFixedBlocks: Bool { dense != nil || bits != nil }

    /// Blocks, the tail counted as one.
    package var blockTotal: Int {
        let postings = hasFixedBlocks ? documentCount : info.documentFrequency
        return (postings + BlockPacking.blockSize - 1) / BlockPacking.blockSize
    }

    /// The last document of a full block; an upper bound where the list has a tail or other blocks.
    package func lastDocument(ofBlock block: Int) -> UInt32 {
        guard !hasFixedBlocks else { return UInt32(clamping: (block + 1) * BlockPacking.blockSize - 1) }
        return block < fullBlocks ? list.load(block * PostingsWriter.skipEntrySize, as: UInt32.self) : .max
    }

    /// No document of the block has a higher frequency or a shorter text; a frequency of 65535 stands for any.
    func impact(ofBlock block: Int) -> Impact {
        guard block < fullBlocks else { return Impact(frequency: info.maxFrequency, length: info.minLength) }
        let entry = block * PostingsWriter.skipEntrySize
        let frequency = list.load(entry + 8, as: UInt16.self)
        return Impact(
            frequency: frequency == .max ? info.maxFrequency : UInt32(frequency),
            length: UInt32(list.load(entry + 10, as: UInt16.self)))
    }

    /// The first block that may hold `target` or a later document; nil past the end.
    ///
    /// - Complexity: logarithmic in the blocks between the present one and it, going forward; going back, in all
    ///   before it.
    package func blockReaching(_ target: UInt32) -> Int? {
        guard !hasFixedBlocks else {
            let reached = Int(target) / BlockPacking.blockSize
            return reached < blockTotal ? reached : nil
        }
        var low = max(block, 0)
        if low > 0, lastDocument(ofBlock: low - 1) >= target { low = 0 }
        var high = low
        var step = 1
        while high < fullBlocks, lastDocument(ofBlock: high) < target {
            low = high + 1
            high += step
            step *= 2
        }
        high = min(high, fullBlocks)
        while low < high {
            let middle = (low + high) / 2
            if lastDocument(ofBlock: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low < blockTotal ? low : nil
    }

    /// Unpacks the documents of a block.
    package func enter(block number: Int) throws(SearchEngineError) {
        guard number >= 0, number < blockTotal else { throw damaged("a block past the end of its list") }
        guard number != entered else { return }
        entered = -1
        if enteredDocs.isEmpty { enteredDocs = Self.emptyBlock }
        if dense != nil || bits != nil {
            try enterFixed(number)
        } else {
            number < fullBlocks ? try enterFull(number) : try enterTail()
        }
        entered = number
    }

    private func enterFixed(_ number: Int) throws(SearchEngineError) {
        if let bits { enteredCount = bits.unpack(block: number, docs: &enteredDocs) }
        guard let dense else { return }
        frequenciesBlock = -1
        if frequencies.isEmpty { frequencies = Self.emptyBlock }
        enteredCount = try dense.unpack(block: number, docs: &enteredDocs, frequencies: &frequencies)
        frequenciesBlock = number
    }

    private func enterFull(_ number: Int) throws(SearchEngineError) {
        let start = blockStart(number)
        let docBits = Int(list[start])
        frequencyBits = hasFrequencies ? Int(list[start + 1]) : 0
        let docsOffset = start + (hasFrequencies ? 2 : 1)
        frequenciesOffset = docsOffset + BlockPacking.byteCount(bits: docBits)
        let previous = number > 0 ? Int64(lastDocument(ofBlock: number - 1)) : -1
        let last = lastDocument(ofBlock: number)
        guard Int(last) < documentCount, frequencyBits <= 32,
            let reached = BlockPacking.unpackAscending(
                list, at: docsOffset, bits: docBits, after: previous, into: &enteredDocs), reached == Int64(last)
        else { throw damaged("a block of postings does not end where its skip entry says") }
        enteredCount = BlockPacking.blockSize
    }

    private func enterTail() throws(SearchEngineError) {
        let count = info.documentFrequency - fullBlocks * BlockPacking.blockSize
        let previous = fullBlocks > 0 ? Int(lastDocument(ofBlock: fullBlocks - 1)) : -1
        frequenciesBlock = -1
        if hasFrequencies, frequencies.isEmpty { frequencies = Self.emptyBlock }
        guard
            PostingsTail.read(
                list, from: blockStart(fullBlocks), count: count, after: previous, documentCount: documentCount,
                hasFrequencies: hasFrequencies, docs: &enteredDocs, frequencies: &frequencies)
        else { throw damaged("the last postings of a list lead past the last document") }
        enteredCount = count
        frequenciesBlock = fullBlocks
    }

    /// The frequencies of the present block, beside ``docs``.
    package func blockFrequencies() throws(SearchEngineError) -> [UInt32] {
        guard frequenciesBlock != block else { return frequencies }
        frequenciesBlock = -1
        if frequencies.isEmpty { frequencies = Self.emptyBlock }
        guard
            BlockPacking.unpackPlusOne(list, at: frequenciesOffset, bits: frequencyBits, into: &frequencies),
            frequencyBits < 32 || !frequencies.contains(0)
        else { throw damaged("a block of frequencies is cut short, or one needs more than 32 bits") }
        frequenciesBlock = block
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
        found.removeAll(keepingCapacity: true)
        found.append(contentsOf: repeatElement(0, count: docs.count))
        if let dense { return try dense.frequencies(of: docs, into: &found) }
        var index = 0
        while index < docs.count, let number = blockReaching(docs[index]) {
            try enter(block: number)
            index = PostingsKernels.pick(
                self.docs, hasFrequencies ? try blockFrequencies() : nil, count: blockCount, docs, from: index,
                upTo: lastDocument(ofBlock: number), into: &found)
        }
    }

    private func blockStart(_ number: Int) -> Int {
        guard number > 0 else { return blocksStart }
        let entry = (number - 1) * PostingsWriter.skipEntrySize
        return blocksStart + Int(list.load(entry + 4, as: UInt32.self))
    }

    private func damaged(_ reason: String) -> SearchEngineError { .damaged(file: file, reason: reason) }
}
