/// What the best documents get for words of the query that stand near one another: the sum of the idf of the words
/// that the best stretch of the text has, times a weight.
///
/// Only the ``candidates`` best documents by all else are looked at. The bonus is never below zero, so that they stay
/// before all others, and the order does not depend on how many hits are asked for.
package struct Nearness: Sendable {
    /// How many documents are looked at.
    package static let candidates = 32
    /// Sums may round another way.
    private static let slack = 1 + 1e-9

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
    /// - Parameters:
    ///   - wanted: how many hits are to be right; what cannot become one of them may be left as it is.
    ///   - found: ``words``, looked up.
    func add(
        to hits: inout [Hit], wanted: Int, _ found: [QueryPlan.Word], _ reader: IndexReader
    ) throws(SearchEngineError) {
        guard !found.isEmpty else { return }
        let most = found.reduce(0) { $0 + weight * $1.idf }
        var best = Array(hits.prefix(Self.candidates))
        // Those that come first anyway tell what the others would have to reach to be among them.
        let first = 0..<min(wanted, best.count)
        try add(to: &best, first, found, reader)
        let least = best[first].map(\.key).min() ?? -.infinity
        let hopeless = best[first.upperBound...].firstIndex { ($0.key + most) * Self.slack < least }
        try add(to: &best, first.upperBound..<(hopeless ?? best.count), found, reader)
        best.sort { $0.precedes($1) }
        hits.replaceSubrange(best.indices, with: best)
    }

    private func add(
        to hits: inout [Hit], _ range: Range<Int>, _ found: [QueryPlan.Word], _ reader: IndexReader
    ) throws(SearchEngineError) {
        guard !range.isEmpty else { return }
        for place in reader.segments.indices {
            let indexes = range.filter { hits[$0].segment == place }.sorted { hits[$0].doc < hits[$1].doc }
            guard !indexes.isEmpty else { continue }
            let stretches = try bestStretches(indexes.map { hits[$0].doc }, found, segment: place, reader)
            for (index, stretch) in zip(indexes, stretches) {
                hits[index].score += weight * stretch.sum
                hits[index].key += weight * stretch.sum
            }
        }
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
        var finder = StretchFinder(idf)
        return documents.indices.map { document in
            let sum = finder.best(occurrences, document: document)
            return (sum, finder.found.map { there[$0] })
        }
    }
}
