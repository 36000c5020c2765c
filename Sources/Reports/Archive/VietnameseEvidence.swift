private import Analysis

/// How much a text looks like Vietnamese: what decides whether a guess at its encoding was right.
struct VietnameseEvidence {
    /// Words: runs of letters.
    private(set) var words = 0
    /// Words with a letter beyond ASCII in them.
    private(set) var markedWords = 0
    /// Marked words that are built as Vietnamese syllables are.
    private(set) var markedSyllables = 0

    /// The share of marked words that are syllables, 0 to 1; 0 without marked words.
    var score: Double { markedWords == 0 ? 0 : Double(markedSyllables) / Double(markedWords) }

    /// - Parameter utf8: in NFC; the first 64 KiB are looked at.
    init(_ utf8: [UInt8]) {
        let text = FoldedText(utf8: Array(utf8.prefix(64 << 10)))
        var start: Int?
        for index in 0...text.count {
            let isLetter = index < text.count && Self.isLetter(text, index)
            if isLetter, start == nil { start = index }
            if !isLetter, let first = start {
                count(text, first..<index)
                start = nil
            }
        }
    }

    /// Letters and every sign beyond ASCII but spaces, dashes and quotes: wrong guesses put signs inside words.
    private static func isLetter(_ text: FoldedText, _ index: Int) -> Bool {
        let fold = text.folded[index]
        return (0x61...0x7A).contains(fold) || fold == FoldedText.other
    }

    private mutating func count(_ text: FoldedText, _ range: Range<Int>) {
        words += 1
        var isMarked = false
        var isVietnamese = true
        for index in range where text.scalars[index] >= 0x80 {
            isMarked = true
            isVietnamese = isVietnamese && Self.isVietnameseLetter(text.scalars[index])
        }
        guard isMarked else { return }
        markedWords += 1
        if isVietnamese, Self.isSyllable(text.folded[range]) { markedSyllables += 1 }
    }

    /// Whether a scalar beyond ASCII is a letter of Vietnamese.
    private static func isVietnameseLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1EA0...0x1EF9: return true
        case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0: return true
        case 0xC0...0xC3, 0xC8...0xCA, 0xCC, 0xCD, 0xD2...0xD5, 0xD9, 0xDA, 0xDD: return true
        case 0xE0...0xE3, 0xE8...0xEA, 0xEC, 0xED, 0xF2...0xF5, 0xF9, 0xFA, 0xFD: return true
        default: return false
        }
    }

    private static let onsets: Set<[UInt8]> = set(
        "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
    private static let nuclei: Set<[UInt8]> = set(
        """
        a ai ao au ay e eo eu i ia ie ieu iu o oa oai oao oay oe oeo oi oo u ua uay ue ui uo uoi uou uu uy uya uye \
        uyu y ye yeu
        """)
    private static let codas: Set<[UInt8]> = set("c ch m n ng nh p t")

    private static func set(_ words: String) -> Set<[UInt8]> {
        Set(words.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) })
    }

    /// Whether lower-case letters without marks are onset, nucleus and coda of one syllable. Vowels and consonants
    /// part cleanly but for `gi` and `qu`, whose vowel letter belongs to the onset where another vowel follows.
    private static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
        let vowels = Set("aeiouy".utf8)
        var onset = letters.prefix { !vowels.contains($0) }
        var rest = letters.dropFirst(onset.count)
        let second = rest.first
        if let only = onset.first, onset.count == 1, rest.dropFirst().first.map(vowels.contains) == true,
            (only == UInt8(ascii: "q") && second == UInt8(ascii: "u"))
                || (only == UInt8(ascii: "g") && second == UInt8(ascii: "i"))
        {
            onset = letters.prefix(2)
            rest = letters.dropFirst(2)
        }
        let nucleus = rest.prefix { vowels.contains($0) }
        let coda = rest.dropFirst(nucleus.count)
        return (onset.isEmpty || onsets.contains(Array(onset))) && nuclei.contains(Array(nucleus))
            && (coda.isEmpty || codas.contains(Array(coda)))
    }
}
