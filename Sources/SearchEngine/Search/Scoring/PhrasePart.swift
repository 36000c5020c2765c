/// A phrase: BM25 with the phrase's own frequency.
final class PhrasePart: ScoringPart {
    private let matcher: PhraseMatcher
    private let weight: Double
    private let impact: Impact
    private let label: ScoringLabel
    private var table: [UInt16] = []

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

    /// To the documents that may have the phrase, as if it stood there as often as the lists allow.
    func addBounds(to bounds: inout ScoreBounds, _ context: ScoringContext) throws(SearchEngineError) {
        if table.isEmpty {
            table = bounds.table(maxFrequency: impact.frequency, weight: weight, context.model.words)
        }
        if try matcher.findCandidatesOfSegment() { return addCandidates(to: &bounds) }
        for window in bounds.windows where !window.isEmpty {
            try matcher.findCandidates(in: window)
            addCandidates(to: &bounds)
        }
    }

    private func addCandidates(to bounds: inout ScoreBounds) {
        // The lists of a word's forms may together come to more than the word does in any document.
        let frequencies = matcher.candidateFrequencies.map { min($0, impact.frequency) }
        bounds.add(table, matcher.candidates, frequencies)
    }

    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    {
        var frequencies: [UInt32] = []
        swap(&frequencies, &context.frequencies)
        defer { swap(&frequencies, &context.frequencies) }
        try matcher.frequencies(of: candidates.docs, into: &frequencies)
        DenseKernels.addParts(frequencies, norms: candidates.norms, weight: weight, context.model.words, to: &scores)
    }

    func shares(of doc: DocID, _ context: ScoringContext) throws(SearchEngineError) -> [Explanation] {
        var frequencies: [UInt32] = []
        try matcher.frequencies(of: [doc], into: &frequencies)
        guard let frequency = frequencies.first, frequency > 0 else { return [] }
        let value = context.model.words.part(
            weight: weight, frequency: Double(frequency), norm: context.norm(doc))
        return [
            label.share(
                value, .init(frequency: Int(frequency), length: context.length(doc), norm: context.norm(doc)))
        ]
    }
}
