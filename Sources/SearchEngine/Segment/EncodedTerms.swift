/// Some terms of the text on their way into a segment: bytes of its postings section, and what its dictionaries will say
/// of them. All offsets count from the start of the bytes.
struct EncodedTerms: Sendable {
    struct Term: Sendable {
        var entry: TermEntry
        /// By zone of the schema, nil where the term is not in one; none where it is in no zone.
        var zones: [TermEntry?]
        /// How many pairs start with the term.
        var pairCount: Int
    }

    struct Pair: Sendable {
        /// The rank of the term that follows.
        var second: UInt32
        var list: PostingsInfo
    }

    /// The rank of the first.
    fileprivate(set) var first: Int
    fileprivate(set) var bytes = ByteWriter()
    fileprivate(set) var terms: [Term] = []
    /// Of all terms, in order.
    fileprivate(set) var pairs: [Pair] = []
}

/// Encodes the terms of an inversion, range by range: one for each thread.
struct InversionEncoder {
    private let inversion: TextInversion
    private var text: TermEncoder
    private var zone: TermEncoder
    private var pair: PostingsWriter
    private let lengths: [UInt32]
    private var postings = TermPostings()
    private var zones: [TermPostings]
    private var pairs: PairGroups

    /// - Parameter lengths: of every document of the segment.
    init(_ inversion: TextInversion, schema: Schema, lengths: [UInt32]) {
        self.inversion = inversion
        self.lengths = lengths
        text = TermEncoder(kind: .text, lengths: lengths)
        zone = TermEncoder(kind: .zone, lengths: lengths)
        pair = PostingsWriter(hasFrequencies: true)
        zones = schema.zones.map { _ in TermPostings() }
        pairs = PairGroups(ranks: inversion.count)
    }

    /// - Complexity: linear in the terms' occurrences.
    mutating func encode(_ ranks: Range<Int>) throws(SearchEngineError) -> EncodedTerms {
        var encoded = EncodedTerms(first: ranks.lowerBound)
        encoded.terms.reserveCapacity(ranks.count)
        for rank in ranks {
            inversion.postings(of: rank, text: &postings, zones: &zones, pairs: &pairs)
            var term = EncodedTerms.Term(
                entry: try text.encode(&postings, into: &encoded.bytes), zones: [],
                pairCount: encoded.pairs.count)
            pairs.group()
            while let follower = pairs.next(&postings) {
                let offset = encoded.bytes.count
                var list = pair.write(
                    docs: postings.docs, frequencies: postings.frequencies, lengths: lengths, into: &encoded.bytes)
                list.offset = offset
                encoded.pairs.append(EncodedTerms.Pair(second: follower, list: list))
            }
            term.pairCount = encoded.pairs.count - term.pairCount
            if !zones.allSatisfy({ $0.docs.isEmpty }) {
                for index in zones.indices {
                    term.zones.append(
                        zones[index].docs.isEmpty ? nil : try zone.encode(&zones[index], into: &encoded.bytes))
                }
            }
            encoded.terms.append(term)
        }
        return encoded
    }
}
