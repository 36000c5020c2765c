import Reports
import tracuu

/// Hits made up for the tests of how hits are shown.
enum SampleHits {
    static func report(_ id: String, title: String, text: String = "Toàn văn.\n") -> Report {
        let raw = RawReport(
            location: .init(source: "2023.zip", path: "a/b.txt"), text: text,
            encoding: .init(name: "utf-8", confidence: 1))
        var report = ReportExtractor.report(from: raw)
        report.id = id
        report.title = title
        report.kicker = nil
        report.date = PartialDate(year: 2023, month: 11, day: 23).map {
            ReportDate(value: $0, kind: .published, confidence: 0.9, range: 3..<13, evidence: "23/11/2023")
        }
        report.province = ProvinceFinding(
            name: "Vĩnh Phúc", name34: "Phú Thọ", district: "Sông Lô", confidence: 0.9, evidence: ["given"])
        return report
    }

    static func hit(_ rank: Int, title: String = "Hội nghị sơ kết công tác kiểm tra") -> SearchResults.Hit {
        .init(
            rank: rank, score: 2.5 / Double(rank), report: report("r\(rank)", title: title),
            snippets: [.init(text: "công tác kiểm tra đảng viên", matches: [11..<17])], isExactSpelling: true)
    }

    /// Three leaves whose rounded values do not add up by themselves.
    static let explanation = ReportExplanation.Part(
        .sum, value: 0.33333 + 0.33333 + 0.33333,
        parts: [
            .init(
                .all, value: 0.33333 + 0.33333,
                parts: [
                    .init(
                        .word, "kiem", value: 0.33333,
                        formula: .init(idf: 1.25, weight: 1, frequency: 2, length: 1_200, norm: 1.5),
                        forms: ["kiểm", "kiếm"]),
                    .init(.word, "tra", value: 0.33333, formula: .init(idf: 0.5, weight: 0.6667)),
                    .init(.filter, "date:2023"),
                ]),
            .init(.nearness, "kiem tra", value: 0.33333),
        ])

    static func results(_ hits: [SearchResults.Hit], total: Int) -> SearchResults {
        SearchResults(
            hits: hits, total: total, undatedExcluded: 0, unknownProvinceExcluded: 0, microseconds: 3_100, revision: 0,
            notes: [])
    }

    static func page(_ count: Int) -> SearchResults { results((0..<count).map { hit($0 + 1) }, total: count) }

    static func renderer(
        _ format: OutputFormat = .human, _ language: Language = .vietnamese, isColored: Bool = false, columns: Int = 80
    ) -> PageRenderer {
        PageRenderer(
            format: format,
            human: HumanRenderer(
                language: language, style: TerminalStyle(isColored: isColored), columns: columns))
    }
}
