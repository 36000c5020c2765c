/// A list without frequencies that has many of a segment's documents: a bit for each of them.
///
/// ```
/// bits := word:u64*        bit i of the words, from the lowest: document i is in the list
/// ```
package struct DocumentBits: Sendable {
    let words: ByteView
    private let documentCount: Int

    init(_ list: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        guard list.count == (documentCount + 63) / 64 * 8 else {
            throw .damaged(file: file, reason: "a list of bits has another length than it says")
        }
        words = list
        self.documentCount = documentCount
    }

    func contains(_ doc: DocID) -> Bool {
        Int(doc) < documentCount && words[Int(doc >> 3)] >> UInt8(doc & 7) & 1 == 1
    }

    /// The documents of `64 · index` to `64 · index + 63`, a bit each.
    subscript(index: Int) -> UInt64 { words.load(8 * index, as: UInt64.self) }

    /// The documents of a block of 128.
    ///
    /// - Returns: how many there are.
    func unpack(block: Int, docs: inout [UInt32]) -> Int {
        var count = 0
        for index in 2 * block..<2 * block + 2 {
            var rest = self[index]
            while rest != 0 {
                let doc = index << 6 + rest.trailingZeroBitCount
                rest &= rest - 1
                guard doc < documentCount else { break }
                docs[count] = DocID(doc)
                count += 1
            }
        }
        return count
    }

    static func write(_ docs: [DocID], documentCount: Int, into writer: inout ByteWriter) {
        var words = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
        for doc in docs { words[Int(doc >> 6)] |= 1 << UInt64(doc & 63) }
        for word in words { writer.fixed(word) }
    }
}
