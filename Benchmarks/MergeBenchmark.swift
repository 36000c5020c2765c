import Glibc
import Reports

/// The same reports in many commits instead of one: what commits and merges cost beside writing it all at once.
struct MergeBenchmark {
    private static let parts = 16

    let corpus: String
    /// A folder for the parts and the index.
    let folder: String

    func run(_ table: inout Table) throws {
        let reports = rawReports(corpus)
        var paths: [String] = []
        for part in 0..<Self.parts {
            let path = "\(folder)/part-\(part).jsonl"
            var writer = try LineWriter(path: path)
            for place in reports.count * part / Self.parts..<reports.count * (part + 1) / Self.parts {
                let raw = reports[place]
                writer.record([
                    ("id", Array((raw.given.id ?? raw.location.path).utf8)),
                    ("title", raw.given.title.map { Array($0.utf8) }), ("text", Array(raw.text.utf8)),
                    ("date", raw.given.date.map { Array($0.utf8) }),
                ])
            }
            writer.end()
            paths.append(path)
        }
        var rates: [Double] = []
        for _ in 0..<Table.runs {
            let start = clock()
            for (part, path) in paths.enumerated() {
                var options = ReportIndexer.Options()
                options.isRebuilding = part == 0
                _ = try ReportIndexer(path: folder + "/merged", options: options).run([path])
            }
            rates.append(Double(reports.count) / (Double(clock() - start) / Double(CLOCKS_PER_SEC)))
        }
        table.row("index, in \(Self.parts) commits with their merges", "reports/s of processor time", rates)
        for path in paths { _ = unsafe unlink(path) }
    }
}
