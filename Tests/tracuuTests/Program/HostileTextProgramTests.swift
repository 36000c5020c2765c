import Foundation
import Testing

/// Titles, texts and paths that would steer a terminal do not reach one; formats for scripts keep them elsewhere, and
/// JSON escaped.
@Suite struct HostileTextProgramTests {
    @Test func noEscapeReachesTheTerminal() throws {
        let archive = try SampleArchive(isIndexed: false)
        let steering = "\u{1B}]0;x\u{7}\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{8}\u{0}"
        let json =
            #"{"id":"x\u001b[2J","title":"Tin \u001b[31mđỏ\u202e\u009b2J","text":"Bà con \u001b]0;x\u0007hái chè \u202e."}"#
        try archive.write(json, "a\u{1B}[2J\u{202E}.jsonl")
        try archive.write("Tin \(steering)lạ\n\nBà con\(steering) trồng chè.\n", "b\u{1B}[2J.txt")
        try archive.write("", "c\u{1B}[2J\u{202E}.txt")
        var outputs: [String] = []
        let indexed = try ProgramRun("index", "-v", "-i", archive.index, archive.reports)
        outputs += [indexed.output, indexed.errors]
        for command in [
            ["search", "chè"],
            ["show", "x\u{1B}[2J"], ["facets", "source"], ["inspect", archive.reports], ["show", "none\u{1B}[2J"],
            ["search", "chè", "--format", "jsonl"], ["search", "chè", "--json"], ["show", "x\u{1B}[2J", "--json"],
            ["search", "chè\u{1B}[2J zz:\u{202E}"], ["explain", "chè", "x\u{1B}[2J"], ["analyze", "chè \u{1B}[2J"],
        ] {
            let run = try ProgramRun(command.prefix(1) + ["-i", archive.index] + command.dropFirst())
            #expect([0, 1, 5].contains(run.status), "\(command): \(run.errors)")
            outputs += [run.output, run.errors]
        }
        for output in outputs {
            #expect(!output.unicodeScalars.contains(where: Self.isSteering), "\(output.debugDescription)")
        }
        #expect(outputs.contains { $0.contains("hái chè") })
    }

    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        [0x1B, 0x07, 0x08, 0x00, 0x9B, 0x202E, 0x2066].contains(scalar.value)
    }

    /// Tables, IDs and raw texts: as they are in a pipe, harmless on a terminal.
    @Test(.needsTerminal) func dataIsHarmlessOnATerminal() throws {
        let archive = try SampleArchive(isIndexed: false)
        let json =
            #"{"id":"x\u001b[2J","title":"Tin \u001b[31mđỏ\u202e\u009b2J","text":"Bà con \u001b]0;x\u0007hái chè \u202e."}"#
        try archive.write(json, "a.jsonl")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
        for command in [
            ["search", "chè", "--format", "csv"], ["search", "chè", "--format", "tsv"],
            ["search", "chè", "--format", "ids"], ["search", "chè", "--format", "trec"],
            ["show", "x\u{1B}[2J", "--raw"],
        ] {
            let arguments = command + ["-i", archive.index]
            #expect(try ProgramRun(arguments).output.unicodeScalars.contains(where: Self.isSteering), "\(command)")
            let screen = try TerminalRun(arguments, steps: [], environment: [:]).screen
            #expect(!screen.unicodeScalars.contains(where: Self.isSteering), "\(command) \(screen.debugDescription)")
            #expect(screen.contains("]0;x") || screen.contains("[2J"), "\(command)")
        }
        let run = try TerminalRun(
            ["repl", "-i", archive.index, "--color", "always"],
            steps: [
                ("tracuu> ", ".mode csv\n"), ("tracuu> ", "chè\n"), ("reports found", ""), ("tracuu> ", "\u{4}"),
            ], environment: ["XDG_STATE_HOME": archive.folder.path])
        let table = try #require(run.screen.firstRange(of: "rank,score"))
        let end = try #require(run.screen[table.lowerBound...].firstRange(of: "reports found"))
        #expect(!run.screen[table.lowerBound..<end.lowerBound].unicodeScalars.contains(where: Self.isSteering))
    }
}
