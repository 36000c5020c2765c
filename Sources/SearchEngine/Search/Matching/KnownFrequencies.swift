/// How often a phrase stands, at least and at most, in the documents that windows were narrowed to last.
struct KnownFrequencies {
    /// The windows as they were before, ascending, and where in the arrays those of each begin.
    private var windows: [(asked: Window, start: Int)] = []
    /// Those that have the phrase, ascending.
    private(set) var docs: [DocID] = []
    private(set) var least: [UInt32] = []
    private(set) var most: [UInt32] = []
    /// Asked for scores: whoever then goes on to other windows does not come back.
    private var wasAsked = false

    var isEmpty: Bool { windows.isEmpty }

    /// What is appended from now on is all that the window's documents have.
    mutating func begin(_ window: Window) {
        if wasAsked || windows.last.map({ $0.asked.base >= window.base }) ?? false {
            windows.removeAll(keepingCapacity: true)
            docs.removeAll(keepingCapacity: true)
            least.removeAll(keepingCapacity: true)
            most.removeAll(keepingCapacity: true)
            wasAsked = false
        }
        windows.append((window, docs.count))
    }

    mutating func append(_ doc: DocID, least: UInt32, most: UInt32) {
        docs.append(doc)
        self.least.append(least)
        self.most.append(most)
    }

    /// Where what is known of a window's documents stands in the arrays, others of the window among it; nil where not
    /// all of them were asked about.
    func range(of window: Window) -> Range<Int>? {
        guard let place = windows.firstIndex(where: { $0.asked.base == window.base }),
            windows[place].asked.isSuperset(of: window)
        else { return nil }
        return windows[place].start..<(place + 1 < windows.count ? windows[place + 1].start : docs.count)
    }

    /// Whether all of the documents, ascending, were asked about.
    mutating func knows(_ docs: [DocID]) -> Bool {
        wasAsked = true
        var place = 0
        for doc in docs {
            while place < windows.count, windows[place].asked.end <= UInt64(doc) { place += 1 }
            guard place < windows.count, windows[place].asked.contains(doc) else { return false }
        }
        return true
    }

    /// The place of a document in the arrays; nil where it lacks the phrase.
    func find(_ doc: DocID) -> Int? {
        let place = PostingsKernels.first(docs, count: docs.count, notBelow: doc)
        return place < docs.count && docs[place] == doc ? place : nil
    }
}
