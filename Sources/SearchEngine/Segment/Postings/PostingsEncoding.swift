/// How a postings list is laid out. It follows from the list's figures, so that no byte has to say it.
package enum PostingsEncoding: Equatable, Sendable {
    /// Blocks of gaps and frequencies: see ``PostingsWriter``.
    case blocks
    /// Four bits for each document of the segment: see ``DensePostings``.
    case dense
    /// One bit for each document of the segment: see ``DocumentBits``.
    case bits

    /// Lists of fewer documents, which fill no block, are laid out one way whatever the segment.
    package static let leastDocuments = BlockPacking.blockSize
    /// A list with frequencies is dense from one document in so many.
    package static let densestGap = 8

    /// From one document in so many a list without frequencies is bits: filters ask it of every window. Where it is
    /// sparsest, bits take some four times the bytes of blocks, and more where its documents lie together; of a field with
    /// one value a document, all its lists of bits together at most four bytes a document.
    ///
    /// - Parameter format: of the segment.
    package static func bitsGap(format: UInt32) -> Int { format < 5 ? 16 : 32 }

    /// - Parameter format: of the segment.
    package init(
        documentFrequency: Int, maxFrequency: UInt32, hasFrequencies: Bool, documentCount: Int,
        format: UInt32 = SegmentFormat.version
    ) {
        let gap = hasFrequencies ? Self.densestGap : Self.bitsGap(format: format)
        guard documentFrequency >= max(Self.leastDocuments, (documentCount + gap - 1) / gap) else {
            self = .blocks
            return
        }
        guard hasFrequencies else {
            self = .bits
            return
        }
        self = maxFrequency <= DensePostings.maxFrequency ? .dense : .blocks
    }

    package init(
        _ info: PostingsInfo, hasFrequencies: Bool, documentCount: Int, format: UInt32 = SegmentFormat.version
    ) {
        self.init(
            documentFrequency: info.documentFrequency, maxFrequency: info.maxFrequency,
            hasFrequencies: hasFrequencies, documentCount: documentCount, format: format)
    }

    /// Of how many blocks of a list its positions tell where they start: all full ones, or one for each 128 documents
    /// of the segment.
    package func startedBlocks(_ documentFrequency: Int, documentCount: Int) -> Int {
        self == .blocks
            ? documentFrequency / BlockPacking.blockSize
            : (documentCount + BlockPacking.blockSize - 1) / BlockPacking.blockSize
    }

    /// How many occurrences come before each of these blocks.
    package func occurrencesBefore(_ docs: [DocID], _ frequencies: [UInt32], documentCount: Int) -> [UInt32] {
        let blocks = startedBlocks(docs.count, documentCount: documentCount)
        var counts: [UInt32] = []
        counts.reserveCapacity(blocks)
        var sum: UInt32 = 0
        var index = 0
        for block in 0..<blocks {
            counts.append(sum)
            let end = (block + 1) * BlockPacking.blockSize
            while index < docs.count, self == .blocks ? index < end : Int(docs[index]) < end {
                sum &+= frequencies[index]
                index += 1
            }
        }
        return counts
    }
}
