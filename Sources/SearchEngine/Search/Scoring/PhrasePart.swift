/// A phrase: BM25 with the phrase's own frequency and the sum of its words' idf.
final class PhrasePart: ScoringPart {
    private let matcher: PhraseMatcher
    private let weight: Double
    private let impact: Impact

    /// - Parameters:
    ///   - weight: the sum of the words' idf times all weights.
    ///   - impact: no document has the phrase more often, or a shorter text.
    init(_ matcher: PhraseMatcher, weight: Double, impact: Impact) {
        self.matcher = matcher
        self.weight = weight
        self.impact = impact
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        context.model.words.part(
            weight: weight, frequency: Double(impact.frequency), norm: context.norm(length: impact.length))
    }

    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError) {
        for found in try matcher.frequencies(in: window) {
            scores[found.place] += part(found.frequency, window.base + DocID(found.place), context)
        }
    }

    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) {
        let place = Int(doc - window.base)
        guard let found = try matcher.frequencies(in: window).first(where: { $0.place == place }) else { return }
        score += part(found.frequency, doc, context)
    }

    private func part(_ frequency: UInt32, _ doc: DocID, _ context: ScoringContext) -> Double {
        context.model.words.part(weight: weight, frequency: Double(frequency), norm: context.norm(doc))
    }
}
