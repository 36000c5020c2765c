/// Reads the positions of single documents of one postings list.
final class PositionsReader {
    private let bytes: ByteView
    private let file: String
    private let postingBlocks: Int
    private let fullBlocks: Int
    private let total: Int
    private let blocksStart: Int
    private var block = -1
    private var gaps = [UInt32](repeating: 0, count: BlockPacking.blockSize)
    private var forms = [UInt32](repeating: 0, count: BlockPacking.blockSize)

    /// - Parameters:
    ///   - info: of the postings list.
    ///   - bytes: of its positions.
    init(_ info: PostingsInfo, bytes: ByteView, file: String) throws(SearchEngineError) {
        self.bytes = bytes
        self.file = file
        postingBlocks = info.documentFrequency / BlockPacking.blockSize
        total = info.totalFrequency
        fullBlocks = total / BlockPacking.blockSize
        blocksStart = 4 * (postingBlocks + fullBlocks)
        guard blocksStart <= bytes.count else { throw .damaged(file: file, reason: "positions are cut short") }
    }

    /// Appends the positions, ascending, and forms of the document at `index` of the cursor's block.
    func read(
        at index: Int, of cursor: PostingsCursor, positions: inout [UInt32], forms found: inout [UInt32]
    ) throws(SearchEngineError) {
        let frequencies = try cursor.blockFrequencies()
        var first = cursor.block < postingBlocks ? Int(bytes.load(4 * cursor.block, as: UInt32.self)) : 0
        if cursor.block == postingBlocks { first = total - frequencies.reduce(0) { $0 + Int($1) } }
        for earlier in 0..<index { first += Int(frequencies[earlier]) }
        let count = Int(frequencies[index])
        guard first >= 0, count <= total - first else { throw damaged() }
        var position: UInt32 = 0
        for occurrence in first..<first + count {
            try enter(block: occurrence / BlockPacking.blockSize)
            let slot = occurrence % BlockPacking.blockSize
            let (next, overflow) = position.addingReportingOverflow(gaps[slot])
            guard !overflow else { throw damaged() }
            position = next
            positions.append(position)
            found.append(forms[slot])
        }
    }

    private func enter(block number: Int) throws(SearchEngineError) {
        guard number != block else { return }
        let start = number == 0 ? blocksStart : blocksStart + Int(blockEnd(number - 1))
        if number < fullBlocks {
            let positionBits = Int(bytes[start])
            let formsOffset = start + 2 + BlockPacking.byteCount(bits: positionBits)
            guard BlockPacking.unpack(bytes, at: start + 2, bits: positionBits, into: &gaps),
                BlockPacking.unpack(bytes, at: formsOffset, bits: Int(bytes[start + 1]), into: &forms)
            else { throw damaged() }
        } else {
            var reader = ByteReader(bytes, from: start, file: file)
            for slot in 0..<total - fullBlocks * BlockPacking.blockSize {
                gaps[slot] = UInt32(try reader.count(atMost: Int(UInt32.max)))
                forms[slot] = UInt32(try reader.count(atMost: Int(UInt32.max)))
            }
        }
        block = number
    }

    private func blockEnd(_ number: Int) -> UInt32 { bytes.load(4 * (postingBlocks + number), as: UInt32.self) }

    private func damaged() -> SearchEngineError { .damaged(file: file, reason: "positions do not fit their list") }
}
