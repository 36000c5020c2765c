import Reports
import tracuu

/// An index of so many hits for anything asked, which keeps what it was asked.
struct SampleIndex: ReportSearching {
    final class Log {
        var searches: [SearchRequest] = []
        var ranked: [String] = []
        var explained: [String] = []
        /// On disk.
        var latest = IndexCommit(revision: 7, checksum: 1)
    }

    let total: Int
    let log: Log
    var commit = IndexCommit(revision: 7, checksum: 1)
    var latestCommit: IndexCommit? { log.latest }

    init(total: Int, log: Log = Log()) {
        self.total = total
        self.log = log
    }

    func search(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults {
        log.searches.append(request)
        return try answer(request)
    }

    func count(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults {
        var results = try answer(request)
        results.hits = []
        return results
    }

    func rank(
        _ request: SearchRequest
    ) throws(ReportIndexError) -> (ids: [(id: String, score: Double)], results: SearchResults) {
        log.ranked.append(request.query)
        let results = try answer(request)
        return (results.hits.map { ($0.report.id, $0.score) }, results)
    }

    /// Half of the reports are of one province.
    func facets(
        _ request: SearchRequest, by fields: [(field: FacetField, limit: Int?)]
    ) throws(ReportIndexError) -> FacetResults {
        let results = try answer(request)
        let values = [
            Facet.Value(value: "Lai Châu", label: "Lai Châu", reports: results.total / 2),
            Facet.Value(value: Facet.unknown, label: Facet.unknown, reports: results.total - results.total / 2),
        ]
        let facets = fields.map { Facet(field: $0.field, values: Array(values.prefix($0.limit ?? .max)), distinct: 2) }
        return FacetResults(facets: facets, results: results)
    }

    func explain(_ request: SearchRequest, id: String) throws(ReportIndexError) -> ReportExplanation? {
        log.explained.append(id)
        guard id != "r1" else { return nil }
        return ReportExplanation(
            id: id, score: 2.5, rank: 2, tree: SampleHits.explanation, failed: nil, notes: [])
    }

    func duplicates(of id: String) throws(ReportIndexError) -> DuplicateGroup? { nil }

    func reopened() throws(ReportIndexError) -> SampleIndex {
        var newest = self
        newest.commit = log.latest
        return newest
    }

    func documents(_ question: DocumentQuestion) throws(ReportIndexError) -> DocumentAnswer {
        DocumentAnswer(documents: [], notes: [])
    }

    func matches(of request: SearchRequest, in report: Report) throws(ReportIndexError) -> [Range<Int>] { [5..<8] }

    func completion(of text: String) throws(ReportIndexError) -> Completion {
        text.hasPrefix("t")
            ? Completion(start: 0, candidates: ["tỉnh:", "tỉnhmới:"]) : Completion(start: 0, candidates: [])
    }

    func report(id: String) throws(ReportIndexError) -> Report? {
        id == "r2" ? SampleHits.report(id, title: "Đầu đề của r2") : nil
    }

    private func answer(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults {
        if request.query == "hỏng" { throw .damaged(file: "s1", reason: "checksum") }
        if request.query == "lâu" { throw .cancelled }
        let total = request.query == "không" ? 0 : total
        let ranks = request.offset..<max(request.offset, min(total, request.offset + request.limit))
        return SampleHits.results(ranks.map { SampleHits.hit($0 + 1, title: "Báo cáo \($0 + 1)") }, total: total)
    }
}
