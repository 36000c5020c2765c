internal import Analysis

extension QueryWords {
    /// The words of a text as abbreviations are looked for in them.
    ///
    /// - Parameter utf8: the text in its canonical form.
    static func abbreviationTokens(_ parts: [Part], of utf8: [UInt8]) -> [AbbreviationMention.Token] {
        var stretch = 0
        var end = 0
        return parts.map { part in
            if end < part.range.lowerBound, end > 0, utf8[end..<part.range.lowerBound].contains(where: isSpace) {
                stretch += 1
            }
            end = part.range.upperBound
            return .init(
                .init(exact: part.exact, unmarked: part.unmarked), surface: utf8[part.range], stretch: stretch)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

extension AbbreviationMention {
    /// The abbreviations of a text and the words that one may stand for, from front to back.
    ///
    /// - Returns: byte ranges of the text's canonical form.
    package static func mentions(
        in text: String
    ) throws(ReportIndexError) -> [(range: Range<Int>, mention: AbbreviationMention)] {
        let words = try QueryWords()
        let parts = words.parts(text)
        return all(in: words.tokens(text)).map { mention in
            let (first, last) = (parts[mention.words.lowerBound], parts[mention.words.upperBound - 1])
            return (first.range.lowerBound..<last.range.upperBound, mention)
        }
    }
}
