import Reports
import tracuu

/// An index of so many hits for anything asked, which keeps what it was asked.
struct SampleIndex: ReportSearching {
    final class Log { var searches: [SearchQuestion] = [] }
    let total: Int
    let log = Log()

    mutating func search(_ question: SearchQuestion) throws(CommandFailure) -> SearchPage {
        log.searches.append(question)
        if question.query == "hỏng" { throw CommandFailure(.damaged, "hỏng rồi") }
        let total = question.query == "không" ? 0 : total
        let ranks = question.offset..<max(question.offset, min(total, question.offset + question.limit))
        var page = SampleHits.page(0, total: total)
        page.hits = ranks.map { SampleHits.hit($0 + 1, title: "Báo cáo \($0 + 1)") }
        return page
    }

    mutating func count(_ question: SearchQuestion) throws(CommandFailure) -> SearchSummary {
        SampleHits.page(0, total: question.query == "không" ? 0 : total).summary
    }

    mutating func report(_ id: String) throws(CommandFailure) -> Report? {
        guard id == "r2" else { return nil }
        let raw = RawReport(
            location: .init(source: "a.txt", path: ""), text: "Đầu đề của r2\n\nToàn văn.\n",
            encoding: .init(name: "utf-8", confidence: 1))
        return ReportExtractor.report(from: raw)
    }
}
