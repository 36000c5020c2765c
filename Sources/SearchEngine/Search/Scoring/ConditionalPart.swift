/// What some parts add, to the documents that match a condition only.
final class ConditionalPart: ScoringPart {
    private let parts: [any ScoringPart]
    private let condition: any Matcher
    private var sums = [Double](repeating: 0, count: Window.size)

    init(_ parts: [any ScoringPart], condition: any Matcher) {
        self.parts = parts
        self.condition = condition
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        parts.reduce(0) { $0 + $1.bound(in: window, context) }
    }

    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError) {
        var open = window
        try condition.narrow(&open)
        guard !open.isEmpty else { return }
        for place in sums.indices { sums[place] = 0 }
        for part in parts { try part.add(to: &sums, in: window, context) }
        open.forEachPlace { scores[$0] += sums[$0] }
    }

    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) {
        guard try isOpen(doc, window) else { return }
        var sum = 0.0
        for part in parts { try part.add(to: &sum, of: doc, in: window, context) }
        score += sum
    }

    /// One number, for it is added as one.
    func shares(
        of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) -> [Explanation] {
        guard try isOpen(doc, window) else { return [] }
        var shares: [Explanation] = []
        for part in parts { shares += try part.shares(of: doc, in: window, context) }
        guard shares.count > 1 else { return shares }
        return [Explanation(.whole, matches: true, value: shares.reduce(0) { $0 + $1.value })]
    }

    private func isOpen(_ doc: DocID, _ window: Window) throws(SearchEngineError) -> Bool {
        var open = Window(base: window.base)
        open.insert(place: Int(doc - window.base))
        try condition.narrow(&open)
        return !open.isEmpty
    }
}
