/// Counts how often some words stand as a phrase or near one another, in all candidates of a window at once.
///
/// The word with the fewest occurrences is read first; of the others only the documents that are still candidates.
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
    /// The elements' places in the phrase, the rarest first.
    private let order: [Int]
    private let proximity: Query.Proximity
    private let bounds: (start: Column?, end: Column?)
    private var documents: [DocID] = []
    private var occurrences: [Occurrences]
    private var scratch = Occurrences()
    private var sweep: [Int] = []

    /// - Parameter bounds: columns with the positions between which the phrase must stand.
    init(_ elements: [Element], proximity: Query.Proximity, bounds: (start: Column?, end: Column?)) {
        self.elements = elements
        self.proximity = proximity
        self.bounds = bounds
        order = elements.indices.sorted {
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
        if proximity == .phrase(slop: 0) {
            try countPhrases(rarest, base, &found)
        } else {
            try countNear(base, &found)
        }
    }

    /// Starts of the phrase are those the rarest word allows, less those another word does not, word after word.
    private mutating func countPhrases(
        _ rarest: Int, _ base: DocID, _ found: inout [Found]
    ) throws(SearchEngineError) {
        try read(rarest, shift: rarest)
        for place in order.dropFirst() {
            occurrences[rarest].dropEmptyDocuments(&documents)
            guard !documents.isEmpty else { return }
            try read(place, shift: place)
            let others = occurrences[place]
            occurrences[rarest].formIntersection(others)
        }
        let starts = occurrences[rarest]
        for (index, doc) in documents.enumerated() {
            let frequency = starts.range(index).count
            if frequency > 0 { found.append(Found(place: Int(doc - base), frequency: UInt32(frequency))) }
        }
    }

    private mutating func countNear(_ base: DocID, _ found: inout [Found]) throws(SearchEngineError) {
        for place in elements.indices { try read(place, shift: 0) }
        for (index, doc) in documents.enumerated() {
            let frequency = Proximity.count(occurrences, document: index, proximity, &sweep)
            if frequency > 0 { found.append(Found(place: Int(doc - base), frequency: frequency)) }
        }
    }

    /// Reads the positions of one word in the documents, each less `shift`.
    private mutating func read(_ place: Int, shift: Int) throws(SearchEngineError) {
        try elements[place].read(documents, shift: shift, into: &occurrences[place], &scratch)
        guard bounds.start != nil || bounds.end != nil else { return }
        let shift = Int64(shift)
        occurrences[place].clip { [documents, bounds] index in
            let start = (bounds.start?[documents[index]] ?? 0) &- shift
            return start..<max(start, (bounds.end?[documents[index]] ?? .max) &- shift)
        }
    }
}
