extension ReferenceText {
    /// From a full stop, semicolon or line end before a range to the one behind it, at most `reach` scalars off.
    func sentence(around range: Range<Int>, reach: Int) -> Range<Int> {
        var start = range.lowerBound
        while start > range.lowerBound - reach, start > bounds.lowerBound, !endsSentence(start - 1) { start -= 1 }
        var end = range.upperBound
        while end < range.upperBound + reach, end < bounds.upperBound, !endsSentence(end) { end += 1 }
        return start..<end
    }

    /// Whether a sentence ends at `index`: a line end, a semicolon, or a full stop before a capital.
    func endsSentence(_ index: Int) -> Bool {
        switch self[index] {
        case 0x0A, UInt8(ascii: ";"): return true
        case UInt8(ascii: "."):
            return ASCIIClass.isSpace(self[index + 1]) && isUpper(skipSpaces(index + 1))
                && match(Self.city, endingAt: index) == nil || !bounds.contains(index + 1)
        default: return false
        }
    }

    /// Whether a range holds nothing but spaces, a comma and a conjunction.
    func isConjunction(_ gap: Range<Int>) -> Bool {
        var next = skipSpaces(gap.lowerBound)
        if self[next] == UInt8(ascii: ",") { next = skipSpaces(next + 1) }
        if let end = match(anyOf: CitationScanner.conjunctions, at: next) { next = skipSpaces(end) }
        return next >= gap.upperBound
    }

    /// The word for city as it is shortened before a name: “TP. Cần Thơ”.
    private static let city: Phrase = "tp"
}
