internal import Analysis

/// The sentence around a mention, as it stands in the report.
struct CitingSentence {
    /// Scalars of a sentence on either side of the mention; of a longer one the nearest whole words are kept.
    private static let reach = 400

    let text: String
    /// Where it stands in the report, as Unicode scalar offsets.
    let range: Range<Int>
    /// Whether a long sentence was cut before it and behind it.
    let isCut: (before: Bool, behind: Bool)
    /// The mention in it, as Unicode scalar offsets.
    let mention: Range<Int>

    /// - Parameters:
    ///   - mention: empty where the text does not mention the document, as when a correction names it; then the
    ///     sentence is empty too.
    ///   - passages: in order; a sentence ends with the passage the mention stands in.
    /// - Complexity: constant but for the search of the passage.
    init(around mention: Range<Int>, in source: FoldedText, passages: [Range<Int>]) {
        guard !mention.isEmpty else {
            (text, range, self.mention, isCut) = ("", mention, 0..<0, (false, false))
            return
        }
        let whole = 0..<source.count
        let passage = passages.first { $0.contains(mention.lowerBound) } ?? whole
        let bounds = min(passage.lowerBound, mention.lowerBound)..<max(passage.upperBound, mention.upperBound)
        let text = ReferenceText(source, bounds: bounds.clamped(to: whole))
        let mention = mention.clamped(to: text.bounds)
        var start = mention.lowerBound
        while start > text.bounds.lowerBound, !Self.isEnd(start - 1, in: text), mention.lowerBound - start < Self.reach
        {
            start -= 1
        }
        var end = mention.upperBound
        while end < text.bounds.upperBound, !Self.isEnd(end, in: text), end - mention.upperBound < Self.reach {
            end += 1
        }
        isCut = (
            start > text.bounds.lowerBound && !Self.isEnd(start - 1, in: text),
            end < text.bounds.upperBound && !Self.isEnd(end, in: text)
        )
        if end < text.bounds.upperBound, Self.isEnd(end, in: text), text[end] != 0x0A { end += 1 }
        range = Self.wholeWords(start..<end, around: mention, in: text)
        self.text = source.text(range)
        self.mention = mention.lowerBound - range.lowerBound..<mention.upperBound - range.lowerBound
    }

    /// A line end, or a sign that closes a sentence. A semicolon parts a sentence and does not end it.
    private static func isEnd(_ index: Int, in text: ReferenceText) -> Bool {
        switch text[index] {
        case UInt8(ascii: ";"): return false
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return ASCIIClass.isSpace(text[index + 1])
        default: return text.endsSentence(index)
        }
    }

    /// Without the part of a word where a long sentence was cut, and without spaces at the ends.
    private static func wholeWords(_ range: Range<Int>, around mention: Range<Int>, in text: ReferenceText) -> Range<
        Int
    > {
        var start = range.lowerBound
        var end = range.upperBound
        if mention.lowerBound - start >= reach {
            while start < mention.lowerBound, !ASCIIClass.isSpace(text[start]) { start += 1 }
        }
        if end - mention.upperBound >= reach {
            while end > mention.upperBound, !ASCIIClass.isSpace(text[end - 1]) { end -= 1 }
        }
        while start < mention.lowerBound, ASCIIClass.isSpace(text[start]) { start += 1 }
        while end > mention.upperBound, ASCIIClass.isSpace(text[end - 1]) { end -= 1 }
        return start..<end
    }
}
