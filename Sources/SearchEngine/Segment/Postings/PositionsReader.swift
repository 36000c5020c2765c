/// Reads the positions of one postings list, of documents in ascending order.
package struct PositionsReader {
    private let bytes: ByteView
    private let file: String
    /// Blocks of the postings list whose start is known.
    private let postingBlocks: Int
    private let fullBlocks: Int
    private let total: Int
    private let blocksStart: Int
    /// The block of occurrences unpacked, and the one of which the forms are.
    private var block = -1
    private var formsBlock = -1
    private var gaps: [UInt32] = []
    private var forms: [UInt32] = []
    /// Occurrences before each document of a block of the postings list, and at the end those of the whole block.
    private var starts: [Int] = []
    private var startsBlock = -1
    /// What is fetched ahead for more documents may be gone again before it is read.
    private static let mostFetched = 64
    /// Of the documents read; used again.
    private var ranges: [Range<Int>] = []

    /// - Parameters:
    ///   - info: of the postings list.
    ///   - documentCount: of the segment.
    ///   - bytes: of its positions.
    package init(
        _ info: PostingsInfo, documentCount: Int, bytes: ByteView, file: String
    ) throws(SearchEngineError) {
        self.bytes = bytes
        self.file = file
        postingBlocks = PostingsEncoding(info, hasFrequencies: true, documentCount: documentCount)
            .startedBlocks(info.documentFrequency, documentCount: documentCount)
        total = info.totalFrequency
        fullBlocks = total / BlockPacking.blockSize
        blocksStart = 4 * (postingBlocks + fullBlocks)
        guard blocksStart <= bytes.count else { throw .damaged(file: file, reason: "positions are cut short") }
    }

    /// Hands the gaps and forms of the document at `index` of the cursor's block to `body`, at most a block of them at a
    /// time; each gap is that to the position before, and the first counts from zero.
    package mutating func read(
        at index: Int, of cursor: PostingsCursor,
        _ body: (ArraySlice<UInt32>, ArraySlice<UInt32>) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        try countStarts(cursor)
        var position = 0
        var next = starts[index]
        while next < starts[index + 1] {
            let number = next / BlockPacking.blockSize
            try enter(block: number, withForms: true)
            let first = number * BlockPacking.blockSize
            let end = min(starts[index + 1], first + BlockPacking.blockSize)
            let slots = next - first..<end - first
            for slot in slots { position += Int(gaps[slot]) }
            guard position <= Int(UInt32.max) else { throw damaged() }
            try body(gaps[slots], forms[slots])
            next = end
        }
    }

    /// Appends the positions of each of some documents, ascending and each once, in the forms that count; none of a
    /// document that the list lacks.
    ///
    /// - Parameter shift: taken from every position; those that are less are left out.
    /// - Complexity: linear in the documents and the occurrences of those found.
    package mutating func read(
        _ documents: [DocID], of cursor: PostingsCursor, _ filter: FormFilter, shift: Int, into found: inout Occurrences
    ) throws(SearchEngineError) {
        let dense = cursor.dense
        ranges.removeAll(keepingCapacity: true)
        ranges.reserveCapacity(documents.count)
        for doc in documents {
            let range =
                if let dense { try occurrences(of: doc, dense) } else { try occurrences(of: doc, cursor) }
            ranges.append(range ?? 0..<0)
        }
        if documents.count <= Self.mostFetched {
            // Blocks of few documents lie far apart: to fetch them side by side takes less than to wait for each in turn.
            for range in ranges where !range.isEmpty {
                bytes.prefetch(start(ofBlock: range.lowerBound / BlockPacking.blockSize))
            }
        }
        // No more than so many at a word of the bytes, which may be damaged.
        found.reserve(documents: ranges.count, positions: min(ranges.reduce(0) { $0 + $1.count }, bytes.count))
        for range in ranges {
            try copy(range, filter, shift, to: &found)
            found.endDocument()
        }
    }

    private mutating func occurrences(
        of doc: DocID, _ cursor: PostingsCursor
    ) throws(SearchEngineError) -> Range<Int>? {
        guard let index = try cursor.find(doc) else { return nil }
        try countStarts(cursor)
        return starts[index]..<starts[index + 1]
    }

    private func occurrences(of doc: DocID, _ dense: DensePostings) throws(SearchEngineError) -> Range<Int>? {
        guard let place = try dense.occurrences(of: doc) else { return nil }
        let first = Int(bytes.load(4 * (Int(doc) / BlockPacking.blockSize), as: UInt32.self)) + place.before
        guard place.count <= total - first else { throw damaged() }
        return first..<first + place.count
    }

    private mutating func copy(
        _ occurrences: Range<Int>, _ filter: FormFilter, _ shift: Int, to found: inout Occurrences
    ) throws(SearchEngineError) {
        var position = -shift
        var next = occurrences.lowerBound
        while next < occurrences.upperBound {
            let number = next / BlockPacking.blockSize
            try enter(block: number, withForms: !filter.isOpen)
            let first = number * BlockPacking.blockSize
            let end = min(occurrences.upperBound, first + BlockPacking.blockSize)
            let slots = next - first..<end - first
            position =
                filter.isOpen
                ? found.append(gaps, slots, from: position)
                : found.append(gaps, slots, from: position, forms: forms, filter)
            next = end
        }
        guard position <= Int(UInt32.max) else { throw damaged() }
    }

    /// Adds up the frequencies of the cursor's block.
    private mutating func countStarts(_ cursor: PostingsCursor) throws(SearchEngineError) {
        guard cursor.block != startsBlock else { return }
        startsBlock = -1
        if starts.isEmpty { starts = Array(zeros: BlockPacking.blockSize + 1) }
        let frequencies = try cursor.blockFrequencies()
        var sum = 0
        for index in 0..<cursor.blockCount {
            starts[index] = sum
            sum += Int(frequencies[index])
        }
        starts[cursor.blockCount] = sum
        let isTail = cursor.block == postingBlocks
        let first = isTail ? total - sum : Int(bytes.load(4 * cursor.block, as: UInt32.self))
        guard first >= 0, sum <= total - first else { throw damaged() }
        for index in 0...cursor.blockCount { starts[index] += first }
        startsBlock = cursor.block
    }

    private mutating func enter(block number: Int, withForms: Bool) throws(SearchEngineError) {
        guard number != block || (withForms && number != formsBlock) else { return }
        block = -1
        formsBlock = -1
        if gaps.isEmpty { gaps = Array(zeros: BlockPacking.blockSize) }
        let start = start(ofBlock: number)
        let isFull = number < fullBlocks
        if forms.isEmpty, withForms || !isFull { forms = Array(zeros: BlockPacking.blockSize) }
        if isFull {
            let positionBits = Int(bytes[start])
            guard BlockPacking.unpack(bytes, at: start + 2, bits: positionBits, into: &gaps) else { throw damaged() }
            let formsOffset = start + 2 + BlockPacking.byteCount(bits: positionBits)
            if withForms {
                guard BlockPacking.unpack(bytes, at: formsOffset, bits: Int(bytes[start + 1]), into: &forms) else {
                    throw damaged()
                }
                formsBlock = number
            }
        } else {
            var reader = ByteReader(bytes, from: start, file: file)
            for slot in 0..<total - fullBlocks * BlockPacking.blockSize {
                gaps[slot] = UInt32(try reader.count(atMost: Int(UInt32.max)))
                forms[slot] = UInt32(try reader.count(atMost: Int(UInt32.max)))
            }
            formsBlock = number
        }
        block = number
    }

    private func start(ofBlock number: Int) -> Int {
        number == 0 ? blocksStart : blocksStart + Int(blockEnd(number - 1))
    }

    private func blockEnd(_ number: Int) -> UInt32 { bytes.load(4 * (postingBlocks + number), as: UInt32.self) }

    private func damaged() -> SearchEngineError { .damaged(file: file, reason: "positions do not fit their list") }
}
