import Reports

/// What completing a query takes that is being typed.
struct CompletionBenchmark {
    private let index: ReportIndex
    private let typed: [String]

    init(index: String, typed: [String]) throws {
        self.index = try ReportIndex(path: index)
        self.typed = typed
    }

    func run(_ table: inout Table) throws {
        for text in typed {
            var times: [Double] = []
            var found = Completion(start: 0, candidates: [])
            for _ in 0..<Table.runs { times.append(try Table.seconds { found = try index.completion(of: text) } * 1e6) }
            table.row("\(text) → \(found.candidates.first ?? "nothing") (\(found.candidates.count))", "µs", times)
        }
    }
}
