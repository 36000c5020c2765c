/// Packs stored documents into blocks as they come.
package final class DocumentStoreWriter {
    /// Enough for zstd to find repetitions, small enough that one hit costs some 20 µs.
    package static let blockSize = 16 << 10
    /// A block not yet full and a document fit the most that is unpacked at once.
    package static let maxDocumentLength = Compression.maxBlockLength - blockSize

    private let compression: Compression
    private var block: [UInt8] = []
    private var blocks = ByteWriter()
    private var documents = ByteWriter()
    private var blockCount = 0
    private var packedLength: UInt64 = 0

    package init() throws(SearchEngineError) { compression = try Compression() }

    /// - Parameter bytes: at most ``maxDocumentLength``.
    package func append(_ bytes: [UInt8], to writer: SectionWriter) throws(SearchEngineError) {
        documents.fixed(UInt32(blockCount))
        documents.fixed(UInt32(block.count))
        documents.fixed(UInt32(bytes.count))
        block.append(contentsOf: bytes)
        if block.count >= Self.blockSize { try flush(to: writer) }
    }

    /// Writes the last block and returns the bytes of the index section.
    package func finish(to writer: SectionWriter) throws(SearchEngineError) -> [UInt8] {
        if !block.isEmpty { try flush(to: writer) }
        var index = ByteWriter()
        index.fixed(UInt32(blockCount))
        index.append(blocks.bytes)
        index.append(documents.bytes)
        return index.bytes
    }

    private func flush(to writer: SectionWriter) throws(SearchEngineError) {
        let packed = try compression.pack(block)
        try writer.append(packed)
        packedLength += UInt64(packed.count)
        blocks.fixed(packedLength)
        blocks.fixed(UInt32(block.count))
        blockCount += 1
        block.removeAll(keepingCapacity: true)
    }
}
