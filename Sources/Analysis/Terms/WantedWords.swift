/// The words that an analyzer tells apart when it looks for a few: all others are one term.
struct WantedWords {
    /// Unmarked.
    let keys: Set<[UInt8]>
    /// By first letter, a bit for each number of letters that a key has, the last for all that are longer.
    private let lengths: InlineArray<26, UInt32>

    /// The term of all other words: the first of the vocabulary, see ``internOther(in:)``.
    static let other: TermID = 0
    /// No word has this key.
    private static let otherKey: [UInt8] = [0]

    init(_ unmarkedKeys: Set<[UInt8]>) {
        keys = unmarkedKeys
        var lengths = InlineArray<26, UInt32>(repeating: 0)
        for key in unmarkedKeys {
            let count = key.count { $0 & 0xC0 != 0x80 }
            if let letter = key.first.flatMap(Self.letter) { lengths[letter] |= Self.bit(count) }
        }
        self.lengths = lengths
    }

    /// Gives the term of all other words its number; the vocabulary has none yet.
    static func internOther(in vocabulary: inout Vocabulary) { _ = vocabulary.intern(exactKey: otherKey) }

    /// Whether a word is sure to be none of these, by its first letter and how many it has: marks change neither. Most
    /// words are told so, without being looked up or folded. Not one that may be longer than a surface: it will be cut, and
    /// a letter has three bytes at most.
    @inline(__always)
    func isOther(_ text: Span<UInt8>, _ word: WordRange) -> Bool {
        guard word.letters > 0, word.letters <= SurfaceTable.longestSurface / 3,
            let letter = Self.letter(text[Int(word.start)])
        else { return false }
        return lengths[letter] & Self.bit(Int(word.letters)) == 0
    }

    /// The number of an ASCII letter, upper or lower case.
    @inline(__always)
    private static func letter(_ byte: UInt8) -> Int? {
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 26 ? Int(letter) : nil
    }

    @inline(__always)
    private static func bit(_ count: Int) -> UInt32 { 1 << UInt32(truncatingIfNeeded: min(count, 31)) }
}
