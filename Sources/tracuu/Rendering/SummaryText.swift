package import Reports

/// The line under the results.
package enum SummaryText {
    /// - Parameter limit: the most hits of the page; one with fewer is the last.
    package static func line(_ results: SearchResults, limit: Int, _ language: Language) -> String {
        guard results.total > 0 else { return Wording.nothingFound.text(language) }
        let total = language.grouped(results.total)
        if results.hits.isEmpty, limit > 0 { return Wording.beyondTheEnd.text(language, total) }
        guard let first = results.hits.first, let last = results.hits.last, results.hits.count < results.total else {
            return results.total == 1
                ? Wording.oneReportFound.text(language) : Wording.reportsFound.text(language, total)
        }
        let (start, end) = (language.grouped(first.rank), language.grouped(last.rank))
        let rest = results.total - last.rank
        guard rest > 0, results.hits.count < limit else { return Wording.shownOf.text(language, start, end, total) }
        return Wording.shownWithCopies.text(language, start, end, total, language.grouped(rest))
    }
}
