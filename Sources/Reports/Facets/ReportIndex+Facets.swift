internal import SearchEngine

extension ReportIndex {
    /// How many of the reports that match have each value of some fields: exact under every filter. An empty request
    /// counts all reports.
    ///
    /// - Parameters:
    ///   - request: which reports count.
    ///   - fields: the fields, each with how many values of it are returned; nil for all.
    /// - Complexity: that of counting the matches, and for each field linear in its values and their postings.
    public func facets(
        _ request: SearchRequest, by fields: [(field: FacetField, limit: Int?)]
    ) throws(ReportIndexError) -> FacetResults {
        let selection = try reports(request)
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let builder = FacetBuilder(selection.documents, in: reader)
            var facets: [Facet] = []
            for (field, limit) in fields { facets.append(try builder.facet(field, limit: limit)) }
            return FacetResults(facets: facets, results: selection.results)
        }
    }

    /// The reports that match, all of them for an empty request, and what is to be said of it.
    func reports(_ request: SearchRequest) throws(ReportIndexError) -> (documents: DocumentSet, results: SearchResults)
    {
        let start = ContinuousClock.now
        guard !request.isEmpty else {
            let all = try ReportIndexError.translating { () throws(SearchEngineError) in
                try Searcher(reader).documents(.all)
            }
            let results = SearchResults(
                hits: [], total: all.count, undatedExcluded: 0, unknownProvinceExcluded: 0,
                microseconds: Question.microseconds(since: start), revision: revision, notes: [])
            return (all, results)
        }
        let question = try question(request, isScored: false)
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let documents = try question.documents(reader)
            var results = question.summary(documents.count, since: start, revision)
            try question.countExcluded(&results, reader)
            return (documents, results)
        }
    }
}
