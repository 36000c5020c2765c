/// A calendar date of which parts may be unknown: `2023-11-23`, `2013-06`, `2007`, `--05-10`.
public struct PartialDate: Hashable, Sendable {
    public let year: Int?
    public let month: Int?
    public let day: Int?

    /// Nil unless the parts make a real date: month 1 to 12, day within the month (29 February only in a leap year,
    /// or where the year is unknown), no day without a month, and a year or a month given.
    public init?(year: Int?, month: Int? = nil, day: Int? = nil) {
        guard year != nil || month != nil else { return nil }
        if let year { guard (1...9999).contains(year) else { return nil } }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day { guard day >= 1, day <= Self.days(in: month, of: year) else { return nil } }
        } else if day != nil {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    public enum Precision: String, Sendable { case day, month, year, none }

    /// How much is known; `none` where the year is not.
    public var precision: Precision {
        year == nil ? .none : day != nil ? .day : month != nil ? .month : .year
    }

    /// ISO 8601, with `--` for an unknown year: `2023-11-23`, `2013-06`, `2007`, `--05-10`, `--05`.
    public var iso: String {
        var text = year.map { Self.padded($0, 4) } ?? "-"
        if let month { text += "-" + Self.padded(month, 2) }
        if let day { text += "-" + Self.padded(day, 2) }
        return text
    }

    static func days(in month: Int, of year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: return 30
        case 2:
            guard let year else { return 29 }
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: return 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A date found in a report, with where and what it is taken for.
public struct ReportDate: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// The day the report was published.
        case published
        /// A clock at the head of the page, or a crawler's: may be the day the page was saved.
        case pageHeader = "page-header"
        /// Given by a JSONL record or a correction.
        case given
        /// In the text: something happened.
        case event
        /// In the text: the date of a cited document.
        case citedDocument = "cited-document"
        case other
    }

    public let value: PartialDate
    public let kind: Kind
    /// 0 to 1.
    public let confidence: Double
    /// Unicode scalar offsets into the report's text; nil for a date that is given, and for a crawler's clock.
    public let range: Range<Int>?
    /// The words the date was read from.
    public let evidence: String
    /// For a page's clock, the day the report can have appeared at the earliest: the last day its text tells of.
    public let earliest: PartialDate?

    public init(
        value: PartialDate, kind: Kind, confidence: Double, range: Range<Int>?, evidence: String,
        earliest: PartialDate? = nil
    ) {
        self.value = value
        self.kind = kind
        self.confidence = confidence
        self.range = range
        self.evidence = evidence
        self.earliest = earliest
    }
}
