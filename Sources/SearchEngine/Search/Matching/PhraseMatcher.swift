/// Documents in which some words stand as a phrase or near one another, with how often they do.
///
/// Documents that have all the words are found by their lists; positions are read of these alone.
final class PhraseMatcher: Matcher {
    private let words: ConjunctionMatcher
    private var counter: PhraseCounter
    /// The documents last asked about.
    private var evaluated: Window?
    private var found: [PhraseCounter.Found] = []

    /// - Parameter words: match documents that have the word at all; one each.
    init(words: [any Matcher], counter: PhraseCounter) {
        self.words = ConjunctionMatcher(Array(words.sorted { $0.cost < $1.cost }.prefix(2)))
        self.counter = counter
    }

    var cost: Int { words.cost }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        evaluated = nil
        let asked = window
        try words.narrow(&window)
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
