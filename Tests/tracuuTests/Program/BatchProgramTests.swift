import Foundation
import Testing

/// Many queries from one opened index, in every format; and what tables do with what their own signs are.
@Suite struct BatchProgramTests {
    private let archive: RecordArchive
    private static let queries = "q1\tchè\nq2\txyzzy\nq3\t\"bà con\"\n"

    init() throws {
        archive = try RecordArchive(
            #"""
            {"id":"a","title":"Trồng chè","text":"Bà con trồng chè, chè xanh."}
            {"id":"b","title":"Nuôi cá","text":"Bà con nuôi cá ở ao nhà."}
            {"id":"c","title":"Mùa chè","text":"Năm nay chè được giá."}
            {"id":"t\t1","title":"Tab\there, \"quoted\" and \\ back\nline","text":"Một câu về quýt.","source":"Báo, phụ trương"}
            """#)
    }

    private func search(_ options: String...) throws -> ProgramRun {
        try archive.run(["search", "--batch", "-"] + options, input: Self.queries)
    }

    private func objects(_ run: ProgramRun) throws -> [[String: Any]] {
        try run.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test(arguments: [("tsv", Character("\t")), ("csv", ",")])
    func tablesNameTheQueryOfEachRow(format: String, separator: Character) throws {
        let run = try search("--format", format, "--snippets", "0")
        #expect(run.status == 0)
        let rows = run.output.split(separator: "\n").map {
            $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }
        #expect(rows.first?.prefix(4) == ["qid", "rank", "score", "id"])
        #expect(rows.dropFirst().map { [$0[0], $0[1]] } == [["q1", "1"], ["q1", "2"], ["q3", "1"], ["q3", "2"]])
        #expect(Set(rows.map(\.count)).count == 1 && Set(rows.dropFirst().prefix(2).map { $0[3] }) == ["a", "c"])
    }

    @Test func idsAndPagesFollowOneAnother() throws {
        let ids = try search("--format", "ids").output.split(separator: "\n")
        #expect(Set(ids[..<2]) == ["a", "c"] && Set(ids[2...]) == ["a", "b"] && ids.count == 4)
        #expect(try search("-0").output.split(separator: "\0").map(String.init) == ids.map(String.init))
        let pages = try search("--format", "human").output
        let places = try ["q1  chè\n", "Mùa chè", "q2  xyzzy\n", "q3  \"bà con\"\n", "Nuôi cá"].map {
            try #require(pages.firstRange(of: $0)?.lowerBound, "\($0) in \(pages)")
        }
        #expect(places == places.sorted())
    }

    @Test func everyLineOfAQueryBearsItsName() throws {
        let lines = try objects(search("--format", "jsonl", "-n", "1"))
        #expect(lines.map { $0["type"] as? String } == ["hit", "summary", "summary", "hit", "summary"])
        #expect(lines.map { $0["qid"] as? String } == ["q1", "q1", "q2", "q3", "q3"])
        #expect(lines.map { $0["total"] as? Int } == [nil, 2, 0, nil, 2])
        let whole = try objects(search("--json"))
        #expect(whole.map { $0["qid"] as? String } == ["q1", "q2", "q3"])
    }

    @Test func countsAreTimed() throws {
        for format in ["json", "jsonl"] {
            let run = try archive.run(
                "count", "--batch", "-", "--format", format, "--timing", "--repeat", "3", input: Self.queries)
            let lines = try objects(run)
            #expect(lines.map { $0["qid"] as? String } == ["q1", "q2", "q3"])
            #expect(lines.map { $0["count"] as? Int } == [2, 0, 2])
            #expect(lines.allSatisfy { $0["type"] as? String == "count" })
            for line in lines {
                let timing = try #require(line["timing_us"] as? [String: Double])
                let (least, median) = (try #require(timing["min"]), try #require(timing["median"]))
                #expect(timing.count == 2 && 0 < least && least <= median)
            }
        }
        let plain = try objects(archive.run("count", "--batch", "-", "--json", input: Self.queries))
        #expect(plain.allSatisfy { $0["timing_us"] == nil })
    }

    @Test func tabsLinesAndQuotesInTables() throws {
        let tsv = try archive.run("search", "quýt", "--format", "tsv").output
        let rows = tsv.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(rows.count == 2 && rows[0].count == rows[1].count)
        #expect(rows[1][2] == #"t\t1"# && rows[1][3] == #"Tab\there, "quoted" and \\ back\nline"#)
        let csv = try archive.run("search", "quýt", "--format", "csv").output
        #expect(csv.contains(",t\t1,\"Tab\there, \"\"quoted\"\" and \\ back\nline\","), "\(csv)")
        #expect(csv.components(separatedBy: "\"").count == 7)
        let facets = try archive.run("facets", "source", "--format", "csv").output
        #expect(facets.contains("\n\"Báo, phụ trương\",\"Báo, phụ trương\",1\n"), "\(facets)")
    }
}
