/// Pairs of words that stand side by side in the text of a segment, by the words' places in the dictionary of the text:
/// what ``PairDictionaryWriter`` wrote.
package struct PairDictionary: Sendable {
    /// The pairs with one first word.
    struct Followers {
        let bytes: ByteView
        let count: Int
        /// Where the first list starts in the postings section.
        let lists: Int
        let skipStart: Int
        let entriesStart: Int
        let parameter: Int

        var runCount: Int { (count + PairDictionaryWriter.runSize - 1) / PairDictionaryWriter.runSize }
    }

    private let pairs: ByteView
    private let index: ByteView
    private let postings: ByteView
    private let lengths: Lengths
    private let documentCount: Int
    private let file: String
    package let count: Int
    /// Words in the dictionary of the text.
    let words: Int

    /// - Parameter words: in the dictionary of the text.
    package init(
        pairs: ByteView, index: ByteView, words: Int, postings: ByteView, lengths: Lengths, documentCount: Int,
        file: String
    ) throws(SearchEngineError) {
        self.pairs = pairs
        self.index = index
        self.postings = postings
        self.lengths = lengths
        self.documentCount = documentCount
        self.file = file
        self.words = words
        count = Int(index.load(0, as: UInt32.self))
        let groups = (words + PairDictionaryWriter.groupSize - 1) / PairDictionaryWriter.groupSize
        guard index.count == 8 + 4 * groups, Int(index.load(4, as: UInt32.self)) == words else {
            throw .damaged(file: file, reason: "the index of the pairs has another length than it says")
        }
    }

    /// The list of a pair, nil where the words nowhere stand so.
    ///
    /// - Parameters:
    ///   - first, second: places of the words in the dictionary of the text.
    /// - Complexity: logarithmic in the pairs with the first word; reads a list that fills no block.
    package func list(first: Int, second: Int) throws(SearchEngineError) -> PostingsInfo? {
        guard let followers = try followers(of: first) else { return nil }
        var low = 0
        var high = followers.runCount
        while high - low > 1 {
            let middle = (low + high) / 2
            if skip(followers, run: middle).second <= second { low = middle } else { high = middle }
        }
        var run = try self.run(followers, low)
        while let pair = try next(&run, of: followers) {
            if pair.second == second { return try bounded(pair.list) }
            if pair.second > second { return nil }
        }
        return nil
    }

    func followers(of first: Int) throws(SearchEngineError) -> Followers? {
        guard first >= 0, first < words else { return nil }
        let group = first / PairDictionaryWriter.groupSize
        let size = min(PairDictionaryWriter.groupSize, words - group * PairDictionaryWriter.groupSize)
        let groupStart = Int(index.load(8 + 4 * group, as: UInt32.self))
        let isLast = first / PairDictionaryWriter.groupSize == (words - 1) / PairDictionaryWriter.groupSize
        let groupEnd = isLast ? pairs.count : Int(index.load(12 + 4 * group, as: UInt32.self))
        guard groupStart <= groupEnd, let bytes = pairs.slice(groupStart..<groupEnd) else { throw damaged() }
        var reader = ByteReader(bytes, file: file)
        var start = 0
        var length = 0
        for place in 0..<size {
            let next = try reader.count(atMost: bytes.count)
            if place < first % PairDictionaryWriter.groupSize { start += next }
            if place == first % PairDictionaryWriter.groupSize { length = next }
        }
        guard length > 0 else { return nil }
        try reader.skip(start)
        var block = ByteReader(try reader.bytes(length), file: file)
        let count = try block.count(atMost: words)
        let lists = try block.count(atMost: postings.count)
        let skips = max(0, count - 1) / PairDictionaryWriter.runSize * PairDictionaryWriter.skipEntrySize
        let skipStart = block.offset
        try block.skip(skips)
        return Followers(
            bytes: block.view, count: count, lists: lists, skipStart: skipStart, entriesStart: block.offset,
            parameter: RiceCode.parameter(count: count, span: words))
    }

    private func skip(_ followers: Followers, run: Int) -> (second: Int, entries: Int, lists: Int) {
        let entry = followers.skipStart + (run - 1) * PairDictionaryWriter.skipEntrySize
        return (
            Int(followers.bytes.load(entry, as: UInt32.self)), Int(followers.bytes.load(entry + 4, as: UInt32.self)),
            Int(followers.bytes.load(entry + 8, as: UInt32.self))
        )
    }

    /// Neighbouring pairs of one first word, on the way.
    struct Run {
        fileprivate var bits: BitReader
        fileprivate var left: Int
        fileprivate var second: Int
        fileprivate var offset: Int
    }

    func run(_ followers: Followers, _ number: Int) throws(SearchEngineError) -> Run {
        let skip = number > 0 ? skip(followers, run: number) : (second: 0, entries: 0, lists: 0)
        let start = followers.entriesStart + skip.entries
        guard start <= followers.bytes.count else { throw damaged() }
        return Run(
            bits: BitReader(followers.bytes, from: start),
            left: min(PairDictionaryWriter.runSize, followers.count - number * PairDictionaryWriter.runSize),
            second: skip.second - 1, offset: followers.lists + skip.lists)
    }

    /// The next pair of a run, nil behind its last. Of a list that fills no block only where it lies is said.
    func next(
        _ run: inout Run, of followers: Followers
    ) throws(SearchEngineError) -> (second: Int, list: PostingsInfo)? {
        guard run.left > 0 else { return nil }
        run.left -= 1
        run.second += Int(run.bits.rice(followers.parameter)) + 1
        var list = PostingsInfo()
        guard let frequency = run.bits.gamma(), frequency <= UInt64(documentCount), let missed = run.bits.gamma(),
            run.second < words
        else { throw damaged() }
        list.documentFrequency = Int(frequency)
        list.totalFrequency = list.documentFrequency
        let zigzag = Int(missed - 1)
        list.length =
            PairDictionaryWriter.expectedLength(list.documentFrequency, documentCount: documentCount)
            + (zigzag >> 1 ^ -(zigzag & 1))
        list.offset = run.offset
        guard list.length >= 0, list.length <= postings.count - list.offset else { throw damaged() }
        run.offset += list.length
        if list.documentFrequency >= BlockPacking.blockSize {
            guard let total = run.bits.gamma(), let highest = run.bits.gamma(), let shortest = run.bits.gamma(),
                let maxFrequency = UInt32(exactly: highest - 1), let minLength = UInt32(exactly: shortest - 1)
            else { throw damaged() }
            list.totalFrequency += Int(total - 1)
            list.maxFrequency = maxFrequency
            list.minLength = minLength
        }
        guard run.bits.isInside else { throw damaged() }
        return (run.second, list)
    }

    /// The figures of a list that fills no block, read from it.
    private func bounded(_ list: PostingsInfo) throws(SearchEngineError) -> PostingsInfo {
        guard list.documentFrequency < BlockPacking.blockSize else { return list }
        var docs = [DocID](zeros: list.documentFrequency)
        var frequencies = [UInt32](zeros: list.documentFrequency)
        guard let bytes = postings.slice(list.offset..<list.offset + list.length),
            PostingsTail.read(
                bytes, from: 0, count: list.documentFrequency, after: -1, documentCount: documentCount,
                hasFrequencies: true, docs: &docs, frequencies: &frequencies)
        else { throw damaged() }
        var bounded = list
        bounded.totalFrequency = 0
        bounded.minLength = .max
        for index in docs.indices {
            bounded.totalFrequency += Int(frequencies[index])
            bounded.maxFrequency = max(bounded.maxFrequency, frequencies[index])
            bounded.minLength = min(bounded.minLength, lengths[docs[index]])
        }
        return bounded
    }

    func damaged() -> SearchEngineError {
        .damaged(file: file, reason: "the dictionary of pairs does not hold together")
    }
}
