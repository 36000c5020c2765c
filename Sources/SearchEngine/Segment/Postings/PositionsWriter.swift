/// Encodes the positions of one postings list: where in each document the term stands, and in which marked form.
///
/// ```
/// positions := occurrencesBefore:u32*        for each block of the postings list that PostingsEncoding names
///              blockEnd:u32* block* tail     a block for each 128 occurrences, a tail for the rest
/// block     := positionBits:u8 formBits:u8 positions[16·positionBits] forms[16·formBits]
/// tail      := (position:varint form:varint)*
/// ```
/// A position is stored as its gap to the one before in the same document (the first as itself). Forms are
/// ordinals into the term's forms, the most frequent first, so that most blocks need no bits for them.
package struct PositionsWriter {
    private var scratch = [UInt32](repeating: 0, count: BlockPacking.blockSize)
    private var blocks = ByteWriter()

    package init() {}

    /// - Parameters:
    ///   - occurrencesBefore: see ``PostingsEncoding/occurrencesBefore(_:_:documentCount:)``.
    ///   - gaps, forms: one an occurrence, in the order of the list.
    package mutating func write(
        occurrencesBefore: [UInt32], gaps: [UInt32], forms: [UInt32], into writer: inout ByteWriter
    ) {
        blocks.removeAll()
        for count in occurrencesBefore { writer.fixed(count) }
        let full = gaps.count / BlockPacking.blockSize
        for block in 0..<full {
            let range = block * BlockPacking.blockSize..<(block + 1) * BlockPacking.blockSize
            let positionBits = BlockPacking.bits(for: gaps[range].reduce(0, |))
            let formBits = BlockPacking.bits(for: forms[range].reduce(0, |))
            blocks.fixed(UInt8(positionBits))
            blocks.fixed(UInt8(formBits))
            packed(gaps, range, bits: positionBits)
            packed(forms, range, bits: formBits)
            writer.fixed(UInt32(truncatingIfNeeded: blocks.count))
        }
        for index in full * BlockPacking.blockSize..<gaps.count {
            blocks.varint(Int(gaps[index]))
            blocks.varint(Int(forms[index]))
        }
        writer.append(blocks.bytes)
    }

    private mutating func packed(_ values: [UInt32], _ range: Range<Int>, bits: Int) {
        for (slot, index) in range.enumerated() { scratch[slot] = values[index] }
        BlockPacking.pack(scratch, bits: bits, into: &blocks)
    }
}
