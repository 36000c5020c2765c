/// Keywords: the same for every document that has any of them.
final class PresencePart: ScoringPart {
    private let matcher: ListMatcher
    private let weight: Double

    init(_ matcher: ListMatcher, weight: Double) {
        self.matcher = matcher
        self.weight = weight
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
        var found = Window(base: window.base)
        found.insert(place: Int(doc - window.base))
        try matcher.narrow(&found)
        if !found.isEmpty { score += weight }
    }
}
