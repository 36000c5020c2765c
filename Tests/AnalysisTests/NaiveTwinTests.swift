import Analysis
import Foundation
import TestSupport
import Testing

/// The analyzer gives the tokens of the naive analysis, on any text.
@Suite struct NaiveTwinTests {
    private static let rounds = ProcessInfo.processInfo.environment["LONG_TESTS"] == nil ? 4000 : 400_000

    @Test func randomText() throws {
        let analyzer = try VietnameseAnalyzer()
        let icu = try ICUWords()
        var generator = SplitMix(state: 20_260)
        for _ in 0..<Self.rounds * 2 {
            let text = RandomText.utf8(using: &generator)
            let found = Analyzed(text, with: analyzer).tokens
            let expected = NaiveAnalysis.tokens(text, by: icu)
            try #require(found == expected, "\(text)")
        }
    }

    @Test func randomCompounds() throws {
        let analyzer = try VietnameseAnalyzer()
        let icu = try ICUWords()
        let parts = [
            "KT", "XH", "Đ", "GD", "2020", "2025", "1945", "0912", "999", "a", "TP", "3.768", "-", "–", "&", " ",
            "\u{A0}",
            "\u{200B}", "\u{AD}", ".", ",", "'", "\n", "漢",
        ]
        var generator = SplitMix(state: 1954)
        for _ in 0..<Self.rounds {
            let pieces = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }
            let text = Array(pieces.joined().utf8)
            try #require(Analyzed(text, with: analyzer).tokens == NaiveAnalysis.tokens(text, by: icu), "\(pieces)")
        }
    }

    @Test func longWordsAreCutNotDropped() throws {
        let analyzer = try VietnameseAnalyzer()
        let icu = try ICUWords()
        for letter in ["a", "ế", "漢", "x1", "😀a"] {
            let text = Array(("đầu " + String(repeating: letter, count: 700) + " cuối").utf8)
            let found = Analyzed(text, with: analyzer)
            #expect(found.tokens == NaiveAnalysis.tokens(text, by: icu))
            #expect(found.tokens.allSatisfy { $0.range.count <= 255 })
            #expect(found.tokens.first?.key == "đầu")
            #expect(found.tokens.last?.key == "cuối")
        }
    }

    @Test func textsLongerThanAPiece() throws {
        let analyzer = try VietnameseAnalyzer()
        let icu = try ICUWords()
        for sentence in ["Sở GD&ĐT tỉnh, 3.768 hội viên; 漢字 ở KT-XH.\n", "2020 - 2025 ", "2021 – 2025 漢字 "] {
            let text = Array(String(repeating: sentence, count: 6000).utf8)
            #expect(Analyzed(text, with: analyzer).tokens == NaiveAnalysis.tokens(text, by: icu))
        }
    }

    @Test(.enabled(if: SharedCorpus.isPresent, "no development corpus beside the package"))
    func news() throws {
        let analyzer = try VietnameseAnalyzer()
        let icu = try ICUWords()
        let texts = try SharedCorpus.texts(SharedCorpus.sample)
        try #require(texts.count >= 300)
        for text in texts {
            let utf8 = VietnameseAnalyzer.normalized(text)
            let expected = NaiveAnalysis.tokens(utf8, by: icu)
            try #require(Analyzed(utf8, with: analyzer).tokens == expected)
        }
    }
}
