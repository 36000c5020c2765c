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

    private let lengths: [UInt32]
    private let words: Int
    private var postings = PostingsWriter(hasFrequencies: true)
    private var buffer = ByteWriter()
    private var sections = (pairs: ByteWriter(), groups: ByteWriter())
    /// Of the present group.
    private var blocks = ByteWriter()
    private var blockLengths: [Int] = []
    /// Of the present first word.
    private var pairs: [(second: UInt32, list: PostingsInfo)] = []
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
    mutating func add(first: UInt32, second: UInt32, _ list: PostingsInfo) throws(SearchEngineError) {
        if first != self.first { finish(upTo: first) }
        guard list.length <= Int(UInt32.max), count < Int(UInt32.max), sections.pairs.count <= Int(UInt32.max),
            list.offset - (pairs.first?.list.offset ?? list.offset) <= Int(UInt32.max)
        else { throw .tooLarge(what: "a segment with more than 4 GB of pairs") }
        pairs.append((second, list))
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
            if !pairs.isEmpty { encode() }
            pairs.removeAll(keepingCapacity: true)
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
        let listsStart = pairs[0].list.offset
        let parameter = RiceCode.parameter(count: pairs.count, span: words)
        var bits = BitWriter()
        blocks.varint(pairs.count)
        blocks.varint(listsStart)
        var previous: Int64 = -1
        for (index, pair) in pairs.enumerated() {
            if index > 0, index % Self.runSize == 0 {
                bits.align()
                blocks.fixed(pair.second)
                blocks.fixed(UInt32(truncatingIfNeeded: bits.bytes.count))
                blocks.fixed(UInt32(truncatingIfNeeded: pair.list.offset - listsStart))
                previous = Int64(pair.second) - 1
            }
            bits.rice(UInt32(Int64(pair.second) - previous - 1), parameter)
            encode(pair.list, into: &bits)
            previous = Int64(pair.second)
        }
        bits.align()
        blocks.append(bits.bytes)
    }

    private func encode(_ list: PostingsInfo, into bits: inout BitWriter) {
        bits.gamma(UInt64(list.documentFrequency))
        let missed = list.length - Self.expectedLength(list.documentFrequency, documentCount: lengths.count)
        bits.gamma(UInt64(missed << 1 ^ missed >> (Int.bitWidth - 1)) + 1)
        guard list.documentFrequency >= BlockPacking.blockSize else { return }
        bits.gamma(UInt64(list.totalFrequency - list.documentFrequency) + 1)
        bits.gamma(UInt64(list.maxFrequency) + 1)
        bits.gamma(UInt64(list.minLength) + 1)
    }

    /// About how many bytes a list takes: Rice codes of evenly spread documents, and a skip entry a block.
    static func expectedLength(_ documentFrequency: Int, documentCount: Int) -> Int {
        let parameter = RiceCode.parameter(count: documentFrequency, span: documentCount)
        let blocks = documentFrequency / BlockPacking.blockSize
        return (documentFrequency * (2 * parameter + 5) + 8) / 16 + blocks * (PostingsWriter.skipEntrySize + 2)
    }
}
