import Foundation
import Testing

/// What the program writes as JSON beside the schemas that are shipped with it.
@Suite struct SchemaTests {
    private static let schemas = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Schemas")

    /// Every fault of every line of an output, and the names of the schemas met.
    private func faults(_ output: String) throws -> (faults: [String], met: Set<String>) {
        let validator = try SchemaValidator(folder: Self.schemas)
        var faults: [String] = []
        var met: Set<String> = []
        for line in output.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let name = try #require((object as? [String: Any])?["schema"] as? String)
            let file = name.dropFirst("tracuu.".count).replacing("/", with: "-") + ".json"
            met.insert(name)
            faults += validator.faults(object, file: String(file))
        }
        return (faults, met)
    }

    @Test(arguments: [
        (["search", "đảng OR chè", "--json", "--explain", "--facet", "province"], ["search"]),
        (["search", "đảng OR chè", "--format", "jsonl", "--timing", "--year", "2023"], ["hit", "summary"]),
        (["count", "đảng", "--json", "--timing"], ["count"]), (["ref", "07-NQ/TU", "--json"], ["ref"]),
        (["refs", "--json"], ["refs"]), (["refs", "--format", "jsonl"], ["reference", "refs"]),
        (["refs", "--by", "province,year", "--json"], ["refs"]), (["facets", "year", "--json"], ["facets"]),
        (["facets", "province", "--format", "jsonl"], ["facet", "facets"]), (["dupes", "--json"], ["dupes"]),
        (["dupes", "--format", "jsonl"], ["dupes", "group"]), (["stats", "--json"], ["stats"]),
        (["version", "--json"], ["version"]),
        (["analyze", "--json", "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu ngày 3/2/2020 về KT-XH"], ["analyze"]),
    ])
    func outputsAreAsTheirSchemasSay(arguments: [String], schemas: [String]) throws {
        let archive = try SampleArchive()
        try archive.write(try String(contentsOfFile: archive.reports + "/song-lo.txt", encoding: .utf8), "copy.txt")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
        let run = try ProgramRun(["-i", archive.index] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        let (faults, met) = try faults(run.output)
        #expect(faults.isEmpty)
        #expect(met == Set(schemas.map { "tracuu.\($0)/1" }))
    }

    @Test func reportsRunsAndExplanationsAreAsTheirSchemasSay() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("{\"id\":\"a\",\"text\":\"Một câu.\",\"date\":\"hôm nào\"}\n{", "a.jsonl")
        let told = archive.folder.appending(path: "told.jsonl").path
        let indexed = try ProgramRun("index", "-i", archive.index, archive.reports, "--json", "--report", told)
        #expect(indexed.status == 5)
        var output = indexed.output + (try String(contentsOfFile: told, encoding: .utf8))
        let ids = try ProgramRun("-i", archive.index, "search", "chè", "--format", "ids").output
        let id = try #require(ids.split(separator: "\n").first.map(String.init))
        output += try ProgramRun("-i", archive.index, "show", id, "--json").output
        output += try ProgramRun("-i", archive.index, "show", id, "--json", "--highlight", "chè").output
        output += try ProgramRun("-i", archive.index, "explain", "chè", id, "--json").output
        output += try ProgramRun("-i", archive.index, "explain", "đảng", id, "--json").output
        output += try ProgramRun("inspect", "--json", archive.reports).output
        let (faults, met) = try faults(output)
        #expect(faults.isEmpty)
        #expect(met == Set(["index", "input", "show", "explain", "inspect"].map { "tracuu.\($0)/1" }))
    }

    @Test func thePromptIsAsItsSchemasSay() throws {
        let archive = try SampleArchive()
        let lines = [
            "07-NQ/TU", ".facet province", ".cites 1", ".ref 07-NQ/TU", ".explain 1", ".timeline", ".analyze họp",
        ]
        let run = try ProgramRun(
            "repl", "-i", archive.index, "--json", input: lines.map { $0 + "\n" }.joined())
        let (faults, met) = try faults(run.output)
        #expect(faults.isEmpty)
        #expect(met == Set(["search", "facets", "cites", "ref", "explain", "analyze"].map { "tracuu.\($0)/1" }))
        #expect(run.output.split(separator: "\n").count == lines.count)
    }

    @Test func maintenanceIsAsItsSchemasSay() throws {
        let archive = try SampleArchive()
        let copy = archive.folder.path + "/copy"
        var output = ""
        for arguments in [
            ["verify"], ["merge"], ["backup", copy], ["delete", "--dry-run", "nope"], ["repair", "--yes"],
        ] {
            output += try ProgramRun(["-i", archive.index, "--json"] + arguments).output
        }
        let file = URL(filePath: archive.index + "/segment-1")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        for arguments in [["verify"], ["repair", "--dry-run"]] {
            output += try ProgramRun(["-i", archive.index, "--json"] + arguments).output
        }
        let id = try ProgramRun("-i", copy, "search", "chè", "--format", "ids").output.split(separator: "\n")[0]
        output += try ProgramRun("-i", copy, "--json", "delete", "--yes", String(id)).output
        bytes[20] ^= 1
        try bytes.write(to: file)
        output += try ProgramRun("-i", archive.index, "--json", "repair", "--dry-run").output
        let (faults, met) = try faults(output)
        #expect(faults.isEmpty)
        #expect(met == Set(["verify", "merge", "backup", "delete", "repair"].map { "tracuu.\($0)/1" }))
    }

    /// The validator itself: what is wrong is found.
    @Test func aMissingAnUnknownAndAMistypedKeyAreFaults() throws {
        let validator = try SchemaValidator(folder: Self.schemas)
        func count(_ members: String) throws -> Int {
            let text =
                "{\"type\":\"count\",\"schema\":\"tracuu.count/1\",\"undated_excluded\":0,"
                + "\"unknown_province_excluded\":0,\"notes\":[]\(members)}"
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
            return validator.faults(object, file: "count-1.json").count
        }
        #expect(try count(",\"count\":3") == 0)
        #expect(try count("") == 1)
        #expect(try count(",\"count\":3,\"new\":1") == 1)
        #expect(try count(",\"count\":\"3\"") == 1)
        #expect(try count(",\"count\":true") == 1)
        #expect(try count(",\"count\":-1") == 1)
    }
}
