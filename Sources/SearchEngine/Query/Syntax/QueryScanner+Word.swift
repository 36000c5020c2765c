private import Analysis

extension QueryScanner {
    /// A word with its marks read.
    struct ScannedWord {
        /// Without the `*` of a prefix and the backslashes.
        var text: String
        var isPrefix: Bool
        /// See ``QuerySyntax/Term/isLiteral``.
        var isLiteral = false
        /// Whether there is anything in it to search for.
        var isSearchable: Bool
        var range: Range<Int>
        /// The first thing in it that is read literally though it looks like a sign.
        var fault: (code: QueryNote.Code, range: Range<Int>)?
    }

    /// The word that starts at `index`, up to white space, a bracket, a quote, `|` or a weight. At least one scalar
    /// long unless a boundary stands there.
    ///
    /// A backslash takes the next scalar literally where that is a sign, and anything at the start of a word.
    func scanWord(at index: Int) -> ScannedWord {
        let plain = endOfPlainWord(index)
        if plain > index {
            return ScannedWord(
                text: source.text(index..<plain), isPrefix: false, isSearchable: true, range: index..<plain)
        }
        var word = ScannedWord(text: "", isPrefix: false, isSearchable: false, range: index..<index, fault: nil)
        var text = String.UnicodeScalarView()
        var stars: [Int] = []
        var carets: [Int] = []
        var end = index
        while !isBoundary(end), end == index || weight(at: end) == nil {
            if stands("\\", at: end), isEscapable(end + 1, atStart: end == index) {
                end += 1
                if !QuerySyntax.Term.isSign(source.folded[end]) { word.isLiteral = true }
            } else if stands("*", at: end) {
                stars.append(end)
            } else if stands("^", at: end) {
                carets.append(end)
            }
            if isSearchable(end) { word.isSearchable = true }
            text.append(Unicode.Scalar(source.scalars[end]) ?? "\u{FFFD}")
            end += 1
        }
        if stars == [end - 1], word.isSearchable {
            word.isPrefix = true
            text.removeLast()
            stars = []
        }
        word.range = index..<end
        word.text = String(text)
        if !word.isPrefix, let period = period(from: word) {
            word.text = period.text
            word.range = index..<period.end
        }
        word.fault = fault(leadingSigns: leadingSigns(from: index, to: end), stars: stars, carets: carets)
        return word
    }

    /// The end of the word at `index` where that is letters of the alphabet, with marks or without, and nothing else;
    /// `index` otherwise.
    private func endOfPlainWord(_ index: Int) -> Int {
        var end = index
        while end < count, source.folded[end] &- UInt8(ascii: "a") < 26 { end += 1 }
        return isBoundary(end) ? end : index
    }

    /// The two years that a word begins, where spaces set the dash between them apart, and where they end: one word, as
    /// it is without the spaces. A minus that stands right before the second excludes that.
    private func period(from word: ScannedWord) -> (text: String, end: Int)? {
        guard let first = word.text.utf8.first, first &- UInt8(ascii: "0") < 10 else { return nil }
        let dash = afterSpace(word.range.upperBound)
        var end = dash
        if dash < count, source.folded[dash] == UInt8(ascii: "-") { end = afterSpace(dash + 1) }
        if end == dash + 1, stands("-", at: dash), isSeparated(dash) { return nil }
        let year = end
        while isDigit(end), end - year < 5 { end += 1 }
        guard end > year, endsUnit(end) else { return nil }
        let text = word.text + source.text(word.range.upperBound..<end)
        return CompoundWord.isPeriod(text) ? (text, end) : nil
    }

    private func isEscapable(_ index: Int, atStart: Bool) -> Bool {
        guard index < count, !isSpace(index), source.folded[index] != 0 else { return false }
        return atStart || !isSearchable(index)
    }

    /// The signs a word begins with, though they mean nothing there.
    private func leadingSigns(from index: Int, to limit: Int) -> Range<Int> {
        var end = index
        while end < limit, isLeadingSign(end) { end += 1 }
        return index..<end
    }

    private func isLeadingSign(_ index: Int) -> Bool {
        switch Unicode.Scalar(source.scalars[index]) {
        case "-", "+", "*", "/", "^", "~", "=": true
        default: false
        }
    }

    private func fault(
        leadingSigns: Range<Int>, stars: [Int], carets: [Int]
    ) -> (code: QueryNote.Code, range: Range<Int>)? {
        if !leadingSigns.isEmpty { return (.strayOperator, leadingSigns) }
        switch (stars.first, carets.first) {
        case (let star?, let caret?) where caret < star: return (.malformedWeight, caret..<caret + 1)
        case (let star?, _): return (.strayOperator, star..<star + 1)
        case (nil, let caret?): return (.malformedWeight, caret..<caret + 1)
        case (nil, nil): return nil
        }
    }
}
