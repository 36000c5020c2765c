/// Documents in which some words stand as a phrase or near one another, with how often they do.
///
/// Documents that may have it are found by the lists of its pairs or words; positions are read where these lists do not
/// tell, and once for a document.
final class PhraseMatcher: Matcher {
    /// The most lists by which candidates are narrowed down; the rarest.
    private static let narrowingLists = 2

    private let narrowing: [ListMatcher]
    private var evidence: PairEvidence?
    private var counter: PhraseCounter
    private var found: [PhraseCounter.Found] = []
    /// What was counted in the windows narrowed since scores were asked for: documents, ascending, and how often.
    private var countedDocs: [DocID] = []
    private var countedFrequencies: [UInt32] = []
    private var wasAsked = false
    /// Documents that may have the phrase, ascending, and how often at most: see ``findCandidates(in:)``.
    private(set) var candidates: [DocID] = []
    private(set) var candidateFrequencies: [UInt32] = []
    private var scratch: [UInt32] = []
    private var undecided: [Int] = []

    /// - Parameters:
    ///   - narrowing: each matches every document that has the phrase, and others.
    ///   - evidence: of a phrase of two words.
    init(narrowing: [ListMatcher], evidence: PairEvidence?, counter: PhraseCounter) {
        self.narrowing = narrowing.sorted { $0.cost < $1.cost }
        self.evidence = evidence
        self.counter = counter
    }

    var cost: Int { narrowing.first?.cost ?? 0 }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        try narrowByLists(&window)
        var unknown = window
        list(window)
        if let (least, most) = try judged(candidates) {
            for (index, doc) in candidates.enumerated() where least[index] > 0 || most[index] == 0 {
                unknown.remove(place: Int(doc - window.base))
                if most[index] == 0 { window.remove(place: Int(doc - window.base)) }
            }
        }
        guard !unknown.isEmpty else { return }
        try counter.count(in: unknown, into: &found)
        window.subtract(unknown)
        for document in found { window.insert(place: document.place) }
        remember(from: window.base)
    }

    /// How often the phrase stands in documents, as far as lists tell; nil where they do not.
    private func judged(_ docs: [DocID]) throws(SearchEngineError) -> (least: [UInt32], most: [UInt32])? {
        try evidence?.judge(docs)
        return evidence.map { ($0.least, $0.most) }
    }

    private func narrowByLists(_ window: inout Window) throws(SearchEngineError) {
        for list in narrowing.prefix(Self.narrowingLists) {
            try list.narrow(&window)
            if window.isEmpty { return }
        }
    }

    private func list(_ window: Window) {
        candidates.removeAll(keepingCapacity: true)
        window.forEachPlace { candidates.append(window.base + DocID($0)) }
    }

    private func remember(from base: DocID) {
        if wasAsked || countedDocs.last.map({ $0 >= base }) ?? false {
            countedDocs.removeAll(keepingCapacity: true)
            countedFrequencies.removeAll(keepingCapacity: true)
            wasAsked = false
        }
        for document in found {
            countedDocs.append(base + DocID(document.place))
            countedFrequencies.append(document.frequency)
        }
    }

    /// Finds the documents of a window that may have the phrase, and how often it stands there at most.
    func findCandidates(in window: Window) throws(SearchEngineError) {
        var window = window
        try narrowByLists(&window)
        list(window)
        if let (_, most) = try judged(candidates) {
            candidateFrequencies = most
            return
        }
        candidateFrequencies.removeAll(keepingCapacity: true)
        candidateFrequencies.append(contentsOf: repeatElement(.max, count: candidates.count))
        for list in narrowing.prefix(Self.narrowingLists) {
            try list.frequencies(of: candidates, into: &scratch)
            for index in candidates.indices {
                candidateFrequencies[index] = min(candidateFrequencies[index], scratch[index])
            }
        }
    }

    /// How often the phrase stands in each of some documents, ascending.
    func frequencies(of docs: [DocID], into frequencies: inout [UInt32]) throws(SearchEngineError) {
        wasAsked = true
        frequencies.removeAll(keepingCapacity: true)
        frequencies.append(contentsOf: repeatElement(0, count: docs.count))
        undecided.removeAll(keepingCapacity: true)
        let judged = try judged(docs)
        for (index, doc) in docs.enumerated() {
            if let judged, judged.least[index] == judged.most[index] {
                frequencies[index] = judged.least[index]
            } else if let known = counted(doc) {
                frequencies[index] = known
            } else {
                // What the lists of a pair allow, only positions can deny.
                let isPossible = if judged == nil { try mayHave(doc) } else { true }
                if isPossible { undecided.append(index) }
            }
        }
        guard !undecided.isEmpty else { return }
        try counter.count(in: undecided.map { docs[$0] }, into: &found)
        var next = 0
        for document in found {
            while docs[undecided[next]] < DocID(document.place) { next += 1 }
            frequencies[undecided[next]] = document.frequency
        }
    }

    private func counted(_ doc: DocID) -> UInt32? {
        var low = 0
        var high = countedDocs.count
        while low < high {
            let middle = (low + high) / 2
            if countedDocs[middle] < doc { low = middle + 1 } else { high = middle }
        }
        return low < countedDocs.count && countedDocs[low] == doc ? countedFrequencies[low] : nil
    }

    private func mayHave(_ doc: DocID) throws(SearchEngineError) -> Bool {
        for list in narrowing where try list.frequency(of: doc) == 0 { return false }
        return true
    }
}
