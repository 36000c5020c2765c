import Analysis
import TestSupport
import Testing

@Suite struct WordScannerTests {
    private func words(_ text: [UInt8], _ find: (Span<UInt8>, inout [WordRange]) -> Void) -> [Range<Int>] {
        var words: [WordRange] = []
        find(text.span, &words)
        return words.map(\.range)
    }

    /// A word whose letters were counted has as many, and nothing else.
    @Test func lettersAreCountedOfPlainWordsAlone() throws {
        let scanner = try WordScanner()
        var generator = SplitMix(state: 12)
        var counted = 0
        for _ in 0..<2000 {
            let text = RandomText.utf8(using: &generator)
            var words: [WordRange] = []
            scanner.append(wordsOf: text.span, in: 0..<text.count, to: &words)
            for word in words where word.letters > 0 {
                let scalars = String(decoding: text[word.range], as: UTF8.self).unicodeScalars
                #expect(scalars.count == Int(word.letters))
                let isPlain = scalars.allSatisfy(\.properties.isAlphabetic)
                #expect(isPlain)
                #expect(" ,;.)!?\"\n".utf8.contains(text[word.range.upperBound]))
                counted += 1
            }
        }
        #expect(counted > 100)
    }

    /// By the table, by ICU in pieces, by ICU at once.
    @Test func theWordsAreThoseOfICUWithAnyVersion() throws {
        let icu = try ICUWords()
        let scanner = try WordScanner()
        let fallback = try WordScanner(icuVersion: "0")
        var generator = SplitMix(state: 11)
        for _ in 0..<5000 {
            let text = RandomText.utf8(using: &generator)
            let expected = words(text) { icu.append(wordsOf: $0, in: 0..<text.count, to: &$1) }
            try #require(words(text) { scanner.append(wordsOf: $0, in: 0..<text.count, to: &$1) } == expected)
            try #require(words(text) { fallback.append(wordsOf: $0, in: 0..<text.count, to: &$1) } == expected)
        }
    }

    @Test func everySignBehindAWordEndsItAsICUHasIt() throws {
        let icu = try ICUWords()
        let scanner = try WordScanner()
        let behind = [
            "", " ", "\n", "a", "ế", "1", ".", ",", "-", "'", "\u{301}", "\u{200D}", "\u{AD}", "漢", "\u{5D0}",
        ]
        for sign in 0..<0x80 {
            for next in behind {
                for rest in ["", "b c", "\u{301}b"] {
                    let text = Array("chữ\(Character(Unicode.Scalar(UInt8(sign))))\(next)\(rest)".utf8)
                    let expected = words(text) { icu.append(wordsOf: $0, in: 0..<text.count, to: &$1) }
                    #expect(words(text) { scanner.append(wordsOf: $0, in: 0..<text.count, to: &$1) } == expected)
                }
            }
        }
    }

    @Test func longTextInPiecesLosesNothing() throws {
        let icu = try ICUWords()
        let fallback = try WordScanner(icuVersion: "0")
        let text = Array(String(repeating: "Đại biểu 漢字 xin phát biểu, 3.768 lần.\n", count: 30_000).utf8)
        let expected = words(text) { icu.append(wordsOf: $0, in: 0..<text.count, to: &$1) }
        #expect(words(text) { fallback.append(wordsOf: $0, in: 0..<text.count, to: &$1) } == expected)
    }

    @Test func aStretchWithoutSpacesIsCutAtScalars() throws {
        let scanner = try WordScanner()
        for letter in ["ế", "漢", "😀"] {
            let text = Array(String(repeating: letter, count: 600_000).utf8)
            let found = words(text) { scanner.append(wordsOf: $0, in: 0..<text.count, to: &$1) }
            #expect(found.allSatisfy { text[$0.lowerBound] & 0xC0 != 0x80 })
            #expect(found.reduce(0) { $0 + $1.count } == (letter == "😀" ? 0 : text.count))
        }
    }

    @Test(.enabled(if: SharedCorpus.isPresent, "no development corpus beside the package"))
    func theWordsOfTheNewsAreThoseOfICU() throws {
        let icu = try ICUWords()
        let scanner = try WordScanner()
        let fallback = try WordScanner(icuVersion: "74.2")
        for text in try SharedCorpus.texts(SharedCorpus.sample).map({ Array($0.utf8) }) {
            let expected = words(text) { icu.append(wordsOf: $0, in: 0..<text.count, to: &$1) }
            try #require(words(text) { scanner.append(wordsOf: $0, in: 0..<text.count, to: &$1) } == expected)
            try #require(words(text) { fallback.append(wordsOf: $0, in: 0..<text.count, to: &$1) } == expected)
        }
    }
}
