import Foundation
import Reports
import Testing
import tracuu

@Suite struct ExplanationTextTests {
    private func lines(
        _ part: ReportExplanation.Part, _ language: Language = .english, isColored: Bool = false
    ) -> [String] {
        ExplanationText(language: language, style: TerminalStyle(isColored: isColored)).lines(part)
    }

    /// The second leaf is shown a little more than it is, so that the sums above are right.
    @Test func valuesAddUpAsShown() {
        #expect(
            lines(SampleHits.explanation) == [
                "1.0000  score", "0.6667    all of these",
                "0.3333      kiem  2 × in 1,200 words, idf 1.2500, weight 1.0000 · there: kiểm, kiếm",
                "0.3334      tra  idf 0.5000, weight 0.6667", "     ✓      date:2023",
                "0.3333    near one another: kiem tra",
            ])
        #expect(lines(SampleHits.explanation, .vietnamese)[2].hasPrefix("0,3333      kiem  2 lần trong 1.200 tiếng"))
    }

    @Test func whatDoesNotMatchIsMarked() {
        let missing = ReportExplanation.Part(.word, "chè", matches: false)
        let part = ReportExplanation.Part(
            .sum, matches: false, value: 12.5,
            parts: [.init(.word, "kiểm", value: 12.5, formula: .init(idf: 1, weight: 1)), missing])
        #expect(
            lines(part) == ["12.5000  would add up to", "12.5000    kiểm  idf 1.0000, weight 1.0000", "      ✗    chè"])
        let explanation = ReportExplanation(id: "r1", score: nil, rank: nil, tree: part, failed: missing, notes: [])
        let text = ExplanationText(language: .english, style: TerminalStyle(isColored: false))
        #expect(text.text(explanation).hasPrefix("r1 does not match; it fails: chè\n12.5000"))
        var other = explanation
        other.failed = .init(.any, "a OR b", matches: false, parts: [missing, missing])
        #expect(text.text(other).hasPrefix("r1 does not match; it fails: a OR b\n"))
        other.failed = nil
        #expect(text.text(other).hasPrefix("r1 matches, behind the first 32\n"))
        other.rank = 7
        #expect(text.text(other).hasPrefix("r1 matches; rank 7\n"))
    }

    @Test(arguments: Language.allCases) func everyKindHasItsOwnWords(language: Language) {
        let labels = ReportExplanation.Part.Kind.allCases.map { lines(.init($0, "x"), language)[0] }
        // What is written in the query language stands for itself.
        #expect(Set(labels).count == labels.count - 5)
    }

    @Test func untrustedTextCannotReachTheTerminal() {
        let part = ReportExplanation.Part(
            .word, "a\u{1B}[31m", value: 1, formula: .init(idf: 1, weight: 1), forms: ["b\u{202E}"])
        for line in lines(part) { #expect(!line.unicodeScalars.contains(where: DisplayText.isDangerous)) }
    }

    @Test func hitsCarryTheirExplanation() throws {
        var page = SampleHits.page(1)
        page.hits[0].explanation = SampleHits.explanation
        let human = String(decoding: SampleHits.renderer(.human, .english).page(page), as: UTF8.self)
        #expect(human.contains("\n   1.0000  score\n   0.6667    all of these\n"))
        let json = SampleHits.renderer(.json).page(page)
        let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        let hit = try #require((object?["hits"] as? [[String: Any]])?.first)
        let tree = try #require(hit["explanation"] as? [String: Any])
        #expect(tree["kind"] as? String == "sum")
        let word = ((tree["parts"] as? [[String: Any]])?.first?["parts"] as? [[String: Any]])?.first
        #expect(word?["text"] as? String == "kiem" && word?["forms"] as? [String] == ["kiểm", "kiếm"])
        #expect(word?["frequency"] as? Int == 2 && word?["idf"] as? Double == 1.25 && word?["norm"] as? Double == 1.5)
        #expect(!String(decoding: SampleHits.renderer(.json).page(SampleHits.page(1)), as: UTF8.self).contains("expl"))
    }
}
