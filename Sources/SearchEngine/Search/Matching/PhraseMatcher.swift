/// Documents in which some words stand as a phrase or near one another, with how often they do.
///
/// Documents that have all the words are found by their lists; positions are read of these alone.
final class PhraseMatcher: Matcher {
    /// One word: the list of its unmarked key, with positions, and which of its forms count.
    struct Element {
        let cursor: PostingsCursor
        let positions: PositionsReader
        /// Nil for all.
        let forms: Set<UInt32>?
    }

    private let words: ConjunctionMatcher
    private let elements: [Element]
    private let proximity: Query.Proximity
    private let bounds: (start: Column?, end: Column?)
    /// The documents last asked about.
    private var evaluated: Window?
    private var found: [(place: Int, frequency: UInt32)] = []
    private var buffers: [[UInt32]]

    /// - Parameters:
    ///   - words: match documents that have the word at all; one each.
    ///   - bounds: columns with the positions between which the phrase must stand.
    init(
        words: [any Matcher], elements: [Element], proximity: Query.Proximity, bounds: (start: Column?, end: Column?)
    ) {
        self.words = ConjunctionMatcher(words)
        self.elements = elements
        self.proximity = proximity
        self.bounds = bounds
        buffers = Array(repeating: [], count: elements.count)
    }

    var cost: Int { words.cost }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        evaluated = window
        found.removeAll(keepingCapacity: true)
        try words.narrow(&window)
        let candidates = window
        try candidates.forEachPlace { (place) throws(SearchEngineError) in
            let frequency = try frequency(candidates.base + DocID(place))
            if frequency > 0 { found.append((place, frequency)) } else { window.remove(place: place) }
        }
    }

    /// How often the phrase stands in each document of a window that has it, ascending, and perhaps in others.
    func frequencies(in window: Window) throws(SearchEngineError) -> [(place: Int, frequency: UInt32)] {
        if !(evaluated?.isSuperset(of: window) ?? false) {
            var copy = window
            try narrow(&copy)
        }
        return found
    }

    private func frequency(_ doc: DocID) throws(SearchEngineError) -> UInt32 {
        let start = bounds.start?[doc] ?? 0
        let end = bounds.end?[doc] ?? .max
        for (index, element) in elements.enumerated() {
            guard let at = try element.cursor.seek(doc), at.doc == doc else { return 0 }
            var positions: [UInt32] = []
            var forms: [UInt32] = []
            try element.positions.read(at: at.index, of: element.cursor, positions: &positions, forms: &forms)
            buffers[index].removeAll(keepingCapacity: true)
            for (position, form) in zip(positions, forms) where element.forms?.contains(form) ?? true {
                if Int64(position) >= start, Int64(position) < end { buffers[index].append(position) }
            }
        }
        return Proximity.count(buffers, proximity)
    }
}
