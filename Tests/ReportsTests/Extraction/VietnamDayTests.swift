import Reports
import Testing

/// Pages and records that write their moments in UTC: the report appeared on a day in Vietnam.
@Suite struct VietnamDayTests {
    @Test(arguments: [
        ("2019-07-12T23:30:00Z", "2019-07-13"), ("2019-07-12T16:59:59Z", "2019-07-12"),
        ("2019-12-31T17:00:00Z", "2020-01-01"), ("2019-07-12T20:00:00.000Z", "2019-07-13"),
        ("2019-07-12T20:00:00+00:00", "2019-07-13"), ("2019-07-12 20:00:00+0000", "2019-07-13"),
        ("2019-07-12T23:30:00+07:00", "2019-07-12"), ("2019-07-12T23:30:00", "2019-07-12"),
        ("2019-07-12", "2019-07-12"),
        ("2019-07-12T99:00:00Z", "2019-07-12"), ("2019-07-12Tz", "2019-07-12"),
    ])
    func aMomentInUTCIsADayInVietnam(given: String, day: String) throws {
        var raw = RawReport(
            location: .init(source: "a", path: ""), text: "Chi bộ họp.", encoding: .init(name: "utf-8", confidence: 1))
        raw.given.date = given
        #expect(ReportExtractor.report(from: raw, latest: nil).date?.value.iso == day)
    }
}
