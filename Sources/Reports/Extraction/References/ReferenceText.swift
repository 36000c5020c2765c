internal import Analysis

/// The part of a text that is read for references. An index outside it reads as ``FoldedText/other``, so scanners
/// need no bounds of their own; every skip is bounded, so each look around an anchor takes constant time.
struct ReferenceText {
    let source: FoldedText
    let folded: [UInt8]
    let scalars: [UInt32]
    var bounds: Range<Int>

    init(_ source: FoldedText, bounds: Range<Int>) {
        self.source = source
        folded = source.folded
        scalars = source.scalars
        self.bounds = bounds.clamped(to: 0..<source.count)
    }

    subscript(index: Int) -> UInt8 {
        bounds.contains(index) ? folded[index] : FoldedText.other
    }

    /// The scalar as written, 0 outside the bounds.
    func scalar(_ index: Int) -> UInt32 {
        bounds.contains(index) ? scalars[index] : 0
    }

    func isUpper(_ index: Int) -> Bool {
        bounds.contains(index) && source.isUpper(index)
    }

    func isLetter(_ index: Int) -> Bool { ASCIIClass.isLetter(self[index]) }

    func isDigit(_ index: Int) -> Bool { ASCIIClass.isDigit(self[index]) }

    /// The index behind at most `limit` spaces, line ends and vanishing scalars.
    func skipSpaces(_ index: Int, limit: Int = 4) -> Int {
        var next = index
        while next < index + limit, ASCIIClass.isSpace(self[next]) { next += 1 }
        return next
    }

    /// The index before which at most `limit` spaces, line ends and vanishing scalars stand.
    func skipSpacesBack(_ index: Int, limit: Int = 4) -> Int {
        var next = index
        while next > index - limit, ASCIIClass.isSpace(self[next - 1]) { next -= 1 }
        return next
    }

    /// The end of the phrase at `index`, whose words must end there.
    func match(_ phrase: Phrase, at index: Int) -> Int? {
        bounds.contains(index) ? phrase.end(in: folded, at: index, limit: bounds.upperBound) : nil
    }

    /// The start of the phrase that ends before `end`; a word must start there.
    func match(_ phrase: Phrase, endingAt end: Int) -> Int? {
        bounds.contains(end - 1) ? phrase.start(in: folded, endingAt: end, floor: bounds.lowerBound) : nil
    }

    /// The end of the first of `phrases` that stands at `index`.
    func match(anyOf phrases: [Phrase], at index: Int) -> Int? {
        for phrase in phrases {
            if let end = match(phrase, at: index) { return end }
        }
        return nil
    }

    /// Where a phrase first stands within a range.
    func first(_ phrase: Phrase, in range: Range<Int>) -> Range<Int>? {
        guard let head = phrase.bytes.first else { return nil }
        for index in range.clamped(to: bounds) where folded[index] == head && !isLetter(index - 1) {
            if let end = match(phrase, at: index), end <= range.upperBound { return index..<end }
        }
        return nil
    }

    /// The start of the run of letters that ends before `end`, at most `limit` back.
    func wordStart(endingAt end: Int, limit: Int = 12) -> Int {
        var start = end
        while start > end - limit, isLetter(start - 1) { start -= 1 }
        return start
    }

    /// The end of the run of letters at `index`, at most `limit` on.
    func wordEnd(_ index: Int, limit: Int = 24) -> Int {
        var end = index
        while end < index + limit, isLetter(end) { end += 1 }
        return end
    }

    /// The end of the run of digits at `index`, at most `limit` on.
    func digitsEnd(_ index: Int, limit: Int = 8) -> Int {
        var end = index
        while end < index + limit, isDigit(end) { end += 1 }
        return end
    }

    /// The value of at most eight digits; what vanishes between them does not count.
    func number(_ range: Range<Int>) -> Int? {
        guard (1...8).contains(range.count) else { return nil }
        var value = 0
        for index in range where self[index] != 0 {
            guard isDigit(index) else { return nil }
            value = value * 10 + Int(self[index] - 0x30)
        }
        return value
    }

    /// The folded letters and digits of a range, as a key.
    func key(_ range: Range<Int>) -> String {
        let inside = range.clamped(to: bounds)
        return String(decoding: folded[inside].filter(ASCIIClass.isWord), as: UTF8.self)
    }

    /// The text of a range as written, on one line.
    func line(_ range: Range<Int>) -> String {
        guard range.contains(where: { !isLetter($0) }) else { return source.text(range) }
        var words = ""
        for word in source.text(range).split(whereSeparator: \.isWhitespace) {
            if !words.isEmpty { words += " " }
            words += word
        }
        return words
    }
}

extension PhraseTable {
    /// The longest phrase that starts at `index`, and where it ends.
    func match(in text: ReferenceText, at index: Int) -> (value: Value, end: Int)? {
        text.bounds.contains(index) ? match(text.folded, at: index, end: text.bounds.upperBound) : nil
    }

    /// The longest phrase that ends before `end`, and where it starts.
    func match(in text: ReferenceText, endingAt end: Int) -> (value: Value, start: Int)? {
        text.bounds.contains(end - 1) ? match(text.folded, endingAt: end, floor: text.bounds.lowerBound) : nil
    }
}
