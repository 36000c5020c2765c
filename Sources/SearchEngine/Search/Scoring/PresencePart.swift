/// Keywords: the same for every document that has any of them.
final class PresencePart: ScoringPart {
    private let matcher: ListMatcher
    private let weight: Double
    private let label: ScoringLabel

    init(_ matcher: ListMatcher, weight: Double, _ label: ScoringLabel) {
        self.matcher = matcher
        self.weight = weight
        self.label = label
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double { weight }

    func maximum(_ context: ScoringContext) -> Double { weight }

    func addBounds(to bounds: inout ScoreBounds, _ context: ScoringContext) throws(SearchEngineError) {
        for var window in bounds.windows where !window.isEmpty {
            try matcher.narrow(&window)
            bounds.add(weight, window)
        }
    }

    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    {
        for (index, doc) in candidates.docs.enumerated() where try matcher.frequency(of: doc) > 0 {
            scores[index] += weight
        }
    }

    func shares(of doc: DocID, _ context: ScoringContext) throws(SearchEngineError) -> [Explanation] {
        try matcher.frequency(of: doc) > 0 ? [label.share(weight)] : []
    }
}
