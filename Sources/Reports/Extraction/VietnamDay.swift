/// Days in Vietnam, which is seven hours ahead of UTC.
enum VietnamDay {
    private static let minutesAhead = 7 * 60
    private static let minutesOfDay = 24 * 60

    /// The day in Vietnam of a minute of UTC, counted from the beginning of a day: negative before it.
    static func of(_ day: PartialDate, minute: Int) -> PartialDate {
        let local = minute + minutesAhead
        let days = local >= 0 ? local / minutesOfDay : (local + 1) / minutesOfDay - 1
        guard days != 0 else { return day }
        return day.interval.flatMap { PartialDate(dayNumber: $0.upperBound + days) } ?? day
    }

    /// The hour of a time of ISO 8601 in UTC behind its day, `t23:30:00z` or `t23:30+00:00`; nil for any other.
    static func hourInUTC(_ time: ArraySlice<UInt8>) -> Int? {
        guard let first = time.first, "tT ".utf8.contains(first),
            ["z", "Z", "+00:00", "+0000", "+00", "-00:00"].contains(where: {
                time.reversed().starts(with: $0.utf8.reversed())
            })
        else { return nil }
        return Int(String(decoding: time.dropFirst().prefix(2), as: UTF8.self)).flatMap {
            (0..<24).contains($0) ? $0 : nil
        }
    }
}
