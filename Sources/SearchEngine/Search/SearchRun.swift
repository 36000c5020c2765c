/// One search on its way through the segments, some windows at a time: first what matches, with bits; then, where there
/// are many, bounds of all scores; then the scores themselves, of the documents with the highest bounds first, until no
/// bound reaches the last hit kept.
struct SearchRun {
    /// So few matches are scored without asking for bounds.
    private static let fewMatches = 48
    /// As many scores are worked out before it is asked again which documents are still wanted.
    private static let batch = 64
    /// A bound is a sum of other numbers than the score, so it may round another way.
    private static let slack = 1 + 1e-9

    /// What is looked at in one segment.
    struct Place {
        let number: Int
        let segment: SegmentReader
        let plan: SegmentPlan
        let context: ScoringContext
    }

    private let sort: Searcher.Sort
    private let counting: Bool
    private let kept: Int
    private let windowsAtATime: Int
    private let reader: IndexReader
    private(set) var top: TopHits
    private(set) var total = 0
    /// Neighbouring windows, with what matches and may be among the hits.
    private var windows: [Window] = []
    private var candidates: [DocID] = []
    private var scores: [Double] = []

    /// - Parameters:
    ///   - limit: how many hits are kept.
    ///   - counting: whether ``total`` must be exact.
    init(limit: Int, sort: Searcher.Sort, counting: Bool, windowsAtATime: Int, reader: IndexReader) {
        self.reader = reader
        self.windowsAtATime = max(1, windowsAtATime)
        self.sort = sort
        self.counting = counting || limit == 0
        kept = limit
        top = TopHits(limit: limit)
    }

    mutating func search(_ place: Place) throws(SearchEngineError) {
        if kept == 0, let count = place.listed {
            total += count
            return
        }
        let count = place.segment.documentCount
        let step = windowsAtATime * Window.size
        let maximum = place.plan.parts.reduce(0) { max($0, $1.maximum(place.context)) }
        var bounds: ScoreBounds?
        for first in stride(from: 0, to: count, by: step) {
            let matches = try match(first..<min(first + step, count), place)
            guard kept > 0, matches > 0 else { continue }
            if case .column(let column, let descending) = sort {
                rank(by: place.segment.column(column), descending, place)
            } else if matches <= Self.fewMatches || !(maximum > 0) || !maximum.isFinite {
                for window in windows { window.forEachPlace { candidates.append(window.base + DocID($0)) } }
                try offerCandidates(place)
            } else {
                var found = bounds ?? ScoreBounds(maximum: maximum, place.context)
                bounds = nil
                found.begin(windows[...])
                for part in place.plan.parts { try part.addBounds(to: &found, place.context) }
                found.close()
                try rank(by: found, place)
                bounds = found
            }
        }
    }

    /// Finds what matches in neighbouring windows.
    ///
    /// - Returns: how many documents that may be among the hits.
    private mutating func match(_ documents: Range<Int>, _ place: Place) throws(SearchEngineError) -> Int {
        windows.removeAll(keepingCapacity: true)
        var matches = 0
        for base in stride(from: documents.lowerBound, to: documents.upperBound, by: Window.size) {
            try reader.checkCancellation()
            var window = Window(base: DocID(base), segment: place.segment)
            let isPromising = kept > 0 && couldEnter(window, place)
            if counting || isPromising {
                try place.plan.matcher.narrow(&window)
                let count = window.count
                total += count
                if isPromising { matches += count }
            }
            guard kept > 0 else { continue }
            windows.append(isPromising ? window : Window(base: window.base))
        }
        return matches
    }

    private func couldEnter(_ window: Window, _ place: Place) -> Bool {
        guard sort == .score, top.threshold > 0 else { return true }
        return place.plan.parts.reduce(0) { $0 + $1.bound(in: window, place.context) } * Self.slack >= top.threshold
    }

    /// Scores the documents with the highest bounds, then whatever may still be among the hits.
    private mutating func rank(by bounds: borrowing ScoreBounds, _ place: Place) throws(SearchEngineError) {
        let first = max(bounds.level(reachedBy: kept), bounds.level(of: top.threshold))
        for group in 0..<bounds.groupCount {
            bounds.forEachDocument(ofGroup: group, atLeast: first, below: nil) { candidates.append($0) }
        }
        try offerCandidates(place)
        var level = bounds.level(of: top.threshold)
        guard level < first else { return }
        for group in 0..<bounds.groupCount {
            bounds.forEachDocument(ofGroup: group, atLeast: level, below: first) { candidates.append($0) }
            guard candidates.count >= Self.batch else { continue }
            try offerCandidates(place)
            level = bounds.level(of: top.threshold)
        }
        try offerCandidates(place)
    }

    /// Scores the candidates and offers them.
    private mutating func offerCandidates(_ place: Place) throws(SearchEngineError) {
        try place.score(candidates, into: &scores)
        let order = place.segment.column(Schema.order)
        for (doc, score) in zip(candidates, scores) where score >= top.threshold {
            top.offer(
                Hit(
                    segment: place.number, doc: doc, score: score, key: score,
                    order: UInt64(bitPattern: order[doc] ?? 0)))
        }
        candidates.removeAll(keepingCapacity: true)
    }

    /// Offers all that matches, by a column's numbers and not yet scored.
    private mutating func rank(by column: Column, _ descending: Bool, _ place: Place) {
        let order = place.segment.column(Schema.order)
        for window in windows {
            window.forEachPlace { found in
                let doc = window.base + DocID(found)
                let key = column[doc].map { descending ? Double($0) : -Double($0) } ?? -.infinity
                guard key >= top.threshold else { return }
                top.offer(
                    Hit(
                        segment: place.number, doc: doc, score: 0, key: key,
                        order: UInt64(bitPattern: order[doc] ?? 0)))
            }
        }
    }
}

extension SearchRun.Place {
    /// How many documents match, where one list says it.
    fileprivate var listed: Int? {
        guard segment.live == nil, let lists = plan.matcher.lists, lists.count == 1 else { return nil }
        return lists[0].info.documentFrequency
    }

    /// - Parameters:
    ///   - docs: ascending.
    ///   - scores: of each, when it returns.
    func score(_ docs: [DocID], into scores: inout [Double]) throws(SearchEngineError) {
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: repeatElement(0, count: docs.count))
        guard !docs.isEmpty else { return }
        let candidates = Candidates(docs, context)
        for part in plan.parts { try part.add(to: &scores, of: candidates, context) }
    }

    /// Scores those of some hits that are of this segment.
    func score(_ hits: inout [Hit]) throws(SearchEngineError) {
        let indexes = hits.indices.filter { hits[$0].segment == number }.sorted { hits[$0].doc < hits[$1].doc }
        var scores: [Double] = []
        try score(indexes.map { hits[$0].doc }, into: &scores)
        for (index, score) in zip(indexes, scores) { hits[index].score = score }
    }
}
