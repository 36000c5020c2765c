/// One search on its way through the segments, some windows at a time: first what matches, with bits; then, where there
/// are many, bounds of all scores; then the scores themselves, of the documents with the highest bounds first, until no
/// bound reaches the last hit kept.
struct SearchRun {
    /// So few matches, or one document in so many, are scored without asking for bounds, which are worked out for all
    /// documents.
    private static let fewMatches = 48
    fileprivate static let fewMatchesIn = 64
    /// So many more documents than are kept are scored first: the better the last of those kept, the fewer others are
    /// still wanted.
    private static let spare = 8
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
    /// Of each window, whether it may hold one of the hits.
    private var isPromising: [Bool] = []
    private var candidates: [DocID] = []
    private var scores: [Double] = []

    /// - Parameters:
    ///   - limit: how many hits are kept, one or more.
    ///   - counting: whether ``total`` must be exact.
    init(limit: Int, sort: Searcher.Sort, counting: Bool, windowsAtATime: Int, reader: IndexReader) {
        self.reader = reader
        self.windowsAtATime = max(1, windowsAtATime)
        self.sort = sort
        self.counting = counting
        kept = limit
        top = TopHits(limit: limit)
    }

    mutating func search(_ place: Place) throws(SearchEngineError) {
        let maximum = place.plan.parts.reduce(0) { max($0, $1.maximum(place.context)) }
        let isBounded =
            sort == .score && place.plan.matcher.cost > Self.fewMatches && maximum > 0 && maximum.isFinite
        guard isBounded else {
            return try forEachStretch(of: place.segment) { (run, documents) throws(SearchEngineError) in
                run.open(documents, place)
                if try run.narrow(place) > 0 { try run.offerMatches(place) }
            }
        }
        var bounds = ScoreBounds(maximum: maximum, place.context)
        let parts = place.parts(scaledBy: bounds.scale)
        try forEachStretch(of: place.segment) { (run, documents) throws(SearchEngineError) in
            try run.search(documents, by: &bounds, parts, place)
        }
    }

    /// Calls `body` with neighbouring documents of a segment, so many windows at a time.
    private mutating func forEachStretch(
        of segment: SegmentReader,
        _ body: (_ run: inout SearchRun, _ documents: Range<Int>) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        let step = windowsAtATime * Window.size
        for first in stride(from: 0, to: segment.documentCount, by: step) {
            try reader.checkCancellation()
            try body(&self, first..<min(first + step, segment.documentCount))
        }
    }

    private mutating func search(
        _ documents: Range<Int>, by bounds: inout ScoreBounds, _ parts: Place.Parts, _ place: Place
    ) throws(SearchEngineError) {
        open(documents, place)
        let few = max(Self.fewMatches, documents.count / Self.fewMatchesIn)
        var isTold = !parts.telling.isEmpty && isPromising.contains(true)
        if isTold {
            if !counting { closeHopeless() }
            // Of few documents it is as soon known which of them match.
            if !parts.conditions.isEmpty { isTold = try narrow(by: parts.conditions) > few }
        }
        if !isTold {
            let matches = try narrow(place)
            guard matches > few else {
                if matches > 0 { try offerMatches(place) }
                return
            }
        }
        bounds.begin(&windows)
        for part in parts.telling { try part.addBounds(to: &bounds, place.context) }
        if isTold { total += bounds.narrow() }
        for part in parts.others { try part.addBounds(to: &bounds, place.context) }
        bounds.close()
        try rank(by: bounds, place)
    }

    /// Opens the windows of neighbouring documents, each with all that are live.
    private mutating func open(_ documents: Range<Int>, _ place: Place) {
        windows.removeAll(keepingCapacity: true)
        isPromising.removeAll(keepingCapacity: true)
        let count = (documents.count + Window.size - 1) / Window.size
        windows.reserveCapacity(count)
        isPromising.reserveCapacity(count)
        for base in stride(from: documents.lowerBound, to: documents.upperBound, by: Window.size) {
            let window = Window(base: DocID(base), segment: place.segment)
            windows.append(window)
            isPromising.append(couldEnter(window, place))
        }
    }

    /// Takes out of the windows what does not match, and what cannot be among the hits.
    ///
    /// - Returns: how many documents are left.
    private mutating func narrow(_ place: Place) throws(SearchEngineError) -> Int {
        var matches = 0
        for index in windows.indices where counting || isPromising[index] {
            try reader.checkCancellation()
            if !windows[index].isEmpty { try place.plan.matcher.narrow(&windows[index]) }
            let count = windows[index].count
            total += count
            if isPromising[index] { matches += count }
        }
        closeHopeless()
        return matches
    }

    /// Takes out of the windows what does not meet some conditions.
    ///
    /// - Returns: how many documents are left.
    private mutating func narrow(by conditions: [any Matcher]) throws(SearchEngineError) -> Int {
        var left = 0
        for index in windows.indices {
            try reader.checkCancellation()
            for condition in conditions where !windows[index].isEmpty { try condition.narrow(&windows[index]) }
            left += windows[index].count
        }
        return left
    }

    private mutating func closeHopeless() {
        for index in windows.indices where !isPromising[index] { windows[index] = Window(base: windows[index].base) }
    }

    private func couldEnter(_ window: Window, _ place: Place) -> Bool {
        guard sort == .score, top.threshold > 0 else { return true }
        return place.plan.parts.reduce(0) { $0 + $1.bound(in: window, place.context) } * Self.slack >= top.threshold
    }

    private mutating func offerMatches(_ place: Place) throws(SearchEngineError) {
        if case .column(let column, let descending) = sort {
            rank(by: place.segment.column(column), descending, place)
        } else {
            for window in windows { window.forEachPlace { candidates.append(window.base + DocID($0)) } }
            try offerCandidates(place)
        }
    }

    /// Scores the documents with the highest bounds, then whatever may still be among the hits.
    private mutating func rank(by bounds: borrowing ScoreBounds, _ place: Place) throws(SearchEngineError) {
        candidates.reserveCapacity(2 * Self.batch)
        let spare = min(Self.spare, max(0, bounds.groupCount - kept))
        let first = max(bounds.level(reachedBy: kept + spare), bounds.level(of: top.threshold))
        var group = bounds.nextGroup(from: 0, atLeast: first)
        while group < bounds.groupCount {
            bounds.forEachDocument(ofGroup: group, atLeast: first, below: nil) { candidates.append($0) }
            group = bounds.nextGroup(from: group + 1, atLeast: first)
        }
        try offerCandidates(place)
        var level = bounds.level(of: top.threshold)
        guard level < first else { return }
        group = bounds.nextGroup(from: 0, atLeast: level)
        while group < bounds.groupCount {
            bounds.forEachDocument(ofGroup: group, atLeast: level, below: first) { candidates.append($0) }
            if candidates.count >= Self.batch {
                try offerCandidates(place)
                level = bounds.level(of: top.threshold)
            }
            group = bounds.nextGroup(from: group + 1, atLeast: level)
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
    /// The scoring parts, in the order in which bounds are added.
    struct Parts {
        /// Parts that between them add to each document that matches, and to no other that meets the conditions: where
        /// any has added something, nobody needs ask what matches. None where that is not so.
        var telling: [any ScoringPart] = []
        var others: [any ScoringPart] = []
        var conditions: [any Matcher] = []
    }

    /// - Parameter scale: of the bounds.
    func parts(scaledBy scale: Double) -> Parts {
        guard let (lists, conditions) = plan.matcher.conditional else { return Parts(others: plan.parts) }
        // Rare words should be asked before the conditions.
        let postings = lists.reduce(0) { $0 + $1.info.documentFrequency }
        guard conditions.isEmpty || postings > segment.documentCount / SearchRun.fewMatchesIn else {
            return Parts(others: plan.parts)
        }
        var isMissing = Array(repeating: true, count: lists.count)
        var parts = Parts(conditions: conditions)
        for part in plan.parts {
            guard let places = part.places(in: lists, scaledBy: scale) else {
                parts.others.append(part)
                continue
            }
            parts.telling.append(part)
            for place in places { isMissing[place] = false }
        }
        return isMissing.contains(true) ? Parts(others: plan.parts) : parts
    }

    /// - Parameters:
    ///   - docs: ascending.
    ///   - scores: of each, when it returns.
    func score(_ docs: [DocID], into scores: inout [Double]) throws(SearchEngineError) {
        scores.setZeros(count: docs.count)
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
