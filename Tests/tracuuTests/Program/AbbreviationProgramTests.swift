import Foundation
import Testing

/// Abbreviations and offered queries, from outside.
@Suite struct AbbreviationProgramTests {
    private let archive: SampleArchive

    init() throws {
        archive = try SampleArchive(isIndexed: false)
        try archive.write(
            """
            Chi bộ bản Pa Cô

            Chi bộ lại đạt trong sạch, vững mạnh; kinh tế - xã hội của bản khá lên theo nghị quyết.

            """, "full.txt")
        try archive.write(
            """
            Đảng bộ xã Hua Mạ

            Đảng bộ đạt TSVM, tình hình KT-XH ổn định, có thêm 20 đảng viên (ĐV) mới.

            """, "short.txt")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
    }

    private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
        try ProgramRun([arguments[0], "-i", archive.index] + arguments.dropFirst(), input: input)
    }

    private func notes(_ run: ProgramRun) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require((object?["summary"] as? [String: Any])?["notes"] as? [[String: Any]])
    }

    /// Stories 25 and 26.
    @Test func wordsInFullFindTheirAbbreviation() throws {
        for query in ["trong sạch vững mạnh", "trong sach vung manh", "TSVM", "kinh tế xã hội", "kinh te xa hoi"] {
            #expect(try run("count", query, "--match", "all").output == "2\n", "\(query)")
        }
        #expect(try run("count", "TSVM", "--abbreviations", "off").output == "1\n")
        #expect(try run("count", "\"trong sạch vững mạnh\"").output == "1\n")
        #expect(try run("count", "TSVM", "--abbreviations", "perhaps").status == 2)
    }

    @Test func whatWasExpandedIsSaid() throws {
        let human = try run("search", "TSVM")
        #expect(human.errors.hasPrefix("note: also searched for TSVM = trong sạch vững mạnh\n"))
        let note = try #require(try notes(run("search", "TSVM", "--json")).first)
        #expect(note["code"] as? String == "expanded")
        let pairs = note["expansions"] as? [[String: String]]
        #expect(pairs == [["short": "TSVM", "long": "trong sạch vững mạnh"]])
        #expect(try notes(run("search", "TSVM", "--rank", "bm25", "--json")).isEmpty)
    }

    /// Story 40.
    @Test func aMisspelledWordGetsAnOffer() throws {
        let human = try run("search", "ngị quyết", "--match", "all")
        #expect(human.status == 1)
        #expect(human.output.isEmpty)
        #expect(human.errors.hasPrefix("note: did you mean: nghị quyết\nnothing found, "))
        let offers = try notes(run("search", "ngị quyết", "--json")).filter { $0["code"] as? String == "suggestion" }
        #expect(offers.map { $0["query"] as? String } == ["nghị quyết"])
        #expect(try run("count", "ngị quyết", "--lang", "vi").errors.contains("có phải bạn muốn tìm: nghị quyết"))
        #expect(try notes(run("search", "nghị quyết", "--json")).isEmpty)
    }

    @Test func thePromptOffersAndSwitches() throws {
        let run = try run("repl", input: ".match all\nngị quyết\n.abbreviations off\n.mode ids\nTSVM\n")
        #expect(run.errors.contains("note: did you mean: nghị quyết\n"))
        #expect(run.errors.contains("1 report found"))
        #expect(!run.errors.contains("also searched"))
    }

    @Test func analyzeNamesThem() throws {
        let table = try ProgramRun("analyze", "BCH và đảng viên (ĐV)").output
        #expect(table.contains("abbr") && table.contains("ban chấp hành") && table.contains("def"))
        let run = try ProgramRun("analyze", "--json", "kinh te xa hoi, ĐV")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let found = try #require(object["abbreviations"] as? [[String: Any]])
        #expect(found.map { $0["short"] as? String } == ["KT-XH", "KTXH", "ĐV"])
        #expect(found.map { $0["expanded"] as? Bool } == [true, true, false])
        #expect(found[2]["long"] as? [String] == ["đảng viên", "đoàn viên", "đơn vị"])
        #expect([found[0]["start"] as? Int, found[0]["end"] as? Int] == [0, 14])
    }

    @Test func inspectShowsDefinitions() throws {
        let run = try ProgramRun("inspect", "--json", archive.reports + "/short.txt")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let found = try #require(object["abbreviations"] as? [[String: Any]])
        #expect(found.map { $0["short"] as? String } == ["ĐV"])
        #expect(found.map { $0["long"] as? String } == ["đảng viên"])
        #expect(try ProgramRun("inspect", archive.reports + "/short.txt").output.contains("ĐV · đảng viên"))
    }
}
