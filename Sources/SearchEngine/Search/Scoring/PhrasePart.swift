/// A phrase: BM25 with the phrase's own frequency.
final class PhrasePart: ScoringPart {
    private let matcher: PhraseMatcher
    private let weight: Double
    private let impact: Impact
    private let label: ScoringLabel
    private var table: [UInt8] = []

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
        maximum(context)
    }

    func maximum(_ context: ScoringContext) -> Double {
        context.model.words.part(
            weight: weight, frequency: Double(impact.frequency), norm: context.norm(length: impact.length))
    }

    /// To the documents that may have the phrase, as if it stood there as often as its rarest pair or word in the window.
    func addBounds(to bounds: inout ScoreBounds, _ context: ScoringContext) throws(SearchEngineError) {
        if table.isEmpty {
            table = bounds.table(maxFrequency: impact.frequency, weight: weight, context.model.words) { $0 }
        }
        for var window in bounds.windows where !window.isEmpty {
            let frequency = try matcher.narrowToCandidates(&window)
            // The lists of a word's forms may together come to more than the word does in any document.
            bounds.add(table, frequency: min(frequency, impact.frequency), window)
        }
    }

    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    {
        var index = 0
        for found in try matcher.frequencies(of: candidates.docs) {
            while candidates.docs[index] < found.doc { index += 1 }
            scores[index] += part(found.frequency, found.doc, context)
        }
    }

    func shares(of doc: DocID, _ context: ScoringContext) throws(SearchEngineError) -> [Explanation] {
        guard let frequency = try matcher.frequencies(of: [doc]).first?.frequency else { return [] }
        return [
            label.share(
                part(frequency, doc, context),
                .init(frequency: Int(frequency), length: context.length(doc), norm: context.norm(doc)))
        ]
    }

    private func part(_ frequency: UInt32, _ doc: DocID, _ context: ScoringContext) -> Double {
        context.model.words.part(weight: weight, frequency: Double(frequency), norm: context.norm(doc))
    }
}
