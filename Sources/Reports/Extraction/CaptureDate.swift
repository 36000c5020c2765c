/// The moment a crawler saved a page. It is not the report's date, but nothing on the page is later; where nothing else
/// dates the report it stands in, as a page's own clock does.
struct CaptureDate {
    /// The day in Vietnam.
    let day: PartialDate
    private let text: String

    /// Less than that of any clock on the page.
    private static let confidence = 0.2
    /// Nothing of the web was saved before.
    private static let firstYear = 1995

    /// - Parameter text: ISO 8601 in UTC, `2021-05-06T12:13:14Z`; nil where it begins with no day.
    init?(_ text: String) {
        let parts = text.utf8.split { !(0x30...0x39).contains($0) }.map { Int(String(decoding: $0, as: UTF8.self)) }
        guard parts.count >= 3, let year = parts[0], year >= Self.firstYear, let month = parts[1], let day = parts[2],
            let date = PartialDate(year: year, month: month, day: day)
        else { return nil }
        let hour = parts.count > 3 ? parts[3] ?? 0 : 0
        self.day = VietnamDay.of(date, minute: hour < 24 ? 60 * hour : 0)
        self.text = text
    }

    /// As the report's date.
    /// - Parameter dated: the dates in its sentences.
    func date(dated: [ReportDate]) -> ReportDate {
        ReportDate(
            value: day, kind: .pageHeader, confidence: Self.confidence, range: nil, evidence: text,
            earliest: PublicationDate.earliest(day, dated))
    }
}
