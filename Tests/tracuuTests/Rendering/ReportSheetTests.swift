import Reports
import Testing
import tracuu

@Suite struct ReportSheetTests {
    private let report = SampleHits.report(
        "r", title: "Cả thôn làm đường",
        text: "Đang có 12 khách trực tuyến\r\nCả thôn chung tay làm đường ra đồng\n\n"
            + "Cuối vụ, cả thôn góp công làm xong con đường ra đồng dài hơn một cây số, xe chở lúa vào tận sân nhà ai cũng vui.\n"
            + "Tin khác\nMùa quýt ngọt")

    /// What is not searched stays visible, with a mark in the margin.
    @Test func linesLeftOutAreMarked() {
        let lines = ReportSheet(language: .english).text(report, style: TerminalStyle(isColored: false)).text
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.contains("┊ Đang có 12 khách trực tuyến"))
        #expect(lines.contains("Cả thôn chung tay làm đường ra đồng"))
        #expect(lines.suffix(3) == ["┊ Tin khác", "┊ Mùa quýt ngọt", ""])
        #expect(lines.filter { $0.hasPrefix("┊") }.count == 3)
    }

    /// At a terminal words are not broken, and the first match is on the line that is named.
    @Test(arguments: [30, 45, 200]) func longLinesAreWrapped(columns: Int) throws {
        var sheet = ReportSheet(language: .english)
        let style = TerminalStyle(isColored: true)
        let scalars = Array(report.text.unicodeScalars)
        let start = try #require(scalars.indices.first { scalars[$0...].starts(with: "lúa".unicodeScalars) })
        let plain = sheet.text(report, matches: [start..<start + 3], style: style)
        sheet.columns = columns
        let wrapped = sheet.text(report, matches: [start..<start + 3], style: style)
        let lines = wrapped.text.split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.drop { !$0.isEmpty }
        let shown = body.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
        #expect(shown.allSatisfy { DisplayText.width(String($0)) <= columns })
        #expect(lines[wrapped.line - 1].contains(style.match("lúa")))
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace).filter { $0 != "┊" } }
        #expect(words(wrapped.text) == words(plain.text))
    }

    @Test func factsNameWhatIsLeftOut() {
        let facts = ReportSheet(language: .english).facts(report)
        #expect(facts.contains("counter · Đang có 12 khách trực tuyến\n"))
        #expect(facts.contains("teaser · Tin khác Mùa quýt ngọt\n"))
        #expect(!facts.contains("corrected"))
    }

    @Test func factsNameWhatIsCorrected() {
        var corrected = report
        corrected.corrected = ["title", "date"]
        #expect(ReportSheet(language: .english).facts(corrected).contains("corrected  title, date\n"))
        #expect(ReportSheet(language: .vietnamese).facts(corrected).contains("title, date\n"))
    }
}
