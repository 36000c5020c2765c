package import Reports

/// What the commands and the prompt ask of an index.
package protocol ReportSearching {
    /// The hits of a page with all that is shown of them.
    func search(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults

    /// How many reports match.
    func count(_ request: SearchRequest) throws(ReportIndexError) -> SearchResults

    /// The ids and scores of the hits alone.
    func rank(
        _ request: SearchRequest
    ) throws(ReportIndexError) -> (ids: [(id: String, score: Double)], results: SearchResults)

    /// Counts by value over all reports that match.
    func facets(
        _ request: SearchRequest, by fields: [(field: FacetField, limit: Int?)]
    ) throws(ReportIndexError) -> FacetResults

    /// How a report's score comes about, or why it does not match; nil where there is none of that id.
    func explain(_ request: SearchRequest, id: String) throws(ReportIndexError) -> ReportExplanation?

    /// The near-duplicates of a report, with itself; nil where it has none.
    func duplicates(of id: String) throws(ReportIndexError) -> DuplicateGroup?

    /// The documents that bear a number, and the reports that cite each.
    func documents(_ question: DocumentQuestion) throws(ReportIndexError) -> DocumentAnswer

    /// Where in a report's text stands what was asked for, in Unicode scalars.
    func matches(of request: SearchRequest, in report: Report) throws(ReportIndexError) -> [Range<Int>]

    /// What may end a query that is being typed.
    func completion(of text: String) throws(ReportIndexError) -> Completion

    /// That is open, and that is on disk now.
    var commit: IndexCommit { get }
    var latestCommit: IndexCommit? { get }

    /// The index as it is on disk now.
    func reopened() throws(ReportIndexError) -> Self

    /// A report with its text, or nil where there is none of that id.
    func report(id: String) throws(ReportIndexError) -> Report?
}

extension ReportIndex: ReportSearching {}
