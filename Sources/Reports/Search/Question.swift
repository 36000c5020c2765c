internal import SearchEngine

/// A request on its way: read, resolved, and with what is to be said of it.
final class Question {
    /// How many names and dates that mean nothing are spoken of.
    private static let maximumNotes = 16

    private let resolved: QueryResolver.Resolved
    /// The reading that was answered: the partial one where `auto` fell back on it.
    private(set) var answered: QueryResolver.Reading
    /// What is shown of a report because it was looked for.
    var sought: SoughtWords { resolver.sought.withoutRepeats }
    private(set) var notes: [SearchResults.Note]
    /// References as typed, by index term.
    let referenceTexts: [String: String]
    /// Values of fields as typed, by the key they are looked up by.
    var valueTexts: [String: String] { resolver.valueTexts }
    /// The exact keys of words typed with `=`.
    var exactKeys: Set<[UInt8]> { resolver.exactKeys }
    private let ranks: Bool
    private let query: String
    private let syntax: QuerySyntax
    private let conditions: [QuerySyntax]
    private let match: SearchRequest.Match
    private let words: QueryWords
    private let resolver: QueryResolver
    /// Whether no report has all that was asked for.
    private var foundNothing = false
    private let ranking: SearchRequest.Ranking

    /// - Parameter isScored: whether hits are wanted; what only matches is sooner made.
    init(
        _ request: SearchRequest, _ parsed: ParsedQuery, conditions: [ParsedQuery], isScored: Bool, _ words: QueryWords,
        _ reader: IndexReader
    ) throws(SearchEngineError) {
        let abbreviations = try AbbreviationExpansions(parsed.syntax, request, isScored: isScored, words, reader)
        var holding: [(syntax: QuerySyntax, abbreviations: AbbreviationExpansions)] = []
        for condition in conditions {
            holding.append(
                (
                    condition.syntax,
                    try AbbreviationExpansions(condition.syntax, request, isScored: isScored, words, reader)
                ))
        }
        let resolver = QueryResolver(
            request, words: words, abbreviations: abbreviations, isScored: isScored, today: Today.dayNumber)
        resolved = resolver.resolve(parsed.syntax, conditions: holding)
        answered = resolved.whole
        resolver.sought.groups += abbreviations.sought + holding.flatMap(\.abbreviations.sought)
        referenceTexts = resolver.referenceTexts
        var known: Set<SearchResults.Note> = []
        notes =
            (parsed.notes + conditions.flatMap(\.notes)).map {
                .syntax(code: $0.code.rawValue, range: $0.range, text: $0.text)
            }
            + resolver.notes.filter { known.insert($0).inserted }.prefix(Self.maximumNotes)
        let pairs = abbreviations.pairs + holding.flatMap(\.abbreviations.pairs)
        if !pairs.isEmpty { notes.append(.expanded(Array(pairs.prefix(Self.maximumNotes)))) }
        ranks = resolver.ranks(parsed.syntax) || conditions.contains { resolver.ranks($0.syntax) }
        query = request.query
        syntax = parsed.syntax
        self.conditions = conditions.map(\.syntax)
        match = request.match
        self.words = words
        self.resolver = resolver
        ranking = request.ranking
    }

    func search(
        _ request: SearchRequest, _ reader: IndexReader
    ) throws(SearchEngineError) -> Searcher.DistinctResults {
        let found = try hits(of: resolved.whole, request, reader)
        foundNothing = found.total == 0
        guard foundNothing, let partial = resolved.partial else { return found }
        let some = try hits(of: partial, request, reader)
        if some.total > 0 { fallBack(on: partial) }
        return some
    }

    private func hits(
        of reading: QueryResolver.Reading, _ request: SearchRequest, _ reader: IndexReader
    ) throws(SearchEngineError) -> Searcher.DistinctResults {
        try searcher(reader).search(
            reading.query, limit: request.limit, offset: request.offset, sort: sort(request), nearness: nearness,
            isDistinct: request.treatmentOfDuplicates != .show)
    }

    /// How the score of a report comes about in the reading that was answered; to be asked after ``search(_:_:)``.
    ///
    /// - Parameter rank: from 0; nil where it is not known to be one of the first ``Nearness/candidates``.
    func explain(
        _ request: SearchRequest, segment: Int, doc: DocID, rank: Int?, _ reader: IndexReader
    ) throws(SearchEngineError) -> Explanation {
        try searcher(reader).explain(
            answered.query, segment: segment, doc: doc, rank: sort(request) == .score ? rank : nil, nearness: nearness)
    }

    /// What would have to be other in the request for a report to match it; to be asked after ``search(_:_:)``.
    func changes(_ nearest: NearestChange) throws(SearchEngineError) -> [ReportExplanation.Change] {
        try nearest.changes(
            syntax, conditions: conditions, isAny: match == .any || notes.contains(.partialMatches))
    }

    private func searcher(_ reader: IndexReader) -> Searcher {
        Searcher(reader, model: ranking == .default ? RankingWeights.model : RankingModel())
    }

    private var nearness: Nearness? {
        ranking == .default ? Nearness(resolver.neighbours, weight: RankingWeights.nearness) : nil
    }

    private func sort(_ request: SearchRequest) -> Searcher.Sort {
        switch request.sort {
        case .score: ranks ? .score : .column(ReportSchema.lastDay, descending: true)
        case .newestFirst: .column(ReportSchema.lastDay, descending: true)
        case .oldestFirst: .column(ReportSchema.firstDay, descending: false)
        }
    }

    func count(_ reader: IndexReader) throws(SearchEngineError) -> Int {
        let searcher = Searcher(reader)
        let total = try searcher.count(resolved.whole.query)
        foundNothing = total == 0
        guard foundNothing, let partial = resolved.partial else { return total }
        let some = try searcher.count(partial.query)
        if some > 0 { fallBack(on: partial) }
        return some
    }

    /// Every report that matches.
    func documents(_ reader: IndexReader) throws(SearchEngineError) -> DocumentSet {
        let searcher = Searcher(reader)
        let found = try searcher.documents(resolved.whole.query)
        guard let partial = resolved.partial, found.count == 0 else { return found }
        let some = try searcher.documents(partial.query)
        if some.count > 0 { fallBack(on: partial) }
        return some
    }

    private func fallBack(on partial: QueryResolver.Reading) {
        answered = partial
        notes.append(.partialMatches)
    }

    /// Counts the reports that the answer leaves out for want of a date or a province.
    func countExcluded(_ results: inout SearchResults, _ reader: IndexReader) throws(SearchEngineError) {
        let searcher = Searcher(reader)
        if let undated = answered.undated { results.undatedExcluded = try searcher.count(undated) }
        if let unplaced = answered.unplaced { results.unknownProvinceExcluded = try searcher.count(unplaced) }
    }

    /// A value that means nothing, which strict reading refuses.
    var fault: QueryResolver.Fault? { resolver.fault }

    func summary(_ total: Int, since start: ContinuousClock.Instant, _ revision: UInt64) -> SearchResults {
        SearchResults(
            hits: [], total: total, undatedExcluded: 0, unknownProvinceExcluded: 0,
            microseconds: Self.microseconds(since: start), revision: revision, notes: notes)
    }

    static func microseconds(since start: ContinuousClock.Instant) -> Double {
        let took = (ContinuousClock.now - start).components
        return Double(took.seconds) * 1e6 + Double(took.attoseconds) / 1e12
    }

    /// Offers another query where words of this one stand in no report. To be asked when the question has been answered.
    func suggestion(_ reader: IndexReader) throws(SearchEngineError) -> [SearchResults.Note] {
        let suggestion = QuerySuggestion(query, syntax, words, resolver)
        return try suggestion.query(reader, foundNothing: foundNothing).map { [.suggestion(query: $0)] } ?? []
    }
}
