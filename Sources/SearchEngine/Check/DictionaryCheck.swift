extension TermDictionary {
    /// Calls `body` with each term, and checks on the way that keys ascend, that blocks start where the index says, and that
    /// no byte is left over.
    ///
    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` where they do not.
    /// - Complexity: linear in the terms.
    func check(_ body: ([UInt8], TermEntry) throws(SearchEngineError) -> Void) throws(SearchEngineError) {
        var reader = ByteReader(dictionary, file: file)
        var key: [UInt8] = []
        for ordinal in 0..<count {
            let isFirst = ordinal % TermDictionaryWriter.blockSize == 0
            guard !isFirst || blockStart(ordinal / TermDictionaryWriter.blockSize) == reader.offset else {
                throw reader.damaged("the index of terms leads astray")
            }
            let previous = key
            let shared = try reader.count(atMost: key.count)
            guard !isFirst || shared == 0 else { throw reader.damaged("a block of terms that starts in the middle") }
            key.removeSubrange(shared...)
            try reader.append(try reader.count(atMost: reader.view.count), to: &key)
            guard ordinal == 0 || Self.precedes(previous, key) else {
                throw reader.damaged("'\(String(decoding: key, as: UTF8.self))' is out of order")
            }
            var entryReader = ByteReader(
                try reader.bytes(try reader.count(atMost: reader.view.count)), file: file)
            let term = try entry(from: &entryReader)
            guard entryReader.isAtEnd else { throw reader.damaged("bytes behind a term") }
            try body(key, term)
        }
        guard reader.isAtEnd else { throw reader.damaged("bytes behind the last term") }
    }
}
