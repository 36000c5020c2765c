import Analysis
import TestSupport
import Testing

/// A text gives the terms it would give without invisible characters, with plain spaces and with one letter Đ.
@Suite struct InvisibleCharacterTests {
    private static let words = [
        "đảng", "Đắk", "nghị", "quyết", "KT-XH", "GD&ĐT", "LĐ-TB&XH", "TP.HCM", "T.Ư", "trong.Theo", "3.768", "26,45",
        "217,218", "21.1.2019", "2020-2025", "2021 – 2025", "NQ21", "8h30'", "H'Mông", "a_b", "07-NQ/TU", "“tự", "./.",
        "đ/c",
    ]
    private static let invisible: [Unicode.Scalar] = ["\u{AD}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]

    @Test func termsAreThoseOfThePlainText() throws {
        let analyzer = try VietnameseAnalyzer()
        var generator = SplitMix(state: 1945)
        for _ in 0..<3000 {
            var plain = ""
            var written = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let word = Self.words.randomElement(using: &generator) ?? ""
                plain += word + " "
                for scalar in word.unicodeScalars {
                    written.append(Self.written(scalar, using: &generator))
                    guard Int.random(in: 0..<4, using: &generator) == 0 else { continue }
                    let isLower = scalar.properties.isLowercase && !word.contains { "-&.'".contains($0) }
                    let zeroWidth = isLower && scalar != word.unicodeScalars.last
                    written.append(zeroWidth ? "\u{200B}" : Self.invisible.randomElement(using: &generator) ?? "\u{AD}")
                }
                written.append([" ", "\u{A0}", "\u{2009}"].randomElement(using: &generator) ?? " ")
            }
            let expected = Analyzed.line(plain, with: analyzer)
            try #require(Analyzed.line(String(written), with: analyzer) == expected)
        }
    }

    private static func written(_ scalar: Unicode.Scalar, using generator: inout SplitMix) -> Unicode.Scalar {
        switch scalar {
        case "Đ": ["Đ", "Ð", "Ɖ"].randomElement(using: &generator) ?? scalar
        case "đ": ["đ", "ð", "ɖ"].randomElement(using: &generator) ?? scalar
        case "'": ["'", "’"].randomElement(using: &generator) ?? scalar
        default: scalar
        }
    }
}
