internal import Analysis

/// Finds the dates inside sentences: what happened when, and the dates of documents.
struct DateScanner {
    private let text: FoldedText
    private let folded: [UInt8]

    init(_ text: FoldedText) {
        self.text = text
        folded = text.folded
    }

    /// Appends the dates of one passage, in order. A date hangs on its digits, so all else is skipped.
    /// - Complexity: linear in the passage.
    func scan(_ passage: Range<Int>, into dates: inout [ReportDate]) {
        let reader = DateReader(folded: folded, end: passage.upperBound)
        var index = passage.lowerBound
        while index < passage.upperBound {
            guard ASCIIClass.isDigit(folded[index]) else {
                index += 1
                continue
            }
            if isInsideNumber(index, from: passage.lowerBound) {
                index = endOfDigits(index, passage.upperBound)
            } else if let found = read(at: index, reader, from: passage.lowerBound) {
                dates.append(found.date)
                index = found.end
            } else {
                index = endOfDigits(index, passage.upperBound)
            }
        }
    }

    private func endOfDigits(_ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, ASCIIClass.isDigit(folded[index]) { index += 1 }
        return index
    }

    /// Whether a digit continues a number or a symbol: `NQ21`, `1.023`, `217,218`, `8/11`.
    private func isInsideNumber(_ index: Int, from start: Int) -> Bool {
        guard index > start else { return false }
        let before = folded[index - 1]
        if ASCIIClass.isWord(before) { return true }
        guard index - 1 > start,
            before == UInt8(ascii: "/") || before == UInt8(ascii: ".") || before == UInt8(ascii: ",")
        else { return false }
        return ASCIIClass.isDigit(folded[index - 2])
    }

    /// The date whose first digits stand at `index`. Its range takes the word before in where the digits alone would
    /// not be one: `ngày 13/7`, `Tháng 6/2013`, `Năm 2022`.
    private func read(at index: Int, _ reader: DateReader, from start: Int) -> (date: ReportDate, end: Int)? {
        if let found = quarter(at: index, reader, from: start) { return found }
        let cue = cue(before: index, from: start)
        if let full = reader.numeric(at: index) ?? reader.iso(at: index) {
            return (date(full, from: index, cue: cue, start: start, reader), full.end)
        }
        if let worded = reader.worded(at: index), worded.date.year != nil || cue.isDay {
            return (date(worded, from: cue.isDay ? cue.start : index, cue: cue, start: start, reader), worded.end)
        }
        if cue.isDay {
            let first = endOfSpan(at: index, reader)
            guard let partial = reader.dayAndMonth(at: first) else { return nil }
            return (date(partial, from: cue.start, cue: cue, start: start, reader), partial.end)
        }
        if cue.kind == .month, let month = reader.monthAndYear(at: index) {
            return (date(month, from: cue.start, cue: cue, start: start, reader), month.end)
        }
        if cue.kind == .year, text.isUpper(cue.start), let year = reader.number(at: index), year.digits == 4,
            (1900...2099).contains(year.value), let value = PartialDate(year: year.value)
        {
            let reading = DateReader.Reading(date: value, end: year.end)
            return (date(reading, from: cue.start, cue: cue, start: start, reader), year.end)
        }
        return nil
    }

    /// `quý I/2023`, `quý 3/2020`: a date of its year, read from the year's digits or the quarter's.
    private func quarter(
        at index: Int, _ reader: DateReader, from start: Int
    ) -> (date: ReportDate, end: Int)? {
        var number = index
        while number > start, index - number < 12, folded[number - 1] != UInt8(ascii: "y") { number -= 1 }
        while number < index, ASCIIClass.isBlank(folded[number]) { number += 1 }
        guard let cue = word(before: number, from: start), cue.count == 3,
            reader.word("quy", at: cue.lowerBound) != nil,
            let reading = reader.quarter(at: number), reading.end > index
        else { return nil }
        let range = cue.lowerBound..<reading.end
        let date = ReportDate(
            value: reading.date, kind: .event, confidence: 0.9, range: range, evidence: text.text(range))
        return (date, reading.end)
    }

    /// Behind the first day of a span, `4-18/5`.
    private func endOfSpan(at index: Int, _ reader: DateReader) -> Int {
        guard reader.dayAndMonth(at: index) == nil, let day = reader.number(at: index), day.digits <= 2,
            reader.byte(at: day.end) == UInt8(ascii: "-"), let next = reader.byte(at: day.end + 1),
            ASCIIClass.isDigit(next)
        else { return index }
        return day.end + 1
    }

    private func date(
        _ reading: DateReader.Reading, from first: Int, cue: Cue, start: Int, _ reader: DateReader
    ) -> ReportDate {
        let kind: ReportDate.Kind
        if isOfDocument(first, from: start) || isOfDocument(after: reading.end, cue: cue, reader) {
            kind = .citedDocument
        } else if cue.kind == nil || cue.isLimit {
            kind = .other
        } else {
            kind = .event
        }
        let range = first..<reading.end
        return ReportDate(value: reading.date, kind: kind, confidence: 0.9, range: range, evidence: text.text(range))
    }
}

extension DateScanner {
    /// The words directly before a number that make it a date.
    private struct Cue {
        enum Kind { case day, month, year }

        var kind: Kind?
        /// Where the nearest of the words starts; the number itself where there is none.
        var start: Int
        /// Whether the date bounds a stretch of time (`tính đến ngày`, `từ ngày`) and is no event.
        var isLimit = false

        var isDay: Bool { kind == .day }
    }

    private static let cues = PhraseTable<Cue.Kind>([
        ("ngay", .day), ("sang", .day), ("chieu", .day), ("toi", .day), ("trua", .day), ("dem", .day), ("hom", .day),
        ("thang", .month), ("nam", .year),
    ])
    private static let limits = PhraseTable<Void>([
        "den", "tu", "truoc", "sau", "het",
    ])

    private func cue(before index: Int, from start: Int) -> Cue {
        guard let word = word(before: index, from: start),
            let match = Self.cues.match(folded, at: word.lowerBound, end: word.upperBound), match.end == word.upperBound
        else { return Cue(kind: nil, start: index) }
        var cue = Cue(kind: match.value, start: word.lowerBound)
        if let earlier = self.word(before: word.lowerBound, from: start),
            let limit = Self.limits.match(folded, at: earlier.lowerBound, end: earlier.upperBound),
            limit.end == earlier.upperBound
        {
            cue.isLimit = true
        }
        return cue
    }

    /// The word that ends before `index` with nothing but blanks between.
    private func word(before index: Int, from start: Int) -> Range<Int>? {
        var end = index
        while end > start, index - end < 4, ASCIIClass.isBlank(folded[end - 1]) || folded[end - 1] == 0x0A { end -= 1 }
        var first = end
        while first > start, end - first < 8, ASCIIClass.isLetter(folded[first - 1]) { first -= 1 }
        return first < end ? first..<end : nil
    }

    private static let documentReach = 40

    /// Whether the symbol or number of a document ends shortly before, in the same sentence: the date is the document's.
    private func isOfDocument(_ first: Int, from start: Int) -> Bool {
        let lowest = max(start, first - Self.documentReach)
        var index = first
        while index > lowest {
            index -= 1
            let byte = folded[index]
            if byte == UInt8(ascii: ";") || byte == 0x0A { return false }
            if byte == UInt8(ascii: "."), index + 1 < first, ASCIIClass.isBlank(folded[index + 1]) { return false }
            guard ASCIIClass.isWord(byte), index == first - 1 || !ASCIIClass.isWord(folded[index + 1]) else { continue }
            if endsSymbol(index, from: start) { return true }
        }
        return false
    }

    /// Whether the word that ends at `last` ends a symbol (`07-NQ/TU`, `749/QĐ-TTg`, `15/2008/QH12`) or a number after
    /// the word for one (`số 42`).
    private func endsSymbol(_ last: Int, from start: Int) -> Bool {
        var first = last
        var slash: Int?
        var hasDigit = false
        while first >= start, last - first < 40 {
            let byte = folded[first]
            if byte == UInt8(ascii: "/") { slash = slash ?? first }
            hasDigit = hasDigit || ASCIIClass.isDigit(byte)
            guard ASCIIClass.isWord(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") else { break }
            first -= 1
        }
        first += 1
        if let slash {
            guard slash < last, text.isUpper(slash + 1) else { return false }
            return hasDigit || number(before: first, from: start)
        }
        guard first <= last, ASCIIClass.isDigit(folded[first]), let word = word(before: first, from: start) else {
            return false
        }
        return folded[word].elementsEqual("so".utf8)
    }

    /// Whether a number and a dash stand before a symbol written with blanks: `28 - CT/TW`.
    private func number(before first: Int, from start: Int) -> Bool {
        var index = first - 1
        while index >= start, first - index < 8, ASCIIClass.isBlank(folded[index]) || folded[index] == UInt8(ascii: "-")
        { index -= 1 }
        return index >= start && ASCIIClass.isDigit(folded[index])
    }

    /// `Chương trình hành động số ` and blanks.
    private static let longestTypeWord = 32
    private static let issuingVerbs = PhraseTable<Void>(["ban hanh", "ra", "ky"])

    /// Whether a verb of issuing and a number follow in the same sentence: `Ngày 21/1/2019, … ban hành Chỉ thị 28…`.
    private func isOfDocument(after end: Int, cue: Cue, _ reader: DateReader) -> Bool {
        guard cue.isDay, let separator = reader.byte(at: end), separator == UInt8(ascii: ",") || separator == 0x20
        else {
            return false
        }
        let limit = min(reader.end, end + 100)
        var index = end
        while index < limit, folded[index] != UInt8(ascii: "."), folded[index] != UInt8(ascii: ";"),
            folded[index] != 0x0A
        {
            let startsWord = !ASCIIClass.isWord(folded[index - 1])
            if startsWord, let verb = Self.issuingVerbs.match(folded, at: index, end: limit) {
                return numberFollows(verb.end, limit: min(reader.end, verb.end + Self.longestTypeWord))
            }
            index += 1
        }
        return false
    }

    /// Whether a number stands within the next five words, before anything ends the phrase.
    private func numberFollows(_ start: Int, limit: Int) -> Bool {
        var index = start
        var words = 0
        while index < limit, words <= 5 {
            let byte = folded[index]
            if ASCIIClass.isDigit(byte) { return true }
            if ASCIIClass.isLetter(byte), ASCIIClass.isBlank(folded[index - 1]) { words += 1 }
            guard ASCIIClass.isLetter(byte) || ASCIIClass.isBlank(byte) || byte == UInt8(ascii: ":") else {
                return false
            }
            index += 1
        }
        return false
    }
}
