/// Days in Vietnam, which is seven hours ahead of UTC.
enum VietnamDay {
    /// From this hour of UTC on it is the next day in Vietnam.
    private static let midnight = 17

    /// The day in Vietnam of an hour of a day in UTC.
    static func of(_ day: PartialDate, hour: Int) -> PartialDate {
        guard hour >= midnight, hour < 24 else { return day }
        return day.interval.flatMap { PartialDate(dayNumber: $0.upperBound + 1) } ?? day
    }

    /// The hour of a time of ISO 8601 in UTC behind its day, `t23:30:00z` or `t23:30+00:00`; nil for any other.
    static func hourInUTC(_ time: ArraySlice<UInt8>) -> Int? {
        guard let first = time.first, "tT ".utf8.contains(first),
            ["z", "Z", "+00:00", "+0000", "+00", "-00:00"].contains(where: {
                time.reversed().starts(with: $0.utf8.reversed())
            })
        else { return nil }
        return Int(String(decoding: time.dropFirst().prefix(2), as: UTF8.self))
    }
}
