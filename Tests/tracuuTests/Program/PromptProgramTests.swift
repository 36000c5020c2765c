import Foundation
import Testing

/// The prompt from outside: lines from a pipe, and keys at a pseudo-terminal.
@Suite struct PromptProgramTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    private func piped(_ lines: String..., language: String = "en") throws -> ProgramRun {
        try ProgramRun(
            "repl", "-i", archive.index, "--lang", language, input: lines.map { $0 + "\n" }.joined())
    }

    private func typed(_ steps: [(awaited: String, typed: String)]) throws -> TerminalRun {
        try TerminalRun(
            ["repl", "-i", archive.index], steps: steps, environment: ["XDG_STATE_HOME": archive.folder.path])
    }

    @Test func everyLineOfTheTable() throws {
        let file = archive.folder.appendingPathComponent("ra.txt").path
        let run = try piped(
            ".mode ids", "07-NQ/TU", ".facet province", "+1", ".drop 1", "-1", ".undo", ".narrow chè", ".drop",
            ".cites 1", ".mode human", ".ref 07-NQ/TU", ".mode ids", ".timeline", ".timeline 07-NQ/TU",
            ".analyze Nghị quyết số 07-NQ/TU",
            ".explain 1", ".once \(file)", "chè", ".show", ".help", ".quit", "never reached")
        #expect(run.status == 0)
        #expect(run.output.contains("1  Lai Châu   1\n2  Vĩnh Phúc  1\n"))
        #expect(run.output.contains("1  07-NQ/TU"))
        #expect(run.output.contains("reports: 1, mentions: 1"))
        #expect(run.output.contains("1  2022  1  █"))
        #expect(run.output.contains("matches; rank 1"))
        #expect(run.output.contains("query = chè"))
        #expect(run.output.contains(".whynot ID"))
        #expect(run.errors.components(separatedBy: "1 report found").count == 4)
        #expect(run.errors.components(separatedBy: "2 reports found").count == 5)
        #expect(!run.errors.contains("never") && !run.output.contains("tracuu>"))
        #expect(try String(contentsOfFile: file, encoding: .utf8).utf8.count == 17)
    }

    @Test func pagesAndSettings() throws {
        let run = try piped(
            ".mode ids", ".limit 1", "đảng OR chè", ".more", ".more", ".more", ".prev", ".sort -date", ".sort date",
            ".timer on", ".accents exact", "dang")
        let ids = run.output.split(separator: "\n")
        #expect(ids.count == 7)
        #expect(Set(ids[..<3]).count == 3 && ids[3] == ids[1])
        let newest = try ProgramRun("search", "-i", archive.index, "đảng", "--sort", "-date", "--format", "ids").output
        #expect(newest.hasPrefix(ids[4] + "\n") && newest.hasSuffix(ids[5] + "\n"))
        #expect(run.errors.contains("there are no more results\n"))
        #expect(run.errors.contains(/\nnothing found, [0-9.]+ ms\n/))
    }

    /// Every list and answer follows `.mode`; where a format has nothing for it, it comes as for people.
    @Test func answersFollowTheMode() throws {
        let lines = ["07-NQ/TU", ".cites 1", ".explain 1", ".analyze họp", ".facet year", ".ref 07-NQ/TU"]
        func printed(_ mode: String) throws -> String {
            try ProgramRun(
                "repl", "-i", archive.index, input: ([".mode " + mode] + lines).map { $0 + "\n" }.joined()
            ).output
        }
        let human = try printed("human")
        for mode in ["tsv", "csv"] {
            let table = try printed(mode)
            let mark = mode == "tsv" ? "\t" : ","
            let header = ["family", "instance", "display", "mentions"].joined(separator: mark)
            #expect(table.contains(header + "\nnq-7/tu"))
            #expect(table.contains("cites 07-NQ/TU") && table.contains("0  0-5  họp"))
        }
        for text in [human, try printed("ids")] { #expect(text.contains("1  07-NQ/TU  nq-7/tu@")) }
        let json = try printed("jsonl").split(separator: "\n")
        #expect(json.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }

    @Test func whyAReportIsNotFound() throws {
        let id = try piped(".mode ids", "chè").output.trimmingCharacters(in: .whitespacesAndNewlines)
        let run = try piped("chè tỉnh:\"Lai Châu\" năm:2022", ".whynot \(id)", ".whynot none")
        #expect(run.output.contains("\(id) does not match; it fails: date:2022"))
        #expect(
            run.output.contains(
                "nearest that it would match: province:\"Lai Châu\" → province:unknown; year:2022 → year:unknown\n"))
        #expect(run.errors.contains("no report has the id none"))
    }

    /// A file gets what a line prints, or the report that it opens, without colours.
    @Test(arguments: ["chè", "1"]) func aFileGetsTextAlone(line: String) throws {
        let file = archive.folder.appendingPathComponent("ra.txt").path
        let run = try ProgramRun(
            "repl", "-i", archive.index, "--color", "always", input: "chè\n.once \(file)\n\(line)\n")
        // What was asked before it is shown in colours.
        #expect(run.output.components(separatedBy: "\u{1B}[1;31mchè").count == 2)
        let saved = try String(contentsOfFile: file, encoding: .utf8)
        #expect(saved.contains("Chuyện trồng chè") && !saved.contains("\u{1B}"))
    }

    @Test func aFileThatCannotBeWrittenEndsNothing() throws {
        let run = try piped(".once /nowhere/x", ".mode ids", "chè", "chè")
        #expect(run.status == 0)
        #expect(run.errors.contains("/nowhere/x"))
        // What was for the file is shown instead.
        #expect(run.output.split(separator: "\n").count == 2)
    }

    @Test(.needsTerminal) func tabCompletesWithoutMarksAndCase() throws {
        let run = try typed([
            ("tracuu> ", "tỉnh:lai c\t\n"), ("1 report found", ""),
            ("tracuu> ", "7-nq\t\n"), ("2 reports found", ""),
            ("tracuu> ", "tin\t"), ("tỉnhmới:", ":lai c\t\n"), ("1 report found", ""),
            ("tracuu> ", ".narr\thuyen:song l\t\n"), ("nothing found", ""),
            ("tracuu [1 huyen:\"Sông Lô\"]> ", ".q\t\n"),
        ])
        #expect(run.status == 0)
    }

    /// Letters with combining marks, and a keyboard that takes back what it typed to put the mark on.
    @Test(.needsTerminal) func everyKeyboardTypesTheSame() throws {
        let run = try typed([
            ("tracuu> ", "ti\u{309}nh:\"Lai Cha\u{302}u\"\n"), ("1 report found", ""),
            ("tracuu> ", "tinh\u{7f}\u{7f}\u{7f}ỉnh:\"Lai Chau\u{7f}\u{7f}âu\"\n"), ("1 report found", ""),
            ("tracuu> ", "ti\u{309}nh:lai c\t\n"), ("1 report found", ""),
            ("tracuu> ", "tr\u{1ed3}ng che\u{300}\n"), ("1 report found", ""),
            ("tracuu> ", "\u{4}"),
        ])
        #expect(run.status == 0)
    }

    @Test(.needsTerminal) func ctrlCClearsTheLineAndHistoryIsKept() throws {
        _ = try typed([
            ("tracuu> ", "trồng chè"), ("chè", "\u{3}"), ("tracuu> ", "bản\n"), ("found", ""), ("tracuu> ", "\u{4}"),
        ])
        let again = try typed([("tracuu> ", "\u{10}\n"), ("1 report found", ""), ("tracuu> ", "\u{4}")])
        #expect(again.status == 0)
        #expect(again.screen.contains("bản"))
    }

    @Test(.needsTerminal) func aNewRevisionIsOffered() throws {
        let more = archive.folder.appendingPathComponent("thêm.txt")
        try Data("Thêm một bản tin\n\nTin mới về cà phê ở bản.\n".utf8).write(to: more)
        let run = try TerminalRun(
            ["repl", "-i", archive.index],
            steps: [
                ("tracuu> ", "cà phê\n"), ("nothing found", ""), ("tracuu> ", "bản\n"), ("found", ""),
                ("revision 1, now 2", ""), ("tracuu> ", ".reload\n"), ("revision 2", ""),
                ("tracuu> ", "cà phê\n"), ("1 report found", ""), ("tracuu> ", "\u{4}"),
            ],
            environment: ["XDG_STATE_HOME": archive.folder.path]
        ) { step in
            if step == 2 { _ = try? ProgramRun("index", "-q", "-i", archive.index, more.path) }
        }
        #expect(run.status == 0)
        #expect(run.screen.contains("1 report found"))
    }
}
