import Foundation
import Reports
import Testing

/// What the indexer keeps, changes and refuses.
@Suite struct ReportIndexerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ sources: [String], _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path("index"), options: options).run(sources)
    }

    private func found(_ query: String) throws -> [String] {
        var request = SearchRequest(query)
        request.duplicates = .show
        return try ReportIndex(path: folder.path("index")).search(request).hits.map(\.report.title).sorted()
    }

    @Test func asecondRunChangesOnlyWhatChanged() throws {
        for number in 1...4 {
            try folder.write(
                "a/\(number).txt",
                "Bài số \(number)\n\nXã nhà có đường mới. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n"
            )
        }
        #expect(try run([folder.path("a")]).added == 4)
        let again = try run([folder.path("a")])
        #expect((again.added, again.updated, again.unchanged, again.removed) == (0, 0, 4, 0))
        try folder.write(
            "a/2.txt",
            "Bài thứ hai\n\nXã nhà có cầu mới. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n"
        )
        try folder.write(
            "a/5.txt",
            "Bài số 5\n\nXã nhà có trường mới. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n"
        )
        try folder.remove("a/3.txt")
        let third = try run([folder.path("a")])
        #expect((third.added, third.updated, third.unchanged, third.removed) == (1, 1, 2, 1))
        #expect(third.documents == 4)
        #expect(try found("xã nhà") == ["Bài số 1", "Bài số 4", "Bài số 5", "Bài thứ hai"])
        #expect(third.revision > again.revision)
    }

    @Test func whatIsGoneStaysWhereItIsAsked() throws {
        try folder.write(
            "a/1.txt",
            "Một\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        try folder.write(
            "a/2.txt",
            "Hai\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        _ = try run([folder.path("a")])
        try folder.remove("a/1.txt")
        #expect(try run([folder.path("a")]) { $0.prunes = false }.removed == 0)
        #expect(try found("xã nhà").count == 2)
    }

    /// A source that is missing, or a file that cannot be read any more, takes no report with it.
    @Test func nothingIsLostForWantOfASource() throws {
        try folder.write(
            "a/1.txt",
            "Một\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        try folder.write("a/lines.jsonl", "{\"id\":\"x\",\"title\":\"Hai\",\"text\":\"Xã nhà.\"}\n")
        _ = try run([folder.path("a")])
        try folder.write("a/lines.jsonl", "{\"id\":\"x\",\"title\":\"Hai\",\"te\n")
        let second = try run([folder.path("a")])
        #expect(second.removed == 0 && second.failures == 1)
        try FileManager.default.removeItem(atPath: folder.path("a"))
        let third = try run([folder.path("a")])
        #expect(third.removed == 0 && third.rejections.map(\.code) == ["missing"])
        #expect(try found("xã nhà") == ["Hai", "Một"])
    }

    @Test func badInputsAreSaidCountedAndTheRestIsIndexed() throws {
        try folder.write(
            "a/good.txt",
            "Tốt\n\nXã nhà có điện. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        try folder.write("a/empty.txt", "")
        try folder.write("a/binary.txt", Data([0, 1, 2, 3, 0xFF, 0xFE, 0, 0, 7, 7]))
        try folder.write("a/lines.jsonl", "{\"id\":\"1\",\"title\":\"Dòng\",\"text\":\"Xã nhà.\"}\n{broken\n")
        let summary = try run([folder.path("a"), folder.path("missing")])
        #expect(summary.added == 2)
        #expect(Set(summary.rejections.map(\.code)) == ["empty", "binary", "bad-json", "missing"])
        #expect(summary.failures == 4)
        #expect(summary.rejections.allSatisfy { !$0.message.isEmpty && $0.message.contains($0.place) })
    }

    /// However many inputs are bad, all are counted and passed on, and no more are kept than some.
    @Test func badInputsWithoutEndAreCounted() throws {
        let (bad, most) = (10_020, ReportIndexer.Rejections.longest)
        try folder.write(
            "a.jsonl", "{\"id\":\"1\",\"text\":\"Xã nhà.\"}\n" + (0..<bad).map { "{bad\($0)\n" }.joined())
        var told: [String] = []
        let summary = try ReportIndexer(path: folder.path("index")).run(
            [folder.path("a.jsonl")],
            findings: { finding in
                if case .rejected(let rejection) = finding { told.append(rejection.message) }
            })
        #expect(summary.added == 1 && summary.failures == bad && summary.rejections.total == bad)
        #expect(summary.rejections.counts == ["bad-json": bad] && summary.rejections.unkept == bad - most)
        let isToldInOrder = told.count == bad && told.indices.allSatisfy { told[$0].contains("line \($0 + 2),") }
        #expect(isToldInOrder)
        let isKeptAsTold = summary.rejections.map(\.message) == Array(told.prefix(most))
        #expect(isKeptAsTold)
        // What is no failure is kept all the same, and counts by itself.
        var rejections = summary.rejections
        var rejection = try #require(rejections.first)
        (rejection.isFailure, rejection.isRemark, rejection.missingPackage) = (false, true, "gói")
        rejections.append(rejection)
        #expect((rejections.failures, rejections.remarks, rejections.others) == (bad, 1, 0))
        #expect(rejections.last == rejection && rejections.count == most + 1 && rejections.unkept == bad - most)
        #expect(rejections.counts == ["bad-json": bad] && rejections.missingPackages == ["gói": 1])
    }

    /// Where nothing could be read at all, no index is made.
    @Test func nothingToIndexMakesNoIndex() throws {
        let summary = try run([folder.path("missing")])
        #expect(summary.added == 0 && summary.failures == 1)
        #expect(throws: ReportIndexError.noIndex(path: folder.path("index"))) {
            try ReportIndex(path: folder.path("index"))
        }
    }

    @Test func givenIDsAreKeptAndASecondOfOneIDIsRefused() throws {
        try folder.write(
            "a.jsonl",
            """
            {"id":"bao-1","title":"Thứ nhất","text":"Xã nhà.","date":"2021-05-06","province":"lai chau"}
            {"id":"bao-1","title":"Thứ hai","text":"Xã bên."}
            {"id":"bao-1","title":"Thứ nhất","text":"Xã nhà.","date":"2021-05-06","province":"lai chau"}
            """)
        let summary = try run([folder.path("a.jsonl")])
        #expect(summary.added == 1)
        #expect(summary.rejections.map(\.code) == ["repeated-id"])
        let report = try #require(try ReportIndex(path: folder.path("index")).report(id: "bao-1"))
        #expect(report.title == "Thứ nhất")
        #expect(report.date?.kind == .given && report.date?.value.iso == "2021-05-06")
        #expect(report.province?.name == "Lai Châu")
    }

    /// Two sources of one name keep each its own reports.
    @Test func twoSourcesOfOneNameDoNotMix() throws {
        try folder.write(
            "x/archive/1.txt",
            "Ở x\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        try folder.write(
            "y/archive/1.txt",
            "Ở y\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        _ = try run([folder.path("x/archive")])
        _ = try run([folder.path("y/archive")])
        #expect(try found("xã nhà") == ["Ở x", "Ở y"])
        let again = try run([folder.path("x/archive"), folder.path("y/archive")])
        #expect(again.unchanged == 2 && again.documents == 2)
    }

    @Test func aDryRunWritesNothing() throws {
        try folder.write(
            "a/1.txt",
            "Một\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        _ = try run([folder.path("a")])
        try folder.write(
            "a/2.txt",
            "Hai\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        let summary = try run([folder.path("a")]) { $0.isDryRun = true }
        #expect(summary.added == 1 && summary.unchanged == 1)
        #expect(try found("xã nhà") == ["Một"])
    }

    @Test func rebuildingLeavesOnlyWhatIsThere() throws {
        try folder.write(
            "a/1.txt",
            "Một\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        try folder.write(
            "b/2.txt",
            "Hai\n\nXã nhà. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n")
        _ = try run([folder.path("a"), folder.path("b")])
        let rebuilt = try run([folder.path("b")]) { $0.isRebuilding = true }
        #expect(rebuilt.documents == 1)
        #expect(try found("xã nhà") == ["Hai"])
    }

    /// Many small segments answer as one.
    @Test func aSmallBudgetMakesManySegmentsAndTheSameAnswers() throws {
        for number in 0..<60 {
            try folder.write(
                "a/\(number).txt",
                "Bài \(number)\n\nXã số \(number % 7) có \(number) đảng viên mới. Bà con góp công, góp đất làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n"
            )
        }
        _ = try run([folder.path("a")])
        let index = try ReportIndex(path: folder.path("index"))
        let whole = try index.search(SearchRequest("xã 3 đảng viên"))
        let digest = index.statistics().digest
        _ = try run([folder.path("a")]) {
            $0.isRebuilding = true
            $0.memory = 1
        }
        let parts = try ReportIndex(path: folder.path("index"))
        let again = try parts.search(SearchRequest("xã 3 đảng viên"))
        #expect(again.hits.map(\.report.id) == whole.hits.map(\.report.id))
        #expect(again.hits.map(\.score) == whole.hits.map(\.score))
        #expect(parts.statistics().digest == digest)
        #expect(try IndexMaintenance(path: folder.path("index")).verify().isEmpty)
    }
}
