/// Answers queries from a snapshot of an index. Start here to read how a query runs:
/// ``Query`` → ``QueryPlan`` (lists and weights) → ``SegmentPlan`` (matchers and scoring parts) → windows → ``TopHits``.
package struct Searcher: Sendable {
    /// Below this many matches in a window, scores are asked for one by one.
    private static let sparseMatches = 24

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

    package init(_ reader: IndexReader, model: RankingModel = RankingModel()) {
        self.reader = reader
        self.model = model
    }

    /// - Parameters:
    ///   - limit: how many hits to return, from the `offset`-th on.
    ///   - nearness: what the best documents get for words that stand near one another, where hits are sorted by
    ///     score.
    ///   - counting: whether `total` is wanted; without it windows that cannot hold a hit are skipped, and `total`
    ///     counts only what was looked at.
    /// - Complexity: linear in the postings of the query's words.
    package func search(
        _ query: Query, limit: Int, offset: Int = 0, sort: Sort = .score, nearness: Nearness? = nil,
        counting: Bool = true
    ) throws(SearchEngineError) -> Results {
        let reach = Self.reach(limit, offset)
        let nearness = sort == .score && limit > 0 ? nearness : nil
        let kept = nearness == nil ? reach : max(reach, Nearness.candidates)
        var run = SearchRun(limit: kept, sort: sort, counting: counting)
        let plan = try QueryPlan(query, reader: reader)
        for place in reader.segments.indices {
            try run.search(plan, segment: place, reader: reader, context: context(place))
        }
        var hits = run.top.sorted
        if let nearness { try nearness.add(to: &hits, reader) }
        return Results(hits: Array(hits.prefix(reach).dropFirst(max(0, offset))), total: run.total)
    }

    /// How many hits must be kept to have `limit` of them from the `offset`-th on.
    private static func reach(_ limit: Int, _ offset: Int) -> Int {
        guard limit > 0 else { return 0 }
        let (sum, overflow) = limit.addingReportingOverflow(max(0, offset))
        return overflow ? .max : sum
    }

    package func count(_ query: Query) throws(SearchEngineError) -> Int {
        try search(query, limit: 0).total
    }

    /// How many documents match, judged by one window of documents in so many, evenly spread.
    ///
    /// - Parameter step: 1 looks at all, and the number is exact.
    package func estimate(_ query: Query, lookingAtOneWindowIn step: Int) throws(SearchEngineError) -> Int {
        let plan = try QueryPlan(query, reader: reader)
        var number = 0
        var found = 0
        for place in reader.segments.indices {
            let matcher = try SegmentPlan(plan, segment: place, reader: reader).matcher
            for base in stride(from: 0, to: reader.segments[place].documentCount, by: Window.size) {
                number += 1
                guard (number - 1) % step == 0 else { continue }
                var window = Window(base: DocID(base), segment: reader.segments[place])
                try matcher.narrow(&window)
                found += window.count
            }
        }
        return found * step
    }

    /// Every live document that matches, by segment, ascending.
    package func forEachMatch(
        _ query: Query, _ body: (_ segment: Int, _ doc: DocID) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        let plan = try QueryPlan(query, reader: reader)
        for place in reader.segments.indices {
            let matcher = try SegmentPlan(plan, segment: place, reader: reader).matcher
            for base in stride(from: 0, to: reader.segments[place].documentCount, by: Window.size) {
                var window = Window(base: DocID(base), segment: reader.segments[place])
                try matcher.narrow(&window)
                try window.forEachPlace { (found) throws(SearchEngineError) in
                    try body(place, window.base + DocID(found))
                }
            }
        }
    }

    func context(_ place: Int) -> ScoringContext {
        let average = Double(reader.tokenCount) / Double(max(1, reader.documentCount))
        return ScoringContext(model: model, averageLength: max(average, 1), segment: reader.segments[place])
    }

    /// One search on its way through the segments.
    private struct SearchRun {
        let sort: Sort
        let counting: Bool
        var top: TopHits
        var total = 0
        private let isRanking: Bool
        private var scores = [Double](repeating: 0, count: Window.size)

        init(limit: Int, sort: Sort, counting: Bool) {
            self.sort = sort
            self.counting = counting || limit == 0
            isRanking = limit > 0
            top = TopHits(limit: limit)
        }

        mutating func search(
            _ plan: QueryPlan, segment place: Int, reader: IndexReader, context: ScoringContext
        ) throws(SearchEngineError) {
            let segment = reader.segments[place]
            let plan = try SegmentPlan(plan, segment: place, reader: reader)
            let order = segment.column(Schema.order)
            for base in stride(from: 0, to: segment.documentCount, by: Window.size) {
                var window = Window(base: DocID(base), segment: segment)
                let isPromising = isRanking && couldEnter(plan.parts, window, context)
                guard counting || isPromising else { continue }
                try plan.matcher.narrow(&window)
                let count = window.count
                total += count
                guard count > 0, isPromising else { continue }
                try score(window, count, plan.parts, context)
                window.forEachPlace { found in
                    let doc = window.base + DocID(found)
                    let key = key(scores[found], segment, doc)
                    guard key >= top.threshold else { return }
                    top.offer(
                        Hit(
                            segment: place, doc: doc, score: scores[found], key: key,
                            order: UInt64(bitPattern: order[doc] ?? 0)))
                }
            }
        }

        private func couldEnter(_ parts: [any ScoringPart], _ window: Window, _ context: ScoringContext) -> Bool {
            guard sort == .score, top.threshold > 0 else { return true }
            // The bound is a sum of other numbers than the score, so it may round another way.
            let slack = 1 + 1e-9
            return parts.reduce(0) { $0 + $1.bound(in: window, context) } * slack >= top.threshold
        }

        private mutating func score(
            _ window: Window, _ count: Int, _ parts: [any ScoringPart], _ context: ScoringContext
        ) throws(SearchEngineError) {
            guard count <= sparseMatches else {
                for place in scores.indices { scores[place] = 0 }
                for part in parts { try part.add(to: &scores, in: window, context) }
                return
            }
            try window.forEachPlace { (place) throws(SearchEngineError) in
                scores[place] = 0
                for part in parts {
                    try part.add(to: &scores[place], of: window.base + DocID(place), in: window, context)
                }
            }
        }

        private func key(_ score: Double, _ segment: SegmentReader, _ doc: DocID) -> Double {
            guard case .column(let column, let descending) = sort else { return score }
            guard let value = segment.column(column)[doc] else { return -.infinity }
            return descending ? Double(value) : -Double(value)
        }
    }
}
