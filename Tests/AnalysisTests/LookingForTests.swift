import Analysis
import Testing

/// An analyzer that tells a few words apart reads these as one that tells all apart.
@Suite struct LookingForTests {
    @Test func whatIsLookedForIsReadAsEver() throws {
        var random = SeededText(7)
        let wanted: Set<[UInt8]> = ["hoa", "dang", "tphcm", "3768", "a", "17"].reduce(into: []) {
            $0.insert(Array($1.utf8))
        }
        let whole = try VietnameseAnalyzer()
        let few = try VietnameseAnalyzer(lookingFor: wanted)
        for _ in 0..<200 {
            let text = VietnameseAnalyzer.normalized(random.text())
            var (all, some) = (TokenBuffer(), TokenBuffer())
            whole.analyze(text, range: 0..<text.count, from: 0, into: &all)
            few.analyze(text, range: 0..<text.count, from: 0, into: &some)
            #expect(all.starts == some.starts && all.ends == some.ends && all.positions == some.positions)
            for (one, other) in zip(all.terms, some.terms) {
                let unmarked = whole.vocabulary.unmarkedKey(whole.vocabulary.unmarkedID(one))
                let found = few.vocabulary.unmarkedKey(few.vocabulary.unmarkedID(other))
                if wanted.contains(unmarked) {
                    #expect(found == unmarked)
                    #expect(few.vocabulary.exactKey(other) == whole.vocabulary.exactKey(one))
                } else {
                    #expect(!wanted.contains(found))
                }
            }
        }
    }

    /// Letters that no mark makes of others stay in an unmarked key, and take more than a byte there.
    @Test func wordsWithAnyLetterAreFound() throws {
        for scalar in [0xC0...0x1BF, 0x1E80...0x1EFF].joined().compactMap(Unicode.Scalar.init) {
            for text in ["ka\(scalar)z ", "ka\(scalar) ", "\(scalar)a "] {
                let whole = try VietnameseAnalyzer()
                let utf8 = VietnameseAnalyzer.normalized(text)
                var (all, some) = (TokenBuffer(), TokenBuffer())
                whole.analyze(utf8, range: 0..<utf8.count, from: 0, into: &all)
                let keys = Set(all.terms.map { whole.vocabulary.unmarkedKey(whole.vocabulary.unmarkedID($0)) })
                let few = try VietnameseAnalyzer(lookingFor: keys)
                few.analyze(utf8, range: 0..<utf8.count, from: 0, into: &some)
                #expect(
                    some.terms.map { few.vocabulary.exactKey($0) } == all.terms.map { whole.vocabulary.exactKey($0) },
                    "\(text)")
            }
        }
    }

    /// Words in many spellings, and what is no plain word.
    private struct SeededText {
        private static let words = [
            "hoà", "hòa", "Hoa", "ĐẢNG", "đăng", "Ðang", "TP.HCM", "3.768", "KT-XH", "ạ", "x\u{303}", "ho\u{AD}a", "Åa",
            "\u{212B}", "\u{212A}", "ngoằn", "nghiêng", "漢字", "Hà", "2020 - 2025", "a", "o\u{31B}", "ﬁ", "ß", "İ",
            "H'Mông", "hai", "hồ", "dæng", "þing", "Kiên", "ở", "A", "17", "2021", "3768", "１７", "17a",
            "nghiêng" + String(repeating: "g", count: 300),
        ]
        private var state: UInt64

        init(_ seed: UInt64) { state = seed }

        private static let signs = [
            " ", " ", " ", ", ", ". ", ".\n", ".", ") ", "\" ", "; ", "!", "? ", "\n", "-", "&", " - ",
        ]

        mutating func text() -> String {
            (0..<20).map { _ in pick(Self.words) + pick(Self.signs) }.joined()
        }

        private mutating func pick(_ texts: [String]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return texts[Int(state >> 33) % texts.count]
        }
    }
}
