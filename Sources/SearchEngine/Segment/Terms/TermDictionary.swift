/// The terms of one field of a segment, in ascending order of their keys' bytes.
package final class TermDictionary: Sendable {
    private let kind: Schema.Field.Kind
    let dictionary: ByteView
    private let index: ByteView
    private let documentCount: Int
    private let postingsLength: Int
    let file: String
    package let count: Int

    package init(
        kind: Schema.Field.Kind, dictionary: ByteView, index: ByteView, documentCount: Int, postingsLength: Int,
        file: String
    ) throws(SearchEngineError) {
        self.kind = kind
        self.dictionary = dictionary
        self.index = index
        self.documentCount = documentCount
        self.postingsLength = postingsLength
        self.file = file
        count = Int(index.load(0, as: UInt32.self))
        let blocks = (count + TermDictionaryWriter.blockSize - 1) / TermDictionaryWriter.blockSize
        guard index.count == 4 + 4 * blocks else {
            throw .damaged(file: file, reason: "the index of a dictionary has another length than it says")
        }
    }

    /// No terms.
    static let empty = TermDictionary()

    private init() {
        kind = .keyword
        dictionary = .empty
        index = .empty
        documentCount = 0
        postingsLength = 0
        file = ""
        count = 0
    }

    var blockCount: Int { max(0, index.count - 4) / 4 }

    /// Walks the terms from the first whose key is `key` or greater.
    package func cursor(from key: [UInt8] = []) throws(SearchEngineError) -> Cursor {
        var cursor = Cursor(self, block: max(0, try firstBlock(after: key) - 1))
        while let term = try cursor.peek(), Self.precedes(term.key, key) { _ = try cursor.next() }
        return cursor
    }

    func entry(
        _ bytes: ByteView, forms: TermEntry.FormSelection = .all
    ) throws(SearchEngineError) -> TermEntry {
        var reader = ByteReader(bytes, file: file)
        return try entry(from: &reader, forms: forms)
    }

    func entry(
        from reader: inout ByteReader, forms: TermEntry.FormSelection = .all
    ) throws(SearchEngineError) -> TermEntry {
        try TermEntry.decode(kind, forms: forms, from: &reader, documentCount: documentCount, limit: postingsLength)
    }

    func blockStart(_ block: Int) -> Int { Int(index.load(4 + 4 * block, as: UInt32.self)) }

    package static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }

    package struct Term {
        package let key: [UInt8]
        fileprivate let bytes: ByteView
        fileprivate let dictionary: TermDictionary

        package func entry() throws(SearchEngineError) -> TermEntry { try dictionary.entry(bytes) }
    }

    /// Moves forward through the terms.
    package struct Cursor {
        private var walk: KeyWalk
        private var ahead: Term?

        fileprivate init(_ dictionary: TermDictionary, block: Int) { walk = KeyWalk(dictionary, block: block) }

        package mutating func peek() throws(SearchEngineError) -> Term? {
            if ahead == nil, try walk.next() { ahead = walk.term }
            return ahead
        }

        package mutating func next() throws(SearchEngineError) -> Term? {
            let term = try peek()
            ahead = nil
            return term
        }
    }

    /// Walks the keys in order, at less cost than a cursor: a term is made of one only where it is asked for, and
    /// keys that start alike can be passed over.
    package var keys: KeyWalk { KeyWalk(self, block: 0) }

    package struct KeyWalk {
        private let dictionary: TermDictionary
        private var reader: ByteReader
        private var ordinal: Int
        private var entry = 0..<0
        /// The present key.
        package private(set) var key: [UInt8] = []
        /// How many bytes it has in common with the one before that was not passed over.
        package private(set) var shared = 0

        fileprivate init(_ dictionary: TermDictionary, block: Int) {
            self.dictionary = dictionary
            ordinal = block * TermDictionaryWriter.blockSize
            reader = ByteReader(
                dictionary.dictionary, from: dictionary.blockCount > 0 ? dictionary.blockStart(block) : 0,
                file: dictionary.file)
        }

        /// Moves to the next key; false past the last.
        package mutating func next() throws(SearchEngineError) -> Bool {
            guard ordinal < dictionary.count else { return false }
            let written = try reader.count(atMost: key.count)
            let length = try reader.count(atMost: reader.view.count)
            // A block's first key is written whole.
            var common = written
            while common < key.count, common - written < length,
                key[common] == reader.view[reader.offset + common - written]
            {
                common += 1
            }
            shared = common
            key.removeSubrange(written...)
            try reader.append(length, to: &key)
            let size = try reader.count(atMost: reader.view.count)
            entry = reader.offset..<reader.offset + size
            try reader.skip(size)
            ordinal += 1
            return true
        }

        /// Passes over the keys behind the present one that share its first `length` bytes.
        ///
        /// - Complexity: logarithmic in the keys passed over, but for those in a block with others.
        package mutating func skip(sharing length: Int) throws(SearchEngineError) {
            try skipInBlock(sharing: length)
            let block = ordinal / TermDictionaryWriter.blockSize
            guard ordinal < dictionary.count, ordinal % TermDictionaryWriter.blockSize == 0,
                case let end = try dictionary.endOfBlocks(startingWith: key[..<length], from: block), end > block
            else { return }
            let there = KeyWalk(dictionary, block: end - 1)
            (reader, ordinal) = (there.reader, there.ordinal)
            try skipEntry()
            try skipInBlock(sharing: length)
        }

        /// Stops before the block's next key that shares less, or its end.
        private mutating func skipInBlock(sharing length: Int) throws(SearchEngineError) {
            while ordinal < dictionary.count, ordinal % TermDictionaryWriter.blockSize != 0 {
                guard try sharedOfNext() >= length else { return }
                try skipEntry()
            }
        }

        /// How many bytes the next key of the block shares with the one before it.
        private func sharedOfNext() throws(SearchEngineError) -> Int {
            // Nearly always the number has one byte, and no reader is needed for it.
            let first = reader.view[reader.offset]
            if first < 0x80 { return Int(first) }
            var entry = reader
            return try entry.count(atMost: reader.view.count)
        }

        private mutating func skipEntry() throws(SearchEngineError) {
            _ = try reader.varint()
            try reader.skip(try reader.count(atMost: reader.view.count))
            try reader.skip(try reader.count(atMost: reader.view.count))
            ordinal += 1
        }

        /// The term of the present key.
        package var term: Term {
            Term(key: key, bytes: dictionary.dictionary.slice(entry) ?? .empty, dictionary: dictionary)
        }
    }
}
