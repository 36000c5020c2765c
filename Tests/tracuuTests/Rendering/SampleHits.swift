import Reports
import tracuu

/// Hits made up for the tests of how hits are shown.
enum SampleHits {
    static func hit(_ rank: Int, title: String = "Hội nghị sơ kết công tác kiểm tra") -> HitRecord {
        let date = PartialDate(year: 2023, month: 11, day: 23).map {
            ReportDate(value: $0, kind: .published, confidence: 0.9, range: 3..<13, evidence: "23/11/2023")
        }
        return HitRecord(
            rank: rank, score: 2.5 / Double(rank), id: "r\(rank)", title: title,
            location: .init(source: "2023.zip", path: "a/b.txt"), date: date,
            province: ProvinceFinding(
                name: "Vĩnh Phúc", name34: "Phú Thọ", district: "Sông Lô", confidence: 0.9, evidence: ["given"]),
            snippets: [.init(text: "công tác kiểm tra đảng viên", matches: [11..<17])])
    }

    static func page(_ count: Int, total: Int? = nil) -> SearchPage {
        var summary = SearchSummary()
        summary.total = total ?? count
        summary.shown = count
        summary.microseconds = 3_100
        return SearchPage(hits: (0..<count).map { hit($0 + 1) }, summary: summary)
    }

    static func renderer(
        _ format: OutputFormat = .human, _ language: Language = .vietnamese, isColored: Bool = false, columns: Int = 80
    ) -> PageRenderer {
        PageRenderer(
            format: format,
            human: HumanRenderer(
                language: language, style: TerminalStyle(isColored: isColored), columns: columns))
    }
}
