/// Encodes one postings list, by its ``PostingsEncoding``: in blocks as follows, or as ``DensePostings`` or ``DocumentBits``.
///
/// ```
/// list    := skip* block* tail          a skip entry and a block for each 128 postings, a tail for the rest
/// skip    := lastDoc:u32 blockEnd:u32 maxFrequency:u16 minLength:u16
/// block   := docBits:u8 [frequencyBits:u8] docs[16·docBits] [frequencies[16·frequencyBits]]
/// ```
/// Blocks hold gaps less one and frequencies less one, tails are those of ``PostingsTail``; `blockEnd` counts from the end
/// of the skip table; a frequency above 65534 is stored as 65535, which bounds nothing, a length above 65535 as 65535,
/// which bounds all the same. Lists of whole values (keywords) have no frequencies.
package struct PostingsWriter {
    package static let blockSize = BlockPacking.blockSize
    package static let skipEntrySize = 12

    package let hasFrequencies: Bool
    private let format: UInt32
    private var scratch = [UInt32](repeating: 0, count: blockSize)
    private var blocks = ByteWriter()
    private var tail = BitWriter()

    /// - Parameter format: of the segment.
    package init(hasFrequencies: Bool, format: UInt32 = SegmentFormat.version) {
        self.hasFrequencies = hasFrequencies
        self.format = format
    }

    /// - Parameters:
    ///   - docs: ascending.
    ///   - frequencies: one a document, at least 1; empty for a list without frequencies.
    ///   - lengths: of every document of the segment.
    /// - Returns: the list's figures; the caller sets the offset.
    package mutating func write(
        docs: [DocID], frequencies: [UInt32], lengths: [UInt32], into writer: inout ByteWriter
    ) -> PostingsInfo {
        let maxFrequency = frequencies.max() ?? 1
        switch PostingsEncoding(
            documentFrequency: docs.count, maxFrequency: maxFrequency, hasFrequencies: hasFrequencies,
            documentCount: lengths.count, format: format)
        {
        case .blocks: return writeBlocks(docs, frequencies, lengths, into: &writer)
        case .dense:
            return info(docs, frequencies, lengths, &writer) {
                DensePostings.write(docs, frequencies, lengths, into: &$0)
            }
        case .bits:
            return info(docs, frequencies, lengths, &writer) {
                DocumentBits.write(docs, documentCount: lengths.count, into: &$0)
            }
        }
    }

    /// The figures of a list that `body` writes.
    private func info(
        _ docs: [DocID], _ frequencies: [UInt32], _ lengths: [UInt32], _ writer: inout ByteWriter,
        _ body: (inout ByteWriter) -> Void
    ) -> PostingsInfo {
        let start = writer.count
        body(&writer)
        let impact = impact(docs, frequencies, lengths, 0..<docs.count)
        var info = PostingsInfo()
        info.documentFrequency = docs.count
        info.totalFrequency = hasFrequencies ? frequencies.reduce(0) { $0 + Int($1) } : docs.count
        info.maxFrequency = impact.frequency
        info.minLength = impact.length
        info.length = writer.count - start
        return info
    }

    private mutating func writeBlocks(
        _ docs: [DocID], _ frequencies: [UInt32], _ lengths: [UInt32], into writer: inout ByteWriter
    ) -> PostingsInfo {
        blocks.removeAll()
        let start = writer.count
        var info = PostingsInfo()
        info.documentFrequency = docs.count
        info.minLength = .max
        let full = docs.count / Self.blockSize
        for block in 0..<full {
            let range = block * Self.blockSize..<(block + 1) * Self.blockSize
            writeBlock(docs, frequencies, range)
            let impact = impact(docs, frequencies, lengths, range)
            info.maxFrequency = max(info.maxFrequency, impact.frequency)
            info.minLength = min(info.minLength, impact.length)
            writer.fixed(docs[range.upperBound - 1])
            writer.fixed(UInt32(truncatingIfNeeded: blocks.count))
            writer.fixed(UInt16(clamping: impact.frequency))
            writer.fixed(UInt16(clamping: impact.length))
        }
        let rest = full * Self.blockSize..<docs.count
        tail.removeAll()
        PostingsTail.write(
            docs, hasFrequencies ? frequencies : nil, rest,
            after: full > 0 ? Int(docs[rest.lowerBound - 1]) : -1, documentCount: lengths.count, into: &tail)
        let impact = impact(docs, frequencies, lengths, rest)
        info.maxFrequency = max(info.maxFrequency, impact.frequency)
        info.minLength = min(info.minLength, impact.length)
        info.totalFrequency = hasFrequencies ? frequencies.reduce(0) { $0 + Int($1) } : docs.count
        if full > 0 { writer.append(blocks.bytes) }
        writer.append(tail.bytes)
        info.length = writer.count - start
        return info
    }

    private mutating func writeBlock(_ docs: [DocID], _ frequencies: [UInt32], _ range: Range<Int>) {
        var previous = range.lowerBound > 0 ? Int64(docs[range.lowerBound - 1]) : -1
        var all: UInt32 = 0
        for (slot, index) in range.enumerated() {
            let gap = UInt32(Int64(docs[index]) - previous - 1)
            scratch[slot] = gap
            all |= gap
            previous = Int64(docs[index])
        }
        let docBits = BlockPacking.bits(for: all)
        blocks.fixed(UInt8(docBits))
        guard hasFrequencies else {
            BlockPacking.pack(scratch, bits: docBits, into: &blocks)
            return
        }
        let frequencyBits = BlockPacking.bits(for: frequencies[range].reduce(0) { $0 | ($1 - 1) })
        blocks.fixed(UInt8(frequencyBits))
        BlockPacking.pack(scratch, bits: docBits, into: &blocks)
        for (slot, index) in range.enumerated() { scratch[slot] = frequencies[index] - 1 }
        BlockPacking.pack(scratch, bits: frequencyBits, into: &blocks)
    }

    private func impact(
        _ docs: [DocID], _ frequencies: [UInt32], _ lengths: [UInt32], _ range: Range<Int>
    ) -> Impact {
        var impact = Impact(frequency: hasFrequencies ? 0 : 1, length: .max)
        for index in range {
            impact.length = min(impact.length, lengths[Int(docs[index])])
            if hasFrequencies { impact.frequency = max(impact.frequency, frequencies[index]) }
        }
        return impact
    }
}
