import Reports

/// What offering another query takes, beside answering the one typed.
struct SuggestionBenchmark {
    private let index: ReportIndex
    private let queries: [String]

    init(index: String, queries: String) throws {
        self.index = try ReportIndex(path: index)
        self.queries = try QueryFile.lines(queries)
    }

    func run(_ table: inout Table) throws {
        for query in queries {
            var request = SearchRequest(query)
            request.match = .all
            var times: [Double] = []
            var offered = "nothing"
            for _ in 0..<Table.runs {
                let start = ContinuousClock.now
                let results = try index.count(request)
                let took = (ContinuousClock.now - start).components
                times.append(Double(took.seconds) * 1e6 + Double(took.attoseconds) / 1e12 - results.microseconds)
                for case .suggestion(let other) in results.notes { offered = other }
            }
            table.row("\(query) → \(offered)", "µs", times)
        }
    }
}
