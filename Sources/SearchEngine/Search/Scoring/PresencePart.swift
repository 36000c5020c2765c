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

    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError) {
        var found = window
        try matcher.narrow(&found)
        found.forEachPlace { scores[$0] += weight }
    }

    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) {
        if try has(doc, window) { score += weight }
    }

    func shares(
        of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) -> [Explanation] {
        try has(doc, window) ? [label.share(weight)] : []
    }

    private func has(_ doc: DocID, _ window: Window) throws(SearchEngineError) -> Bool {
        var found = Window(base: window.base)
        found.insert(place: Int(doc - window.base))
        try matcher.narrow(&found)
        return !found.isEmpty
    }
}
