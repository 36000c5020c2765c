internal import Analysis

/// Reads resolutions named by the meeting that passed them: plenums of the Central Committee and congresses.
struct ResolutionScanner {
    let text: ReferenceText
    private let citations: CitationScanner

    init(_ text: ReferenceText) {
        self.text = text
        citations = CitationScanner(text)
    }

    /// The start of the word for resolution whose letter q stands at `index`.
    func resolutionStart(at index: Int) -> Int? {
        if let end = text.match(Self.resolutionTail, at: index),
            let start = text.match(Self.resolutionHead, endingAt: text.skipSpacesBack(index)), end > index
        {
            return start
        }
        guard text[index - 1] == UInt8(ascii: "n"), !text.isLetter(index - 2),
            !text.isLetter(index + 1) || isGluedToCentre(index)
        else { return nil }
        return index - 1
    }

    /// Whether the centre and a number are glued to the code whose letter q stands at `index`: `NQTW4`.
    private func isGluedToCentre(_ index: Int) -> Bool {
        text[index + 1] == UInt8(ascii: "t") && text[index + 2] == UInt8(ascii: "w") && text.isDigit(index + 3)
    }

    /// The plenum or congress whose resolution starts at `start`; `index` is the letter q.
    func resolution(from start: Int, at index: Int) -> RawReference? {
        if isGluedToCentre(index) { return plenum(from: start, at: index + 1) }
        let end = text.wordEnd(index)
        let next = text.skipSpaces(end)
        guard next > end else { return nil }
        return plenum(from: start, at: next) ?? congress(from: start, at: next)
    }

    // MARK: Plenums

    private struct PlenumWords {
        var numbers: [RawReference.Number] = []
        var namesCentre = false
        var namesMeeting = false
        var end = 0
    }

    private func plenum(from start: Int, at index: Int) -> RawReference? {
        guard var words = plenumWords(at: index) else { return nil }
        var end = words.end
        var terms: [Int] = []
        if let (found, close) = bracketedTerms(at: end) {
            (terms, end) = (found, close)
        }
        guard words.namesCentre || words.namesMeeting && !terms.isEmpty else { return nil }
        if terms.isEmpty, let term = distantTerm(behind: end) { terms = [term] }
        words.numbers = words.numbers.filter { $0.value <= 20 }
        guard !words.numbers.isEmpty else { return nil }
        return RawReference(range: start..<end, kind: .plenum(terms: terms), numbers: words.numbers)
    }

    /// Reads the words for meeting, committee and centre in the orders they come in; the number stands behind the
    /// centre or behind the words for ordinals.
    private func plenumWords(at index: Int) -> PlenumWords? {
        var words = PlenumWords()
        var next = index
        for _ in 0..<12 {
            if let end = text.match(Self.of, at: next) {
                next = end
            } else if let end = text.match(Self.meeting, at: next) {
                words.namesMeeting = true
                next = end
            } else if let end = text.match(anyOf: Self.committee, at: next) {
                guard text.match(Self.branch, at: text.skipSpaces(end)) == nil else { return nil }
                next = skipAbbreviation(end)
            } else if !words.namesCentre, let end = citations.issuers.centre(at: next) {
                words.namesCentre = true
                if !words.numbers.isEmpty { words.end = end }
                if words.numbers.isEmpty, let close = numbers(at: text.skipSpaces(end), into: &words) {
                    next = close
                } else {
                    next = end
                }
            } else if words.numbers.isEmpty, let end = text.match(anyOf: Self.ordinal, at: next) {
                guard let (value, close) = Numerals.ordinal(in: text, at: text.skipSpaces(end), words: true) else {
                    return nil
                }
                words.numbers = [RawReference.Number(value: value)]
                words.end = close
                next = close
            } else {
                break
            }
            next = text.skipSpaces(next)
            if !words.namesCentre, !words.numbers.isEmpty, text[next] == UInt8(ascii: ",") {
                next = text.skipSpaces(next + 1)
            }
        }
        return words.numbers.isEmpty ? nil : words
    }

    /// Numbers behind the centre, with a second session: `4`, `5, 6`, `6 (lần 2)`.
    private func numbers(at index: Int, into words: inout PlenumWords) -> Int? {
        var next = index
        if let end = text.match(anyOf: Self.ordinal, at: next) {
            guard let (value, close) = Numerals.ordinal(in: text, at: text.skipSpaces(end), words: true) else {
                return nil
            }
            words.numbers = [RawReference.Number(value: value)]
            words.end = close
            return close
        }
        if let (value, end) = writtenNumber(at: next) {
            words.numbers = [RawReference.Number(value: value)]
            words.end = end
            return end
        }
        while words.numbers.count < 8, text.isDigit(next),
            let (value, end) = Numerals.ordinal(in: text, at: next), !continuesNumber(end)
        {
            var number = RawReference.Number(value: value)
            var close = end
            if let session = secondSession(at: text.skipSpaces(end)) {
                number.letter = "b"
                close = session
            }
            words.numbers.append(number)
            words.end = close
            guard let following = separator(at: close) else { break }
            next = following
        }
        return words.numbers.isEmpty ? nil : words.end
    }

    /// A plenum's number in words or Roman: `bốn khóa XII`, `V (khóa VIII)`. Only a term behind it tells it from
    /// other words: the word for five is that for a year.
    private func writtenNumber(at index: Int) -> (value: Int, end: Int)? {
        guard !text.isDigit(index), let (value, end) = Numerals.ordinal(in: text, at: index, words: true),
            bracketedTerms(at: end) != nil
        else { return nil }
        return (value, end)
    }

    /// A plenum's second session: `(lần 2)`.
    private func secondSession(at index: Int) -> Int? {
        let open = text[index] == UInt8(ascii: "(") ? index + 1 : index
        guard let word = text.match(anyOf: Self.session, at: open),
            let (value, end) = Numerals.ordinal(
                in: text, at: text.skipSpaces(word), words: true), value == 2
        else { return nil }
        return open > index && text[end] == UInt8(ascii: ")") ? end + 1 : end
    }

    private func continuesNumber(_ end: Int) -> Bool {
        let sign = text[end]
        return sign == UInt8(ascii: "%")
            || text.isDigit(end + 1)
                && (sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: "-"))
    }

    private func separator(at end: Int) -> Int? {
        let next = text.skipSpaces(end)
        if text[next] == UInt8(ascii: ",") || text[next] == UInt8(ascii: ";") { return text.skipSpaces(next + 1) }
        return text.match(anyOf: CitationScanner.conjunctions, at: next).map { text.skipSpaces($0) }
    }

    /// Terms behind a plenum, with the comma or the brackets they stand in; a bracket that is never closed ends with
    /// the last term.
    private func bracketedTerms(at end: Int) -> (terms: [Int], end: Int)? {
        var next = text.skipSpaces(end)
        if text[next] == UInt8(ascii: ",") { next = text.skipSpaces(next + 1) }
        let isOpen = text[next] == UInt8(ascii: "(")
        if isOpen { next = text.skipSpaces(next + 1) }
        guard var (terms, close) = citations.terms(at: next) else { return nil }
        let bracket = text.skipSpaces(close)
        if isOpen, text[bracket] == UInt8(ascii: ")") {
            close = bracket + 1
            let more = text.match(anyOf: CitationScanner.conjunctions, at: text.skipSpaces(close)).map {
                text.skipSpaces($0)
            }
            if let more, text[more] == UInt8(ascii: "("), let (others, otherEnd) = citations.terms(at: more + 1),
                text[otherEnd] == UInt8(ascii: ")")
            {
                terms += others
                close = otherEnd + 1
            }
        }
        return (terms, close)
    }

    /// A term later in the same part of the sentence.
    private func distantTerm(behind end: Int) -> Int? {
        for index in end..<(end + 40) {
            switch text[index] {
            case UInt8(ascii: "."), UInt8(ascii: ";"), 0x0A, FoldedText.other, UInt8(ascii: "q"): return nil
            case UInt8(ascii: "k") where !text.isLetter(index - 1):
                if let (terms, _) = citations.terms(at: index) { return terms.count == 1 ? terms[0] : nil }
            default: break
            }
        }
        return nil
    }

    private func skipAbbreviation(_ index: Int) -> Int {
        let open = text.skipSpaces(index)
        guard text[open] == UInt8(ascii: "(") else { return index }
        let close = text.wordEnd(open + 1, limit: 6)
        return close > open + 1 && text[close] == UInt8(ascii: ")") ? close + 1 : index
    }

    // MARK: Congresses

    private func congress(from start: Int, at index: Int) -> RawReference? {
        var next = text.match(Self.of, at: index).map { text.skipSpaces($0) } ?? index
        guard let word = text.match(Self.congress, at: next) else { return nil }
        next = text.skipSpaces(word)
        var level: String?
        var place: String?
        var number: Int?
        var isNational = false
        var end = word
        for _ in 0..<6 {
            if let close = text.match(anyOf: Self.delegates, at: next) {
                next = close
            } else if let close = text.match(Self.nationwide, at: next) {
                (isNational, next) = (true, close)
            } else if let (found, name, close) = branch(at: next), level == nil {
                (level, place, next) = (found, name, close)
                if number != nil { end = close }
            } else if number == nil, let (value, close) = congressNumber(at: next) {
                (number, next, end) = (value, close, close)
            } else if let close = text.match(anyOf: Self.partyWords, at: next), number == nil {
                (isNational, next) = (true, close)
            } else {
                break
            }
            next = text.skipSpaces(next)
        }
        guard let number else { return nil }
        if level == nil,
            isNational || text.match(anyOf: Self.ofParty, at: text.skipSpaces(end)) != nil
                || number <= 16 && isPlainNational(start: word, end: end)
        {
            level = "tw"
        }
        return RawReference(
            range: start..<end, kind: .congress(level: level, place: place),
            numbers: [RawReference.Number(value: number)])
    }

    /// The number directly behind the word for congress, as the Party's own congresses are named.
    private func isPlainNational(start: Int, end: Int) -> Bool {
        Numerals.roman(in: text, at: text.skipSpaces(start))?.end == end
    }

    private func congressNumber(at index: Int) -> (value: Int, end: Int)? {
        if let word = text.match(anyOf: Self.ordinal, at: index) {
            return Numerals.ordinal(in: text, at: text.skipSpaces(word), words: true).map { ($0.value, $0.end) }
        }
        guard let roman = Numerals.roman(in: text, at: index), text.isUpper(index) else { return nil }
        return roman
    }

    /// A party organization by its level and place: `Đảng bộ huyện Nậm Nhùn`.
    private func branch(at index: Int) -> (level: String, place: String?, end: Int)? {
        guard let word = text.match(Self.branch, at: index),
            let (level, end) = Self.branchLevels.match(in: text, at: text.skipSpaces(word))
        else { return nil }
        let name = IssuerPlaces.name(in: text, at: text.skipSpaces(end))
        guard level == "city", let name else { return (level, name?.slug, name?.end ?? end) }
        return (IssuerPlaces.isCentralCity(name.slug) ? "dbt" : "dbh", name.slug, name.end)
    }

    private static let resolutionHead: Phrase = "nghị"
    private static let resolutionTail: Phrase = "quyết"
    private static let of: Phrase = "của"
    private static let meeting: Phrase = "hội nghị"
    private static let committee: [Phrase] = ["ban chấp hành", "bch"]
    private static let branch: Phrase = "đảng bộ"
    private static let ordinal: [Phrase] = ["lần thứ", "lần", "thứ"]
    private static let session: [Phrase] = ["lần thứ", "lần"]
    private static let congress: Phrase = "đại hội"
    private static let delegates: [Phrase] = ["đại biểu"]
    private static let nationwide: Phrase = "toàn quốc"
    private static let partyWords: [Phrase] = ["đảng cộng sản việt nam", "đảng toàn quốc", "đảng"]
    private static let ofParty: [Phrase] = ["của đảng", "đảng"]
    private static let branchLevels = PhraseTable<String>([
        ("tỉnh", "dbt"), ("thành phố", "city"), ("tp", "city"), ("huyện", "dbh"), ("thị xã", "dbh"), ("quận", "dbh"),
        ("xã", "dbx"), ("phường", "dbx"), ("thị trấn", "dbx"),
    ])
}
