internal import Analysis

/// A date as it is written in a query, as the days it covers.
///
/// ```
/// yyyy · yyyy-mm · yyyy-mm-dd · d/m/yyyy · m/yyyy · Qn/yyyy · today · today-n(d|m|y)
/// ```
struct DateExpression {
    /// Day numbers, see ``PartialDate/interval``.
    let days: ClosedRange<Int64>

    /// - Parameter today: a day number.
    init?(_ text: String, today: Int) {
        let folded = FoldedText(text).folded.filter { $0 != 0 && $0 != UInt8(ascii: " ") }
        let plain = String(decoding: folded, as: UTF8.self)
        if plain.hasPrefix("today") {
            guard let day = Self.relative(plain.dropFirst(5), today: today) else { return nil }
            days = Int64(day)...Int64(day)
        } else if plain.hasPrefix("q"), let quarter = Self.quarter(plain.dropFirst()) {
            days = quarter
        } else {
            guard let interval = Self.calendar(plain)?.interval else { return nil }
            days = Int64(interval.lowerBound)...Int64(interval.upperBound)
        }
    }

    /// Whether a text is a date.
    static func isValid(_ text: String) -> Bool { DateExpression(text, today: 0) != nil }

    private static func calendar(_ text: String) -> PartialDate? {
        if text.contains("/") {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(number)
            switch parts.count {
            case 2: return parts[0].flatMap { month in parts[1].flatMap { PartialDate(year: $0, month: month) } }
            case 3:
                guard let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
                return PartialDate(year: year, month: month, day: day)
            default: return nil
            }
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
        guard (1...3).contains(parts.count), !parts.contains(nil), let year = parts[0], year >= 1000 else { return nil }
        return PartialDate(
            year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    }

    private static func quarter(_ text: Substring) -> ClosedRange<Int64>? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(number)
        guard parts.count == 2, let quarter = parts[0], (1...4).contains(quarter), let year = parts[1],
            let first = PartialDate(year: year, month: 3 * quarter - 2)?.interval,
            let last = PartialDate(year: year, month: 3 * quarter)?.interval
        else { return nil }
        return Int64(first.lowerBound)...Int64(last.upperBound)
    }

    private static func relative(_ text: Substring, today: Int) -> Int? {
        if text.isEmpty { return today }
        guard text.first == "-", let unit = text.last, let count = number(text.dropFirst().dropLast()),
            let date = PartialDate(dayNumber: today), let year = date.year, let month = date.month
        else { return nil }
        switch unit {
        case "d": return today - count
        case "m", "y":
            let months = year * 12 + month - 1 - (unit == "m" ? count : 12 * count)
            guard months >= 12 else { return nil }
            let first = PartialDate(year: months / 12, month: months % 12 + 1)?.interval
            return first.map { min($0.lowerBound + (date.day ?? 1) - 1, $0.upperBound) }
        default: return nil
        }
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.count <= 5, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}
