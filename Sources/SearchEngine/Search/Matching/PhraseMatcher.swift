/// Documents in which some words stand as a phrase or near one another, with how often they do.
///
/// Documents that may have it are found by the lists of its pairs or words; positions are read where these lists do not
/// tell, and once for a document.
final class PhraseMatcher: Matcher {
    /// The most lists by which candidates are narrowed down; the rarest.
    private static let narrowingLists = 2
    /// Documents of a list that are sooner looked at one by one than window by window.
    private static let mostListed = 512

    private let narrowing: [ListMatcher]
    private var evidence: PairEvidence?
    private var counter: PhraseCounter
    private var found: [PhraseCounter.Found] = []
    private var known = KnownFrequencies()
    private let isScored: Bool
    /// Documents that may have the phrase, ascending, and how often at most: see ``findCandidates(in:)`` and
    /// ``findCandidatesOfSegment()``.
    private(set) var candidates: [DocID] = []
    private(set) var candidateFrequencies: [UInt32] = []
    /// Whether they are those of the whole segment.
    private var isListed = false
    private var scratch: [UInt32] = []
    private var undecided: [Int] = []

    /// - Parameters:
    ///   - narrowing: each matches every document that has the phrase, and others.
    ///   - evidence: of a phrase of two words.
    ///   - isScored: whether scores will be asked for.
    init(narrowing: [ListMatcher], evidence: PairEvidence?, counter: PhraseCounter, isScored: Bool) {
        self.isScored = isScored
        self.narrowing = narrowing.sorted { $0.cost < $1.cost }
        self.evidence = evidence
        self.counter = counter
    }

    var cost: Int { narrowing.first?.cost ?? 0 }
    var readsPositions: Bool { true }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        if isScored { known.begin(window) }
        try narrowByLists(&window)
        list(window)
        let judged = try judged(candidates)
        var unknown = window
        if let (least, most) = judged {
            for (index, doc) in candidates.enumerated() where least[index] > 0 || most[index] == 0 {
                unknown.remove(place: Int(doc - window.base))
                if most[index] == 0 { window.remove(place: Int(doc - window.base)) }
            }
        }
        found.removeAll(keepingCapacity: true)
        if !unknown.isEmpty {
            try counter.count(in: unknown, into: &found)
            window.subtract(unknown)
            for document in found { window.insert(place: document.place) }
        }
        if isScored { remember(judged, window.base) }
    }

    /// Remembers how often the phrase stands in the documents of a window that have it.
    private func remember(_ judged: (least: [UInt32], most: [UInt32])?, _ base: DocID) {
        // Taken out, so that no access is checked at run time.
        var known = KnownFrequencies()
        swap(&known, &self.known)
        defer { swap(&known, &self.known) }
        var next = 0
        for (index, doc) in candidates.enumerated() {
            if let judged, judged.least[index] > 0 {
                known.append(doc, least: judged.least[index], most: judged.most[index])
            } else if next < found.count, found[next].place == Int(doc - base) {
                known.append(doc, least: found[next].frequency, most: found[next].frequency)
                next += 1
            }
        }
    }

    /// How often the phrase stands in documents, as far as lists tell; nil where they do not.
    private func judged(_ docs: [DocID]) throws(SearchEngineError) -> (least: [UInt32], most: [UInt32])? {
        try evidence?.judge(docs)
        return evidence.map { ($0.least, $0.most) }
    }

    func narrowByLists(_ window: inout Window) throws(SearchEngineError) {
        for list in narrowing.prefix(Self.narrowingLists) {
            try list.narrow(&window)
            if window.isEmpty { return }
        }
    }

    private func list(_ window: Window) {
        isListed = false
        // Taken out for the same reason.
        var found: [DocID] = []
        swap(&found, &candidates)
        defer { swap(&found, &candidates) }
        found.removeAll(keepingCapacity: true)
        window.forEachPlace { found.append(window.base + DocID($0)) }
    }

    /// Finds the documents of a window that may have the phrase, and how often it stands there at most.
    func findCandidates(in window: Window) throws(SearchEngineError) {
        if let range = known.range(of: window) {
            candidates = Array(known.docs[range])
            candidateFrequencies = Array(known.most[range])
            return
        }
        var window = window
        try narrowByLists(&window)
        list(window)
        try limitCandidates()
    }

    /// The same in the whole segment, where a list of the phrase has few documents and nothing is known of windows;
    /// among them some with a frequency of zero.
    ///
    /// - Returns: whether it was done.
    /// - Complexity: linear in the list; constant when it was done before.
    func findCandidatesOfSegment() throws(SearchEngineError) -> Bool {
        if isListed { return true }
        guard known.isEmpty, let found = try narrowing.first?.documents(atMost: Self.mostListed) else { return false }
        candidates = found
        try limitCandidates()
        isListed = true
        return true
    }

    /// By the lists that candidates are narrowed down by.
    private func limitCandidates() throws(SearchEngineError) {
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
        frequencies.setZeros(count: docs.count)
        undecided.removeAll(keepingCapacity: true)
        if known.knows(docs) {
            for (index, doc) in docs.enumerated() {
                guard let place = known.find(doc) else { continue }
                frequencies[index] = known.least[place]
                if known.least[place] < known.most[place] { undecided.append(index) }
            }
        } else if let (least, most) = try judged(docs) {
            for index in docs.indices {
                frequencies[index] = least[index]
                if least[index] < most[index] { undecided.append(index) }
            }
        } else {
            // What the lists of a pair allow, only positions can deny.
            undecided += docs.indices
            for list in narrowing where !undecided.isEmpty {
                try list.frequencies(of: docs, into: &scratch)
                undecided.removeAll { scratch[$0] == 0 }
            }
        }
        guard !undecided.isEmpty else { return }
        try counter.count(in: undecided.map { docs[$0] }, into: &found)
        for index in undecided { frequencies[index] = 0 }
        var next = 0
        for document in found {
            while docs[undecided[next]] < DocID(document.place) { next += 1 }
            frequencies[undecided[next]] = document.frequency
        }
    }
}
