/// What the best documents get for words of the query that stand near one another: the sum of the idf of the words
/// that the best stretch of the text has, times a weight.
///
/// Only the ``candidates`` best documents by all else are looked at. The bonus is never below zero, so that they stay
/// before all others, and the order does not depend on how many hits are asked for.
package struct Nearness: Sendable {
    /// How many documents are looked at.
    package static let candidates = 32
    /// How long a stretch is, in positions.
    package static let stretch: UInt32 = 24

    /// None where there are fewer than two.
    let words: [Query.Word]
    private let weight: Double

    /// - Parameter words: of the query; fewer than two have nothing to be near to, and add nothing.
    package init(_ words: [Query.Word], weight: Double) {
        var distinct: [Query.Word] = []
        for word in words where !distinct.contains(word) { distinct.append(word) }
        self.words = distinct.count > 1 ? distinct : []
        self.weight = weight
    }

    /// Adds to the scores of the first hits, and sorts these anew.
    ///
    /// - Parameter found: ``words``, looked up.
    func add(to hits: inout [Hit], _ found: [QueryPlan.Word], _ reader: IndexReader) throws(SearchEngineError) {
        guard !found.isEmpty else { return }
        var best = Array(hits.prefix(Self.candidates))
        for place in reader.segments.indices {
            let indexes = best.indices.filter { best[$0].segment == place }.sorted { best[$0].doc < best[$1].doc }
            guard !indexes.isEmpty else { continue }
            let stretches = try bestStretches(indexes.map { best[$0].doc }, found, segment: place, reader)
            for (index, stretch) in zip(indexes, stretches) {
                best[index].score += weight * stretch.sum
                best[index].key += weight * stretch.sum
            }
        }
        best.sort { $0.precedes($1) }
        hits.replaceSubrange(best.indices, with: best)
    }

    /// What one document gets, if it is among the best.
    func share(
        _ found: [QueryPlan.Word], segment place: Int, doc: DocID, _ reader: IndexReader
    ) throws(SearchEngineError) -> Explanation? {
        guard !found.isEmpty, let best = try bestStretches([doc], found, segment: place, reader).first else {
            return nil
        }
        return Explanation(.nearness(best.words.map { words[$0] }), matches: best.sum > 0, value: weight * best.sum)
    }

    /// Of each document, ascending; the words by their places in ``words``.
    private func bestStretches(
        _ documents: [DocID], _ words: [QueryPlan.Word], segment place: Int, _ reader: IndexReader
    ) throws(SearchEngineError) -> [(sum: Double, words: [Int])] {
        var occurrences: [Occurrences] = []
        var idf: [Double] = []
        var there: [Int] = []
        var scratch = Occurrences()
        for (number, word) in words.enumerated() where !word.sources[place].isEmpty {
            var element = try PhraseCounter.Element(word.sources[place], reader.segments[place])
            var found = Occurrences()
            try element.read(documents, shift: 0, into: &found, &scratch)
            occurrences.append(found)
            idf.append(word.idf)
            there.append(number)
        }
        return documents.indices.map { document in
            let best = Self.bestStretch(occurrences, document: document, idf)
            return (best.sum, best.words.map { there[$0] })
        }
    }

    /// The largest sum of `weights` of the words that stand within one stretch, and which these are.
    ///
    /// - Parameters:
    ///   - words: of each, where it stands in some documents.
    ///   - document: by its index in each of them.
    /// - Complexity: linear in the positions, times the number of words.
    package static func bestStretch(
        _ words: [Occurrences], document: Int, _ weights: [Double]
    ) -> (sum: Double, words: [Int]) {
        // Of each word the places still ahead, and its last so far; the best stretch ends where a word stands.
        var next = words.map { $0.range(document) }
        var last = [UInt32?](repeating: nil, count: words.count)
        var best = 0.0
        var found: [Int] = []
        // In the order in which a stretch is summed, so that one with all words is known.
        let most = weights.indices.reduce(0) { next[$1].isEmpty ? $0 : $0 + weights[$1] }
        while best < most {
            var least: (word: Int, position: UInt32)?
            for word in words.indices where !next[word].isEmpty {
                let position = words[word].positions[next[word].lowerBound]
                if least.map({ position < $0.position }) ?? true { least = (word, position) }
            }
            guard let (word, position) = least else { break }
            next[word].removeFirst()
            let before = last[word]
            last[word] = position
            // A word that the stretch had already brings nothing to it.
            if let before, position - before < stretch { continue }
            var sum = 0.0
            for (word, place) in last.enumerated() {
                if let place, position - place < stretch { sum += weights[word] }
            }
            guard sum > best else { continue }
            best = sum
            found = last.indices.filter { word in last[word].map { position - $0 < stretch } ?? false }
        }
        return (best, found)
    }
}
