/// Arithmetic of days in the proleptic Gregorian calendar. Day 0 is 1 January 1970.
extension PartialDate {
    /// The days the date covers, as day numbers: one for a whole date, a month or a year for a partial one; nil
    /// where the year is unknown.
    public var interval: ClosedRange<Int>? {
        guard let year else { return nil }
        let first = Self.dayNumber(year: year, month: month ?? 1, day: day ?? 1)
        let lastMonth = month ?? 12
        let lastDay = day ?? Self.days(in: lastMonth, of: year)
        return first...Self.dayNumber(year: year, month: lastMonth, day: lastDay)
    }

    /// The whole date of a day number; nil outside the years 1 to 9999.
    public init?(dayNumber: Int) {
        guard (Self.firstDay...Self.lastDay).contains(dayNumber) else { return nil }
        let (year, month, day) = Self.civil(dayNumber)
        self.init(year: year, month: month, day: day)
    }

    /// The day of the week, 0 for Sunday to 6 for Saturday; nil unless the date is whole.
    public var weekday: Int? {
        guard day != nil, let first = interval?.lowerBound else { return nil }
        return ((first + 4) % 7 + 7) % 7
    }

    private static let firstDay = dayNumber(year: 1, month: 1, day: 1)
    private static let lastDay = dayNumber(year: 9999, month: 12, day: 31)
    private static let daysBeforeEpoch = 719_468
    private static let daysInEra = 146_097

    /// Years start in March, so that the leap day is the last of its year, and 400 years make an era of equal length
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysInEra + dayOfEra - daysBeforeEpoch
    }

    private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + daysBeforeEpoch
        let era = (shifted >= 0 ? shifted : shifted - (daysInEra - 1)) / daysInEra
        let dayOfEra = shifted - era * daysInEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
