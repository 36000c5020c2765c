/// Documents in which some words stand as a phrase or near one another, with how often they do.
///
/// Documents that may have it are found by the lists of its pairs or words; positions are read of these alone.
final class PhraseMatcher: Matcher {
    private let narrowing: ConjunctionMatcher
    private(set) var counter: PhraseCounter
    /// The documents last asked about.
    private var evaluated: Window?
    private var found: [PhraseCounter.Found] = []

    /// - Parameter narrowing: each matches every document that has the phrase, and others.
    init(narrowing: [any Matcher], counter: PhraseCounter) {
        self.narrowing = ConjunctionMatcher(Array(narrowing.sorted { $0.cost < $1.cost }.prefix(2)))
        self.counter = counter
    }

    var cost: Int { narrowing.cost }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        evaluated = nil
        let asked = window
        try narrowing.narrow(&window)
        try counter.count(in: window, into: &found)
        window = Window(base: window.base)
        for document in found { window.insert(place: document.place) }
        evaluated = asked
    }

    /// How often the phrase stands in each document of a window that has it, ascending, and perhaps in others.
    func frequencies(in window: Window) throws(SearchEngineError) -> [PhraseCounter.Found] {
        if !(evaluated?.isSuperset(of: window) ?? false) {
            var copy = window
            try narrow(&copy)
        }
        return found
    }
}
