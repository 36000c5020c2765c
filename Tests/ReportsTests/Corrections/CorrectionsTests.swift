import Foundation
import Reports
import Testing

/// Corrections beside an archive, from the file to what a search finds.
@Suite struct CorrectionsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "a/reports.jsonl",
            """
            {"id":"r1","title":"Mở lớp học ở bản xa","text":"Huyện ủy Văn Quan mở lớp theo Kế hoạch số 12-KH/HU.","date":"2019-05-06"}
            {"id":"r2","text":"TIN NGẮN\\n\\n05/03/2018\\n\\nTỉnh ủy Lai Châu họp bàn về Nghị quyết số 07-NQ/TU. \(SamplePages.filler)\\nHoàng Nam"}
            """)
        try folder.write("a/b/plain.txt", "Chuyện giữ rừng ở bản vùng cao\n\n\(SamplePages.filler)\n")
    }

    @discardableResult
    private func run(_ sources: String...) throws -> ReportIndexer.Summary {
        try ReportIndexer(path: folder.path("index")).run(sources.map(folder.path))
    }

    private func report(_ id: String) throws -> Report {
        try #require(try ReportIndex(path: folder.path("index")).report(id: id))
    }

    private func found(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        var request = SearchRequest(query)
        change(&request)
        return try ReportIndex(path: folder.path("index")).search(request).hits.map(\.report.id).sorted()
    }

    private func correct(_ lines: String...) throws {
        try folder.write("a/corrections.jsonl", lines.joined(separator: "\n") + "\n")
    }

    @Test func everyFieldIsPutRight() throws {
        try correct(
            #"{"id":"r1","title":"Lớp học đêm","kicker":"ĐÌNH LẬP","date":"2020-02","province":"lang son","district":"dinh lap","#
                + #""author":"Lý Mai","source":"Báo Bắc Giang","references":["15-KH/HU","Nghị quyết số 07-NQ/TU"],"note":"theo bản in"}"#
        )
        let summary = try run("a")
        #expect(summary.added == 3 && summary.rejections.isEmpty)
        let report = try report("r1")
        #expect(report.title == "Lớp học đêm")
        #expect(report.kicker == "ĐÌNH LẬP")
        #expect(report.date?.value.iso == "2020-02")
        #expect(report.date?.kind == .given)
        #expect(report.date?.evidence == "correction")
        #expect(report.province?.name == "Lạng Sơn")
        #expect(report.province?.district == "Đình Lập")
        #expect(report.province?.evidence == ["correction"])
        #expect(report.author == "Lý Mai")
        #expect(report.source?.name == "Báo Bắc Giang")
        #expect(report.source?.evidence == "correction")
        #expect(report.references.map(\.family) == ["kh-15/hu", "nq-7/tu"])
        #expect(report.references.map(\.province) == ["lang-son", "lang-son"])
        #expect(report.references.allSatisfy { $0.evidence == ["correction"] && $0.range.isEmpty })
        #expect(
            report.corrected == ["title", "kicker", "author", "source", "date", "province", "district", "references"])
        #expect(try found("title:\"lớp học đêm\"") == ["r1"])
        #expect(try found("title:\"đình lập\"") == ["r1"])
        #expect(try found("title:\"bản xa\"") == [])
        #expect(try found("số:15-KH/HU") == ["r1"])
        let cited = try ReportIndex(path: folder.path("index")).documents(DocumentQuestion("15-KH/HU")).documents
        #expect(cited.flatMap(\.citing).map(\.sentence) == [""])
        #expect(try found("số:12-KH/HU") == [])
        #expect(try found("date:2020") == ["r1"])
        #expect(try found("tỉnh:\"Lạng Sơn\"") == ["r1"])
        #expect(try found("tácgiả:\"Lý Mai\"") == ["r1"])
    }

    @Test func nullClears() throws {
        try correct(
            #"{"id":"r2","title":null,"date":null,"province":null,"author":null,"references":null,"kicker":null,"source":null}"#
        )
        try run("a")
        let report = try report("r2")
        #expect(report.title == "")
        #expect(report.date == nil && report.province == nil && report.author == nil && report.kicker == nil)
        #expect(report.references.isEmpty)
        #expect(report.corrected.count == 7)
        #expect(try found("số:07-NQ/TU") == [])
        #expect(try found("date:unknown tỉnh:unknown \"giữ rừng\" OR \"họp bàn\"").contains("r2"))
        // What was the title is text like any other.
        #expect(try found("\"tin ngắn\"") == ["r2"])
        #expect(try found("title:\"tin ngắn\"") == [])
    }

    /// A corrected title that stands in the text is where the head of the page ends.
    @Test func titleOfThePageIsFoundAgain() throws {
        try folder.write(
            "a/page.txt",
            "Kinh tế\nThứ ba, 05/03/2019\nNhiều việc\nChuyện dài kỳ về những người giữ rừng đầu nguồn\n\(SamplePages.filler)\n\(SamplePages.filler)\n"
        )
        try run("a")
        let id = try #require(try found("title:\"giữ rừng đầu nguồn\"").first)
        try correct(#"{"id":"\#(id)","title":"Nhiều việc"}"#)
        #expect(try run("a").updated == 1)
        let report = try report(id)
        #expect(report.title == "Nhiều việc")
        #expect(SamplePages.passages(report, .title) == ["Nhiều việc"])
        #expect(report.boilerplate.map(\.kind).contains(.section))
        #expect(try found("title:\"giữ rừng đầu nguồn\"") == [])
        #expect(try found("\"giữ rừng đầu nguồn\"") == [id])
    }

    /// A wrong date and a wrong province are put right by a file beside the archive; that beats what is inferred,
    /// outlives further runs, and goes with the file.
    @Test func correctionSurvivesReindexing() throws {
        try run("a")
        #expect(try report("r2").date?.value.iso == "2018-03-05")
        #expect(try report("r2").province?.name == "Lai Châu")
        try correct(#"{"id":"r2","date":"2008-03-05","province":"Sơn La"}"#)
        let corrected = try run("a")
        #expect((corrected.updated, corrected.unchanged) == (1, 2))
        #expect(try report("r2").date?.value.iso == "2008-03-05")
        #expect(try report("r2").province?.name == "Sơn La")
        // The report's own references follow its province.
        #expect(try report("r2").references.map(\.province).contains("lai-chau"))
        let again = try run("a")
        #expect((again.updated, again.unchanged) == (0, 3))
        try folder.write(
            "a/b/plain.txt", "Chuyện giữ rừng ở bản vùng cao năm nay\n\n\(SamplePages.filler)\n")
        #expect(try run("a").updated == 1)
        #expect(try report("r2").date?.value.iso == "2008-03-05")
        _ = try ReportIndexer(path: folder.path("index"), options: rebuilding).run([folder.path("a")])
        #expect(try report("r2").province?.name == "Sơn La")
        try correct(#"{"id":"r2","province":"Sơn La"}"#)
        #expect(try run("a").updated == 1)
        #expect(try report("r2").date?.value.iso == "2018-03-05")
        try folder.remove("a/corrections.jsonl")
        #expect(try run("a").updated == 1)
        #expect(try report("r2").province?.name == "Lai Châu")
        #expect(try report("r2").corrected.isEmpty)
    }

    private var rebuilding: ReportIndexer.Options {
        var options = ReportIndexer.Options()
        options.isRebuilding = true
        return options
    }

    @Test func standsBesideAFileOrArchiveAsWell() throws {
        try correct(#"{"id":"r1","author":"Lý Mai"}"#)
        try run("a/reports.jsonl")
        #expect(try report("r1").author == "Lý Mai")
        let beside = try TemporaryFolder()
        try beside.write("x.jsonl", #"{"id":"r9","text":"Một câu."}"#)
        try beside.write("corrections.jsonl", #"{"id":"r9","title":"Tên đúng"}"#)
        let index = ReportIndexer(path: folder.path("other"))
        #expect(try index.run([beside.path("x.jsonl")]).added == 1)
        #expect(try ReportIndex(path: folder.path("other")).report(id: "r9")?.title == "Tên đúng")
    }

    @Test func isNoReportItself() throws {
        try correct(#"{"id":"r1","text":"không phải báo cáo","author":"Lý Mai"}"#)
        let summary = try run("a")
        #expect(summary.added == 3)
        #expect(summary.rejections.map(\.code) == ["bad-correction"])
        try correct(#"{"id":"r1","author":"Lý Mai"}"#)
        #expect(try run("a", "a/corrections.jsonl").rejections.isEmpty)
        #expect(try run("a/corrections.jsonl").rejections.isEmpty)
    }

    @Test func laterLinesAddToEarlierOnes() throws {
        try correct(
            #"{"id":"r1","author":"Một Người","date":"2001"}"#, "", #"{"id":"r1","author":"Lý Mai"}"#,
            #"{"id":"r1","province":"Hà Giang"}"#)
        try run("a")
        let report = try report("r1")
        #expect(report.author == "Lý Mai")
        #expect(report.date?.value.iso == "2001")
        #expect(report.province?.name == "Hà Giang")
    }

    @Test func correctsOnlyItsOwnSource() throws {
        try folder.write("x/corrections.jsonl", #"{"id":"r1","author":"Lý Mai"}"#)
        try folder.write("x/o.jsonl", #"{"id":"o","text":"Một câu."}"#)
        let summary = try run("x", "a")
        #expect(try report("r1").author == nil)
        #expect(summary.failures == 0)
    }

    @Test func whatCorrectsNoReportIsNamed() throws {
        try correct(#"{"id":"r1","author":"Lý Mai"}"#, #"{"id":"r7","author":"Lý Mai"}"#)
        let summary = try run("a")
        #expect(summary.failures == 0)
        let remark = try #require(summary.rejections.first)
        #expect(remark.code == "unmatched-correction" && remark.isRemark)
        #expect(remark.message.contains("a/corrections.jsonl#2") && remark.message.contains("r7"))
        // A report of another source of the index is no mistake; one that is gone is.
        try correct(#"{"id":"r1","author":"Lý Mai"}"#)
        #expect(try run("a/b").rejections.isEmpty)
        try folder.remove("a/reports.jsonl")
        try folder.write("a/more.jsonl", #"{"id":"o","text":"Một câu."}"#)
        #expect(try run("a").rejections.map(\.code) == ["unmatched-correction"])
    }

    @Test func correctionsInsideAnArchiveAreRefused() throws {
        let tar = Process()
        tar.executableURL = URL(filePath: "/bin/tar")
        try correct(#"{"id":"r1","author":"Lý Mai"}"#)
        tar.arguments = [
            "-cf", folder.path("packed.tar"), "-C", folder.path("a"), "reports.jsonl", "corrections.jsonl",
        ]
        try tar.run()
        tar.waitUntilExit()
        let summary = try run("packed.tar")
        #expect(summary.added == 2)
        #expect(summary.rejections.map(\.code) == ["packed-corrections"])
    }
}
