/// What follows one term in the text, in the order it is met, and then grouped by the term that follows.
struct PairGroups {
    /// By term number: how many occurrences, and while they are grouped where the next goes. Zero between terms.
    private var counts: [UInt32]
    /// By term number: its place in the order of keys.
    private let ranks: [UInt32]
    private var followers: [UInt32] = []
    private var docs: [DocID] = []
    private var distinct: [UInt32] = []
    private var grouped: [DocID] = []

    /// - Parameter ranks: of every term number, its place in the order of keys.
    init(ranks: [UInt32]) {
        self.ranks = ranks
        counts = Array(repeating: 0, count: ranks.count)
    }

    mutating func removeAll() {
        followers.removeAll(keepingCapacity: true)
        docs.removeAll(keepingCapacity: true)
    }

    /// - Parameter doc: not below that of any call before.
    mutating func append(follower: UInt32, _ doc: DocID) {
        followers.append(follower)
        docs.append(doc)
    }

    /// Calls `body` with each term that follows, in the order of their keys, and fills `postings` with the documents.
    ///
    /// - Complexity: linear in the occurrences, and sorts the terms that follow.
    mutating func forEach(
        _ postings: inout TermPostings,
        _ body: (_ follower: UInt32, inout TermPostings) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        group()
        var start = 0
        for follower in distinct {
            let end = Int(counts[Int(follower)])
            counts[Int(follower)] = 0
            postings.removeAll()
            for doc in grouped[start..<end] {
                if postings.docs.last != doc { postings.begin(doc) }
                postings.frequencies[postings.frequencies.count - 1] += 1
            }
            start = end
            try body(follower, &postings)
        }
    }

    /// A counting sort by follower, which keeps documents in order; leaves in `counts` where each group ends.
    private mutating func group() {
        distinct.removeAll(keepingCapacity: true)
        for follower in followers {
            if counts[Int(follower)] == 0 { distinct.append(follower) }
            counts[Int(follower)] += 1
        }
        distinct.sort { ranks[Int($0)] < ranks[Int($1)] }
        var start: UInt32 = 0
        for follower in distinct {
            let count = counts[Int(follower)]
            counts[Int(follower)] = start
            start += count
        }
        while grouped.count < docs.count { grouped.append(0) }
        for (follower, doc) in zip(followers, docs) {
            grouped[Int(counts[Int(follower)])] = doc
            counts[Int(follower)] += 1
        }
    }
}
