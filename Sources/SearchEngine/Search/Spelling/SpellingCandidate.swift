/// A word of the index that one of a query may be meant for, and how far it is from it.
package struct SpellingCandidate: Equatable, Sendable {
    /// The key to search for: a marked form's exact key, or the unmarked key where the query's word has no marks.
    package var key: [UInt8]
    package var unmarked: [UInt8]
    /// Whole edits of the unmarked key; a confusion of ``SpellingVariants``, or other marks alone, count as one.
    package var distance: Int
    /// The same told finer: 6 an edit, 3 a confusion, and 3 for each mark that is another.
    package var cost: Int
    /// Live documents that have it.
    package var frequency: Int

    package init(key: [UInt8], unmarked: [UInt8], distance: Int, cost: Int, frequency: Int) {
        self.key = key
        self.unmarked = unmarked
        self.distance = distance
        self.cost = cost
        self.frequency = frequency
    }

    /// Whether the one is likelier than the other where nothing is known of the words beside: the nearer one, then the
    /// one whose frequency makes up for its cost, a doubling for a point.
    package static func precedes(_ left: SpellingCandidate, _ right: SpellingCandidate) -> Bool {
        left.rank != right.rank
            ? left.rank.lexicographicallyPrecedes(right.rank) : left.key.lexicographicallyPrecedes(right.key)
    }

    package var rank: [Int] { [distance, cost - Self.bits(frequency), cost, -frequency] }

    /// How often a number can be halved.
    package static func bits(_ number: Int) -> Int { Int.bitWidth - max(0, number).leadingZeroBitCount }

    /// How many marks of a word are others in the form.
    package static func markDifference(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var rest = right
        var missing = 0
        for mark in left {
            if let index = rest.firstIndex(of: mark) { rest.remove(at: index) } else { missing += 1 }
        }
        return max(missing, rest.count)
    }
}
