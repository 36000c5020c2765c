/// What the words behind a reference say of the document: date, term, issuer, plenum.
struct CitationTail: Sendable {
    var date: PartialDate?
    var term: Int?
    var issuer: IssuerPhrase?
    var plenum: Int?
    /// The plenum is the Central Committee's by its words: “Hội nghị Trung ương 5”.
    var isCentralPlenum = false
    var end: Int
}

/// Reads the words around a reference.
struct CitationScanner {
    let text: ReferenceText
    let issuers: IssuerScanner

    init(_ text: ReferenceText) {
        self.text = text
        issuers = IssuerScanner(text)
    }

    /// Reads on from the end of a reference as long as date, term, plenum and issuer follow one another, with commas
    /// and brackets between them.
    func tail(from start: Int, limit: Int) -> CitationTail {
        var tail = CitationTail(end: start)
        var next = start
        for _ in 0..<8 {
            let open = skipSigns(next)
            guard open.index < limit, let end = piece(at: open.index, hasComma: open.hasComma, into: &tail) else {
                break
            }
            next = end
        }
        tail.end = next
        if tail.isCentralPlenum, tail.issuer == nil {
            tail.issuer = IssuerPhrase(body: "TW", label: "BCHTW", range: next..<next)
        }
        return tail
    }

    private func piece(at index: Int, hasComma: Bool, into tail: inout CitationTail) -> Int? {
        if tail.date == nil, let (date, end) = date(at: index) {
            tail.date = date
            return end
        }
        if let (terms, end) = terms(at: index), let term = terms.first {
            if tail.term == nil { tail.term = term }
            return end
        }
        if let (plenum, end) = plenum(at: index) {
            tail.plenum = plenum
            tail.isCentralPlenum = text.match(Self.plenumWords, at: index) == nil
            return text.match(Self.of, at: text.skipSpaces(end)) ?? end
        }
        if let end = text.match(Self.signed, at: index), date(at: text.skipSpaces(end)) != nil { return end }
        guard tail.issuer == nil else { return nil }
        let issuerStart = text.match(anyOf: [Self.of, Self.by], at: index).map { text.skipSpaces($0) }
        if let issuerStart, let (plenum, end) = plenum(at: issuerStart) {
            tail.plenum = plenum
            tail.isCentralPlenum = text.match(Self.plenumWords, at: issuerStart) == nil
            return text.match(Self.of, at: text.skipSpaces(end)) ?? end
        }
        guard issuerStart != nil || tail.plenum != nil || !hasComma && text.isUpper(index),
            let issuer = issuers.issuer(at: issuerStart ?? index)
        else { return nil }
        tail.issuer = issuer
        var end = issuer.range.upperBound
        if issuer.label == "BCT", let second = text.match(Self.secretariat, at: skipSigns(end).index) {
            tail.issuer?.label = "BCT,BBT"
            end = second
        }
        return end
    }

    /// A plenum in words: `Hội nghị lần thứ sáu`, `Hội nghị Trung ương 4`.
    func plenum(at index: Int) -> (value: Int, end: Int)? {
        guard let end = text.match(Self.plenumWords, at: index) else {
            guard let meeting = text.match(Self.meeting, at: index),
                let centre = issuers.centre(at: text.skipSpaces(meeting))
            else { return nil }
            return Numerals.ordinal(in: text, at: text.skipSpaces(centre))
        }
        return Numerals.ordinal(in: text, at: text.skipSpaces(end), words: true)
    }

    /// Spaces, commas and brackets.
    private func skipSigns(_ index: Int) -> (index: Int, hasComma: Bool) {
        var next = index
        var hasComma = false
        while next < index + 6 {
            switch text[next] {
            case 0x20, 0x0A, 0: break
            case UInt8(ascii: ","): hasComma = true
            case UInt8(ascii: "("), UInt8(ascii: ")"): break
            default: return (next, hasComma)
            }
            next += 1
        }
        return (next, hasComma)
    }

    // MARK: Terms

    /// Terms in words at `index`: `khóa XI`, `khóa XI, XII`, `K11`.
    func terms(at index: Int) -> (terms: [Int], end: Int)? {
        let first: (value: Int, end: Int)
        if let word = text.match(Self.term, at: index) {
            guard let found = Numerals.ordinal(in: text, at: text.skipSpaces(word)) else { return nil }
            first = found
        } else {
            guard text[index] == UInt8(ascii: "k"), !text.isLetter(index - 1), text.isDigit(index + 1),
                let found = Numerals.ordinal(in: text, at: index + 1)
            else { return nil }
            first = found
        }
        var terms = [first.value]
        var end = first.end
        while terms.count < 16, let (value, next) = nextTerm(at: end) {
            terms.append(value)
            end = next
        }
        return (terms, end)
    }

    private func nextTerm(at end: Int) -> (value: Int, end: Int)? {
        var next = text.skipSpaces(end)
        if text[next] == UInt8(ascii: ",") || text[next] == UInt8(ascii: ";") {
            next = text.skipSpaces(next + 1)
        } else if let and = text.match(anyOf: Self.conjunctions, at: next) {
            next = text.skipSpaces(and)
        } else {
            return nil
        }
        if let word = text.match(Self.term, at: next) { next = text.skipSpaces(word) }
        guard let found = Numerals.roman(in: text, at: next), text.isUpper(next) else { return nil }
        return found
    }

    // MARK: Dates

    /// A document's date at `index`: `ngày 6/1/2006`, `ngày 02 tháng 01 năm 2020`, `21.1.2019`, `tháng 5/2025`,
    /// `năm 2016`.
    func date(at index: Int) -> (date: PartialDate, end: Int)? {
        if let word = text.match(Self.day, at: index) { return dayDate(at: text.skipSpaces(word), hasWord: true) }
        if let word = text.match(Self.month, at: index) { return monthDate(at: text.skipSpaces(word), day: nil) }
        if let word = text.match(Self.year, at: index) {
            guard let (year, end) = year(at: text.skipSpaces(word)), let date = PartialDate(year: year) else {
                return nil
            }
            return (date, end)
        }
        return text.isDigit(index) && !text.isDigit(index - 1) ? dayDate(at: index, hasWord: false) : nil
    }

    private func dayDate(at index: Int, hasWord: Bool) -> (date: PartialDate, end: Int)? {
        guard let (day, end) = small(at: index) else { return nil }
        let next = text.skipSpaces(end, limit: 2)
        if let word = text.match(Self.month, at: next) { return monthDate(at: text.skipSpaces(word), day: day) }
        guard isDateSign(next), let (month, monthEnd) = small(at: text.skipSpaces(next + 1, limit: 1)) else {
            return nil
        }
        let sign = text.skipSpaces(monthEnd, limit: 2)
        if isDateSign(sign), let (year, yearEnd) = year(at: text.skipSpaces(sign + 1, limit: 1)),
            let date = PartialDate(year: year, month: month, day: day)
        {
            return (date, yearEnd)
        }
        guard hasWord, let date = PartialDate(year: nil, month: month, day: day) else { return nil }
        return (date, monthEnd)
    }

    private func monthDate(at index: Int, day: Int?) -> (date: PartialDate, end: Int)? {
        guard let (month, end) = small(at: index) else { return nil }
        var next = text.skipSpaces(end, limit: 2)
        if isDateSign(next) {
            next = text.skipSpaces(next + 1, limit: 1)
        } else if let word = text.match(Self.year, at: next) {
            next = text.skipSpaces(word)
        }
        if let (year, yearEnd) = year(at: next), let date = PartialDate(year: year, month: month, day: day) {
            return (date, yearEnd)
        }
        return PartialDate(year: nil, month: month, day: day).map { ($0, end) }
    }

    private func small(at index: Int) -> (value: Int, end: Int)? {
        let end = text.digitsEnd(index)
        guard (1...2).contains(end - index), let value = text.number(index..<end) else { return nil }
        return (value, end)
    }

    private func year(at index: Int) -> (value: Int, end: Int)? {
        let end = text.digitsEnd(index)
        guard end - index == 4, let value = text.number(index..<end), (1930...2099).contains(value) else { return nil }
        return (value, end)
    }

    private func isDateSign(_ index: Int) -> Bool {
        text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: ".")
    }

    private static let of: Phrase = "của"
    private static let by: Phrase = "do"
    private static let day: Phrase = "ngày"
    private static let month: Phrase = "tháng"
    private static let year: Phrase = "năm"
    private static let term: Phrase = "khóa"
    private static let signed: Phrase = "ban hành"
    private static let meeting: Phrase = "hội nghị"
    private static let plenumWords: Phrase = "hội nghị lần thứ"
    private static let secretariat: Phrase = "ban bí thư"
    static let conjunctions: [Phrase] = ["và", "hoặc", "hay"]
}
