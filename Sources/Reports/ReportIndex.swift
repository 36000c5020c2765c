internal import Analysis
internal import SearchEngine

/// An index of reports, open for searching: a snapshot that no later writing disturbs.
///
/// ```swift
/// let index = try ReportIndex(path: "index")
/// for hit in try index.search(SearchRequest("to chuc co so dang")).hits {
///     print(hit.rank, hit.report.displayTitle)
/// }
/// ```
/// An index is used from one thread at a time; open one for each.
public final class ReportIndex {
    private let directory: FileDirectory
    let reader: IndexReader
    let words: QueryWords
    private lazy var spellings = SourceSpellings(reader)

    /// - Parameter path: the folder of the index.
    /// - Throws: ``ReportIndexError/noIndex(path:)``, ``ReportIndexError/otherVersion(what:found:expected:)``,
    ///   ``ReportIndexError/damaged(file:reason:)``, ``ReportIndexError/io(operation:path:code:)``.
    /// - Complexity: independent of the index's size.
    ///
    /// - Parameter isCancelled: asked while a search, a count or a listing is under way, every few thousand reports; where
    ///   it says so, that ends with ``ReportIndexError/cancelled``. It must be cheap.
    public init(
        path: String, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(ReportIndexError) {
        (directory, reader) = try ReportIndexError.translating { () throws(SearchEngineError) in
            let directory = try FileDirectory(path: path)
            let reader = try IndexReader(
                directory, schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions,
                isCancelled: isCancelled)
            return (directory, reader)
        }
        words = try QueryWords()
    }

    /// The commit that is open.
    public var commit: IndexCommit { IndexCommit(reader.manifest) }

    /// The commit that is on disk now: another one than ``commit`` is not seen before the index is opened anew. Nil
    /// where there is none that could be read.
    public var latestCommit: IndexCommit? { (try? Manifest.read(from: directory)).map(IndexCommit.init) }

    /// Reports that can be found.
    public var reportCount: Int { reader.documentCount }

    /// Grows with each commit.
    public var revision: UInt64 { reader.manifest.revision }

    /// The index as it is on disk now, opened anew.
    public func reopened() throws(ReportIndexError) -> ReportIndex {
        try ReportIndex(path: directory.path, isCancelled: reader.isCancelled)
    }

    /// The report of an ID, nil where there is none.
    public func report(id: String) throws(ReportIndexError) -> Report? {
        try ReportIndexError.translating { () throws(SearchEngineError) in
            guard let (segment, doc) = try reader.document(id: id) else { return nil }
            return try report(segment, doc)
        }
    }

    func report(_ segment: Int, _ doc: DocID) throws(SearchEngineError) -> Report {
        let file = reader.segments[segment].file
        var report = try StoredReport.decode(try reader.segments[segment].stored(doc), file: file)
        report.location = spellings.told(report.location, file: reader.segments[segment].column(ReportSchema.file)[doc])
        return report
    }

    /// The reports that match, best first; a request that ranks nothing gives the newest first.
    public func search(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults {
        let start = ContinuousClock.now
        let question = try question(request)
        let (ranked, places, ids, total) = try ReportIndexError.translating { () throws(SearchEngineError) in
            let found = try question.search(request, reader)
            return (found.hits, found.places, try self.ids(found.hits), found.total)
        }
        var results = question.summary(total, since: start, revision)
        try ReportIndexError.translating { () throws(SearchEngineError) in
            try question.countExcluded(&results, reader)
            results.notes += try question.suggestion(reader)
            if total > 0 { results.notes += try question.documentNotes(reader) }
        }
        let builder = try SnippetBuilder(question.sought)
        for (place, hit) in ranked.enumerated() {
            let report = try ReportIndexError.translating { () throws(SearchEngineError) in
                try reader.checkCancellation()
                let report = try self.report(hit.segment, hit.doc)
                guard ByteString(report.id) == ByteString(ids[place]) else {
                    throw .damaged(
                        file: reader.segments[hit.segment].file, reason: "document \(hit.doc) is stored under two IDs")
                }
                return report
            }
            let excerpt = builder.excerpt(report, count: request.snippets, context: request.context)
            var found = SearchResults.Hit(
                rank: request.offset + place + 1, score: hit.score, report: report, snippets: excerpt.snippets,
                isExactSpelling: excerpt.isExactSpelling)
            if request.treatmentOfDuplicates == .group {
                found.duplicates = try ReportIndexError.translating { () throws(SearchEngineError) in
                    try duplicateCount(hit)
                }
            }
            if request.isExplained {
                found.explanation = try explanation(of: hit, at: places[place], found.report, request, question)
            }
            results.hits.append(found)
        }
        return results
    }

    /// How many reports match, without ranking; the results have no hits.
    public func count(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults {
        let start = ContinuousClock.now
        let question = try question(request, isScored: false)
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let total = try question.count(reader)
            var results = question.summary(total, since: start, revision)
            try question.countExcluded(&results, reader)
            results.notes += try question.suggestion(reader)
            return results
        }
    }

    /// The IDs and scores of the reports that match, best first, without the reports: for measuring and for scripts
    /// that need no more.
    public func rank(
        _ request: SearchRequest
    ) throws(ReportIndexError) -> (ids: [(id: String, score: Double)], results: SearchResults) {
        let start = ContinuousClock.now
        let question = try question(request)
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let found = try question.search(request, reader)
            let ids = try self.ids(found.hits)
            let results = question.summary(found.total, since: start, revision)
            return (zip(ids, found.hits).map { ($0, $1.score) }, results)
        }
    }

    private func ids(_ hits: [Hit]) throws(SearchEngineError) -> [String] {
        var ids: [String] = []
        ids.reserveCapacity(hits.count)
        let segments = reader.segments
        for hit in hits { segments[hit.segment].prefetchID(hit.doc) }
        for hit in hits { ids.append(try segments[hit.segment].id(hit.doc)) }
        return ids
    }

    /// - Parameter isScored: whether hits are wanted, not only what matches.
    func question(_ request: SearchRequest, isScored: Bool = true) throws(ReportIndexError) -> Question {
        let parsed = try Self.parsed(request.query, isStrict: request.isStrict)
        var conditions: [ParsedQuery] = []
        for condition in request.conditions {
            conditions.append(try Self.parsed(condition, isStrict: request.isStrict))
        }
        let question = try ReportIndexError.translating { () throws(SearchEngineError) in
            try Question(request, parsed, conditions: conditions, isScored: isScored, words, reader)
        }
        if request.isStrict, let fault = question.fault { throw .filter(fault.note, range: fault.range) }
        return question
    }

    private static func parsed(_ query: String, isStrict: Bool) throws(ReportIndexError) -> ParsedQuery {
        let grammar = ReportQueryGrammar.grammar
        guard isStrict else { return QueryParser.parse(query, grammar: grammar) }
        do throws(QuerySyntaxError) {
            return ParsedQuery(syntax: try QueryParser.parseStrictly(query, grammar: grammar), notes: [])
        } catch {
            throw .query(code: error.note.code.rawValue, range: error.note.range, text: error.note.text)
        }
    }

    /// Where in the text of a report stands what a request looks for: Unicode scalar offsets, ascending and disjoint.
    ///
    /// - Complexity: linear in the report.
    public func matches(of request: SearchRequest, in report: Report) throws(ReportIndexError) -> [Range<Int>] {
        try SnippetBuilder(question(request).sought).matches(in: report)
    }

    /// What the index holds.
    ///
    /// - Complexity: linear in the reports, for the digest.
    public func statistics() -> IndexStatistics { IndexStatistics(reader) }
}
