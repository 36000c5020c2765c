import Foundation
import Testing

/// `explain` and `search --explain` from outside.
@Suite struct ExplainProgramTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
        try ProgramRun([arguments[0], "-i", archive.index] + arguments.dropFirst(), input: input)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func id(_ query: String) throws -> String {
        try #require(try run("search", query, "--format", "ids").output.split(separator: "\n").first.map(String.init))
    }

    private func leaves(_ part: [String: Any]) -> [Double] {
        guard let parts = part["parts"] as? [[String: Any]] else { return [part["value"] as? Double ?? .nan] }
        return parts.flatMap(leaves)
    }

    @Test func aScoreAddsUp() throws {
        let id = try id("đảng viên")
        let lines = try run("search", "đảng viên 07-NQ/TU", "--explain", "--format", "jsonl", "-n", "1").output
        let line = try #require(lines.split(separator: "\n").first.map(String.init))
        let hit = try object(line)
        let output = try run("explain", "đảng viên 07-NQ/TU", id, "--json").output
        let explained = try object(output)
        #expect(explained["schema"] as? String == "tracuu.explain/1")
        #expect(explained["query"] as? String == "đảng viên 07-NQ/TU" && explained["id"] as? String == id)
        #expect(explained["matches"] as? Bool == true && explained["rank"] as? Int == 1)
        #expect(explained["failed"] == nil)
        let tree = try #require(explained["tree"] as? [String: Any])
        let score = try #require(hit["score"] as? Double)
        #expect(abs(leaves(tree).reduce(0, +) - score) < 1e-12)
        #expect(explained["score"] as? Double == score)
        let written = try #require(output.components(separatedBy: #""tree":"#).last).components(
            separatedBy: #","notes""#)
        #expect(line.hasSuffix(#""explanation":"# + written[0] + "}"))
        let human = try run("explain", "đảng viên 07-NQ/TU", id)
        #expect(human.status == 0)
        #expect(human.output.hasPrefix("\(id) matches; rank 1\n"))
        #expect(human.output.contains("cites 07-NQ/TU"))
        #expect(try run("search", "đảng viên", "--explain").output.contains("đảng viên side by side"))
    }

    @Test func aReportThatDoesNotMatchSaysWhy() throws {
        let id = try id("chè")
        let why = try run("explain", "chè", id, "--province", "Lai Châu", "--json")
        #expect(why.status == 1)
        let object = try object(why.output)
        #expect(object["matches"] as? Bool == false && object["score"] is NSNull && object["rank"] == nil)
        #expect((object["failed"] as? [String: Any])?["text"] as? String == "province:\"Lai Châu\"")
        let vietnamese = try run("explain", "chè đảng", id, "--match", "all", "--lang", "vi")
        #expect(vietnamese.status == 1)
        #expect(vietnamese.output.hasPrefix("\(id) không khớp; không đạt: đảng\n"))
    }

    @Test func faultsAreSaid() throws {
        let unknown = try run("explain", "chè", "none")
        #expect(unknown.status == 1 && unknown.output.isEmpty)
        #expect(unknown.errors.contains("no report has the id none"))
        #expect(try run("explain", "chè").status == 2)
        #expect(try run("explain", "", "none").status == 2)
        #expect(try run("explain", "chè \"trồng", "none", "--strict").status == 2)
        #expect(try ProgramRun("explain", "-i", archive.index + "/none", "chè", "x").status == 3)
        let partial = try run("explain", "chè xyzzy", try id("chè"))
        #expect(partial.status == 0 && partial.errors.hasPrefix("note: no report has all the words"))
    }

    @Test func thePromptExplainsAHit() throws {
        let run = try run("repl", input: ".explain 1\nchè\n.explain 1\n.explain 9\n")
        #expect(run.output.contains("matches; rank 1\n"))
        #expect(run.errors.hasPrefix("nothing has been searched for yet\n"))
        #expect(run.errors.contains("there is no hit 9"))
    }

    /// The example of the page on scoring is what the program says of the sample archive.
    @Test func theDocumentedExampleIsTrue() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        let index = archive.folder.appending(path: "sample").path
        _ = try ProgramRun("index", "-q", "-i", index, root.appending(path: "corpus").path)
        let page = try String(
            contentsOf: root.appending(path: "Sources/SearchEngine/SearchEngine.docc/Scoring.md"), encoding: .utf8)
        let example = try #require(page.components(separatedBy: "$ tracuu explain ").last)
            .components(separatedBy: "\n```")[0].components(separatedBy: "\n")
        let typed = example[0].components(separatedBy: "'")
        let run = try ProgramRun(
            "explain", "-i", index, typed[1], typed[2].trimmingCharacters(in: .whitespaces))
        #expect(run.output == example.dropFirst().map { $0 + "\n" }.joined())
    }
}
