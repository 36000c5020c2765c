internal import Analysis

/// Words side by side that are an abbreviation of the registry, or what one stands for.
package struct AbbreviationMention: Hashable, Sendable {
    /// Numbers of the words, see ``Token``.
    package let words: Range<Int>
    /// What they are, in the order of the registry; never empty.
    package let forms: [AbbreviationForms.Form]

    /// A word as it was written.
    package struct Token: Sendable {
        package let word: AbbreviationForms.Word
        /// Whether all of its letters are capitals.
        package let isCapital: Bool
        /// Which of the stretches between spaces it belongs to.
        package internal(set) var stretch: Int
        /// What may start with the word, in the order of the registry.
        fileprivate let forms: [AbbreviationForms.Form]

        package init(_ word: AbbreviationForms.Word, surface: ArraySlice<UInt8>, stretch: Int) {
            self.word = word
            self.stretch = stretch
            forms = AbbreviationForms.shared.starting(with: word.unmarked)
            isCapital = surface.elementsEqual(word.exact) ? false : Self.isCapital(surface)
        }

        private static func isCapital(_ surface: ArraySlice<UInt8>) -> Bool {
            let text = FoldedText(utf8: Array(surface))
            return text.scalars.indices.allSatisfy { !ASCIIClass.isLetter(text.folded[$0]) || text.isUpper($0) }
        }
    }

    /// How the marks of words are compared, as a search compares them.
    package enum Marks: Sendable {
        /// A word without marks may be any of its spellings.
        case typed
        case exact
        case ignored
    }

    /// The mention that starts at a word and is the longest, and of no more than `limit` words.
    ///
    /// - Complexity: linear in the registry's forms of one first word.
    package static func longest(
        in tokens: [Token], at start: Int, limit: Int = .max, marks: Marks = .typed
    ) -> AbbreviationMention? {
        guard start == 0 || tokens[start - 1].stretch != tokens[start].stretch else { return nil }
        var found: [AbbreviationForms.Form] = []
        var length = 0
        func consider(_ words: [AbbreviationForms.Word], of form: AbbreviationForms.Form) {
            guard words.count >= max(length, 1), words.count <= min(limit, tokens.count - start),
                stands(words, of: form, in: tokens, at: start, marks)
            else { return }
            if words.count > length { found.removeAll() }
            length = words.count
            found.append(form)
        }
        for form in tokens[start].forms {
            consider(form.words, of: form)
            if let whole = form.whole { consider([whole], of: form) }
        }
        return found.isEmpty ? nil : AbbreviationMention(words: start..<start + length, forms: found)
    }

    /// The mentions of a text from front to back, each the longest that starts where it does.
    ///
    /// - Complexity: linear in the words.
    package static func all(in tokens: [Token], marks: Marks = .typed) -> [AbbreviationMention] {
        var mentions: [AbbreviationMention] = []
        var start = 0
        while start < tokens.count {
            let mention = longest(in: tokens, at: start, marks: marks)
            if let mention { mentions.append(mention) }
            start = mention?.words.upperBound ?? start + 1
        }
        return mentions
    }

    private static func stands(
        _ words: [AbbreviationForms.Word], of form: AbbreviationForms.Form, in tokens: [Token], at start: Int,
        _ marks: Marks
    ) -> Bool {
        let end = start + words.count
        guard end == tokens.count || tokens[end - 1].stretch != tokens[end].stretch else { return false }
        let isShort = form.expansion == nil
        let needsCapitals = isShort && form.entry.needsCapitals
        // Single letters with spaces between them are no abbreviation.
        let needsOneStretch = isShort && words.count > 1 && words.allSatisfy { isLetter($0.unmarked) }
        if needsOneStretch, tokens[start].stretch != tokens[end - 1].stretch { return false }
        return words.indices.allSatisfy { index in
            let token = tokens[start + index]
            let isSame = token.word.exact == words[index].exact
            if needsCapitals { return isSame && token.isCapital }
            switch marks {
            case .exact: return isSame
            case .ignored: return token.word.unmarked == words[index].unmarked
            case .typed:
                return isSame
                    || token.word.exact == token.word.unmarked && token.word.unmarked == words[index].unmarked
            }
        }
    }

    private static func isLetter(_ key: [UInt8]) -> Bool { key.count == 1 && key.allSatisfy(ASCIIClass.isLetter) }
}
