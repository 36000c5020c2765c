internal import Analysis

/// A line that holds a date and nothing but what goes with one: weekday, time, label, counts of views, and the author
/// or the section beside it.
struct DateLine {
    let date: PartialDate
    /// Whether words say that this is when the page was published or changed.
    let isLabelled: Bool
    /// Whether the weekday, where one is named, is that of the date.
    let weekdayAgrees: Bool
    /// The author, where the line names one: `Mai Hoa - 06/05/2021`.
    let author: Range<Int>?

    private static let longest = 140

    /// - Returns: nil for any other line.
    init?(_ line: Range<Int>, of text: FoldedText) {
        guard line.count <= Self.longest, text.folded[line].contains(where: ASCIIClass.isDigit) else { return nil }
        var parser = DateLineParser(text: text, line: line)
        guard parser.parse(), let date = parser.date, let year = date.year, (1995...2099).contains(year) else {
            return nil
        }
        self.date = date
        isLabelled = parser.isLabelled
        weekdayAgrees = parser.weekday.map { $0 == date.weekday } ?? true
        author = parser.name.flatMap { Byline($0, of: text)?.name }.flatMap { name in
            PlaceNames.shared.match(text, at: name.lowerBound, end: name.upperBound)?.range == name ? nil : name
        }
    }
}

private struct DateLineParser {
    private enum Word: Sendable {
        case weekday(Int)
        case label
        /// Stands beside a date and says nothing.
        case filler
        /// The number of views.
        case views
        /// Whose page it is: the rest of the line is a name.
        case byline
    }

    private static let words = PhraseTable<Word>([
        ("chu nhat", .weekday(0)), ("cn", .weekday(0)),
        ("thu hai", .weekday(1)), ("thu 2", .weekday(1)),
        ("thu ba", .weekday(2)), ("thu 3", .weekday(2)),
        ("thu tu", .weekday(3)), ("thu 4", .weekday(3)),
        ("thu nam", .weekday(4)), ("thu 5", .weekday(4)),
        ("thu sau", .weekday(5)), ("thu 6", .weekday(5)),
        ("thu bay", .weekday(6)), ("thu 7", .weekday(6)),
        ("t2", .weekday(1)), ("t3", .weekday(2)), ("t4", .weekday(3)), ("t5", .weekday(4)), ("t6", .weekday(5)),
        ("t7", .weekday(6)),
        ("cap nhat", .label), ("cap nhat ngay", .label), ("cap nhat luc", .label), ("cap nhat lan cuoi", .label),
        ("lan cap nhat cuoi", .label), ("cap nhat cuoi", .label), ("ngay cap nhat", .label), ("duoc dang", .label),
        ("ngay dang", .label), ("ngay dang tin", .label), ("ngay dang bai", .label), ("dang ngay", .label),
        ("dang luc", .label), ("xuat ban", .label), ("ngay xuat ban", .label), ("xuat ban ngay", .label),
        ("duoc viet ngay", .label), ("thoi gian dang", .label), ("dang tai ngay", .label), ("post date", .label),
        ("duoc viet", .label), ("tin dang ngay", .label), ("bai dang ngay", .label), ("ngay viet", .label),
        ("thoi gian", .label), ("dang tin", .label), ("dang bai", .label), ("published", .label), ("updated", .label),
        ("posted", .label), ("posted on", .label),
        ("ngay", .filler), ("luc", .filler), ("hoi", .filler), ("gio", .filler), ("phut", .filler), ("am", .filler),
        ("pm", .filler), ("sa", .filler), ("ch", .filler), ("gmt", .filler), ("utc", .filler), ("h", .filler),
        ("g", .filler),
        ("z", .filler),
        ("luot xem", .views), ("so lan xem", .views), ("da xem", .views), ("so luot xem", .views), ("lan xem", .views),
        ("luot doc", .views), ("luot truy cap", .views), ("xem", .views), ("doc", .views),
        ("nguoi dang", .byline), ("tac gia", .byline), ("viet boi", .byline), ("nguoi viet", .byline),
        ("dang boi", .byline),
    ])

    private let text: FoldedText
    private let reader: DateReader
    private let first: Int
    private var index: Int
    private(set) var date: PartialDate?
    private(set) var isLabelled = false
    private(set) var weekday: Int?
    /// What stands beside the date and is no part of it.
    private(set) var name: Range<Int>?

    init(text: FoldedText, line: Range<Int>) {
        self.text = text
        reader = DateReader(folded: text.folded, end: line.upperBound)
        first = line.lowerBound
        index = first
    }

    /// Reads the line to its end; false where it holds anything else.
    mutating func parse() -> Bool {
        skipPlace()
        skipAuthor()
        while let byte = reader.byte(at: index) {
            if ASCIIClass.isDigit(byte) {
                guard readNumber() else { return false }
            } else if ASCIIClass.isLetter(byte) || byte == FoldedText.other {
                guard (byte == FoldedText.other ? skipSymbol() : readWord()) || skipName() else { return false }
            } else {
                index += 1
            }
        }
        return date != nil
    }

    /// The author with a dash behind: `Mai Hoa - 06/05/2021`.
    private mutating func skipAuthor() {
        let head = text.folded[index..<reader.end].prefix(40)
        guard let dash = head.firstIndex(of: UInt8(ascii: "-")), dash > index, text.isUpper(index),
            ASCIIClass.isBlank(text.folded[dash - 1]), Byline(index..<dash, of: text)?.isLabelled == false,
            Self.words.match(text.folded, at: index, end: reader.end) == nil
        else { return }
        name = index..<dash
        index = dash + 1
    }

    /// A section or an author that a bar parts from the date: `06-05-2021 | Tin tức`.
    private mutating func skipName() -> Bool {
        let bar = UInt8(ascii: "|")
        var start = index
        while start > first, ASCIIClass.isBlank(text.folded[start - 1]) { start -= 1 }
        let end = text.folded[index..<reader.end].firstIndex(of: bar) ?? reader.end
        guard name == nil, start > first ? text.folded[start - 1] == bar : end < reader.end else { return false }
        let shape = LineShape(index..<end, of: text)
        guard shape.digits == 0, shape.words <= 5, shape.ending == .open else { return false }
        name = index..<end
        index = end
        return true
    }

    /// The place in a letterhead: a capitalized name, a comma, the word for day.
    private mutating func skipPlace() {
        guard let comma = text.folded[index..<reader.end].prefix(40).firstIndex(of: UInt8(ascii: ",")),
            reader.word("ngay", at: reader.skipBlanks(comma + 1)) != nil,
            Self.words.match(text.folded, at: index, end: reader.end) == nil
        else { return }
        let shape = LineShape(index..<comma, of: text)
        if shape.digits == 0, (1...5).contains(shape.words), shape.capitalized == shape.words { index = comma + 1 }
    }

    private mutating func readWord() -> Bool {
        if date == nil, let wordEnd = reader.word("thang", at: index),
            let reading = reader.monthAndYear(at: reader.skipBlanks(wordEnd))
        {
            date = reading.date
            index = reading.end
            return true
        }
        guard let (word, end) = Self.words.match(text.folded, at: index, end: reader.end) else { return false }
        index = end
        switch word {
        case .weekday(let day): weekday = weekday ?? day
        case .label: isLabelled = true
        case .filler, .views: break
        case .byline:
            guard date != nil else { return false }
            index = reader.end
        }
        return true
    }

    /// A date, the first of which counts; else a time or a count of at most nine digits.
    private mutating func readNumber() -> Bool {
        let reading =
            reader.iso(at: index) ?? reader.numeric(at: index) ?? reader.worded(at: index, monthNames: true)
            ?? reader.numeric(at: index, shortYear: true)
        if let reading, reading.date.day != nil, reading.date.year != nil {
            date = date ?? reading.date
            index = reading.end
            let isTimeBehind = reader.byte(at: index) == UInt8(ascii: "t") && reader.number(at: index + 1) != nil
            if isTimeBehind { index += 1 }
            return true
        }
        let start = index
        while let byte = reader.byte(at: index), ASCIIClass.isDigit(byte) { index += 1 }
        let length = index - start
        if let hour = reader.byte(at: index), hour == UInt8(ascii: "h") || hour == UInt8(ascii: "g"),
            reader.number(at: index + 1) != nil
        {
            index += 1
        }
        return length <= 9
    }

    /// A sign without an ASCII twin, such as a bullet; a letter of another script ends the reading.
    private mutating func skipSymbol() -> Bool {
        let scalar = text.scalars[index]
        guard scalar < 0xC0 || (0x2000...0x2BFF).contains(scalar) else { return false }
        index += 1
        return true
    }
}

extension PartialDate {
    /// Reads a date that came with a record: `2023-11-23`, also with a time behind it; `20231123`; `2013-06`; `2007`; and every
    /// form of a date line.
    init?(given text: String) {
        let folded = FoldedText(text)
        let bytes = folded.folded
        let reader = DateReader(folded: bytes, end: bytes.count)
        let start = reader.skipBlanks(0)
        if let reading = reader.iso(at: start) {
            let time = bytes[min(reading.end, bytes.count)...]
            self = VietnamDay.hourInUTC(time).map { VietnamDay.of(reading.date, minute: 60 * $0) } ?? reading.date
            return
        }
        if let reading = reader.compact(at: start), reader.skipBlanks(reading.end) == bytes.count {
            self = reading.date
            return
        }
        guard let first = reader.number(at: start) else {
            guard let line = DateLine(0..<bytes.count, of: folded) else { return nil }
            self = line.date
            return
        }
        if first.digits == 4 {
            guard reader.skipBlanks(first.end) != bytes.count else {
                self.init(year: first.value)
                return
            }
            guard reader.byte(at: first.end) == UInt8(ascii: "-"), let month = reader.number(at: first.end + 1),
                reader.skipBlanks(month.end) == bytes.count
            else { return nil }
            self.init(year: first.value, month: month.value)
        } else if let reading = reader.numeric(at: start) {
            self = reading.date
        } else if let reading = reader.monthAndYear(at: start) {
            self = reading.date
        } else if let line = DateLine(0..<bytes.count, of: folded) {
            self = line.date
        } else {
            return nil
        }
    }
}
