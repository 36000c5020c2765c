/// The stored bytes of documents, in compressed blocks.
///
/// ```
/// store      := block*                                     zstd frames, each with a checksum of its content
/// storeIndex := blockCount:u32 (blockEnd:u64 rawLength:u32)* (block:u32 offset:u32 length:u32)*
/// ```
/// An empty document lies in no block.
package struct DocumentStore: Sendable {
    package static let blockEntrySize = 12
    package static let documentEntrySize = 12

    private let store: ByteView
    private let index: ByteView
    private let blockCount: Int
    let documentCount: Int
    private let file: String

    package init(store: ByteView, index: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        self.store = store
        self.index = index
        self.documentCount = documentCount
        self.file = file
        blockCount = Int(index.load(0, as: UInt32.self))
        guard index.count == 4 + blockCount * Self.blockEntrySize + documentCount * Self.documentEntrySize else {
            throw .damaged(file: file, reason: "the index of the document store has another length than it says")
        }
    }

    /// The block unpacked last: who reads documents in order keeps one, and unpacks each block once.
    package struct Unpacked {
        fileprivate var block = -1
        fileprivate var bytes: [UInt8] = []

        package init() {}
    }

    /// - Complexity: one block is unpacked, unless it is the one unpacked last.
    package func document(_ doc: DocID, unpacked: inout Unpacked) throws(SearchEngineError) -> [UInt8] {
        guard Int(doc) < documentCount else { throw damaged("there is no document \(doc)") }
        let (block, offset, length) = place(of: doc)
        guard length > 0 else { return [] }
        if unpacked.block != block { try unpack(block, into: &unpacked) }
        guard offset + length <= unpacked.bytes.count else { throw damaged("document \(doc) leaves its block") }
        return Array(unpacked.bytes[offset..<offset + length])
    }

    /// Where a document lies: its block, and its bytes in what that unpacks to.
    func place(of doc: DocID) -> (block: Int, offset: Int, length: Int) {
        let entry = 4 + blockCount * Self.blockEntrySize + Int(doc) * Self.documentEntrySize
        return (
            Int(index.load(entry, as: UInt32.self)), Int(index.load(entry + 4, as: UInt32.self)),
            Int(index.load(entry + 8, as: UInt32.self))
        )
    }

    private func unpack(_ block: Int, into unpacked: inout Unpacked) throws(SearchEngineError) {
        guard block < blockCount else { throw damaged("a block past the last block") }
        let entry = 4 + block * Self.blockEntrySize
        let start = block == 0 ? 0 : index.load(entry - Self.blockEntrySize, as: UInt64.self)
        let end = index.load(entry, as: UInt64.self)
        let length = Int(index.load(entry + 8, as: UInt32.self))
        guard start <= end, end <= UInt64(store.count), let packed = store.slice(Int(start)..<Int(end)),
            let bytes = try Compression.unpack(packed, length: length)
        else { throw damaged("a block of documents cannot be unpacked") }
        unpacked.block = block
        unpacked.bytes = bytes
    }

    func damaged(_ reason: String) -> SearchEngineError { .damaged(file: file, reason: reason) }
}
