import Reports

struct BuildBenchmark {
    private let corpus: String
    private let index: String

    init(corpus: String, index: String) {
        self.corpus = corpus
        self.index = index
    }

    func run(_ table: inout Table) throws {
        var options = ReportIndexer.Options()
        options.isRebuilding = true
        var rates: [Double] = []
        for _ in 0..<Table.runs {
            var documents = 0
            let seconds = try Table.seconds {
                documents = try ReportIndexer(path: index, options: options).run([corpus]).documents
            }
            rates.append(Double(documents) / seconds)
        }
        table.row("index, from raw to committed", "reports/s", rates)
        for (section, bytes) in try ReportIndex(path: index).statistics().bytes {
            table.row("section " + section, "MB", [Double(bytes) / 1e6])
        }
    }
}
