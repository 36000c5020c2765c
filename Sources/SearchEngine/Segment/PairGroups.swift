/// What follows one term in the text, in the order it is met, and then grouped by the term that follows: append, group, and
/// take one after the other.
struct PairGroups {
    /// By rank: how many occurrences, and while they are grouped where the next goes. Zero between terms.
    private var counts: [UInt32]
    private var followers: [UInt32] = []
    private var docs: [DocID] = []
    private var distinct: [UInt32] = []
    private var grouped: [DocID] = []
    /// How far ``next(_:)`` has come: in `distinct` and in `grouped`.
    private var (place, start) = (0, 0)

    /// - Parameter ranks: how many there are.
    init(ranks: Int) { counts = Array(repeating: 0, count: ranks) }

    mutating func removeAll() {
        followers.removeAll(keepingCapacity: true)
        docs.removeAll(keepingCapacity: true)
    }

    /// - Parameters:
    ///   - follower: a term by its rank in the order of keys.
    ///   - doc: not below that of any call before.
    @inline(__always)
    mutating func append(follower: UInt32, _ doc: DocID) {
        followers.append(follower)
        docs.append(doc)
    }

    /// The next term that follows, in the order of keys; fills `postings` with the documents and their frequencies, and
    /// nothing else. Nil after the last.
    mutating func next(_ postings: inout TermPostings) -> UInt32? {
        guard place < distinct.count else { return nil }
        let follower = distinct[place]
        place += 1
        let end = Int(counts[Int(follower)])
        counts[Int(follower)] = 0
        postings.docs.removeAll(keepingCapacity: true)
        postings.frequencies.removeAll(keepingCapacity: true)
        while start < end {
            let doc = grouped[start]
            let first = start
            repeat { start += 1 } while start < end && grouped[start] == doc
            postings.docs.append(doc)
            postings.frequencies.append(UInt32(start - first))
        }
        return follower
    }

    /// A counting sort by follower, which keeps documents in order; leaves in `counts` where each group ends.
    ///
    /// - Complexity: linear in the occurrences, and sorts the terms that follow.
    mutating func group() {
        (place, start) = (0, 0)
        distinct.removeAll(keepingCapacity: true)
        for follower in followers {
            if counts[Int(follower)] == 0 { distinct.append(follower) }
            counts[Int(follower)] += 1
        }
        distinct.sort()
        var start: UInt32 = 0
        for follower in distinct {
            let count = counts[Int(follower)]
            counts[Int(follower)] = start
            start += count
        }
        if grouped.count < docs.count {
            grouped.append(contentsOf: repeatElement(0, count: docs.count - grouped.count))
        }
        for index in followers.indices {
            let follower = Int(followers[index])
            grouped[Int(counts[follower])] = docs[index]
            counts[follower] += 1
        }
    }
}
