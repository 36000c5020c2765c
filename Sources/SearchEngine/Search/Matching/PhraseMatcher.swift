/// Documents in which some words stand as a phrase or near one another, with how often they do.
///
/// Documents that may have it are found by the lists of its pairs or words; positions are read of these alone.
final class PhraseMatcher: Matcher {
    /// The most lists by which candidates are narrowed down; the rarest.
    private static let narrowingLists = 2

    private let narrowing: [ListMatcher]
    private var counter: PhraseCounter
    private var found: [PhraseCounter.Found] = []

    /// - Parameter narrowing: each matches every document that has the phrase, and others.
    init(narrowing: [ListMatcher], counter: PhraseCounter) {
        self.narrowing = narrowing.sorted { $0.cost < $1.cost }
        self.counter = counter
    }

    var cost: Int { narrowing.first?.cost ?? 0 }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        _ = try narrowToCandidates(&window)
        try counter.count(in: window, into: &found)
        window = Window(base: window.base)
        for document in found { window.insert(place: document.place) }
    }

    /// Takes out of the window what cannot have the phrase by the lists.
    ///
    /// - Returns: no document of the window has the phrase more often.
    func narrowToCandidates(_ window: inout Window) throws(SearchEngineError) -> UInt32 {
        var most = UInt32.max
        for list in narrowing.prefix(Self.narrowingLists) {
            try list.narrow(&window)
            if window.isEmpty { return 0 }
            most = min(most, list.maxFrequency(in: window))
        }
        return most
    }

    /// How often the phrase stands in each of some documents, ascending, that has it.
    func frequencies(of docs: [DocID]) throws(SearchEngineError) -> [(doc: DocID, frequency: UInt32)] {
        var candidates: [DocID] = []
        for doc in docs where try mayHave(doc) { candidates.append(doc) }
        try counter.count(in: candidates, into: &found)
        return found.map { (DocID($0.place), $0.frequency) }
    }

    private func mayHave(_ doc: DocID) throws(SearchEngineError) -> Bool {
        for list in narrowing where try list.frequency(of: doc) == 0 { return false }
        return true
    }
}
