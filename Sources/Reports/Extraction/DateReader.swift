/// Reads dates at a place in a folded text. Day before month always; separators `/`, `.` and `-`.
struct DateReader {
    let folded: [UInt8]
    /// Nothing is read from here on.
    let end: Int

    struct Reading {
        let date: PartialDate
        /// Where the date ends.
        let end: Int
    }

    /// A number of at most four digits; longer ones are no part of a date.
    func number(at start: Int) -> (value: Int, digits: Int, end: Int)? {
        var index = start
        var value = 0
        while index < end, ASCIIClass.isDigit(folded[index]) {
            guard index - start < 4 else { return nil }
            value = value * 10 + Int(folded[index] - 0x30)
            index += 1
        }
        return index > start ? (value, index - start, index) : nil
    }

    /// `20210506`.
    func compact(at start: Int) -> Reading? {
        let digits = folded[start..<end].prefix(while: ASCIIClass.isDigit)
        guard digits.count == 8, let value = Int(String(decoding: digits, as: UTF8.self)),
            let date = PartialDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        else { return nil }
        return Reading(date: date, end: start + digits.count)
    }

    /// `06/05/2021`, `21.1.2019`, `4-7-2017`, `21/6 /2010`; with `shortYear` also `20-4-25`.
    func numeric(at start: Int, shortYear: Bool = false) -> Reading? {
        guard let day = number(at: start), day.digits <= 2,
            let (separator, monthStart) = separator(at: day.end),
            let month = number(at: monthStart), month.digits <= 2,
            let (second, yearStart) = self.separator(at: month.end), second == separator,
            let year = number(at: yearStart), year.digits == 4 || (shortYear && year.digits == 2),
            !goesOn(at: year.end)
        else { return nil }
        let fullYear = year.digits == 4 ? year.value : 2000 + year.value
        return PartialDate(year: fullYear, month: month.value, day: day.value).map { Reading(date: $0, end: year.end) }
    }

    /// `2023-11-23`, also before a time: `2023-11-23T19:55`.
    func iso(at start: Int) -> Reading? {
        guard let year = number(at: start), year.digits == 4, byte(at: year.end) == UInt8(ascii: "-"),
            let month = number(at: year.end + 1), month.digits == 2, byte(at: month.end) == UInt8(ascii: "-"),
            let day = number(at: month.end + 1), day.digits == 2
        else { return nil }
        return PartialDate(year: year.value, month: month.value, day: day.value).map { Reading(date: $0, end: day.end) }
    }

    /// Day and month without a year: `13/7`, `17.4`, `21-12`.
    func dayAndMonth(at start: Int) -> Reading? {
        guard let day = number(at: start), day.digits <= 2,
            let (_, monthStart) = separator(at: day.end), monthStart == day.end + 1,
            let month = number(at: monthStart), month.digits <= 2, !goesOn(at: month.end)
        else { return nil }
        return PartialDate(year: nil, month: month.value, day: day.value).map { Reading(date: $0, end: month.end) }
    }

    /// `6 tháng 1 năm 2006`, `13 tháng 10 2015`, `6 tháng 1`; with `monthNames` also `6 Tháng Năm 2021`, which in a
    /// sentence may be six months of a year.
    func worded(at start: Int, monthNames: Bool = false) -> Reading? {
        guard let day = number(at: start), day.digits <= 2,
            let wordEnd = word("thang", at: skipBlanks(day.end)),
            let month = number(at: skipBlanks(wordEnd)) ?? (monthNames ? monthName(at: skipBlanks(wordEnd)) : nil),
            month.digits <= 2
        else { return nil }
        var index = skipBlanks(month.end)
        if let mark = byte(at: index),
            mark == UInt8(ascii: ",") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-")
        {
            index = skipBlanks(index + 1)
        }
        if let yearWord = word("nam", at: index) { index = skipBlanks(yearWord) }
        if let year = number(at: index), year.digits == 4,
            let date = PartialDate(year: year.value, month: month.value, day: day.value)
        {
            return Reading(date: date, end: year.end)
        }
        guard !goesOn(at: month.end) else { return nil }
        return PartialDate(year: nil, month: month.value, day: day.value).map { Reading(date: $0, end: month.end) }
    }

    private static let monthNames = PhraseTable<Int>([
        ("gieng", 1), ("mot", 1), ("hai", 2), ("ba", 3), ("tu", 4), ("nam", 5), ("sau", 6), ("bay", 7), ("tam", 8),
        ("chin", 9), ("muoi", 10), ("muoi mot", 11), ("muoi hai", 12), ("chap", 12),
    ])

    private func monthName(at start: Int) -> (value: Int, digits: Int, end: Int)? {
        Self.monthNames.match(folded, at: start, end: end).map { (value: $0.value, digits: 0, end: $0.end) }
    }

    /// A quarter of a year behind the word for one, as the year: `3/2020`, `I.2020`, `III năm 2021`.
    func quarter(at start: Int) -> Reading? {
        guard let (_, numberEnd) = Self.quarters.match(folded, at: start, end: end) else { return nil }
        let yearStart: Int
        if let yearWord = word("nam", at: skipBlanks(numberEnd)) {
            yearStart = skipBlanks(yearWord)
        } else if let (_, behind) = separator(at: numberEnd) {
            yearStart = behind
        } else {
            return nil
        }
        guard let year = number(at: yearStart), year.digits == 4, !goesOn(at: year.end) else { return nil }
        return PartialDate(year: year.value).map { Reading(date: $0, end: year.end) }
    }

    private static let quarters = PhraseTable<Void>(["1", "2", "3", "4", "i", "ii", "iii", "iv"])

    /// What follows the word for month: `6/2013`, `6-2013`, `6 năm 2013`.
    func monthAndYear(at start: Int) -> Reading? {
        guard let month = number(at: start), month.digits <= 2 else { return nil }
        var index = skipBlanks(month.end)
        if let yearWord = word("nam", at: index) {
            index = skipBlanks(yearWord)
        } else if let (_, yearStart) = separator(at: month.end) {
            index = yearStart
        } else {
            return nil
        }
        guard let year = number(at: index), year.digits == 4, !goesOn(at: year.end) else { return nil }
        return PartialDate(year: year.value, month: month.value).map { Reading(date: $0, end: year.end) }
    }

    func byte(at index: Int) -> UInt8? { index < end ? folded[index] : nil }

    func skipBlanks(_ start: Int) -> Int {
        var index = start
        while index < end, ASCIIClass.isBlank(folded[index]) { index += 1 }
        return index
    }

    /// The end of `word` where it stands at `start` as a whole word.
    func word(_ word: String, at start: Int) -> Int? {
        let stop = start + word.utf8.count
        guard stop <= end, folded[start..<stop].elementsEqual(word.utf8),
            stop == end || !ASCIIClass.isLetter(folded[stop])
        else { return nil }
        return stop
    }

    /// A separator with at most one blank on either side.
    private func separator(at start: Int) -> (byte: UInt8, end: Int)? {
        var index = start
        if byte(at: index) == 0x20 { index += 1 }
        guard let mark = byte(at: index), Self.isSeparator(mark) else { return nil }
        index += 1
        if byte(at: index) == 0x20 { index += 1 }
        return (mark, index)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Whether a number or the symbol of a document goes on behind a number: `12/2021/NQ-HĐND`, `1.2.2019.5`, `5%`.
    private func goesOn(at index: Int) -> Bool {
        guard let next = byte(at: index) else { return false }
        if ASCIIClass.isDigit(next) || next == UInt8(ascii: "%") { return true }
        guard Self.isSeparator(next) || next == UInt8(ascii: ","), let after = byte(at: index + 1) else { return false }
        return next == UInt8(ascii: "/") ? ASCIIClass.isWord(after) : ASCIIClass.isDigit(after)
    }
}
