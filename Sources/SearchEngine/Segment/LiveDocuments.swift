/// Which documents of a segment have not been deleted.
///
/// ```
/// live := documentCount:u64 word:u64* crc32c:u32         bit i of the words, from the lowest: document i is live
/// ```
package struct LiveDocuments: Equatable, Sendable {
    package private(set) var words: [UInt64]
    package let documentCount: Int
    package private(set) var liveCount: Int

    /// All live.
    package init(documentCount: Int) {
        self.documentCount = documentCount
        liveCount = documentCount
        words = Array(repeating: .max, count: (documentCount + 63) / 64)
        if documentCount % 64 > 0 { words[words.count - 1] = (1 << UInt64(documentCount % 64)) - 1 }
    }

    package func isLive(_ doc: DocID) -> Bool {
        Int(doc) < documentCount && words[Int(doc) / 64] >> UInt64(doc % 64) & 1 == 1
    }

    /// - Returns: whether it was live.
    package mutating func delete(_ doc: DocID) -> Bool {
        guard isLive(doc) else { return false }
        words[Int(doc) / 64] &= ~(1 << UInt64(doc % 64))
        liveCount -= 1
        return true
    }

    /// Calls `body` with the live documents in ascending order, but for those that are live in `other`, of the same segment.
    package func forEach(notIn other: LiveDocuments?, _ body: (DocID) -> Void) {
        for (index, word) in words.enumerated() {
            var rest = word
            if let other { rest &= ~(index < other.words.count ? other.words[index] : 0) }
            while rest != 0 {
                body(DocID(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
    }

    /// The deleted documents in ascending order.
    package var deleted: [DocID] {
        var docs: [DocID] = []
        for (index, word) in words.enumerated() {
            var rest = ~word
            while rest != 0 {
                let doc = index * 64 + rest.trailingZeroBitCount
                if doc < documentCount { docs.append(DocID(doc)) }
                rest &= rest - 1
            }
        }
        return docs
    }

    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed(UInt64(documentCount))
        for word in words { writer.fixed(word) }
        writer.fixed(Checksum(of: writer.bytes).value)
        return writer.bytes
    }

    /// Those that a file begins with, which bytes may have come behind.
    init(beginning view: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        let length = 12 + 8 * ((documentCount + 63) / 64)
        try self.init(view.slice(0..<min(length, view.count)) ?? view, documentCount: documentCount, file: file)
    }

    package init(_ view: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        self.init(documentCount: documentCount)
        let all = words
        guard view.count == 12 + 8 * words.count, view.load(0, as: UInt64.self) == UInt64(documentCount),
            let body = view.slice(0..<view.count - 4),
            Checksum(of: body).value == view.load(view.count - 4, as: UInt32.self)
        else { throw .damaged(file: file, reason: "the live documents do not agree with their checksum") }
        for index in words.indices { words[index] = view.load(8 + 8 * index, as: UInt64.self) & all[index] }
        liveCount = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }
}
