import Reports
import Testing

/// What people ask of numbers, on reports written for it.
@Suite struct CitationStoriesTests {
    private static let reports: [CitingArchive.Report] = [
        .init(
            "lang-son",
            "Huyện ủy Văn Quan họp bàn Nghị quyết số 07-NQ/TU ngày 6/1/2006 của Tỉnh ủy Lạng Sơn. Cả huyện nay có thêm nhiều chi bộ.",
            date: "2010-05-06", province: "Lạng Sơn"),
        .init(
            "lai-chau",
            "Bản vùng cao học Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIII. Chi bộ cũng bàn Nghị quyết Trung ương 4 khóa XII và Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị; Chỉ thị 05 được nhắc hai lần.",
            date: "2023-11-23", province: "Lai Châu"),
        .init(
            "long-xuyen",
            "Thành ủy Long Xuyên có Kế hoạch số 19-KH/ThU thực hiện Nghị quyết số 22-NQ/TW ngày 02/02/2008 và Nghị quyết Trung ương 4 khóa XI.",
            province: "An Giang"),
        .init(
            "vinh-phuc",
            "Đề án 04 đi vào đời sống. Nhờ Đề án 04 mà đường làng sạch. Huyện ủy còn có Đề án số 01-ĐA/HU của mình.",
            date: "2018-01-02",
            province: "Vĩnh Phúc"),
        .init(
            "dong-thap",
            "Ngày 21/1/2019, Ban Bí thư ban hành Chỉ thị số 28-CT/TW. Nghị quyết số 21-NQ/TW ngày 16/6/2022 được phổ biến; Nghị quyết số 21 đòi hỏi nhiều. Quy định số 213-QĐ/TW ngày 02/01/2020 (gọi tắt là Quy định 213) và Nghị quyết số 03-NQ/TU của Tỉnh ủy Đồng Tháp được bàn ngày 28/3.",
            date: "2023-03-26", province: "Đồng Tháp"),
        .init(
            "thanh-hoa", "Tỉ lệ 6/70 xã, ngày 1/8/2017, kế hoạch 5 năm, quyết định 3 lần, không văn bản nào.",
            province: "Thanh Hóa"),
    ]

    private let index: ReportIndex

    init() throws { index = try CitingArchive(Self.reports).index }

    /// The documents that bear a number, by key, with the reports that cite each.
    private func ask(_ number: String, _ change: (inout DocumentQuestion) -> Void = { _ in }) throws -> [String: Set<
        String
    >] {
        var question = DocumentQuestion(number)
        change(&question)
        let found = try index.documents(question).documents
        return Dictionary(found.map { ($0.key, Set($0.citing.map(\.report))) }, uniquingKeysWith: { $0.union($1) })
    }

    @Test func oneNumberTwoProvinces() throws {
        let two = try ask("07-NQ/TU")
        #expect(two == ["nq-7/tu@lang-son#2006": ["lang-son"], "nq-7/tu@lai-chau#k13": ["lai-chau"]])
        for number in [
            "nq 7-nq/tu", "07 – NQ/TU", "NGHỊ QUYẾT SỐ 07-NQ/TU", "07/NQ-TU",
            "Nghi\u{323} quye\u{302}\u{301}t so\u{302}\u{301} 07-NQ/TU",
        ] {
            #expect(try ask(number) == two, "\(number)")
        }
        #expect(try ask("07-NQ/TU") { $0.provinces = ["Lai Châu"] }.keys.sorted() == ["nq-7/tu@lai-chau#k13"])
        #expect(try index.documents(DocumentQuestion("07-NQ/TU")).notes == [.sameNumber(documents: 2, provinces: 2)])
    }

    @Test func theRegistryKnowsTheTitle() throws {
        let document = try #require(try index.documents(DocumentQuestion("22-NQ/TW")).documents.first)
        #expect(document.key == "nq-22/tw#k10" && document.title != nil)
        #expect(document.issuer == "BCHTW" && document.issuerName == "Ban Chấp hành Trung ương")
        #expect(document.date?.iso == "2008-02-02" && !document.hasDateConflict)
    }

    @Test func plenums() throws {
        #expect(try ask("Nghị quyết Trung ương 4 khóa XI") == ["nqtw-4#k11": ["long-xuyen"]])
        #expect(try ask("Nghị quyết Trung ương 4") == ["nqtw-4#k11": ["long-xuyen"], "nqtw-4#k12": ["lai-chau"]])
        let twin = try index.documents(DocumentQuestion("12-NQ/TW khóa XI")).documents
        #expect(twin.map(\.key) == ["nqtw-4#k11"] && twin.map(\.match) == [.indirect])
    }

    @Test func bareNumbersAreResolved() throws {
        #expect(try index.documents(DocumentQuestion("21-NQ/TW")).documents.map(\.mentions) == [2])
        #expect(try ask("Quy định 213") == ask("213-QĐ/TW"))
        #expect(try index.documents(DocumentQuestion("213-QĐ/TW")).documents.map(\.mentions) == [2])
        #expect(try ask("28-CT/TW") == ["ct-28/tw#k12": ["dong-thap"]])
        #expect(try ask("03-NQ/TU") { $0.provinces = ["Dong Thap"] } == ["nq-3/tu@dong-thap": ["dong-thap"]])
        #expect(try ask("19-KH/ThU") == ["kh-19/thu@an-giang/long-xuyen": ["long-xuyen"]])
        #expect(try ask("05-CT/TW") == ask("Chỉ thị 05"))
        #expect(try ask("05-CT/TW") == ["ct-5/tw#k12": ["lai-chau"]])
        let plan = try index.documents(DocumentQuestion("Đề án 04")).documents
        #expect(plan.map(\.mentions) == [2] && plan.map(\.issuer) == [nil] && plan.map(\.province) == ["Vĩnh Phúc"])
    }

    @Test(arguments: ["1-KH/TU", "6-NQ/TU", "70-NQ/TU", "5-KH/TU", "3-QĐ/TW", "1-NQ/TU"])
    func negatives(number: String) throws {
        #expect(try ask(number).isEmpty)
    }

    /// First and last report, counts by province and year, the undated apart.
    @Test func countsOfACentralDocument() throws {
        let extra = [
            CitingArchive.Report("x", "Chi bộ học Chỉ thị số 05-CT/TW ngày 15/5/2016.", province: "Lai Châu"),
            .init("y", "Chi bộ học Chỉ thị số 05-CT/TW ngày 15/5/2016.", date: "2017-02", province: "Sơn La"),
            .init(
                "z", "Chi bộ học Chỉ thị số 05-CT/TW ngày 15/5/2016 rồi học Nghị quyết 22-NQ/TW khóa X.", date: "2019"),
        ]
        let index = try CitingArchive(Self.reports + extra).index
        let document = try #require(try index.documents(DocumentQuestion("05-CT/TW")).documents.first)
        #expect(document.reports == 4 && document.first?.iso == "2017-02" && document.last?.iso == "2023-11-23")
        #expect(document.byProvince == [ReportCount("Lai Châu", 2), ReportCount("Sơn La", 1), ReportCount(nil, 1)])
        #expect(
            document.byYear == [
                ReportCount("2017", 1), ReportCount("2019", 1), ReportCount("2023", 1), ReportCount(nil, 1),
            ])
        #expect(document.citing.map(\.report) == ["lai-chau", "lai-chau", "z", "y", "x"])
        #expect(
            document.byProvinceAndYear == [
                ProvinceYearCount(province: "Lai Châu", year: 2023, reports: 1),
                ProvinceYearCount(province: "Lai Châu", year: nil, reports: 1),
                ProvinceYearCount(province: "Sơn La", year: 2017, reports: 1),
                ProvinceYearCount(province: nil, year: 2019, reports: 1),
            ])
        var request = DocumentListRequest()
        request.with = "22-NQ/TW"
        var together: [String: Int] = [:]
        try index.forEachDocument(request) {
            together[$0.key] = $0.reports; return true
        }
        #expect(together == ["ct-5/tw#k12": 1, "kh-19/thu@an-giang/long-xuyen": 1, "nqtw-4#k11": 1])
    }
}
