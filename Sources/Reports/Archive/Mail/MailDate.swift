/// Dates as messages write them (RFC 5322): `Thu, 23 Nov 2023 08:15:00 +0700`.
enum MailDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The day, as the sender had it; nil where it is none.
    static func iso(_ field: String) -> String? {
        var words = field.split { $0 == " " || $0 == "," }
        if let first = words.first, Int(first) == nil { words.removeFirst() }
        guard words.count >= 3, let day = Int(words[0]), var year = Int(words[2]) else { return nil }
        let name = words[1].utf8.prefix(3).map(ASCIILetter.small)
        guard let month = months.firstIndex(where: { $0.utf8.elementsEqual(name) }) else { return nil }
        if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
        return PartialDate(year: year, month: month + 1, day: day)?.iso
    }
}
