/// Counts how often some words stand as a phrase or near one another, in all candidates of a window at once.
///
/// The word with the fewest occurrences is read first; of the others only the documents that are still candidates. A
/// word that stands in the phrase several times is read once.
struct PhraseCounter {
    /// One word: the lists of its unmarked keys, with positions, and which of their forms count.
    struct Element {
        struct Source {
            let cursor: PostingsCursor
            var positions: PositionsReader
            let filter: FormFilter
        }

        fileprivate(set) var sources: [Source] = []

        init(_ found: [QueryPlan.Word.Source], _ segment: SegmentReader) throws(SearchEngineError) {
            for source in found {
                sources.append(
                    .init(
                        cursor: try segment.cursor(source.entry.list, Schema.text),
                        positions: try segment.positions(source.entry), filter: source.filter))
            }
        }

        var totalFrequency: Int { sources.reduce(0) { $0 + $1.cursor.info.totalFrequency } }

        /// No document has the word more often, or a shorter text.
        var impact: Impact {
            var impact = Impact(frequency: 0, length: .max)
            for source in sources {
                let (sum, overflow) = impact.frequency.addingReportingOverflow(source.cursor.info.maxFrequency)
                impact.frequency = overflow ? .max : sum
                impact.length = min(impact.length, source.cursor.info.minLength)
            }
            return impact
        }

        /// Reads the positions in some documents, each less `shift`.
        mutating func read(
            _ documents: [DocID], shift: Int, into occurrences: inout Occurrences, _ scratch: inout Occurrences
        ) throws(SearchEngineError) {
            occurrences.removeAll()
            for index in sources.indices {
                let (cursor, filter) = (sources[index].cursor, sources[index].filter)
                guard index > 0 else {
                    try sources[index].positions.read(documents, of: cursor, filter, shift: shift, into: &occurrences)
                    continue
                }
                scratch.removeAll()
                try sources[index].positions.read(documents, of: cursor, filter, shift: shift, into: &scratch)
                occurrences.formUnion(scratch)
            }
        }
    }

    /// A document, by its place in a window or in the segment, and how often it has the phrase.
    struct Found: Equatable {
        var place: Int
        var frequency: UInt32
    }

    private var elements: [Element]
    /// Of each element its places in the phrase, ascending.
    private let places: [[Int]]
    /// The elements, the rarest first.
    private let order: [Int]
    /// Nil for words side by side.
    private var proximity: Proximity?
    private let bounds: (start: Column?, end: Column?)
    private var documents: [DocID] = []
    private var occurrences: [Occurrences]
    private var starts = Occurrences()
    private var scratch = Occurrences()

    /// - Parameters:
    ///   - elements: the different words, each of them in `order`.
    ///   - order: of each place of the phrase, which of them stands there.
    ///   - bounds: columns with the positions between which the phrase must stand.
    init(
        _ elements: [Element], order: [Int], proximity: Query.Proximity, bounds: (start: Column?, end: Column?)
    ) {
        self.elements = elements
        self.bounds = bounds
        self.proximity = proximity == .phrase(slop: 0) ? nil : Proximity(proximity, order: order)
        var places = [[Int]](repeating: [], count: elements.count)
        for (place, element) in order.enumerated() { places[element].append(place) }
        self.places = places
        self.order = elements.indices.sorted {
            (elements[$0].totalFrequency, $0) < (elements[$1].totalFrequency, $1)
        }
        occurrences = Array(repeating: Occurrences(), count: elements.count)
    }

    /// No document has the phrase more often than its rarest word, or a shorter text.
    var impact: Impact {
        elements.map(\.impact).min { $0.frequency < $1.frequency } ?? Impact(frequency: 0, length: .max)
    }

    /// - Parameter found: what has the phrase, ascending.
    mutating func count(in window: Window, into found: inout [Found]) throws(SearchEngineError) {
        documents.removeAll(keepingCapacity: true)
        window.forEachPlace { documents.append(window.base + DocID($0)) }
        try count(from: window.base, &found)
    }

    /// - Parameters:
    ///   - candidates: ascending.
    ///   - found: those that have the phrase, by their numbers in the segment.
    mutating func count(in candidates: [DocID], into found: inout [Found]) throws(SearchEngineError) {
        documents = candidates
        try count(from: 0, &found)
    }

    /// - Parameter base: what places count from.
    private mutating func count(from base: DocID, _ found: inout [Found]) throws(SearchEngineError) {
        found.removeAll(keepingCapacity: true)
        guard !documents.isEmpty, let rarest = order.first else { return }
        if proximity == nil {
            try countPhrases(rarest, base, &found)
        } else {
            try countNear(base, &found)
        }
    }

    /// Starts of the phrase are those the rarest word allows, less those another word does not, word after word.
    private mutating func countPhrases(
        _ rarest: Int, _ base: DocID, _ found: inout [Found]
    ) throws(SearchEngineError) {
        for element in order {
            guard !documents.isEmpty, let first = places[element].first else { return }
            try read(element, shift: first)
            if element != rarest {
                starts.formIntersection(occurrences[element])
            } else if places[element].count == 1 {
                swap(&starts, &occurrences[element])
            } else {
                starts = occurrences[element]
            }
            for place in places[element].dropFirst() {
                starts.formIntersection(occurrences[element], offset: place - first)
            }
            starts.dropEmptyDocuments(&documents)
        }
        for (index, doc) in documents.enumerated() {
            found.append(Found(place: Int(doc - base), frequency: UInt32(starts.range(index).count)))
        }
    }

    private mutating func countNear(_ base: DocID, _ found: inout [Found]) throws(SearchEngineError) {
        for element in elements.indices { try read(element, shift: 0) }
        for (index, doc) in documents.enumerated() {
            let frequency = proximity?.count(occurrences, document: index) ?? 0
            if frequency > 0 { found.append(Found(place: Int(doc - base), frequency: frequency)) }
        }
    }

    /// Reads the positions of one element in the documents, each less `shift`.
    private mutating func read(_ element: Int, shift: Int) throws(SearchEngineError) {
        try elements[element].read(documents, shift: shift, into: &occurrences[element], &scratch)
        guard bounds.start != nil || bounds.end != nil else { return }
        let shift = Int64(shift)
        occurrences[element].clip { [documents, bounds] index in
            let start = (bounds.start?[documents[index]] ?? 0) &- shift
            return start..<max(start, (bounds.end?[documents[index]] ?? .max) &- shift)
        }
    }
}
