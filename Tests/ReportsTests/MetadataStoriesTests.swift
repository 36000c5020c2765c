import Reports
import Testing

/// What people ask of provinces, dates, authors and pages, of reports written for it.
@Suite struct MetadataStoriesTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex

    init() throws {
        folder = try TemporaryFolder()
        let rest = SamplePages.filler + "\n" + PageSample.second
        try folder.write(
            "a/clock.txt",
            "Thứ năm, 06/05/2021\n\nLập chi bộ ở mọi thôn của Bình Gia\n\nLSO- Huyện Bình Gia lập chi bộ theo Nghị quyết số 07-NQ/TU, ngày 6/1/2006. \(rest)\nMai Lan\n"
        )
        try folder.write(
            "a/undated.txt",
            "Có 12 khách và không thành viên đang online\n\nLong Xuyên: Mười năm một kế hoạch\n\n(TGAG)- Sáng ngày 13/7, Thành ủy Long Xuyên họp bàn. \(rest)\nQuốc Thái\n"
        )
        try folder.write(
            "a/sidebar.txt",
            "Chủ nhật, 21/07/2024, 01:13 [GMT+7]\nĐảng bộ huyện Nậm Nhùn:\nHai năm một nghị quyết\nThứ năm, 23/11/2023 - 19:55'\n\nĐảng bộ tỉnh Lai Châu giao việc; huyện Nậm Nhùn làm theo. \(rest)\nLò Văn Ngoan\nBình luận\nTin khác\nXóa bỏ tảo hôn ở bản xa\n"
        )
        try folder.write(
            "a/merged.txt",
            "Việc làng ở Sông Lô\n10:01 | 02/01/2018\n\nHuyện ủy Sông Lô giao mỗi chi bộ một việc làng. \(rest)\nTuấn Khanh\n"
        )
        try folder.write(
            "a/capitals.txt",
            "HUYỆN TÂN HỒNG\nMỗi tháng một buổi nghe dân\nCập nhật ngày: 26/03/2023 05:57:12\n\nĐTO - Huyện Tân Hồng nghe dân mỗi tháng một buổi. \(rest)\nHỒNG NHUNG\n< Trở về trang trước\n"
        )
        #expect(try ReportIndexer(path: folder.path("index")).run([folder.path("a")]).added == 5)
        index = try ReportIndex(path: folder.path("index"))
    }

    private func found(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        var request = SearchRequest(query)
        change(&request)
        return try index.search(request).hits.map { String($0.report.location.path.dropLast(4)) }.sorted()
    }

    @Test func aProvinceBeforeTheMergersAndSince() throws {
        #expect(try found("tỉnh:\"Vĩnh Phúc\"") == ["merged"])
        #expect(try found("tỉnh:\"Phú Thọ\"") == [])
        #expect(try found("tỉnhmới:\"Phú Thọ\"") == ["merged"])
        #expect(try found("tỉnh:\"Vĩnh Phú\"") == ["merged"])
        #expect(try found("huyện:\"nam nhun\"") == ["sidebar"])
    }

    @Test func aYearIsThatOfPublication() throws {
        #expect(try found("năm:2023") == ["capitals", "sidebar"])
        #expect(try found("năm:2024") == [])
        #expect(try index.search(SearchRequest("năm:2023")).undatedExcluded == 1)
    }

    @Test func aDoubtfulDateIsOfferedOnRequest() throws {
        #expect(try found("date:..2012") == [])
        #expect(try found("date:..2012") { $0.filters.includesImprecise = true } == ["clock"])
        #expect(try found("date:unknown OR datekind:page-header") == ["clock", "undated"])
    }

    @Test func anotherStoryOnThePageIsNotFound() throws {
        #expect(try found("tảo hôn") { $0.match = .all } == [])
        #expect(try found("khách online") { $0.match = .all } == [])
        let page = try #require(try index.search(SearchRequest("Nậm Nhùn")).hits.first?.report)
        #expect(page.text.contains("tảo hôn"))
        #expect(page.boilerplate.map(\.kind) == [.pageHeader, .comments, .teaser])
    }

    @Test func anAuthorInAnyCase() throws {
        #expect(try found("tácgiả:\"Hồng Nhung\"") == ["capitals"])
        #expect(try found("author:nhung") == ["capitals"])
    }

    @Test func publishersAreKnownByTheirCodes() throws {
        let sources = try ["clock", "undated", "capitals"].map { name in
            try #require(try report(name)?.source)
        }
        #expect(sources.map(\.code) == ["LSO", "TGAG", "ĐTO"])
        #expect(sources.map(\.domain) == ["baolangson.vn", "tuyengiaoangiang.vn", "baodongthap.vn"])
        #expect(try found("nguồn:LSO") == ["clock"])
    }

    private func report(_ name: String) throws -> Report? {
        var request = SearchRequest("date:1990.. OR date:unknown")
        request.duplicates = .show
        request.limit = 10
        return try index.search(request).hits.map(\.report).first { $0.location.path == name + ".txt" }
    }
}
