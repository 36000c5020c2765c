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
            var stretches = try Stretches(indexes.map { hits[$0].doc }, found, segment: place, reader)
            for (document, index) in indexes.enumerated() {
                let bonus = weight * stretches.best(document)
                hits[index].score += bonus
                hits[index].key += bonus
            }
        }
    }

    /// What one document gets, if it is among the best.
    func share(
        _ found: [QueryPlan.Word], segment place: Int, doc: DocID, _ reader: IndexReader
    ) throws(SearchEngineError) -> Explanation? {
        guard !found.isEmpty else { return nil }
        var stretches = try Stretches([doc], found, segment: place, reader)
        let sum = stretches.best(0)
        return Explanation(
            .nearness(stretches.wordsOfBest.map { words[$0] }), matches: sum > 0, value: weight * sum)
    }
}

/// Where words stand in some documents of a segment.
private struct Stretches {
    private var occurrences: [Occurrences] = []
    /// Which of the words stand in the segment.
    private var there: [Int] = []
    private var finder: StretchFinder

    /// - Parameter documents: ascending.
    init(
        _ documents: [DocID], _ words: [QueryPlan.Word], segment place: Int, _ reader: IndexReader
    ) throws(SearchEngineError) {
        occurrences.reserveCapacity(words.count)
        there.reserveCapacity(words.count)
        var scratch = Occurrences()
        for (number, word) in words.enumerated() where !word.sources[place].isEmpty {
            var element = try PhraseCounter.Element(word.sources[place], reader.segments[place])
            var found = Occurrences()
            try element.read(documents, shift: 0, into: &found, &scratch)
            occurrences.append(found)
            there.append(number)
        }
        finder = StretchFinder(there.map { words[$0].idf })
    }

    /// The most of a document, by its place among them.
    mutating func best(_ document: Int) -> Double { finder.best(occurrences, document: document) }

    /// Which words the last one asked about has there.
    var wordsOfBest: [Int] { finder.found.map { there[$0] } }
}
