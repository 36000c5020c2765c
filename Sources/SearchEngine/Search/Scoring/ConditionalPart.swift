/// What some parts add, to the documents that match a condition only.
final class ConditionalPart: ScoringPart {
    private let parts: [any ScoringPart]
    private let condition: any Matcher

    init(_ parts: [any ScoringPart], condition: any Matcher) {
        self.parts = parts
        self.condition = condition
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        parts.reduce(0) { $0 + $1.bound(in: window, context) }
    }

    func maximum(_ context: ScoringContext) -> Double { parts.reduce(0) { $0 + $1.maximum(context) } }

    /// As if the condition held everywhere.
    func addBounds(to bounds: inout ScoreBounds, _ context: ScoringContext) throws(SearchEngineError) {
        for part in parts { try part.addBounds(to: &bounds, context) }
    }

    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    {
        var open: [Int] = []
        for (index, doc) in candidates.docs.enumerated() where try isOpen(doc) { open.append(index) }
        let documents = candidates.at(open)
        var sums = [Double](zeros: open.count)
        for part in parts { try part.add(to: &sums, of: documents, context) }
        for (index, sum) in zip(open, sums) { scores[index] += sum }
    }

    /// One number, for it is added as one.
    func shares(of doc: DocID, _ context: ScoringContext) throws(SearchEngineError) -> [Explanation] {
        guard try isOpen(doc) else { return [] }
        var shares: [Explanation] = []
        for part in parts { shares += try part.shares(of: doc, context) }
        guard shares.count > 1 else { return shares }
        return [Explanation(.whole, matches: true, value: shares.reduce(0) { $0 + $1.value })]
    }

    private func isOpen(_ doc: DocID) throws(SearchEngineError) -> Bool {
        var open = Window(holding: doc)
        try condition.narrow(&open)
        return !open.isEmpty
    }
}
