import Analysis
import Reports

struct ExtractionBenchmark {
    private let reports: [RawReport]
    private let megabytes: Double

    init(corpus: String) {
        reports = rawReports(corpus)
        megabytes = Double(reports.reduce(0) { $0 + $1.text.utf8.count }) / 1e6
    }

    func run(_ table: inout Table) {
        table.rate("folded text", "MB/s", amount: megabytes) {
            for report in reports { _ = FoldedText(report.text).count }
        }
        table.rate("title, date, province, references, boilerplate", "MB/s", amount: megabytes) {
            for report in reports { _ = ReportExtractor.report(from: report).passages.count }
        }
    }
}
