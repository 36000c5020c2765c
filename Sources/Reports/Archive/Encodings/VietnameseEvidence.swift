internal import Analysis

/// How much a text looks like Vietnamese: what decides whether a guess at its encoding was right.
struct VietnameseEvidence {
    /// Words: runs of letters.
    private(set) var words = 0
    /// Words with a letter beyond ASCII in them; abbreviations without a vowel (`QĐ`) say nothing and do not count.
    private(set) var markedWords = 0
    /// Marked words that are Vietnamese syllables.
    private(set) var markedSyllables = 0

    /// The share of marked words that are syllables, 0 to 1; 0 without marked words.
    var score: Double { markedWords == 0 ? 0 : Double(markedSyllables) / Double(markedWords) }

    init() {}

    /// - Parameter utf8: in NFC; the first 64 KiB are looked at.
    init(_ utf8: [UInt8]) {
        let text = FoldedText(utf8: Array(utf8.prefix(64 << 10)))
        Self.forEachWord(of: text) { count(text.scalars[$0]) }
    }

    static func + (left: VietnameseEvidence, right: VietnameseEvidence) -> VietnameseEvidence {
        var sum = left
        sum.words += right.words
        sum.markedWords += right.markedWords
        sum.markedSyllables += right.markedSyllables
        return sum
    }

    /// The words of a text, as ranges of its scalars.
    static func forEachWord(of text: FoldedText, _ body: (Range<Int>) -> Void) {
        var start: Int?
        for index in 0...text.count {
            let isLetter = index < text.count && Self.isLetter(text, index)
            if isLetter, start == nil { start = index }
            if !isLetter, let first = start {
                body(first..<index)
                start = nil
            }
        }
    }

    /// Letters and every sign beyond ASCII but spaces, dashes and quotes: wrong guesses put signs inside words.
    private static func isLetter(_ text: FoldedText, _ index: Int) -> Bool {
        let fold = text.folded[index]
        return (0x61...0x7A).contains(fold) || fold == FoldedText.other
    }

    private mutating func count(_ word: ArraySlice<UInt32>) {
        words += 1
        guard word.contains(where: { $0 >= 0x80 }), !Self.isAbbreviation(word) else { return }
        markedWords += 1
        if SyllableInventory.shared.contains(word) { markedSyllables += 1 }
    }

    private static func isAbbreviation(_ word: ArraySlice<UInt32>) -> Bool {
        word.allSatisfy { scalar in VietnameseLetter(scalar).map { !$0.isVowel } ?? (scalar < 0x80) }
    }
}
