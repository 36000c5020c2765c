import Reports

/// The time of each query, its least over the runs, and what these are over all queries.
struct QueryBenchmark {
    private let index: ReportIndex
    private let queries: [String]

    init(index: String, queries: String) throws {
        self.index = try ReportIndex(path: index)
        self.queries = try QueryFile.lines(queries)
    }

    func run(_ table: inout Table) throws {
        for ranking in SearchRequest.Ranking.allCases {
            for match in [SearchRequest.Match.any, .all] {
                try run("top 10, \(match.rawValue), \(ranking.rawValue)", match, ranking, asPhrase: false, &table)
            }
            try run("top 10, phrase, \(ranking.rawValue)", .all, ranking, asPhrase: true, &table)
        }
        try run("count, any", .any, .bm25, asPhrase: false, isCount: true, &table)
        try run("count, all", .all, .bm25, asPhrase: false, isCount: true, &table)
        try run("count, phrase", .all, .bm25, asPhrase: true, isCount: true, &table)
    }

    private func run(
        _ what: String, _ match: SearchRequest.Match, _ ranking: SearchRequest.Ranking, asPhrase: Bool,
        isCount: Bool = false, _ table: inout Table
    ) throws {
        var best = [Double](repeating: .infinity, count: queries.count)
        for _ in 0..<Table.runs {
            for (place, query) in queries.enumerated() {
                var request = SearchRequest(asPhrase ? "\"\(query)\"" : query)
                request.match = match
                request.ranking = ranking
                let results = isCount ? try index.count(request) : try index.rank(request).results
                best[place] = min(best[place], results.microseconds)
            }
        }
        table.row(what, "µs", best)
        table.row(what + ", mean", "µs", [best.reduce(0, +) / Double(max(1, best.count))])
    }
}
