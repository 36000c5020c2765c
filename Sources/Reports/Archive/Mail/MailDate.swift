/// Dates as messages write them (RFC 5322): `Thu, 23 Nov 2023 08:15:00 +0700`.
enum MailDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The day in Vietnam, or that of the sender where the field has no time or no zone; nil where it is no date.
    static func iso(_ field: String) -> String? {
        var words = field.split { $0 == " " || $0 == "," }
        if let first = words.first, Int(first) == nil { words.removeFirst() }
        guard words.count >= 3, let day = Int(words[0]), var year = Int(words[2]) else { return nil }
        let name = words[1].utf8.prefix(3).map(ASCIILetter.small)
        guard let month = months.firstIndex(where: { $0.utf8.elementsEqual(name) }) else { return nil }
        if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
        guard let date = PartialDate(year: year, month: month + 1, day: day) else { return nil }
        guard words.count >= 5, let minute = minute(words[3]), let zone = zone(words[4]) else { return date.iso }
        return VietnamDay.of(date, minute: minute - zone).iso
    }

    /// The minute of the day of `08:15:00` or `08:15`.
    private static func minute(_ word: Substring) -> Int? {
        let parts = word.split(separator: ":").map { Int($0) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return 60 * hour + minute
    }

    /// The minutes that `+0700` or `GMT` is ahead of UTC.
    private static func zone(_ word: Substring) -> Int? {
        if ["gmt", "ut", "utc", "z"].contains(ASCIILetter.small(String(word))) { return 0 }
        guard word.utf8.count == 5, let sign = word.first, sign == "+" || sign == "-",
            let digits = Int(word.dropFirst())
        else { return nil }
        let minutes = digits / 100 * 60 + digits % 100
        return sign == "-" ? -minutes : minutes
    }
}
