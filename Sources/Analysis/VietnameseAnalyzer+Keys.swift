extension VietnameseAnalyzer {
    /// The canonical form of a text, which is what ``analyze(_:range:from:into:)`` takes, see ``CanonicalText``.
    ///
    /// - Complexity: linear in the text; text in NFC already is only looked through.
    public static func normalized(_ text: String) -> [UInt8] { CanonicalText(of: Array(text.utf8)).utf8 }

    /// The canonical form of a text in UTF-8.
    public static func normalized(_ utf8: [UInt8]) -> [UInt8] { CanonicalText(of: utf8).utf8 }

    /// The exact key of one word: lower case, marks kept, one tone placement, the Đ family as one.
    public static func exactKey(of word: String) -> [UInt8] { TermKey.exact(of: word.utf8) }

    /// The unmarked key of one word, shared by all its spellings.
    public static func unmarkedKey(of word: String) -> [UInt8] { TermKey.unmarked(of: word.utf8) }

    /// The exact key of one word in UTF-8.
    public static func exactKey(of word: [UInt8]) -> [UInt8] { TermKey.exact(of: word) }

    /// The unmarked key of one word in UTF-8.
    public static func unmarkedKey(of word: [UInt8]) -> [UInt8] { TermKey.unmarked(of: word) }

    /// Both keys of one word in UTF-8.
    public static func keys(of word: [UInt8]) -> (exact: [UInt8], unmarked: [UInt8]) {
        let exact = TermKey.exact(of: word)
        return (exact, TermKey.unmarked(ofExact: exact))
    }

    /// The keys of a marked syllable's other spelling with `i` for `y` or `y` for `i`: `kĩ` for `kỹ`, `quí` for `quý`.
    ///
    /// Nil for a word that has but one spelling, and for an exact key without marks. Only a whole syllable has another
    /// spelling, after the onsets h, k, l, m, s, t and qu; `tay` and `tai`, `túi` and `tuý` stay apart.
    ///
    /// - Parameter exactKey: an exact key, see ``exactKey(of:)-(String)``.
    /// - Complexity: constant.
    public static func variantKey(of exactKey: [UInt8]) -> (exact: [UInt8], unmarked: [UInt8])? {
        SpellingVariant.exactKey(of: exactKey).map { ($0, TermKey.unmarked(ofExact: $0)) }
    }
}
