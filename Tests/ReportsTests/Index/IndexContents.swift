import Reports
import Testing

extension TemporaryFolder {
    /// What an index in the folder holds, as anyone can see it: its digest, then its reports.
    func contents(_ index: String) throws -> [String] {
        let opened = try ReportIndex(path: path(index))
        var request = SearchRequest("xã")
        request.limit = 10_000
        request.duplicates = .show
        let hits = try opened.search(request).hits
        #expect(hits.count == opened.reportCount)
        let reports = hits.map { hit in
            let report = hit.report
            return "\(report.id) \(report.location) \(report.title) \(report.encoding) \(report.text)"
        }
        return [opened.statistics().digest] + reports.sorted()
    }
}

/// Reports added, updated, moved, removed and unchanged.
func counts(_ summary: ReportIndexer.Summary) -> [Int] {
    [summary.added, summary.updated, summary.moved, summary.removed, summary.unchanged]
}
