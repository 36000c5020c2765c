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

    /// The documents of the block, `0..<blockCount`.
    package private(set) var docs = [UInt32](repeating: 0, count: BlockPacking.blockSize)
    package private(set) var blockCount = 0
    /// The number of the block, -1 before the first.
    package private(set) var block = -1
    private var frequencies: [UInt32] = []
    private var frequenciesBlock = -1
    private var frequencyBits = 0
    private var frequenciesOffset = 0
    private var tailFrequencies: [UInt32] = []

    /// - Parameters:
    ///   - postings: the postings section.
    ///   - file: named in errors.
    package init(
        _ info: PostingsInfo, in postings: ByteView, hasFrequencies: Bool, documentCount: Int, file: String
    ) throws(SearchEngineError) {
        self.info = info
        self.hasFrequencies = hasFrequencies
        self.documentCount = documentCount
        self.file = file
        fullBlocks = info.documentFrequency / BlockPacking.blockSize
        blocksStart = fullBlocks * PostingsWriter.skipEntrySize
        guard let list = postings.slice(info.offset..<info.offset + info.length), blocksStart <= list.count else {
            throw .damaged(file: file, reason: "a postings list lies outside its section")
        }
        self.list = list
    }

    /// Blocks, the tail counted as one.
    package var blockTotal: Int { fullBlocks + (info.documentFrequency % BlockPacking.blockSize > 0 ? 1 : 0) }

    /// The last document of a full block; of the tail, an upper bound.
    package func lastDocument(ofBlock block: Int) -> UInt32 {
        block < fullBlocks ? list.load(block * PostingsWriter.skipEntrySize, as: UInt32.self) : .max
    }

    /// No document of the block has a higher frequency or a shorter text; a frequency of 65535 stands for any.
    package func impact(ofBlock block: Int) -> Impact {
        guard block < fullBlocks else { return Impact(frequency: info.maxFrequency, length: info.minLength) }
        let entry = block * PostingsWriter.skipEntrySize
        let frequency = list.load(entry + 8, as: UInt16.self)
        return Impact(
            frequency: frequency == .max ? info.maxFrequency : UInt32(frequency),
            length: UInt32(list.load(entry + 10, as: UInt16.self)))
    }

    /// The first block that may hold `target` or a later document; nil past the end.
    ///
    /// - Complexity: logarithmic in the blocks between the present one and it, going forward; linear going back,
    ///   which happens within one window only.
    package func blockReaching(_ target: UInt32) -> Int? {
        var low = max(block, 0)
        while low > 0, lastDocument(ofBlock: low - 1) >= target { low -= 1 }
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
        guard number != block else { return }
        block = -1
        number < fullBlocks ? try enterFull(number) : try enterTail()
        block = number
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
                list, at: docsOffset, bits: docBits, after: previous, into: &docs), reached == Int64(last)
        else { throw damaged("a block of postings does not end where its skip entry says") }
        blockCount = BlockPacking.blockSize
    }

    private func enterTail() throws(SearchEngineError) {
        let count = info.documentFrequency - fullBlocks * BlockPacking.blockSize
        let previous = fullBlocks > 0 ? Int(lastDocument(ofBlock: fullBlocks - 1)) : -1
        if hasFrequencies { tailFrequencies = [UInt32](repeating: 0, count: count) }
        guard
            PostingsTail.read(
                list, from: blockStart(fullBlocks), count: count, after: previous, documentCount: documentCount,
                hasFrequencies: hasFrequencies, docs: &docs, frequencies: &tailFrequencies)
        else { throw damaged("the last postings of a list lead past the last document") }
        blockCount = count
    }

    /// The frequencies of the present block, beside ``docs``.
    package func blockFrequencies() throws(SearchEngineError) -> [UInt32] {
        if block == fullBlocks { return tailFrequencies }
        guard frequenciesBlock != block else { return frequencies }
        frequenciesBlock = -1
        if frequencies.isEmpty { frequencies = [UInt32](repeating: 0, count: BlockPacking.blockSize) }
        guard
            BlockPacking.unpackPlusOne(list, at: frequenciesOffset, bits: frequencyBits, into: &frequencies),
            frequencyBits < 32 || !frequencies.contains(0)
        else { throw damaged("a block of frequencies is cut short, or one needs more than 32 bits") }
        frequenciesBlock = block
        return frequencies
    }

    /// Moves to the first document that is `target` or later.
    ///
    /// - Returns: its place in the block and its number, nil past the end.
    package func seek(_ target: UInt32) throws(SearchEngineError) -> (index: Int, doc: UInt32)? {
        guard let reached = blockReaching(target) else { return nil }
        try enter(block: reached)
        let low = firstIndex(notBelow: UInt64(target))
        return low < blockCount ? (low, docs[low]) : nil
    }

    private func blockStart(_ number: Int) -> Int {
        guard number > 0 else { return blocksStart }
        let entry = (number - 1) * PostingsWriter.skipEntrySize
        return blocksStart + Int(list.load(entry + 4, as: UInt32.self))
    }

    private func damaged(_ reason: String) -> SearchEngineError { .damaged(file: file, reason: reason) }
}
