import Foundation
import Testing

/// Near-duplicates from outside: `dupes`, `search --dupes`, `show`.
@Suite struct DuplicateProgramTests {
    private let archive: SampleArchive

    init() throws {
        archive = try SampleArchive(isIndexed: false)
        let words = (0..<12).map { "nhà thứ \($0 * 7 + 3) góp \($0 * 11 + 5) ngày công làm đường bê tông" }
        let text = words.joined(separator: ", ") + "."
        func line(_ id: String, _ date: String, _ text: String, _ source: String) throws -> String {
            let object = ["id": id, "title": "Đường mới", "text": text, "date": date, "source": source]
            return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        }
        let lines = try [
            line("later", "2023-05-20", text, "Báo Hà Giang"), line("first", "2023-05-18", text, "Báo Cao Bằng"),
            line("middle", "2023-05-19", text + " Ảnh: Hoài Nam.", "Báo Lạng Sơn"),
        ]
        try archive.write(lines.joined(separator: "\n") + "\n", "duong.jsonl")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
    }

    private func run(_ arguments: String..., language: String = "en") throws -> ProgramRun {
        try ProgramRun([arguments[0], "-i", archive.index, "--lang", language] + arguments.dropFirst())
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func ids(_ group: [String: Any]?) -> [String]? {
        (group?["reports"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
    }

    @Test func oneHitSaysHowManyCopiesItHas() throws {
        let human = try run("search", "bê tông")
        #expect(human.output.contains("\n   and 2 copies\n"))
        #expect(try run("search", "bê tông", language: "vi").output.contains("\n   và 2 bản sao\n"))
        let hits = try objects(run("search", "bê tông", "--format", "jsonl").output)
        #expect(hits.map { $0["duplicates"] as? Int } == [2, nil])
        #expect(hits.last?["total"] as? Int == 3)
        #expect(hits.last?["shown"] as? Int == 1)
    }

    @Test func copiesAreShownOrHiddenOnRequest() throws {
        #expect(
            try run("search", "bê tông", "--dupes", "group", "--format", "ids").output.split(separator: "\n").count == 1
        )
        #expect(
            try run("search", "bê tông", "--dupes", "show", "--format", "ids").output.split(separator: "\n").count == 3)
        let hidden = try run("search", "bê tông", "--dupes", "hide", "--format", "jsonl")
        #expect(try objects(hidden.output).map { $0["duplicates"] as? Int } == [0, nil])
        #expect(try !run("search", "bê tông", "--dupes", "hide").output.contains("cop"))
        #expect(try run("search", "bê tông", "--dupes", "some").status == 2)
        #expect(try run("count", "bê tông").output == "3\n")
    }

    @Test func runsForMeasuringHaveEachReport() throws {
        func lines(_ arguments: String...) throws -> Int {
            try ProgramRun(["search", "-i", archive.index, "bê tông"] + arguments).output.split(separator: "\n").count
        }
        #expect(try lines("--format", "trec") == 3)
        #expect(try lines("--rank", "bm25", "--format", "ids") == 3)
        #expect(try lines("--format", "trec", "--dupes", "hide") == 1)
        #expect(try lines("--rank", "bm25", "--dupes", "group", "--format", "ids") == 1)
    }

    @Test func groupsAreListedForPeople() throws {
        let listed = try run("dupes")
        #expect(listed.status == 0)
        let lines = listed.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines.first == "3 reports: Đường mới")
        #expect(lines.dropFirst().map { $0.split(separator: " ").dropFirst().first } == ["first", "middle", "later"])
        #expect(lines.last?.hasSuffix("100 % the same") == true)
        #expect(listed.errors == "1 group of near-duplicates, reports in it: 3\n")
        let vietnamese = try run("dupes", language: "vi")
        #expect(vietnamese.output.hasPrefix("3 báo cáo: Đường mới\n"))
        #expect(vietnamese.errors == "1 nhóm báo cáo gần trùng nhau, gồm 3 báo cáo\n")
    }

    @Test func groupsAreListedForPrograms() throws {
        let object = try #require(try objects(run("dupes", "--json").output).first)
        #expect(object["schema"] as? String == "tracuu.dupes/1")
        let groups = try #require(object["groups"] as? [[String: Any]])
        #expect(groups.map { $0["id"] as? String } == ["first"])
        #expect(groups.first?["count"] as? Int == 3)
        #expect(ids(groups.first) == ["first", "middle", "later"])
        let report = try #require((groups.first?["reports"] as? [[String: Any]])?.first)
        #expect(Set(report.keys) == ["id", "title", "date", "location", "url", "source", "similarity"])
        #expect((report["source"] as? [String: Any])?["name"] as? String == "Báo Cao Bằng")
        let summary = try #require(object["summary"] as? [String: Any])
        #expect(summary["groups"] as? Int == 1)
        #expect(summary["reports"] as? Int == 3)
        let lines = try objects(run("dupes", "--format", "jsonl").output)
        #expect(lines.map { $0["type"] as? String } == ["group", "summary"])
        #expect(lines.map { $0["schema"] as? String } == ["tracuu.group/1", "tracuu.dupes/1"])
        let table = try run("dupes", "--format", "tsv").output.split(separator: "\n")
        #expect(table.first == "group\tsimilarity\tid\ttitle\tdate\tdatekind\tpublisher\tsource\tpath\turl")
        #expect(table.dropFirst().map { $0.split(separator: "\t")[2] } == ["first", "middle", "later"])
        #expect(try run("dupes", "--format", "csv").output.split(separator: "\r\n").count >= 1)
        #expect(try run("dupes", "--format", "trec").status == 2)
    }

    @Test func groupsAreFilteredByTheirReports() throws {
        #expect(try run("dupes", "date:2023-05-20").output.contains("first"))
        #expect(try run("dupes", "id:middle").status == 0)
        let none = try run("dupes", "chè")
        #expect(none.status == 1)
        #expect(none.errors == "no near-duplicates\n")
        let empty = try objects(run("dupes", "chè", "--json").output)
        #expect((empty.first?["groups"] as? [Any])?.isEmpty == true)
    }

    @Test func showNamesTheCopies() throws {
        let sheet = try run("show", "middle", "--meta").output
        let copies = sheet.split(separator: "\n").filter { $0.hasPrefix("copy") }
        #expect(copies.map { $0.split(separator: " ")[1] } == ["first", "later"])
        #expect(try run("show", "middle", "--meta", language: "vi").output.contains("\nbản sao"))
        let object = try #require(try objects(run("show", "middle", "--json").output).first)
        #expect((object["duplicates"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["first", "later"])
        let other = try run("search", "chè", "--format", "ids").output.split(separator: "\n").map(String.init)
        let id = try #require(other.first)
        let alone = try #require(try objects(run("show", id, "--json").output).first)
        #expect((alone["duplicates"] as? [Any])?.isEmpty == true)
    }

    @Test func thePromptHasTheSetting() throws {
        let session = try ProgramRun(
            ["repl", "-i", archive.index, "--lang", "en"],
            input: "bê tông\n.more\n.dupes show\n.show\n.dupes some\n.open 2\n")
        #expect(session.output.contains("and 2 copies"))
        #expect(session.output.contains("dupes = show"))
        let messages = session.errors + session.output
        #expect(messages.contains("there are no more results"))
        #expect(messages.contains(".dupes takes group, show, hide"))
        #expect(session.output.contains("copy"))
    }
}
