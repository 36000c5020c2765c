private import CICU

/// Turns Vietnamese text into terms: syllables and numbers by ICU's word rules, folded by ICU.
///
/// Plain text goes by tables read off ICU; ICU itself is opened when a character comes that they do not tell.
///
/// Make one for each thread and keep it: it remembers what every surface form it has met stands for. Documents and
/// queries go through the same code.
///
/// Useful for: the terms of a text, where they stand in it, and the keys of a single word. Not useful for: patterns over
/// the text as written, which is what ``FoldedText`` is for.
public final class VietnameseAnalyzer {
    /// The version of the analysis, recorded in an index: raised whenever any token of any text changes.
    public static let version = 2

    /// The version of the ICU it is built for, such as "72.1".
    public static var icuVersion: String { unsafe String(cString: cicu_version()) }

    /// Every term met so far.
    public private(set) var vocabulary: Vocabulary

    private let scanner: WordScanner
    /// The words that are told apart; nil for all.
    private let wanted: WantedWords?
    private var surfaces: SurfaceTable
    private var words: [WordRange] = []

    /// - Throws: ``AnalysisError/icuDataMissing(part:)``.
    public convenience init() throws(AnalysisError) { try self.init(wanted: nil) }

    /// An analyzer for those who look for a few words in a text met once: all others are made one term that is none of
    /// them, and never folded. Some of the others may be told apart all the same: words that are not of plain letters.
    ///
    /// - Parameter unmarkedKeys: of the words looked for.
    package convenience init(lookingFor unmarkedKeys: Set<[UInt8]>) throws(AnalysisError) {
        try self.init(wanted: WantedWords(unmarkedKeys))
    }

    private init(wanted: WantedWords?) throws(AnalysisError) {
        self.wanted = wanted
        scanner = try WordScanner()
        guard scanner.usesTable || Normalization.isAvailable else { throw .icuDataMissing(part: "normalisation") }
        (vocabulary, surfaces) = Self.noTerms(wanted)
    }

    private static func noTerms(_ wanted: WantedWords?) -> (Vocabulary, SurfaceTable) {
        let seed = UInt64.random(in: 1...UInt64.max)
        var vocabulary = Vocabulary(seed: seed)
        if wanted != nil { WantedWords.internOther(in: &vocabulary) }
        return (vocabulary, SurfaceTable(seed: seed))
    }

    /// Begins anew with an empty vocabulary, for who has met more terms than memory should hold.
    package func forgetTerms() { (vocabulary, surfaces) = Self.noTerms(wanted) }

    /// Bytes of memory in use, about.
    package var memory: Int { vocabulary.memory + surfaces.memory }

    /// Appends the tokens of a part of a text.
    ///
    /// Offsets count from the start of `utf8`. Ill-formed bytes read as U+FFFD and give no token.
    ///
    /// - Parameters:
    ///   - utf8: text in NFC, see ``normalized(_:)-(String)``; less than 4 GiB.
    ///   - range: the part; what lies outside `utf8` is ignored.
    ///   - firstPosition: the position of the first token.
    ///   - tokens: what they are appended to.
    /// - Complexity: linear in the range.
    public func analyze(_ utf8: [UInt8], range: Range<Int>, from firstPosition: UInt32, into tokens: inout TokenBuffer)
    {
        let range = range.clamped(to: 0..<min(utf8.count, Int(UInt32.max)))
        tokens.nextPosition = firstPosition
        var start = range.lowerBound
        while start < range.upperBound {
            let end = Self.pieceEnd(utf8.span, start, range.upperBound)
            words.removeAll(keepingCapacity: true)
            scanner.append(wordsOf: utf8.span, in: start..<end, to: &words)
            Self.append(words, of: utf8.span, to: &tokens, wanted, &surfaces, &vocabulary)
            start = end
        }
    }

    /// The first space or newline behind some 64 KiB that no word rule and no compound looks across; so the list of
    /// words stays small.
    private static func pieceEnd(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
        var end = start + 1 << 16
        while end < limit, !isBetweenWords(text, end) { end += 1 }
        return min(end, limit)
    }

    /// Whether a newline is at `index`, or a space behind a letter: a space beside a dash may be in a period.
    private static func isBetweenWords(_ text: Span<UInt8>, _ index: Int) -> Bool {
        switch text[index] {
        case UInt8(ascii: "\n"): return true
        case UInt8(ascii: " "): return (0x61...0x7A).contains(text[index - 1] | 0x20)
        default: return false
        }
    }

    private static func append(
        _ words: [WordRange], of text: Span<UInt8>, to tokens: inout TokenBuffer, _ wanted: WantedWords?,
        _ surfaces: inout SurfaceTable, _ vocabulary: inout Vocabulary
    ) {
        var position = tokens.nextPosition
        var index = 0
        while index < words.count {
            var word = words[index].range
            if let wanted, wanted.isOther(text, words[index]) {
                tokens.append(
                    WantedWords.other, start: words[index].start, end: words[index].end, position: position)
                position &+= 1
                index += 1
                continue
            }
            if canJoin(text, word) {
                index = CompoundWord.last(text, words, from: index)
                word = word.lowerBound..<Int(words[index].end)
            }
            index += 1
            while word.count > SurfaceTable.longestSurface {
                let cut = scalarStart(text, word.lowerBound + SurfaceTable.longestSurface, above: word.lowerBound)
                append(text, word.lowerBound..<cut, to: &tokens, &position, wanted, &surfaces, &vocabulary)
                word = cut..<word.upperBound
            }
            append(text, word, to: &tokens, &position, wanted, &surfaces, &vocabulary)
        }
        tokens.nextPosition = position
    }

    @inline(__always)
    private static func append(
        _ text: Span<UInt8>, _ surface: Range<Int>, to tokens: inout TokenBuffer, _ position: inout UInt32,
        _ wanted: WantedWords?, _ surfaces: inout SurfaceTable, _ vocabulary: inout Vocabulary
    ) {
        let entry = surfaces.find(text, surface) ?? expand(text, surface, wanted, &surfaces, &vocabulary)
        let start = UInt32(truncatingIfNeeded: surface.lowerBound)
        if entry.count == SurfaceTable.single {
            let end = UInt32(truncatingIfNeeded: surface.upperBound)
            tokens.append(entry.value, start: start, end: end, position: position)
            position &+= 1
            return
        }
        for index in Int(entry.value)..<Int(entry.value) + Int(entry.count) {
            let token = surfaces.tokens[index]
            tokens.append(
                token.term, start: start &+ UInt32(token.start), end: start &+ UInt32(token.end),
                position: position &+ UInt32(token.position))
        }
        position &+= UInt32(entry.positions)
    }

    /// What a surface met for the first time stands for.
    @inline(never)
    private static func expand(
        _ text: Span<UInt8>, _ surface: Range<Int>, _ wanted: WantedWords?, _ surfaces: inout SurfaceTable,
        _ vocabulary: inout Vocabulary
    ) -> SurfaceTable.Entry {
        if let wanted, let key = TermKey.plainKey(text, surface), !wanted.keys.contains(key) {
            let other = SurfaceTable.Token(
                term: WantedWords.other, start: 0, end: UInt8(truncatingIfNeeded: surface.count), position: 0)
            return surfaces.insert(text, surface, [other], positions: 1)
        }
        let expansion = SurfaceExpansion(of: surface.map { text[$0] })
        let found = expansion.forms.map { form in
            SurfaceTable.Token(
                term: vocabulary.intern(exactKey: form.key), start: UInt8(truncatingIfNeeded: form.start),
                end: UInt8(truncatingIfNeeded: form.end), position: UInt8(truncatingIfNeeded: form.position))
        }
        return surfaces.insert(text, surface, found, positions: expansion.positions)
    }

    /// Whether what stands behind a word may join it to the next.
    @inline(__always)
    private static func canJoin(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        let end = word.upperBound
        guard end < text.count else { return false }
        switch text[end] {
        case UInt8(ascii: "-"), UInt8(ascii: "&"), 0xE2: return true
        case UInt8(ascii: " "), 0xC2: return text[word.lowerBound] & 0xF0 == 0x30
        default: return false
        }
    }

    /// The start of the scalar that byte `index` is in, at least one scalar above `floor`.
    private static func scalarStart(_ text: Span<UInt8>, _ index: Int, above floor: Int) -> Int {
        var start = index
        while start > floor + 1, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start > floor + 1 ? start : index
    }
}
