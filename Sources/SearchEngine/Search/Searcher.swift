/// Answers queries from a snapshot of an index. Start here to read how a query runs:
/// ``Query`` → ``QueryPlan`` (lists and weights) → ``SegmentPlan`` (matchers and scoring parts) → ``SearchRun``
/// → ``TopHits``.
package struct Searcher: Sendable {
    package enum Sort: Equatable, Sendable {
        case score
        /// By a column's number; documents that lack it last.
        case column(Schema.ColumnID, descending: Bool)
    }

    package struct Results: Sendable {
        /// The first of the total order, from the offset on.
        package let hits: [Hit]
        /// How many documents match.
        package let total: Int
    }

    package let reader: IndexReader
    private let model: RankingModel
    private let windowsAtATime: Int

    /// - Parameter windowsAtATime: how many windows have their bounds worked out together.
    package init(
        _ reader: IndexReader, model: RankingModel = RankingModel(), windowsAtATime: Int = ScoreBounds.mostWindows
    ) {
        self.reader = reader
        self.model = model
        self.windowsAtATime = windowsAtATime
    }

    /// - Parameters:
    ///   - limit: how many hits to return, from the `offset`-th on.
    ///   - nearness: what the best documents get for words that stand near one another, where hits are sorted by
    ///     score.
    ///   - counting: whether `total` is wanted; without it windows that cannot hold a hit are skipped, and `total`
    ///     counts only what was looked at.
    /// - Complexity: linear in the postings of the query's words at most; only the best documents are scored.
    package func search(
        _ query: Query, limit: Int, offset: Int = 0, sort: Sort = .score, nearness: Nearness? = nil,
        counting: Bool = true
    ) throws(SearchEngineError) -> Results {
        let reach = Self.reach(limit, offset)
        guard reach > 0 else { return Results(hits: [], total: try count(query)) }
        var found = try ranked(query, reach, sort: sort, nearness: nearness, counting: counting)
        try found.addNearness(wanted: reach, reader)
        return Results(hits: Array(found.hits.prefix(reach).dropFirst(max(0, offset))), total: found.total)
    }

    /// The first hits by all but nearness.
    struct Ranked {
        var hits: [Hit]
        let total: Int
        fileprivate let nearness: Nearness?
        fileprivate let neighbours: [QueryPlan.Word]

        /// - Parameter wanted: how many hits are to be right.
        mutating func addNearness(wanted: Int, _ reader: IndexReader) throws(SearchEngineError) {
            try nearness?.add(to: &hits, wanted: wanted, neighbours, reader)
        }
    }

    /// - Parameter reach: how many hits are wanted, one or more; no fewer are found than nearness looks at.
    func ranked(
        _ query: Query, _ reach: Int, sort: Sort, nearness: Nearness?, counting: Bool
    ) throws(SearchEngineError) -> Ranked {
        let nearness = sort == .score ? nearness : nil
        let kept = nearness == nil ? reach : max(reach, Nearness.candidates)
        var run = SearchRun(
            limit: kept, sort: sort, counting: counting, windowsAtATime: windowsAtATime, reader: reader)
        let plan = try QueryPlan(query, neighbours: nearness?.words ?? [], reader: reader)
        var places: [SearchRun.Place] = []
        for number in reader.segments.indices {
            places.append(
                .init(
                    number: number, segment: reader.segments[number],
                    plan: try SegmentPlan(plan, segment: number, reader: reader), context: context(number)))
            try run.search(places[number])
        }
        var hits = run.top.sorted
        if sort != .score { for place in places { try place.score(&hits) } }
        return Ranked(hits: hits, total: run.total, nearness: nearness, neighbours: plan.neighbours)
    }

    /// How many hits must be kept to have `limit` of them from the `offset`-th on.
    private static func reach(_ limit: Int, _ offset: Int) -> Int {
        guard limit > 0 else { return 0 }
        let (sum, overflow) = limit.addingReportingOverflow(max(0, offset))
        return overflow ? .max : sum
    }

    package func count(_ query: Query) throws(SearchEngineError) -> Int {
        let plan = try QueryPlan(query.matching, reader: reader)
        var count = 0
        for place in reader.segments.indices {
            let segment = reader.segments[place]
            let matcher = try matcher(plan, place)
            if let listed = Self.listed(matcher, segment) {
                count += listed
                continue
            }
            try forEachWindow(of: segment) { (window) throws(SearchEngineError) in
                try matcher.narrow(&window)
                count += window.count
            }
        }
        return count
    }

    private func matcher(_ plan: QueryPlan, _ segment: Int) throws(SearchEngineError) -> any Matcher {
        try SegmentPlan(plan, segment: segment, reader: reader, isScored: false).matcher
    }

    /// How many documents match, where one list says it.
    private static func listed(_ matcher: any Matcher, _ segment: SegmentReader) -> Int? {
        guard segment.live == nil, let lists = matcher.lists, lists.count == 1 else { return nil }
        return lists[0].info.documentFrequency
    }

    /// Calls `body` with each window of live documents.
    private func forEachWindow(
        of segment: SegmentReader, _ body: (inout Window) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        for base in stride(from: 0, to: segment.documentCount, by: Window.size) {
            try reader.checkCancellation()
            var window = Window(base: DocID(base), segment: segment)
            try body(&window)
        }
    }

    /// How many documents match, judged by one document in so many. Which these are their IDs tell, so that the number
    /// does not depend on where documents lie.
    ///
    /// - Parameter share: 1 looks at all, and the number is exact.
    /// - Complexity: of a phrase or a word linear in what its lists leave of the documents, of other queries in all
    ///   documents; positions are read of those looked at alone.
    package func estimate(_ query: Query, lookingAtOneDocumentIn share: Int) throws(SearchEngineError) -> Int {
        let plan = try QueryPlan(query.matching, reader: reader)
        var found = 0
        for place in reader.segments.indices {
            let segment = reader.segments[place]
            let matcher = try matcher(plan, place)
            let order = segment.column(Schema.order)
            try forEachWindow(of: segment) { (window) throws(SearchEngineError) in
                if share > 1 {
                    try matcher.narrowByLists(&window)
                    Self.keepOne(in: share, of: &window, order)
                }
                if !window.isEmpty { try matcher.narrow(&window) }
                found += window.count
            }
        }
        return found * share
    }

    /// Takes all documents out but one in so many, by a number that their IDs have.
    private static func keepOne(in share: Int, of window: inout Window, _ order: Column) {
        var kept = Window(base: window.base)
        window.forEachPlace { place in
            let number = UInt64(bitPattern: order[window.base + DocID(place)] ?? 0)
            // The last letters of an ID are for the most part in its low bits; Fibonacci hashing (Knuth, 6.4) carries
            // them into the upper half, which is used.
            if (number &* 0x9E37_79B9_7F4A_7C15) >> 32 % UInt64(share) == 0 { kept.insert(place: place) }
        }
        window = kept
    }

    /// Every live document that matches, by segment, ascending.
    package func forEachMatch(
        _ query: Query, _ body: (_ segment: Int, _ doc: DocID) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        let plan = try QueryPlan(query.matching, reader: reader)
        for place in reader.segments.indices {
            let matcher = try matcher(plan, place)
            try forEachWindow(of: reader.segments[place]) { (window) throws(SearchEngineError) in
                try matcher.narrow(&window)
                let base = window.base
                try window.forEachPlace { (found) throws(SearchEngineError) in try body(place, base + DocID(found)) }
            }
        }
    }

    func context(_ place: Int) -> ScoringContext {
        let average = Double(reader.tokenCount) / Double(max(1, reader.documentCount))
        return ScoringContext(model: model, averageLength: max(average, 1), segment: reader.segments[place])
    }
}
