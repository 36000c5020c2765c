/// A phrase: BM25 with the phrase's own frequency.
final class PhrasePart: ScoringPart {
    private let matcher: PhraseMatcher
    private let weight: Double
    private let impact: Impact
    private let label: ScoringLabel

    /// - Parameters:
    ///   - weight: the idf of its pairs or words times all weights.
    ///   - impact: no document has the phrase more often, or a shorter text.
    init(_ matcher: PhraseMatcher, weight: Double, impact: Impact, _ label: ScoringLabel) {
        self.matcher = matcher
        self.weight = weight
        self.impact = impact
        self.label = label
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
        guard let frequency = try frequency(doc, window) else { return }
        score += part(frequency, doc, context)
    }

    func shares(
        of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) -> [Explanation] {
        guard let frequency = try frequency(doc, window) else { return [] }
        return [
            label.share(
                part(frequency, doc, context),
                .init(frequency: Int(frequency), length: context.length(doc), norm: context.norm(doc)))
        ]
    }

    private func frequency(_ doc: DocID, _ window: Window) throws(SearchEngineError) -> UInt32? {
        let place = Int(doc - window.base)
        return try matcher.frequencies(in: window).first { $0.place == place }?.frequency
    }

    private func part(_ frequency: UInt32, _ doc: DocID, _ context: ScoringContext) -> Double {
        context.model.words.part(weight: weight, frequency: Double(frequency), norm: context.norm(doc))
    }
}
