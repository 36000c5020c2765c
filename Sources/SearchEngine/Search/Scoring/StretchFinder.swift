/// Finds where words of a query stand near one another in a text.
package struct StretchFinder {
    /// How long a stretch is, in positions.
    package static let length = 24

    /// Of each word.
    private let weights: [Double]
    /// Of each word the places still ahead, and its last so far.
    private var next: [Range<Int>]
    private var last: [Int]
    /// The words in the stretch found last.
    package private(set) var found: [Int] = []

    package init(_ weights: [Double]) {
        self.weights = weights
        next = Array(repeating: 0..<0, count: weights.count)
        last = Array(zeros: weights.count)
    }

    /// The largest sum of the weights of words that stand within one stretch.
    ///
    /// - Parameters:
    ///   - words: of each, where it stands in some documents.
    ///   - document: by its index in each of them.
    /// - Complexity: linear in the positions, times the number of words.
    package mutating func best(_ words: [Occurrences], document: Int) -> Double {
        var most = 0.0
        for word in words.indices {
            next[word] = words[word].range(document)
            last[word] = -Self.length
            // In the order in which a stretch is summed, so that one with all words is known.
            if !next[word].isEmpty { most += weights[word] }
        }
        var best = 0.0
        found.removeAll(keepingCapacity: true)
        // The best stretch ends where a word stands.
        while best < most, let (word, position) = first(words) {
            next[word].removeFirst()
            let isNew = position - last[word] >= Self.length
            last[word] = position
            // A word that the stretch had already brings nothing to it.
            guard isNew else { continue }
            let sum = last.indices.reduce(0) { position - last[$1] < Self.length ? $0 + weights[$1] : $0 }
            guard sum > best else { continue }
            best = sum
            found.removeAll(keepingCapacity: true)
            for word in last.indices where position - last[word] < Self.length { found.append(word) }
        }
        return best
    }

    /// The word that stands first of all that is ahead.
    private func first(_ words: [Occurrences]) -> (word: Int, position: Int)? {
        var first: (word: Int, position: Int)?
        for word in next.indices where !next[word].isEmpty {
            let position = Int(words[word].positions[next[word].lowerBound])
            if first.map({ position < $0.position }) ?? true { first = (word, position) }
        }
        return first
    }
}
