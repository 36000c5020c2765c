import Analysis
import Foundation
import Testing

/// Every way to spell a syllable in Unicode gives it the same keys.
@Suite struct SpellingTests {
    private static let vowels: [(base: String, quality: String)] = [
        ("a", ""), ("a", "\u{306}"), ("a", "\u{302}"), ("e", ""), ("e", "\u{302}"), ("i", ""), ("o", ""),
        ("o", "\u{302}"),
        ("o", "\u{31B}"), ("u", ""), ("u", "\u{31B}"), ("y", ""),
    ]
    private static let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

    private static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

    /// The vowel with its marks composed or not, in either order, with other codes for the same marks, and with
    /// invisible characters among them.
    private static func spellings(_ base: String, _ quality: String, _ tone: String) -> [String] {
        let orders = [base + quality + tone, base + tone + quality]
        var spellings = orders + orders.map(composed)
        spellings += [composed(base + quality) + tone, composed(base + tone) + quality]
        let otherCodes = ["\u{300}": "\u{340}", "\u{301}": "\u{341}"]
        if let other = otherCodes[tone] { spellings += [base + quality + other, base + other + quality] }
        return spellings
    }

    @Test func everyVowelWithEveryToneFoldsAlike() throws {
        let analyzer = try VietnameseAnalyzer()
        var checked = 0
        for (base, quality) in Self.vowels {
            for tone in Self.tones {
                for isUpper in [false, true] {
                    let letter = isUpper ? base.uppercased() : base
                    let expected = Self.composed(letter + quality + tone)
                    let key = Self.composed(base + quality + tone)
                    #expect(expected.unicodeScalars.count == 1)
                    for spelling in Self.spellings(letter, quality, tone) {
                        let canonical = VietnameseAnalyzer.normalized(spelling)
                        #expect(canonical == Array(expected.utf8))
                        #expect(VietnameseAnalyzer.exactKey(of: spelling) == Array(key.utf8))
                        #expect(VietnameseAnalyzer.unmarkedKey(of: spelling) == Array(base.utf8))
                        let word = "ngh" + spelling + "ch"
                        let tokens = Analyzed(VietnameseAnalyzer.normalized(word), with: analyzer).tokens
                        #expect(tokens.map(\.key) == ["ngh" + key + "ch"])
                        #expect(tokens.first.map { Array($0.key.utf8) } == Array(("ngh" + key + "ch").utf8))
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 12 * 6 * 2 * 6)
    }

    @Test(arguments: ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"])
    func marksMeetAcrossInvisibleCharacters(_ invisible: String) {
        for (base, quality) in Self.vowels {
            for tone in Self.tones {
                let key = Array(Self.composed(base + quality + tone).utf8)
                for parts in [[base, quality, tone], [base, tone, quality]] {
                    let word = parts.joined(separator: invisible)
                    #expect(VietnameseAnalyzer.exactKey(of: word) == key)
                    #expect(VietnameseAnalyzer.unmarkedKey(of: word) == Array(base.utf8))
                }
            }
        }
    }

    @Test func bothPlacesOfTheToneAreOneKey() {
        let onsets = [
            "", "b", "c", "ch", "d", "đ", "g", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "r", "s", "t",
            "th",
            "tr", "v", "x",
        ]
        for (first, second) in [("o", "a"), ("o", "e"), ("u", "y")] {
            for tone in Self.tones.dropFirst() {
                let (old, new) = (Self.composed(first + tone) + second, first + Self.composed(second + tone))
                for onset in onsets {
                    #expect(VietnameseAnalyzer.exactKey(of: onset + old) == Array((onset + new).utf8))
                    #expect(VietnameseAnalyzer.exactKey(of: onset + new) == Array((onset + new).utf8))
                    for coda in ["n", "t", "ng", "nh", "i"] {
                        let closed = onset + old + coda
                        #expect(VietnameseAnalyzer.exactKey(of: closed) == Array(closed.utf8))
                    }
                }
                #expect(VietnameseAnalyzer.exactKey(of: "q" + old) == Array(("q" + old).utf8))
            }
        }
    }
}
