/// A postings list laid out in blocks of 128 postings, which a skip table finds, and a tail of those that fill none:
/// see ``PostingsWriter``. Bytes that cannot have been written throw ``SearchEngineError/damaged(file:reason:)``.
struct PostingsBlocks: Sendable {
    private let info: PostingsInfo
    private let hasFrequencies: Bool
    private let documentCount: Int
    private let list: ByteView
    private let file: String
    /// Blocks without the tail.
    private let fullCount: Int

    /// Where the frequencies of a block lie whose documents were unpacked.
    struct PackedFrequencies {
        fileprivate var offset = 0
        fileprivate var bits = 0
    }

    /// - Parameters:
    ///   - list: its bytes.
    ///   - file: named in errors.
    init(
        _ info: PostingsInfo, _ list: ByteView, hasFrequencies: Bool, documentCount: Int, file: String
    ) {
        self.info = info
        self.list = list
        self.hasFrequencies = hasFrequencies
        self.documentCount = documentCount
        self.file = file
        fullCount = info.documentFrequency / BlockPacking.blockSize
    }

    /// Whether the skip table lies in the list's bytes.
    var isInside: Bool { tableEnd <= list.count }

    /// Blocks, the tail counted as one.
    var count: Int { (info.documentFrequency + BlockPacking.blockSize - 1) / BlockPacking.blockSize }

    /// The postings of a block.
    func size(ofBlock number: Int) -> Int {
        number < fullCount ? BlockPacking.blockSize : info.documentFrequency - fullCount * BlockPacking.blockSize
    }

    func isFull(_ number: Int) -> Bool { number < fullCount }

    /// The last document of a full block; an upper bound of the tail's.
    func lastDocument(ofBlock number: Int) -> DocID {
        number < fullCount ? list.load(number * PostingsWriter.skipEntrySize, as: UInt32.self) : .max
    }

    /// No document of the block has a higher frequency or a shorter text; a frequency of 65535 stands for any.
    func impact(ofBlock number: Int) -> Impact {
        guard number < fullCount else { return Impact(frequency: info.maxFrequency, length: info.minLength) }
        let entry = number * PostingsWriter.skipEntrySize
        let frequency = list.load(entry + 8, as: UInt16.self)
        return Impact(
            frequency: frequency == .max ? info.maxFrequency : UInt32(frequency),
            length: UInt32(list.load(entry + 10, as: UInt16.self)))
    }

    /// The first block that may hold `target` or a later document; nil past the end.
    ///
    /// - Parameter near: a block that may lie shortly before it. Where that is what was found for an earlier document from
    ///   block 0 on, no block before it is returned, whatever the bytes.
    /// - Complexity: logarithmic in the blocks between `near` and it, going forward; going back, in all before it.
    func reaching(_ target: DocID, near: Int) -> Int? {
        var low = max(near, 0)
        if low > 0, lastDocument(ofBlock: low - 1) >= target { low = 0 }
        var high = low
        var step = 1
        while high < fullCount, lastDocument(ofBlock: high) < target {
            low = high + 1
            high += step
            step *= 2
        }
        high = min(high, fullCount)
        while low < high {
            let middle = (low + high) / 2
            if lastDocument(ofBlock: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low < count ? low : nil
    }

    /// Unpacks the documents of a full block.
    ///
    /// - Parameter place: in `docs`, of the first; all of them must have room.
    func unpackFull(
        _ number: Int, into docs: inout [DocID], at place: Int
    ) throws(SearchEngineError) -> PackedFrequencies {
        let start = start(ofBlock: number)
        let docBits = Int(list[start])
        let frequencyBits = hasFrequencies ? Int(list[start + 1]) : 0
        let offset = start + (hasFrequencies ? 2 : 1)
        let previous = number > 0 ? Int64(lastDocument(ofBlock: number - 1)) : -1
        let last = lastDocument(ofBlock: number)
        guard Int(last) < documentCount, frequencyBits <= 32,
            let reached = BlockPacking.unpackAscending(
                list, at: offset, bits: docBits, after: previous, into: &docs, place: place), reached == Int64(last)
        else { throw .damaged(file: file, reason: "a block of postings does not end where its skip entry says") }
        return PackedFrequencies(offset: offset + BlockPacking.byteCount(bits: docBits), bits: frequencyBits)
    }

    func unpack(
        _ packed: PackedFrequencies, into frequencies: inout [UInt32], at place: Int
    ) throws(SearchEngineError) {
        guard
            BlockPacking.unpackPlusOne(list, at: packed.offset, bits: packed.bits, into: &frequencies, place: place),
            packed.bits < 32 || !frequencies[place..<place + BlockPacking.blockSize].contains(0)
        else {
            throw .damaged(file: file, reason: "a block of frequencies is cut short, or one needs more than 32 bits")
        }
    }

    /// Unpacks the postings that fill no block.
    ///
    /// - Parameter frequencies: left as they are by a list without.
    func unpackTail(
        into docs: inout [DocID], _ frequencies: inout [UInt32], at place: Int
    ) throws(SearchEngineError) {
        let previous = fullCount > 0 ? Int(lastDocument(ofBlock: fullCount - 1)) : -1
        guard
            PostingsTail.read(
                list, from: start(ofBlock: fullCount), count: size(ofBlock: fullCount), after: previous,
                documentCount: documentCount, hasFrequencies: hasFrequencies, docs: &docs, frequencies: &frequencies,
                place: place)
        else { throw .damaged(file: file, reason: "the last postings of a list lead past the last document") }
    }

    /// Unpacks some blocks, one behind the other.
    ///
    /// - Parameters:
    ///   - docs: what it had is gone.
    ///   - frequencies: beside them; 1 each of a list without.
    func unpack(
        _ numbers: ClosedRange<Int>, into docs: inout [DocID], _ frequencies: inout [UInt32]
    ) throws(SearchEngineError) {
        let total = numbers.count * BlockPacking.blockSize - BlockPacking.blockSize + size(ofBlock: numbers.upperBound)
        docs.setZeros(count: total)
        frequencies.setZeros(count: total)
        var place = 0
        for number in numbers {
            if isFull(number) {
                try unpack(unpackFull(number, into: &docs, at: place), into: &frequencies, at: place)
            } else {
                try unpackTail(into: &docs, &frequencies, at: place)
                if !hasFrequencies { for index in place..<total { frequencies[index] = 1 } }
            }
            place += BlockPacking.blockSize
        }
    }

    private var tableEnd: Int { fullCount * PostingsWriter.skipEntrySize }

    private func start(ofBlock number: Int) -> Int {
        guard number > 0 else { return tableEnd }
        let entry = (number - 1) * PostingsWriter.skipEntrySize
        return tableEnd + Int(list.load(entry + 4, as: UInt32.self))
    }
}
