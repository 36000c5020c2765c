import Reports
import Testing

/// Another query is offered where words of one stand in no report.
@Suite struct QuerySuggestionTests {
    private let index: ReportIndex
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "archive/a.txt",
            """
            Huyện bàn nghị quyết mới

            Hội nghị bàn nghị quyết về trồng rừng, đảng viên các bản góp ý. Nghị quyết có ba phần, BCH huyện trình bày.
            """)
        try folder.write(
            "archive/b.txt",
            """
            Trường nghỉ hè sớm

            Học sinh được nghỉ hè sớm một tuần, thầy cô nghỉ sau. Danh sách lớp mới có sau ngày nghỉ lễ.
            """)
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("archive")])
        index = try ReportIndex(path: folder.path("index"))
    }

    private func offered(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> String? {
        var request = SearchRequest(query)
        change(&request)
        let notes = try index.search(request).notes
        // Counting offers the same.
        let counted = try index.count(request).notes
        var found: [String] = []
        for case .suggestion(let query) in notes + counted { found.append(query) }
        #expect(found.count == 0 || found.count == 2 && found[0] == found[1])
        return found.first
    }

    /// Story 40: offered, and not applied.
    @Test func aMisspelledWord() throws {
        #expect(try offered("ngị quyết") == "nghị quyết")
        var request = SearchRequest("ngị quyết")
        request.match = .all
        #expect(try index.search(request).total == 0)
    }

    @Test(arguments: [
        ("Ngị quyết", "nghị quyết"), ("hội ngị bàn ngị quyết", "hội nghị bàn nghị quyết"),
        ("đảnh viên", "đảng viên"), ("ngi quyet", "nghi quyet"), ("\"ngị quyết\" rừng", "\"nghị quyết\" rừng"),
        ("\"ngị quyêt\"~2", "\"nghị quyết\"~2"), ("(ngị OR rừng) -hè^2", "(nghị OR rừng) -hè^2"),
        ("+ngị tỉnh:\"Lai Châu\"", "+nghị tỉnh:\"Lai Châu\""), ("ngị^2 quyết", "nghị^2 quyết"),
        ("hội NEAR/3 ngị", "hội NEAR/3 nghị"), ("đảnh-viên", "đảng-viên"),
        ("nghi\u{323} quyêt\u{301}", "nghi\u{323} quyết"),
    ])
    func allElseStaysAsItIs(query: String, suggestion: String) throws {
        #expect(try offered(query) == suggestion)
    }

    @Test(arguments: [
        "nghị quyết", "nghi quyet", "=ngị quyết", "ngiq* quyết", "quyết -ngị", "tiêuđề:ngị", "07-NQ/TU", "BCH",
        "ban chấp hành", "xyzzyx", "12345", "", "Ω", "đảnh-19", "\"đảnh hè\"", "Cà Mau", "ca mau", "C++", "c|x|y",
    ])
    func nothingIsOffered(query: String) throws { #expect(try offered(query) == nil) }

    /// A filter that leaves nothing over is no misspelling.
    @Test func aFilterIsNoMisspelling() throws {
        #expect(try offered("nghị quyết") { $0.filters.years = ["1999"] } == nil)
        #expect(try offered("ngị quyết") { $0.filters.years = ["1999"] } == "nghị quyết")
        #expect(try offered("ngị quyết") { $0.ranking = .bm25 } == "nghị quyết")
        #expect(try offered("ngị quyết") { $0.accents = .fold } == "nghi quyết")
    }

    @Test func aQueryOfThousandsOfWords() throws {
        #expect(try offered(Array(repeating: "ngị quyết", count: 2000).joined(separator: " ")) == nil)
    }
}
