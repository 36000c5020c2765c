import Foundation
import Testing

/// What a terminal gets that a file does not: links, lines that fit, and long texts by way of the pager.
@Suite(.needsTerminal) struct TerminalOutputTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    private func screen(_ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
        try TerminalRun(
            arguments + ["-i", archive.index], steps: [],
            environment: environment.merging(["XDG_STATE_HOME": archive.folder.path]) { own, _ in own }
        ).screen
    }

    /// What is shown, without escape sequences.
    private func visible(_ screen: String) -> String {
        screen.replacing("\r\n", with: "\n").replacing(/\u{1B}\]8;;[^\u{1B}]*\u{1B}\\/, with: "")
            .replacing(/\u{1B}\[[0-9;]*m/, with: "")
    }

    /// Cells, of the letters that stand in these tests.
    private func cells(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x300...0x36F: sum
            case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xFF00...0xFF60: sum + 2
            default: sum + 1
            }
        }
    }

    @Test func aPathIsALinkToItsFile() throws {
        let shown = try screen(["search", "chè"])
        let pattern = #/\u{1B}\]8;;(file://[!-~]*)\u{1B}\\([^\u{1B}]*)\u{1B}\]8;;\u{1B}\\/#
        let link = try #require(shown.firstMatch(of: pattern))
        let address = try #require(URL(string: String(link.1)))
        let file = URL(filePath: archive.reports + "/che.txt").resolvingSymlinksInPath()
        #expect(address.path == file.path)
        #expect(link.2.hasSuffix("/báo cáo/che.txt"))
        #expect(visible(shown).contains(link.2 + "\n"))
        #expect(shown.contains("\u{1B}[1;31mchè\u{1B}[0m"))
    }

    @Test func withoutColoursThereAreNoEscapes() throws {
        for (arguments, environment) in [
            ([], ["TERM": "dumb"]), ([], ["NO_COLOR": "1"]), (["--color", "never"], [:]),
        ] as [([String], [String: String])] {
            let shown = try screen(["search", "chè"] + arguments, environment)
            #expect(shown.contains("Bà con trong bản") && !shown.contains("\u{1B}"), "\(arguments) \(environment)")
        }
        let piped = try ProgramRun("search", "chè", "-i", archive.index, "--color", "always")
        #expect(piped.output.contains("\u{1B}[1;31mchè\u{1B}[0m") && !piped.output.contains("\u{1B}]8"))
    }

    /// A line holds so many cells, whatever its letters are made of: two a Chinese character, none a combining mark. Only
    /// a path is never cut.
    @Test(arguments: [24, 40, 61]) func linesFitTheTerminal(columns: Int) throws {
        let words = (0..<30).map { "bản \($0) ở 漢字文化 và 한국 trồng che\u{300}\u{323} ＡＢＣ" }.joined(separator: " ")
        try archive.write("Tin 漢字 về \(String(words.prefix(80)))\n\nBà con \(words).\n", "rộng.txt")
        _ = try ProgramRun("index", "-q", "-i", archive.index, archive.reports)
        let shown = visible(try screen(["search", "漢字 trồng", "--snippets", "2"], ["COLUMNS": "\(columns)"]))
        let lines = shown.split(separator: "\n").filter { !$0.contains("/") }
        #expect(lines.count > 6)
        for line in lines { #expect(cells(line) <= columns, "\(line)") }
        #expect(lines.contains { cells($0) >= columns - 8 })
    }

    /// Progress is for a terminal that errors go to; `-q` leaves results and errors.
    @Test func progressIsForTerminals() throws {
        func screen(_ command: String) throws -> String {
            let index = "-i '\(archive.index) \(UUID().uuidString)'"
            let program = "'\(ProgramRun.program.path)' \(index) \(command) '\(archive.reports)'"
            return try TerminalRun(command: "sh -c \"\(program)\"", steps: [], environment: [:]).screen
        }
        let progress = /\r\u{1B}\[K[0-9]+ · [0-9.]+\/[0-9.]+ MB/
        let shown = try screen("index")
        #expect(shown.contains(progress), "\(shown.debugDescription)")
        #expect(shown.contains("\r\u{1B}[K3 added, "))
        for quiet in [try screen("-q index"), try screen("2>/dev/null index")] {
            #expect(quiet.hasPrefix("3 added, ") && !quiet.contains("\u{1B}"), "\(quiet.debugDescription)")
        }
        try archive.write("", "trống.txt")
        let failed = try screen("-q index")
        #expect(failed.contains("trống.txt") && !failed.contains(progress))
    }

    @Test func quietLeavesResultsAndErrors() throws {
        let loud = try ProgramRun("search", "chè \"bản", "-i", archive.index)
        let quiet = try ProgramRun("search", "chè \"bản", "-q", "-i", archive.index)
        #expect(loud.errors.contains("note: ") && loud.errors.contains("1 report found"))
        #expect(quiet.errors.isEmpty && quiet.output == loud.output && !quiet.output.isEmpty)
        #expect(
            try ProgramRun("search", "chè", "-q", "-i", archive.index + "/none").errors.hasPrefix("tracuu: error: "))
    }

    // MARK: The pager

    /// A pager that says how it was called, in a folder that is gone afterwards.
    private func withPager(_ body: (_ command: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pager = folder.appendingPathComponent("less").path
        try Data("#!/bin/sh\necho \"<$*>\"\necho \"LESS=$LESS\"\ncat\n".utf8).write(to: URL(filePath: pager))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: pager)
        try body(pager)
    }

    /// The line the pager was to begin with is the first that holds what was asked for.
    private func expectFirstMatch(_ screen: String, _ match: String) throws {
        let called = try #require(screen.firstMatch(of: /<\+([0-9]+)>\r\nLESS=FRX\r\n/))
        let text = screen[called.range.upperBound...].split(separator: "\r\n", omittingEmptySubsequences: false)
        let line = try #require(Int(called.1))
        #expect(text[line - 1].contains("\u{1B}[1;31m\(match)\u{1B}[0m"), "\(text)")
        #expect(!text[..<(line - 1)].contains { $0.contains("\u{1B}[1;31m") })
    }

    @Test func aReportOpensAtItsFirstMatch() throws {
        let id = try ProgramRun("search", "chè", "-i", archive.index, "--format", "ids").output.dropLast()
        try withPager { pager in
            try expectFirstMatch(try screen(["show", String(id), "--highlight", "thu nhap"], ["PAGER": pager]), "thu")
            #expect(try screen(["show", String(id)], ["PAGER": pager]).contains("<>\r\nLESS=FRX\r\n"))
            #expect(try screen(["show", String(id)], ["PAGER": pager, "LESS": "S"]).contains("LESS=S\r\n"))
            let never = try screen(["show", String(id), "--pager", "never"], ["PAGER": pager])
            #expect(!never.contains("<") && never.contains("Bà con trong bản"))
        }
    }

    @Test func aHitOpensAtItsFirstMatch() throws {
        try withPager { pager in
            let run = try TerminalRun(
                ["repl", "-i", archive.index],
                steps: [
                    ("tracuu> ", "\"thu nhập\"\n"), ("1 report found", ""), ("tracuu> ", "1\n"), ("làm xa nữa", ""),
                    ("tracuu> ", "\u{4}"),
                ], environment: ["PAGER": pager, "XDG_STATE_HOME": archive.folder.path])
            #expect(run.status == 0)
            try expectFirstMatch(run.screen, "thu")
        }
    }
}
