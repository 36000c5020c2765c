/// Writes the pairs of a segment in ascending order: lists to the postings section, the rest to a dictionary that knows
/// words by their places in the text's dictionary.
///
/// ```
/// pairs      := group*                                        of 16 first words each, fewer in the last
/// group      := length:varint[16] followers[16]               in bytes; of length 0 where no pair starts so
/// followers  := count:varint lists:varint skip* entries*      those of one first word, in order of the second
/// skip       := second:u32 entries:u32 lists:u32              of each 32 pairs but the first
/// entries    := entry[32]                                     fewer in the last, up to a whole byte
/// entry      := gap:rice frequency:gamma length:gamma [total:gamma highest:gamma shortest:gamma]
/// index      := pairCount:u32 firstCount:u32 group:u32*       where each group starts
/// ```
/// `gap` is that to the second word before, less one, by a parameter that follows from `count` and the number of words;
/// before the first stands -1, after a skip entry one less than its `second`. `lists` is where the first list starts,
/// the others follow; in a skip entry both count from the first ones. `length` is what ``expectedLength(_:documentCount:)`` misses,
/// zigzag. Figures of the whole list stand where it fills a block, else the list is as soon read: `total` is above the
/// number of documents, and all but `frequency` are one more than what they stand for.
struct PairDictionaryWriter {
    static let groupSize = 16
    static let runSize = 32
    static let skipEntrySize = 12

    /// What is kept of a pair until its first word ends: some words are followed by a hundred thousand others.
    private struct Follower {
        let second, documentFrequency, length: UInt32
    }

    /// What is told besides of a list that fills a block, which few do.
    private struct Figures {
        let totalFrequency: Int
        let maxFrequency, minLength: UInt32
    }

    private let lengths: [UInt32]
    private let words: Int
    private var postings = PostingsWriter(hasFrequencies: true)
    private var buffer = ByteWriter()
    private var sections = (pairs: ByteWriter(), groups: ByteWriter())
    /// Of the present group.
    private var blocks = ByteWriter()
    private var blockLengths: [Int] = []
    /// Of the present first word, and from where to where their lists lie.
    private var followers: [Follower] = []
    private var figures: [Figures] = []
    private var lists = 0..<0
    private var first: UInt32 = 0
    private var count = 0

    /// - Parameters:
    ///   - lengths: of every document of the segment.
    ///   - words: in the dictionary of the text.
    init(lengths: [UInt32], words: Int) {
        self.lengths = lengths
        self.words = words
    }

    /// - Parameters:
    ///   - first, second: places of the words in the dictionary of the text, after those of any call before.
    ///   - writer: with the postings section open; nothing but pairs of the same first word is written to it between.
    mutating func write(
        first: UInt32, second: UInt32, _ term: TermPostings, to writer: SectionWriter
    ) throws(SearchEngineError) {
        guard !term.docs.isEmpty else { return }
        buffer.removeAll()
        var list = postings.write(docs: term.docs, frequencies: term.frequencies, lengths: lengths, into: &buffer)
        list.offset = writer.sectionLength
        try add(first: first, second: second, list)
        try writer.append(buffer.bytes)
    }

    /// Adds a pair whose list is written by the caller; see ``write(first:second:_:to:)``.
    ///
    /// - Precondition: the lists of pairs with one first word follow one another.
    mutating func add(first: UInt32, second: UInt32, _ list: PostingsInfo) throws(SearchEngineError) {
        if first != self.first { finish(upTo: first) }
        if followers.isEmpty { lists = list.offset..<list.offset }
        precondition(list.offset == lists.upperBound)
        guard let length = UInt32(exactly: list.length), count < Int(UInt32.max),
            sections.pairs.count <= Int(UInt32.max), lists.count <= Int(UInt32.max)
        else { throw .tooLarge(what: "a segment with more than 4 GB of pairs") }
        lists = lists.lowerBound..<lists.upperBound + list.length
        followers.append(
            Follower(second: second, documentFrequency: UInt32(list.documentFrequency), length: length))
        if list.documentFrequency >= BlockPacking.blockSize {
            figures.append(
                Figures(
                    totalFrequency: list.totalFrequency, maxFrequency: list.maxFrequency, minLength: list.minLength))
        }
        count += 1
    }

    /// The dictionary and index sections of the pairs written.
    mutating func finish() -> (dictionary: [UInt8], index: [UInt8]) {
        finish(upTo: UInt32(words))
        if !blockLengths.isEmpty { finishGroup() }
        var index = ByteWriter()
        index.fixed(UInt32(count))
        index.fixed(UInt32(words))
        index.append(sections.groups.bytes)
        return (sections.pairs.bytes, index.bytes)
    }

    /// Ends the present first word, and those up to `next` that begin no pair.
    private mutating func finish(upTo next: UInt32) {
        while first < next {
            let start = blocks.count
            if !followers.isEmpty { encode() }
            followers.removeAll(keepingCapacity: true)
            figures.removeAll(keepingCapacity: true)
            blockLengths.append(blocks.count - start)
            if blockLengths.count == Self.groupSize { finishGroup() }
            first += 1
        }
    }

    private mutating func finishGroup() {
        sections.groups.fixed(UInt32(truncatingIfNeeded: sections.pairs.count))
        for length in blockLengths { sections.pairs.varint(length) }
        sections.pairs.append(blocks.bytes)
        blocks.removeAll()
        blockLengths.removeAll(keepingCapacity: true)
    }

    private mutating func encode() {
        let parameter = RiceCode.parameter(count: followers.count, span: words)
        var bits = BitWriter()
        blocks.varint(followers.count)
        blocks.varint(lists.lowerBound)
        var previous: Int64 = -1
        var lengths: UInt32 = 0
        var told = 0
        for (index, pair) in followers.enumerated() {
            if index > 0, index % Self.runSize == 0 {
                bits.align()
                blocks.fixed(pair.second)
                blocks.fixed(UInt32(truncatingIfNeeded: bits.bytes.count))
                blocks.fixed(lengths)
                previous = Int64(pair.second) - 1
            }
            bits.rice(UInt32(Int64(pair.second) - previous - 1), parameter)
            encode(pair, into: &bits)
            if pair.documentFrequency >= BlockPacking.blockSize {
                encode(figures[told], of: pair, into: &bits)
                told += 1
            }
            previous = Int64(pair.second)
            lengths &+= pair.length
        }
        bits.align()
        blocks.append(bits.bytes)
    }

    private func encode(_ pair: Follower, into bits: inout BitWriter) {
        let documents = Int(pair.documentFrequency)
        bits.gamma(UInt64(documents))
        let missed = Int(pair.length) - Self.expectedLength(documents, documentCount: lengths.count)
        bits.gamma(UInt64(missed << 1 ^ missed >> (Int.bitWidth - 1)) + 1)
    }

    private func encode(_ figures: Figures, of pair: Follower, into bits: inout BitWriter) {
        bits.gamma(UInt64(figures.totalFrequency - Int(pair.documentFrequency)) + 1)
        bits.gamma(UInt64(figures.maxFrequency) + 1)
        bits.gamma(UInt64(figures.minLength) + 1)
    }

    /// About how many bytes a list takes: Rice codes of evenly spread documents, and a skip entry a block.
    static func expectedLength(_ documentFrequency: Int, documentCount: Int) -> Int {
        let parameter = RiceCode.parameter(count: documentFrequency, span: documentCount)
        let blocks = documentFrequency / BlockPacking.blockSize
        return (documentFrequency * (2 * parameter + 5) + 8) / 16 + blocks * (PostingsWriter.skipEntrySize + 2)
    }
}
