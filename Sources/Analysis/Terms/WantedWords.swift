/// The words that an analyzer tells apart when it looks for a few: all others are one term. An object, for its tables are
/// asked about each word of a text and would be copied.
final class WantedWords: Sendable {
    /// Unmarked.
    let keys: Set<[UInt8]>
    /// By first letter, a bit for each number of letters that a key has, the last for all that are longer.
    private let lengths: InlineArray<26, UInt32>
    /// By first letter, a bit for each letter of ASCII that a key ends with.
    private let lasts: InlineArray<26, UInt32>

    /// The term of all other words: the first of the vocabulary, see ``internOther(in:)``.
    static let other: TermID = 0
    /// No word has this key.
    private static let otherKey: [UInt8] = [0]

    init(_ unmarkedKeys: Set<[UInt8]>) {
        keys = unmarkedKeys
        var lengths = InlineArray<26, UInt32>(repeating: 0)
        var lasts = lengths
        for key in unmarkedKeys {
            guard let first = key.first.flatMap(Self.letter) else { continue }
            lengths[first] |= Self.bit(key.count { $0 & 0xC0 != 0x80 })
            if let last = key.last.flatMap(Self.letter) { lasts[first] |= Self.bit(last) }
        }
        self.lengths = lengths
        self.lasts = lasts
    }

    /// Gives the term of all other words its number; the vocabulary has none yet.
    static func internOther(in vocabulary: inout Vocabulary) { _ = vocabulary.intern(exactKey: otherKey) }

    /// Whether a word is sure to be none of these, by its first letter, its last where that bears no mark, and how many
    /// it has. Most words are told so, without being looked up or folded. Not one that may be longer than a surface: it
    /// will be cut, and a letter has three bytes at most.
    @inline(__always)
    func isOther(_ text: Span<UInt8>, _ word: WordRange) -> Bool {
        guard word.letters > 0, word.letters <= SurfaceTable.longestSurface / 3,
            let first = Self.letter(text[Int(word.start)])
        else { return false }
        if lengths[first] & Self.bit(Int(word.letters)) == 0 { return true }
        guard let last = Self.letter(text[Int(word.end) - 1]) else { return false }
        return lasts[first] & Self.bit(last) == 0
    }

    /// The number of an ASCII letter, upper or lower case.
    @inline(__always)
    private static func letter(_ byte: UInt8) -> Int? {
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 26 ? Int(letter) : nil
    }

    @inline(__always)
    private static func bit(_ number: Int) -> UInt32 { 1 << UInt32(truncatingIfNeeded: min(number, 31)) }
}
