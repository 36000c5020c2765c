import Foundation
import Reports
import Testing

/// From an archive to an answer, through the library's face.
@Suite struct ReportIndexTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex

    private static let reports = [
        (
            "van-quan.txt",
            """
            Đảng bộ huyện Văn Quan: Giữ nếp sinh hoạt chi bộ

            LSO - Ngày 3/2/2010, Huyện ủy Văn Quan tổng kết Nghị quyết số 07-NQ/TU ngày 6/1/2006 của Ban Chấp hành \
            Đảng bộ tỉnh. Toàn huyện có 3.768 đảng viên, văn hoá xã có nhiều tiến bộ.

            Hoàng Thị Mây
            """
        ),
        (
            "nam-nhun.txt",
            """
            Chủ nhật, 21/07/2024, 01:13 [GMT+7]
            Đảng bộ huyện Nậm Nhùn:

            Đưa nghị quyết về bản

            Thứ năm, 23/11/2023 - 19:55'
            Huyện ủy Nậm Nhùn thực hiện Nghị quyết số 07-NQ/TU của Ban Chấp hành Đảng bộ tỉnh Lai Châu khóa XIII về \
            phát triển nông nghiệp. Các bản vùng cao đã hòa mạng điện lưới.

            Lò Văn Pâng

            Bình luận
            Hiện tại chưa có bình luận
            Viết bình luận
            Lừa đảo qua điện thoại
            Nhiều người cao tuổi ở xã bên bị kẻ gian gọi điện đòi tiền,...
            """
        ),
        (
            "peace.txt",
            """
            Ước mơ bình yên

            Người dân mong được sống trong hòa bình, dang tay đón khách phương xa.
            """
        ),
    ]

    init() throws {
        folder = try TemporaryFolder()
        for (name, text) in Self.reports { try folder.write("archive/" + name, text) }
        let summary = try ReportIndexer(path: folder.path("index")).run([folder.path("archive")])
        #expect(summary.added == 3 && summary.failures == 0)
        index = try ReportIndex(path: folder.path("index"))
    }

    private func paths(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        var request = SearchRequest(query)
        change(&request)
        let results = try index.search(request)
        #expect(try index.count(request).total == results.total)
        #expect(results.hits.count == min(results.total, request.limit))
        return results.hits.map(\.report.location.path).sorted()
    }

    @Test func spellings() throws {
        #expect(try paths("dang bo") == ["nam-nhun.txt", "van-quan.txt"])
        #expect(try paths("Ðảng bộ") == ["nam-nhun.txt", "van-quan.txt"])
        #expect(try paths("hóa") == ["van-quan.txt"])
        #expect(try paths("hoà") == ["nam-nhun.txt", "peace.txt"])
        #expect(try paths("3768") == ["van-quan.txt"])
        #expect(try paths("3.768 đảng viên") == ["van-quan.txt"])
        #expect(try paths("=dang") == ["peace.txt"])
        #expect(try paths("dang") { $0.accents = .exact } == ["peace.txt"])
    }

    /// A marked word finds texts written without marks, after those that bear its own.
    @Test func ownMarksComeFirst() throws {
        let results = try index.search(SearchRequest("đảng"))
        #expect(results.hits.map(\.report.location.path).last == "peace.txt")
        #expect(results.hits.map(\.isExactSpelling) == [true, true, false])
    }

    @Test func references() throws {
        for written in ["07-NQ/TU", "7-nq/tu", "07 – NQ/TU", "07/NQ-TU", "NGHỊ QUYẾT SỐ 07-NQ/TU", "NQ 07-NQ/TU"] {
            #expect(try paths(written) == ["nam-nhun.txt", "van-quan.txt"], "\(written)")
        }
        #expect(try paths("07-NQ/TU") { $0.filters.provinces = ["lai chau"] } == ["nam-nhun.txt"])
        #expect(try paths("") { $0.filters.references = ["07-NQ/TU"] } == ["nam-nhun.txt", "van-quan.txt"])
        #expect(try paths("17-NQ/TU") == [])
        #expect(try paths("07-NQ/TW") == [])
        let notes = try index.search(SearchRequest("07-NQ/TU")).notes
        #expect(notes == [.severalDocuments(reference: "07-NQ/TU", count: 2)])
        // Every page says the same, one behind the last too; what a condition leaves out is not counted.
        for (limit, offset) in [(1, 0), (1, 1), (10, 10)] {
            var page = SearchRequest("07-NQ/TU")
            (page.limit, page.offset) = (limit, offset)
            #expect(try index.search(page).notes == notes)
        }
        #expect(try index.search(SearchRequest("07-NQ/TU tỉnh:\"Lai Châu\"")).notes == [])
        #expect(try index.search(SearchRequest("đảng NOT 07-NQ/TU")).notes == [])
    }

    @Test func provincesAndDates() throws {
        #expect(try paths("", { $0.filters.provinces = ["Lạng Sơn"] }) == ["van-quan.txt"])
        #expect(try paths("tinh:\"Lai Châu\"") == ["nam-nhun.txt"])
        #expect(try paths("province:\"Hòa Bình\"") == [])
        #expect(try paths("", { $0.filters.years = ["2023"] }) == ["nam-nhun.txt"])
        #expect(try paths("", { $0.filters.years = ["2024"] }) == [])
        #expect(try paths("date:11/2023..Q4/2023") == ["nam-nhun.txt"])
        #expect(try paths("date:unknown") == ["peace.txt", "van-quan.txt"])
        var request = SearchRequest("huyện")
        request.filters.years = ["2023"]
        #expect(try index.search(request).undatedExcluded == 1)
    }

    /// What stands round a report is kept and shown, and not found.
    @Test func boilerplateIsNotSearched() throws {
        #expect(try paths("lua dao") == [])
        #expect(try paths("\"viết bình luận\"") == [])
        let id = try #require(try index.search(SearchRequest("nam nhun")).hits.first?.report.id)
        let report = try #require(try index.report(id: id))
        #expect(report.text.contains("Lừa đảo qua điện thoại"))
        #expect(report.boilerplate.contains { $0.kind == .comments })
        #expect(try index.report(id: "none") == nil)
    }

    @Test func titlesWeighMoreThanBodies() throws {
        try folder.write(
            "two/a.txt",
            "Cây chè\n\nXã trồng cây ngô, cây lúa và cây sắn trên đồi, trồng thêm rừng để giữ đất và giữ nguồn nước.\n")
        try folder.write(
            "two/b.txt",
            "Cây ngô\n\nXã trồng cây chè, cây lúa và cây sắn trên đồi, trồng thêm rừng để giữ đất và giữ nguồn nước.\n")
        _ = try ReportIndexer(path: folder.path("second")).run([folder.path("two")])
        let second = try ReportIndex(path: folder.path("second"))
        #expect(try second.search(SearchRequest("chè")).hits.map(\.report.location.path) == ["a.txt", "b.txt"])
        #expect(try second.search(SearchRequest("title:chè")).total == 1)
    }

    @Test func wordsFallBackToPartialMatchesAndSaySo() throws {
        let results = try index.search(SearchRequest("nông nghiệp bình yên"))
        #expect(results.total == 2)
        #expect(results.notes == [.partialMatches])
        #expect(try paths("nông nghiệp bình yên") { $0.match = .all } == [])
    }

    @Test func noMatchRelaxesAReferenceOrAFilter() throws {
        #expect(try paths("07-NQ/TU kiểm xyzzy đảng") == ["nam-nhun.txt", "van-quan.txt"])
        #expect(try paths("17-NQ/TU đảng huyện") == [])
        #expect(try paths("title:xyzzy đảng huyện") == [])
        #expect(try paths("title:xyzzy đảng") { $0.match = .any } == [])
        #expect(try paths("07-NQ/TU hoà") { $0.match = .any } == ["nam-nhun.txt", "peace.txt", "van-quan.txt"])
    }

    /// What a filter on unknown values finds is not left out for want of a value.
    @Test func whatIsFoundIsNotLeftOut() throws {
        #expect(try index.search(SearchRequest("date:unknown")).undatedExcluded == 0)
        #expect(try index.search(SearchRequest("date:2023")).undatedExcluded == 2)
        #expect(try index.search(SearchRequest("province:unknown")).unknownProvinceExcluded == 0)
    }

    /// However often a fault stands in a query, it is said once.
    @Test func notesAreFew() throws {
        let values = Array(repeating: "1,2,3", count: 1000).joined(separator: ",")
        #expect(try index.search(SearchRequest("date:[\(values)]")).notes.count == 3)
    }

    @Test func aStrictQueryNamesItsFault() throws {
        var request = SearchRequest("\"đảng")
        request.isStrict = true
        #expect(throws: ReportIndexError.query(code: "open-quote", range: 0..<1, text: "\"")) {
            try index.search(request)
        }
    }

    @Test func pagesNeitherSkipNorRepeat() throws {
        var seen: [String] = []
        for offset in 0..<3 {
            var request = SearchRequest("đảng")
            request.limit = 1
            request.offset = offset
            let results = try index.search(request)
            #expect(results.hits.map(\.rank) == [offset + 1])
            seen += results.hits.map(\.report.id)
        }
        var all = SearchRequest("đảng")
        all.limit = 10
        #expect(try index.search(all).hits.map(\.report.id) == seen)
    }

    /// Highlights cut the snippet at whole words, and are forms of what was asked.
    @Test func snippetsHighlightWholeWords() throws {
        let hit = try #require(try index.search(SearchRequest("huyen uy")).hits.first)
        let snippet = try #require(hit.snippets.first)
        let marked = snippet.matches.map { range in
            String(decoding: Array(snippet.text.utf8)[range], as: UTF8.self)
        }
        #expect(!marked.isEmpty && Set(marked).isSubset(of: ["Huyện", "huyện", "ủy"]))
        let cited = try #require(try index.search(SearchRequest("7-nq/tu")).hits.first?.snippets.first)
        let mention = try #require(cited.matches.first)
        #expect(String(decoding: Array(cited.text.utf8)[mention], as: UTF8.self) == "Nghị quyết số 07-NQ/TU")
    }

    @Test func noIndexIsSaid() throws {
        #expect(throws: ReportIndexError.noIndex(path: folder.path("archive"))) {
            try ReportIndex(path: folder.path("archive"))
        }
        #expect(throws: ReportIndexError.noIndex(path: folder.path("nowhere"))) {
            try ReportIndex(path: folder.path("nowhere"))
        }
    }
}
