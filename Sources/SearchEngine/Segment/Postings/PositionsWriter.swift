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
    /// Hands all occurrences of a list, in its order, to its argument: the gaps and forms of some at a time.
    package typealias Walk = (
        (ArraySlice<UInt32>, ArraySlice<UInt32>) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) -> Void

    /// So many bytes are kept of what goes to a section on the way.
    private static let mostKept = 1 << 16

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
            append(gaps[range], forms[range])
            writer.fixed(UInt32(truncatingIfNeeded: blocks.count))
        }
        let rest = full * BlockPacking.blockSize..<gaps.count
        append(tail: gaps[rest], forms[rest])
        writer.append(blocks.bytes)
    }

    /// The same of occurrences that are not held: walks along them once for where the blocks end, and once for the blocks.
    ///
    /// - Parameter section: what is encoded goes there as it comes.
    package mutating func write(
        occurrencesBefore: [UInt32], to section: SectionWriter, _ walk: Walk
    ) throws(SearchEngineError) {
        blocks.removeAll()
        for count in occurrencesBefore { blocks.fixed(count) }
        var end = 0
        var gathered = GatheredOccurrences()
        try walk { (gaps, forms) throws(SearchEngineError) in
            gathered.append(gaps, forms)
            while let block = gathered.next() {
                end +=
                    2 + BlockPacking.byteCount(bits: BlockPacking.bits(for: block.gaps.reduce(0, |)))
                    + BlockPacking.byteCount(bits: BlockPacking.bits(for: block.forms.reduce(0, |)))
                blocks.fixed(UInt32(truncatingIfNeeded: end))
            }
            try hand(to: section, from: Self.mostKept)
        }
        gathered = GatheredOccurrences()
        try walk { (gaps, forms) throws(SearchEngineError) in
            gathered.append(gaps, forms)
            while let block = gathered.next() { append(block.gaps, block.forms) }
            try hand(to: section, from: Self.mostKept)
        }
        append(tail: gathered.gaps[...], gathered.forms[...])
        try hand(to: section, from: 0)
    }

    /// Hands what is encoded on, from so many bytes on.
    private mutating func hand(to section: SectionWriter, from least: Int) throws(SearchEngineError) {
        guard blocks.count >= least else { return }
        try section.append(blocks.bytes)
        blocks.removeAll()
    }

    private mutating func append(_ gaps: ArraySlice<UInt32>, _ forms: ArraySlice<UInt32>) {
        let positionBits = BlockPacking.bits(for: gaps.reduce(0, |))
        let formBits = BlockPacking.bits(for: forms.reduce(0, |))
        blocks.fixed(UInt8(positionBits))
        blocks.fixed(UInt8(formBits))
        packed(gaps, bits: positionBits)
        packed(forms, bits: formBits)
    }

    private mutating func append(tail gaps: ArraySlice<UInt32>, _ forms: ArraySlice<UInt32>) {
        for (gap, form) in zip(gaps, forms) {
            blocks.varint(Int(gap))
            blocks.varint(Int(form))
        }
    }

    private mutating func packed(_ values: ArraySlice<UInt32>, bits: Int) {
        for (slot, value) in values.enumerated() { scratch[slot] = value }
        BlockPacking.pack(scratch, bits: bits, into: &blocks)
    }
}

/// Occurrences that come some at a time, on their way into blocks.
private struct GatheredOccurrences {
    /// Those that fill no block, once ``next()`` has said so.
    private(set) var gaps: [UInt32] = []
    private(set) var forms: [UInt32] = []
    private var start = 0

    mutating func append(_ gaps: ArraySlice<UInt32>, _ forms: ArraySlice<UInt32>) {
        self.gaps += gaps
        self.forms += forms
    }

    /// The next full block; nil where there is none.
    mutating func next() -> (gaps: ArraySlice<UInt32>, forms: ArraySlice<UInt32>)? {
        let block = start..<start + BlockPacking.blockSize
        guard block.upperBound <= gaps.count else {
            gaps.removeSubrange(..<start)
            forms.removeSubrange(..<start)
            start = 0
            return nil
        }
        start = block.upperBound
        return (gaps[block], forms[block])
    }
}
