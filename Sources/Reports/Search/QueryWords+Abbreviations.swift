internal import Analysis

extension QueryWords {
    /// The words of a text as abbreviations are looked for in them, and where in its canonical form each stands.
    ///
    /// - Parameter stretch: the number of the first stretch between spaces.
    func abbreviationTokens(
        _ text: String, from stretch: Int = 0
    ) -> (tokens: [AbbreviationMention.Token], ranges: [Range<Int>]) {
        let utf8 = VietnameseAnalyzer.normalized(text)
        var tokens: [AbbreviationMention.Token] = []
        var ranges: [Range<Int>] = []
        var stretch = stretch
        for part in parts(text).parts {
            if let last = ranges.last, last.upperBound < part.range.lowerBound,
                utf8[last.upperBound..<part.range.lowerBound].contains(where: Self.isSpace)
            {
                stretch += 1
            }
            ranges.append(part.range)
            tokens.append(
                .init(.init(exact: part.exact, unmarked: part.unmarked), surface: utf8[part.range], stretch: stretch))
        }
        return (tokens, ranges)
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
        let (tokens, ranges) = try QueryWords().abbreviationTokens(text)
        return all(in: tokens).map { mention in
            let last = mention.words.upperBound - 1
            return (ranges[mention.words.lowerBound].lowerBound..<ranges[last].upperBound, mention)
        }
    }
}
