/// The line under the results.
package enum SummaryText {
    package static func line(_ page: SearchPage, _ language: Language) -> String {
        let total = page.summary.total
        guard total > 0 else { return Wording.nothingFound.text(language) }
        guard let first = page.hits.first, let last = page.hits.last, page.hits.count < total else {
            return total == 1
                ? Wording.oneReportFound.text(language) : Wording.reportsFound.text(language, language.grouped(total))
        }
        let count = language.grouped(total) + (page.summary.isExact ? "" : "+")
        return Wording.shownOf.text(language, language.grouped(first.rank), language.grouped(last.rank), count)
    }
}
