import Reports
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        ("Thứ năm,\u{A0} 06/05/2021", "2021-05-06"),
        ("Chủ nhật, 21/07/2024, 01:13 [GMT+7]", "2024-07-21"),
        ("Thứ Tư, 08/04/2015, 08:11 (GMT+7)", "2015-04-08"),
        ("14/5/2019 8:43'", "2019-05-14"),
        ("Chủ nhật, 20-4-25 23:53:35", "2025-04-20"),
        ("Cập nhật: Thứ bảy, 9/6/2018 | 2:35:57 PM", "2018-06-09"),
        ("Cập nhật : 15:22 Thứ năm, 12/9/2024", "2024-09-12"),
        ("10:01 | 02/01/2018", "2018-01-02"),
        ("04:35 15/03/2016", "2016-03-15"),
        ("24/09/2020 - 12:39", "2020-09-24"),
        ("(03/02/2019 21:20)", "2019-02-03"),
        ("- Được đăng: Thứ ba, 13 Tháng 10 2015 09:10", "2015-10-13"),
        ("THỨ BẢY, 05/12/2020 09:36:21", "2020-12-05"),
        ("Ngày 6 tháng 1 năm 2006", "2006-01-06"),
        ("Hà Giang, ngày 02 tháng 01 năm 2020", "2020-01-02"),
        ("2023-11-23T19:55:00+07:00", "2023-11-23"),
        ("Ngày đăng: 12.03.2019 - Lượt xem: 1.204", "2019-03-12"),
        ("Thứ năm, 23/11/2023 - 19:55'", "2023-11-23"),
        ("Thứ Tư, 08/04/2015, 08:11 [GMT+7]", "2015-04-08"),
        ("Cập nhật ngày: 26/03/2023 05:57:12", "2023-03-26"),
        ("15:42 | 18/05/2016", "2016-05-18"),
        ("09/02/2023 15:15", "2023-02-09"),
        ("T5, 06/05/2021", "2021-05-06"),
        ("CN, ngày 9 tháng 5 năm 2021", "2021-05-09"),
        ("6 Tháng Năm, 2021", "2021-05-06"),
        ("Thứ năm 02 Tháng Mười hai 2021 07:00", "2021-12-02"),
        ("10h15, ngày 06/05/2021", "2021-05-06"),
        ("Tháng 5/2021", "2021-05"),
        ("06-05-2021 | Tin tức", "2021-05-06"),
        ("Thứ Năm, 06/05/2021, 15:30 | Xây dựng Đảng", "2021-05-06"),
        ("Lai Châu - 06/05/2021", "2021-05-06"),
    ])
    func lineOfItsOwn(_ line: String, _ iso: String) {
        let report = SamplePages.report("Chi bộ thôn giữ nếp sinh hoạt hằng tháng\n\(line)\n\(SamplePages.filler)")
        #expect(report.date?.value.iso == iso)
        #expect(report.date?.kind == .published)
        #expect(report.date?.evidence == line)
        #expect(report.dates.count == 1)
    }

    @Test(arguments: [
        "Ngày 12/3/2019, chi bộ họp bàn", "12/13/2019", "31/02/2019", "12/3/1894", "Nghị quyết 12/2021/NQ-HĐND",
        "1.204.500",
        "6/70", "2016-2020", "05/2021", "Kinh tế | Xã hội", "Chi bộ họp bàn việc mới | 06/05/2021",
        "Họp bàn - 06/05/2021",
        "Mai Hoa - 06/13/2021", "(15, Tháng Năm, Đinh Dậu)", "12/3/2099 | Một | Hai",
    ])
    func noDateLine(_ line: String) {
        let report = SamplePages.report("Chi bộ thôn giữ nếp sinh hoạt hằng tháng\n\(line)\n\(SamplePages.filler)")
        #expect(report.date == nil)
    }

    @Test(arguments: [
        ("Sáng ngày 13/7, chi bộ họp.", "--07-13", "event", "ngày 13/7"),
        ("Ngày 17.4 chi bộ họp.", "--04-17", "event", "Ngày 17.4"),
        ("Sáng 21-12, chi bộ họp.", "--12-21", "event", "Sáng 21-12"),
        ("Lớp học mở từ ngày 12 đến ngày 15 tháng 10 năm 2020.", "2020-10-15", "other", "ngày 15 tháng 10 năm 2020"),
        ("Tháng 6/2013, xã mới được lập.", "2013-06", "event", "Tháng 6/2013"),
        ("Tháng 6-2013, xã mới được lập.", "2013-06", "event", "Tháng 6-2013"),
        ("Năm 2022, chi bộ kết nạp hai người.", "2022", "event", "Năm 2022"),
        ("Trong quý I/2023, chi bộ kết nạp hai người.", "2023", "event", "quý I/2023"),
        ("Quý I.2020, chi bộ kết nạp hai người.", "2020", "event", "Quý I.2020"),
        ("Hết quý 3/2021 sẽ xong.", "2021", "event", "quý 3/2021"),
        ("Xong trong quý III năm 2021.", "2021", "event", "quý III năm 2021"),
        ("Lớp học mở ngày 02 tháng 01 năm 2020.", "2020-01-02", "event", "ngày 02 tháng 01 năm 2020"),
        ("Chi bộ được lập ngày 6 tháng 1 năm 2006 ở bản.", "2006-01-06", "event", "ngày 6 tháng 1 năm 2006"),
        ("Chi bộ được lập ngày 05/5/2008 ở bản.", "2008-05-05", "event", "05/5/2008"),
        ("Chi bộ được lập 29-5-2008 ở bản.", "2008-05-29", "other", "29-5-2008"),
        ("Đợt thi kéo dài ngày 4-18/5 ở bản.", "--05-18", "event", "ngày 4-18/5"),
        ("Tính đến ngày 31/12/2015, có 12 chi bộ.", "2015-12-31", "other", "31/12/2015"),
        ("Theo Nghị quyết số 07-NQ/TU ngày 6/1/2006 của tỉnh.", "2006-01-06", "cited-document", "6/1/2006"),
        ("Theo Kế hoạch 28 - KH/TU (ngày 21.1.2019) của tỉnh.", "2019-01-21", "cited-document", "21.1.2019"),
        ("Theo Quyết định số 749/QĐ-TTg, ngày 4-7-2017.", "2017-07-04", "cited-document", "4-7-2017"),
        ("Theo Hướng dẫn số 20 ngày 21/6 /2010.", "2010-06-21", "cited-document", "21/6 /2010"),
        ("Ngày 21/1/2019, Ban Bí thư ban hành Chỉ thị 28.", "2019-01-21", "cited-document", "21/1/2019"),
        ("Ngày 1/8/2017, huyện ban hành kế hoạch làm theo Đề án 04.", "2017-08-01", "event", "1/8/2017"),
    ])
    func insideSentences(_ sentence: String, _ iso: String, _ kind: String, _ words: String) throws {
        let report = SamplePages.report("Chi bộ thôn giữ nếp sinh hoạt hằng tháng\n\(sentence) \(SamplePages.filler)")
        let date = try #require(report.dates.first)
        #expect(report.dates.count == 1)
        #expect(date.value.iso == iso)
        #expect(date.kind.rawValue == kind)
        #expect(date.evidence == words)
        #expect(date.range.map { SamplePages.words(report, $0) } == words)
        #expect(report.date == nil)
    }

    @Test(arguments: [
        "Nhiệm kỳ 2020-2025 và giai đoạn 2021 - 2025.", "Đạt 6/70 bản, 20/30 chỉ tiêu, 8.793/6.500 lượt.",
        "Thông tư 12/2021/TT-BNV và 217,218 người.", "Kế hoạch 5 năm, tăng 26,45% so với năm 2008.",
        "Ngày 32/1 và ngày 5%.", "Sáu tháng đầu năm và 6 tháng đầu năm.", "Năm học 2026 - 2027, nhiệm kỳ 2021–2026.",
        "Quý vị đại biểu và quý 5/2021, quy 3/20.",
    ])
    func noDates(_ sentence: String) {
        #expect(
            SamplePages.report("Chi bộ thôn giữ nếp sinh hoạt hằng tháng\n\(sentence) \(SamplePages.filler)").dates
                .isEmpty)
    }

    @Test(arguments: [
        ("Mai Hoa - 06/05/2021", "Mai Hoa"), ("Mai Hoa | 06/05/2021 10:15", "Mai Hoa"),
        ("06/05/2021 | Mai Hoa - Anh Tú", "Mai Hoa - Anh Tú"), ("06-05-2021 | Tin tức", nil),
        ("Lai Châu - 06/05/2021", nil),
    ])
    func authorBesideTheDate(_ line: String, _ author: String?) {
        let report = SamplePages.report("Chi bộ thôn giữ nếp sinh hoạt hằng tháng\n\(line)\n\(SamplePages.filler)")
        #expect(report.author == author)
        #expect(report.date?.value.iso == "2021-05-06")
    }

    @Test func labelBeatsPlaceAndClock() {
        let report = SamplePages.report(
            "21/07/2024 10:00\nChi bộ thôn giữ nếp sinh hoạt hằng tháng\n02/05/2019\n\(SamplePages.filler)\nCập nhật: 03/05/2019"
        )
        #expect(report.date?.value.iso == "2019-05-03")
        #expect(report.dates.map(\.kind) == [.pageHeader, .other, .published])
    }

    @Test func headerAloneIsDoubtful() {
        let stale = SamplePages.report(
            "Thứ năm, 06/05/2021\nChi bộ thôn giữ nếp\nTheo Nghị quyết số 07-NQ/TU ngày 6/1/2006. \(SamplePages.filler)"
        )
        #expect(stale.date?.kind == .pageHeader)
        #expect(stale.date?.confidence == 0.3)
        let plain = SamplePages.report("Thứ năm, 06/05/2021\nChi bộ thôn giữ nếp\n\(SamplePages.filler)")
        #expect(plain.date?.confidence == 0.4)
    }

    @Test func wrongWeekdayLowersConfidence() {
        func confidence(_ weekday: String) -> Double? {
            SamplePages.report("Chi bộ thôn giữ nếp\n\(weekday), 23/11/2023\n\(SamplePages.filler)").date?.confidence
        }
        #expect(confidence("Thứ năm") == 0.9)
        #expect(confidence("Thứ 5") == 0.9)
        #expect(confidence("Thứ sáu") == 0.7)
    }

    @Test func datesAfterTheRunAreNotBelieved() throws {
        let raw = RawReport(
            location: .init(source: "s", path: "p"), text: "Chi bộ thôn giữ nếp\n05/03/2019\n\(SamplePages.filler)",
            encoding: .init(name: "utf-8", confidence: 1))
        let day = try #require(PartialDate(year: 2019, month: 3, day: 4))
        #expect(ReportExtractor.report(from: raw, latest: day).date?.value.iso == "2019-03-05")
        let before = try #require(PartialDate(year: 2019, month: 3, day: 3))
        #expect(ReportExtractor.report(from: raw, latest: before).date == nil)
    }

    @Test(arguments: [
        ("2023-11-23", "2023-11-23"), ("2023-11-23T19:55:00+07:00", "2023-11-23"), ("2013-06", "2013-06"),
        ("2007", "2007"),
        ("6/1/2006", "2006-01-06"), ("06/2013", "2013-06"), ("Thứ năm, 23/11/2023 - 19:55'", "2023-11-23"),
    ])
    func given(_ text: String, _ iso: String) {
        let report = SamplePages.report("Tin\n01/02/2020\n\(SamplePages.filler)") { $0.date = text }
        #expect(report.date?.value.iso == iso)
        #expect(report.date?.kind == .given)
        #expect(report.dates.map(\.value.iso) == ["2020-02-01"])
    }

    @Test func givenThatIsNoDateIsPassedOver() {
        let report = SamplePages.report("Tin\n01/02/2020\n\(SamplePages.filler)") { $0.date = "hôm nọ" }
        #expect(report.date?.kind == .published)
    }
}

@Suite struct PartialDateIntervalTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2025, 7, 1, 20270), (1, 1, 1, -719_162),
        (9999, 12, 31, 2_932_896),
    ])
    func dayNumbers(_ year: Int, _ month: Int, _ day: Int, _ number: Int) throws {
        let date = try #require(PartialDate(year: year, month: month, day: day))
        #expect(date.interval == number...number)
        #expect(PartialDate(dayNumber: number) == date)
    }

    @Test func everyDayOfFourCenturiesComesBack() throws {
        var previous: Int?
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = PartialDate(year: year, month: month, day: day) else { continue }
                    let number = try #require(date.interval?.lowerBound)
                    if let previous { #expect(number == previous + 1) }
                    previous = number
                    #expect(PartialDate(dayNumber: number) == date)
                }
            }
        }
    }

    @Test func partialDatesCoverTheirPeriod() throws {
        let year = try #require(PartialDate(year: 2024))
        #expect(year.interval?.count == 366)
        let february = try #require(PartialDate(year: 2023, month: 2))
        #expect(february.interval?.count == 28)
        #expect(PartialDate(year: nil, month: 5, day: 10)?.interval == nil)
        #expect(PartialDate(dayNumber: .max) == nil)
        #expect(PartialDate(dayNumber: .min) == nil)
    }

    @Test func weekdays() {
        #expect(PartialDate(year: 2021, month: 5, day: 6)?.weekday == 4)
        #expect(PartialDate(year: 2024, month: 7, day: 21)?.weekday == 0)
        #expect(PartialDate(year: 1900, month: 1, day: 1)?.weekday == 1)
        #expect(PartialDate(year: 2021, month: 5)?.weekday == nil)
    }
}
