import Foundation
import Reports
import Testing

/// Which reports are near-duplicates, and what a search makes of them.
@Suite struct DuplicateReportsTests {
    /// An index of texts by name, each in a file of its own.
    private static func index(_ texts: [(name: String, text: String)]) throws -> (ReportIndex, TemporaryFolder) {
        let folder = try TemporaryFolder()
        for (name, text) in texts { try folder.write("archive/\(name).txt", text) }
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("archive")])
        return (try ReportIndex(path: folder.path("index")), folder)
    }

    private static func groups(_ index: ReportIndex, _ request: SearchRequest = SearchRequest()) throws -> [[String]] {
        var groups: [[String]] = []
        _ = try index.forEachDuplicateGroup(request) { group in
            groups.append(group.reports.map { String($0.location.path.dropLast(4)) })
            return true
        }
        return groups
    }

    // MARK: What is a copy

    @Test(arguments: CopiedReports.copies.indices) func aCopyIsOne(number: Int) throws {
        let (index, _) = try Self.index([
            ("original", CopiedReports.report), ("copy", CopiedReports.copies[number].text),
        ])
        #expect(
            try Self.groups(index).map { Set($0) } == [["original", "copy"]], "\(CopiedReports.copies[number].name)")
    }

    @Test func allCopiesMakeOneGroup() throws {
        let (index, _) = try Self.index([("original", CopiedReports.report)] + CopiedReports.copies)
        let groups = try Self.groups(index)
        #expect(groups.map(\.count) == [CopiedReports.copies.count + 1])
    }

    @Test func anotherReportOfTheSameMatterIsNone() throws {
        let (index, _) = try Self.index([("original", CopiedReports.report), ("rewritten", CopiedReports.rewritten)])
        #expect(try Self.groups(index).isEmpty)
        #expect(try index.duplicates(of: "original") == nil)
    }

    /// Most of their words are the same; their days and sums are not.
    @Test func reportsOfASeriesAreNone() throws {
        let names = ["march", "april", "may"]
        let (index, _) = try Self.index(zip(names, CopiedReports.series).map { ($0, $1) })
        #expect(try Self.groups(index).isEmpty)
    }

    @Test func shortTextsAreCopiesOnlyWhereNearlyEqual() throws {
        let note = """
            Lịch cắt điện

            Từ sáng mai, khu vực chợ trung tâm tạm ngừng cấp điện trong ba giờ để thay dây và sửa trạm biến áp, bà con chú \
            ý cất giữ thực phẩm.

            """
        let (index, _) = try Self.index([
            ("a", note), ("b", note),
            ("c", note.replacing("ba giờ", with: "cả ngày").replacing("thay dây", with: "dời cột")),
            ("d", "Ảnh: Hoài Nam\n"), ("e", "Ảnh: Hoài Nam\n"),
        ])
        #expect(try Self.groups(index).map { Set($0) } == [["a", "b"]])
    }

    // MARK: What a search makes of them

    private struct Sample {
        let index: ReportIndex
        let folder: TemporaryFolder
        /// Reports that the query finds, and groups of them.
        let reports = 12
        let groups = 9

        /// Copies and other reports, all of which have the words asked for.
        init() throws {
            var texts: [(name: String, text: String)] = [
                ("original", CopiedReports.report), ("copy one", CopiedReports.copies[1].text),
                ("copy two", CopiedReports.copies[2].text), ("copy three", CopiedReports.copies[5].text),
            ]
            for number in 0..<8 {
                let length = 4 + number
                let words = (0..<length).map {
                    "việc thứ \($0 * 7 + number * 31) của người số \($0 * 13 + number * 57)"
                }
                texts.append(
                    (
                        "other \(number)",
                        "Đường thôn \(number)\n\nBà con bê tông " + words.joined(separator: ", ") + ".\n"
                    ))
            }
            (index, folder) = try DuplicateReportsTests.index(texts)
        }

        func request(_ duplicates: SearchRequest.Duplicates?, limit: Int = 50, offset: Int = 0) -> SearchRequest {
            var request = SearchRequest("bê tông đường")
            request.duplicates = duplicates
            request.limit = limit
            request.offset = offset
            return request
        }
    }

    @Test func copiesAreOneHitThatSaysHowManyThereAre() throws {
        let sample = try Sample()
        let all = try sample.index.search(sample.request(.show))
        #expect(all.hits.count == sample.reports)
        #expect(all.hits.allSatisfy { $0.duplicates == 0 })
        let grouped = try sample.index.search(sample.request(nil))
        #expect(grouped.total == sample.reports)
        #expect(grouped.hits.count == sample.groups)
        #expect(grouped.hits.filter { $0.duplicates > 0 }.map(\.duplicates) == [3])
        let hidden = try sample.index.search(sample.request(.hide))
        #expect(hidden.hits.map(\.report.id) == grouped.hits.map(\.report.id))
        #expect(hidden.hits.allSatisfy { $0.duplicates == 0 })
        #expect(hidden.total == sample.reports)
        // What is left stands in the order of all.
        let kept = Set(grouped.hits.map(\.report.id))
        #expect(grouped.hits.map(\.report.id) == all.hits.map(\.report.id).filter(kept.contains))
        #expect(grouped.hits.map(\.rank) == Array(1...sample.groups))
    }

    /// The hit is the first of its group in the order asked for.
    @Test func theFirstOfAGroupStandsForIt() throws {
        let sample = try Sample()
        for sort in SearchRequest.Sort.allCases {
            var request = sample.request(.show)
            request.sort = sort
            let all = try sample.index.search(request).hits.map(\.report.id)
            request.duplicates = .group
            let grouped = try sample.index.search(request).hits.map(\.report.id)
            let group = try #require(try all.compactMap { try sample.index.duplicates(of: $0) }.first)
            let members = Set(group.reports.map(\.id))
            let first = all.first(where: members.contains)
            #expect(grouped == all.filter { !members.contains($0) || $0 == first })
        }
    }

    @Test func pagesNeitherSkipNorRepeat() throws {
        let sample = try Sample()
        for duplicates in SearchRequest.Duplicates.allCases {
            for sort in SearchRequest.Sort.allCases {
                var request = sample.request(duplicates)
                request.sort = sort
                let whole = try sample.index.search(request).hits
                for size in 1...5 {
                    var pages: [SearchResults.Hit] = []
                    request.limit = size
                    for offset in stride(from: 0, to: sample.reports, by: size) {
                        request.offset = offset
                        let page = try sample.index.search(request)
                        #expect(page.total == sample.reports)
                        pages += page.hits
                    }
                    #expect(pages.map(\.report.id) == whole.map(\.report.id), "\(duplicates) \(sort) \(size)")
                    #expect(pages.map(\.rank) == whole.map(\.rank))
                }
                request.limit = 50
                request.offset = 0
            }
        }
    }

    @Test func countsAndFacetsAreOfReports() throws {
        let sample = try Sample()
        for duplicates in SearchRequest.Duplicates.allCases {
            let request = sample.request(duplicates)
            #expect(try sample.index.count(request).total == sample.reports)
            #expect(try sample.index.facets(request, by: [(.province, nil)]).results.total == sample.reports)
        }
    }

    /// A ranking that others are measured against leaves nothing out, unless told to.
    @Test func theYardstickShowsEachReport() throws {
        let sample = try Sample()
        var request = sample.request(nil)
        request.ranking = .bm25
        #expect(try sample.index.rank(request).ids.count == sample.reports)
        request.duplicates = .hide
        #expect(try sample.index.rank(request).ids.count == sample.groups)
    }

    @Test func anExplanationAddsUpUnderAnyRank() throws {
        let sample = try Sample()
        var request = sample.request(.group)
        request.isExplained = true
        for hit in try sample.index.search(request).hits {
            #expect(hit.explanation?.value == hit.score)
        }
    }

    // MARK: The list of groups

    @Test func groupsAreListedThatHaveAMatch() throws {
        let series = CopiedReports.series[0]
        let (index, _) = try Self.index(
            [("original", CopiedReports.report)] + CopiedReports.copies.prefix(2)
                + [("march", series), ("march again", series)])
        #expect(try Self.groups(index).map(\.count) == [3, 2])
        var request = SearchRequest("tiếp công dân")
        request.match = .all
        #expect(try Self.groups(index, request).map { Set($0) } == [["march", "march again"]])
        request.query = "không đâu có"
        #expect(try Self.groups(index, request).isEmpty)
        var first = 0
        let summary = try index.forEachDuplicateGroup { _ in
            first += 1
            return false
        }
        #expect(first == 1)
        #expect(summary.groups == 2)
        #expect(summary.reports == 5)
    }

    @Test func aGroupTellsWhereEachReportIsKept() throws {
        let (index, folder) = try Self.index([("one", CopiedReports.report), ("two", CopiedReports.report)])
        let hit = try #require(try index.search(SearchRequest("đường")).hits.first)
        let group = try #require(try index.duplicates(of: hit.report.id))
        #expect(group.reports.map(\.location.path).sorted() == ["one.txt", "two.txt"])
        #expect(group.reports.allSatisfy { $0.location.source == folder.path("archive") && $0.similarity == 1 })
        #expect(group.id == group.reports[0].id)
    }

    /// The earliest report gives the group its ID, however it came to the index; and it goes when it is gone.
    @Test func groupsFollowTheArchive() throws {
        let folder = try TemporaryFolder()
        func update(_ texts: [String: String?]) throws -> ReportIndex {
            for (name, text) in texts {
                if let text {
                    try folder.write("archive/\(name).txt", text)
                } else {
                    try folder.remove("archive/\(name).txt")
                }
            }
            _ = try ReportIndexer(path: folder.path("index")).run([folder.path("archive")])
            return try ReportIndex(path: folder.path("index"))
        }
        func dated(_ date: String) -> String { "\(date)\n\n" + CopiedReports.report }
        #expect(try Self.groups(update(["new": dated("Thứ năm, 18/05/2023")])).isEmpty)
        #expect(try Self.groups(update(["old": dated("Thứ hai, 15/05/2023")])) == [["old", "new"]])
        #expect(try Self.groups(update(["older": dated("Chủ nhật, 14/05/2023")])) == [["older", "old", "new"]])
        #expect(try Self.groups(update(["old": nil])) == [["older", "new"]])
        #expect(try Self.groups(update(["older": CopiedReports.rewritten])).isEmpty)
    }
}
