import Reports

/// The time of each query, its least over the runs, and what these are over all queries.
struct QueryBenchmark {
    /// A way of asking the words of a line.
    private struct Kind {
        var name: String
        var isCount = false
        /// Nil for a line that cannot be asked so.
        var request: (String) -> SearchRequest?
    }

    private let index: ReportIndex
    private let lines: [String]

    init(index: String, lines: [String]) throws {
        self.index = try ReportIndex(path: index)
        self.lines = lines
    }

    func run(_ table: inout Table) throws {
        for kind in Self.kinds {
            let requests = lines.compactMap(kind.request)
            guard !requests.isEmpty else { continue }
            var best = [Double](repeating: .infinity, count: requests.count)
            for _ in 0..<Table.runs {
                for (place, request) in requests.enumerated() {
                    let results = kind.isCount ? try index.count(request) : try index.rank(request).results
                    best[place] = min(best[place], results.microseconds)
                }
            }
            table.row(kind.name, "µs", best)
            table.row(kind.name + ", mean", "µs", [best.reduce(0, +) / Double(best.count)])
        }
        try runBatch(&table)
    }

    /// All lines one after another, as a batch asks them: with reports and snippets.
    private func runBatch(_ table: inout Table) throws {
        try table.rate("batch of top 10 with snippets", "queries/s", amount: Double(lines.count)) {
            for line in lines { _ = try index.search(SearchRequest(line)) }
        }
    }

    private static var kinds: [Kind] {
        var kinds: [Kind] = []
        for ranking in SearchRequest.Ranking.allCases {
            for (form, asked) in [("", { $0 }), (", unmarked", QuerySample.unmarked)] as [(String, (String) -> String)]
            {
                let name = "\(form), \(ranking.rawValue)"
                kinds += [
                    Kind(name: "top 10, one term" + name) { one(asked($0), ranking) },
                    Kind(name: "top 10, any" + name) { plain(asked($0), .any, ranking) },
                    Kind(name: "top 10, all" + name) { plain(asked($0), .all, ranking) },
                    Kind(name: "top 10, phrase" + name) { plain("\"\(asked($0))\"", .all, ranking) },
                ]
            }
        }
        return kinds + [
            Kind(name: "top 10, near") { near($0) }, Kind(name: "top 10, prefix") { prefix($0) },
            Kind(name: "top 10, all, of a province") { line in
                filtered(line) { $0.provinces = ["Hà Nội"] }
            },
            Kind(name: "top 10, all, of three years") { line in
                filtered(line) { ($0.from, $0.to) = ("2018", "2020") }
            },
            Kind(name: "top 10, all, citing a document") { line in
                filtered(line) { $0.references = ["07-NQ/TU"] }
            },
            Kind(name: "count, any", isCount: true) { plain($0, .any, .bm25) },
            Kind(name: "count, all", isCount: true) { plain($0, .all, .bm25) },
            Kind(name: "count, phrase", isCount: true) { plain("\"\($0)\"", .all, .bm25) },
        ]
    }

    private static func plain(
        _ query: String, _ match: SearchRequest.Match, _ ranking: SearchRequest.Ranking = .default
    ) -> SearchRequest {
        var request = SearchRequest(query)
        request.match = match
        request.ranking = ranking
        return request
    }

    private static func one(_ line: String, _ ranking: SearchRequest.Ranking) -> SearchRequest? {
        line.split(separator: " ").first.map { plain(String($0), .all, ranking) }
    }

    private static func near(_ line: String) -> SearchRequest? {
        let words = line.split(separator: " ")
        return words.count < 2 ? nil : plain("\(words[0]) NEAR/5 \(words[1])", .all)
    }

    private static func prefix(_ line: String) -> SearchRequest? {
        line.split(separator: " ").first.map { plain($0.prefix(3) + "*", .all) }
    }

    private static func filtered(_ line: String, _ set: (inout SearchRequest.Filters) -> Void) -> SearchRequest {
        var request = plain(line, .all)
        set(&request.filters)
        return request
    }
}
