package import Reports

/// The line under the results.
package enum SummaryText {
    package static func line(_ results: SearchResults, _ language: Language) -> String {
        guard results.total > 0 else { return Wording.nothingFound.text(language) }
        let total = language.grouped(results.total)
        guard let first = results.hits.first, let last = results.hits.last, results.hits.count < results.total else {
            return results.total == 1
                ? Wording.oneReportFound.text(language) : Wording.reportsFound.text(language, total)
        }
        return Wording.shownOf.text(language, language.grouped(first.rank), language.grouped(last.rank), total)
    }
}
