extension TermDictionary {
    /// The entry of a key, nil where the field has no such term.
    ///
    /// - Complexity: logarithmic in the number of terms.
    package func entry(
        for key: [UInt8], forms: TermEntry.FormSelection = .all
    ) throws(SearchEngineError) -> TermEntry? {
        guard let (_, bytes) = try find(key) else { return nil }
        return try entry(bytes, forms: forms)
    }

    /// How many terms come before a key, nil where the field has no such term.
    ///
    /// - Complexity: logarithmic in the number of terms.
    package func place(of key: [UInt8]) throws(SearchEngineError) -> Int? { try find(key)?.place }

    /// Whether some term starts with these bytes.
    ///
    /// - Complexity: logarithmic in the number of terms.
    package func hasTerm(startingWith start: [UInt8]) throws(SearchEngineError) -> Bool {
        let next = try firstBlock(after: start)
        if next < blockCount, try firstKey(ofBlock: next, startsWith: start) { return true }
        guard next > 0 else { return false }
        var reader = ByteReader(dictionary, from: blockStart(next - 1), file: file)
        var matched = 0
        for _ in 0..<TermDictionaryWriter.blockSize where !reader.isAtEnd {
            let shared = try reader.count(atMost: start.count + dictionary.count)
            let length = try reader.count(atMost: dictionary.count)
            guard shared >= matched else { return false }
            if shared == matched { matched += commonLength(reader.offset, length, start, from: matched) }
            if matched == start.count { return true }
            try reader.skip(length)
            try reader.skip(try reader.count(atMost: dictionary.count))
        }
        return false
    }

    /// The number of the first block whose terms all come after a key.
    func firstBlock(after key: [UInt8]) throws(SearchEngineError) -> Int {
        var low = 0
        var high = blockCount
        while low < high {
            let middle = (low + high) / 2
            if try precedes(key, block: middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Follows how much of `key` each term of a block has: a term that shares less with the term before it than that
    /// one has of the key comes after the key, one that shares more comes before it still.
    private func find(_ key: [UInt8]) throws(SearchEngineError) -> (place: Int, entry: ByteView)? {
        let next = try firstBlock(after: key)
        guard next > 0 else { return nil }
        let first = (next - 1) * TermDictionaryWriter.blockSize
        var reader = ByteReader(dictionary, from: blockStart(next - 1), file: file)
        var matched = 0
        for place in first..<min(count, first + TermDictionaryWriter.blockSize) {
            let shared = try reader.count(atMost: key.count + dictionary.count)
            let length = try reader.count(atMost: dictionary.count)
            guard shared >= matched else { return nil }
            var isFound = false
            if shared == matched {
                let suffix = reader.offset
                let common = commonLength(suffix, length, key, from: matched)
                matched += common
                isFound = common == length && matched == key.count
                if common < length, matched == key.count || dictionary[suffix + common] > key[matched] { return nil }
            }
            try reader.skip(length)
            let size = try reader.count(atMost: dictionary.count)
            if isFound { return (place, try reader.bytes(size)) }
            try reader.skip(size)
        }
        return nil
    }

    /// How many of the `length` bytes at `offset` are those of `key` from a place on.
    private func commonLength(_ offset: Int, _ length: Int, _ key: [UInt8], from place: Int) -> Int {
        var common = 0
        while common < length, place + common < key.count, dictionary[offset + common] == key[place + common] {
            common += 1
        }
        return common
    }

    /// Whether a key comes before the first of a block.
    private func precedes(_ key: [UInt8], block: Int) throws(SearchEngineError) -> Bool {
        let (start, length) = try firstKey(ofBlock: block)
        let common = commonLength(start, length, key, from: 0)
        guard common < length else { return false }
        return common == key.count || key[common] < dictionary[start + common]
    }

    private func firstKey(
        ofBlock block: Int, startsWith start: some Collection<UInt8>
    ) throws(SearchEngineError) -> Bool {
        let (offset, length) = try firstKey(ofBlock: block)
        guard length >= start.count else { return false }
        return zip(offset..., start).allSatisfy { dictionary[$0] == $1 }
    }

    /// The first block from `block` on whose first key does not start with these bytes. Those whose keys do stand together
    /// from `block` on.
    ///
    /// - Complexity: logarithmic in the blocks whose first keys do.
    func endOfBlocks(
        startingWith start: some Collection<UInt8>, from block: Int
    ) throws(SearchEngineError) -> Int {
        var low = block
        var high = blockCount
        var step = 1
        while low < high {
            let probe = step > 0 ? min(low + step - 1, high - 1) : (low + high) / 2
            if try firstKey(ofBlock: probe, startsWith: start) {
                low = probe + 1
                step *= 2
            } else {
                high = probe
                step = 0
            }
        }
        return low
    }

    /// Where the first key of a block lies, which is written whole.
    private func firstKey(ofBlock block: Int) throws(SearchEngineError) -> (offset: Int, length: Int) {
        let start = blockStart(block)
        // Nearly always both numbers have a byte each.
        let (shared, length) = (dictionary[start], Int(dictionary[start + 1]))
        if shared == 0, length < 0x80, length <= dictionary.count - start - 2 { return (start + 2, length) }
        var reader = ByteReader(dictionary, from: start, file: file)
        guard try reader.varint() == 0 else { throw reader.damaged("a block of terms that starts in the middle") }
        let long = try reader.count(atMost: dictionary.count)
        return (reader.offset, long)
    }
}
