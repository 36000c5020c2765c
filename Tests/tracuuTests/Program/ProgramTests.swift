import Foundation
import Testing
import tracuu

/// The built program from outside: statuses, streams, languages.
@Suite struct ProgramTests {
    @Test func withoutArgumentsAndTerminalItIsAUsageError() throws {
        let run = try ProgramRun()
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("Usage: tracuu"))
        let vietnamese = try ProgramRun([], environment: ["TRACUU_LANG": "vi"])
        #expect(vietnamese.errors.hasPrefix("Cách dùng: tracuu"))
    }

    /// `--lang`, then the variables in their order; an empty one says nothing, and what is not Vietnamese is English.
    @Test(
        arguments: [
            ([:], [], "en"), (["LC_ALL": "vi_VN.UTF-8"], [], "vi"),
            (["LC_ALL": "C", "LC_MESSAGES": "vi_VN"], [], "en"),
            (["LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "C"], [], "vi"),
            (["LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "vi_VN"], [], "en"),
            (["LC_ALL": "", "LANG": "vi"], [], "vi"), (["LC_ALL": "", "LANG": "fr_FR"], [], "en"),
            (["LC_ALL": "vi_VN", "TRACUU_LANG": "en"], [], "en"), (["LC_ALL": "C", "TRACUU_LANG": "vi"], [], "vi"),
            (["TRACUU_LANG": "vi"], ["--lang", "en"], "en"),
            (["LC_ALL": "C", "TRACUU_LANG": "en"], ["--lang", "vi"], "vi"),
        ] as [([String: String], [String], String)])
    func theLanguageIsChosen(variables: [String: String], options: [String], language: String) throws {
        let run = try ProgramRun(["nope"] + options, environment: variables)
        #expect(run.errors.hasPrefix(language == "vi" ? "tracuu: lỗi: " : "tracuu: error: "), "\(run.errors)")
    }

    @Test(arguments: [["nope"], ["version", "--nope"], ["version", "--lang", "fr"], ["analyze"]])
    func wrongUsageIsSaidOnStandardError(arguments: [String]) throws {
        let run = try ProgramRun(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test(arguments: [["--help"], ["help"], ["version", "--help"], ["help", "analyze"], ["--version"]])
    func helpIsAResult(arguments: [String]) throws {
        let run = try ProgramRun(arguments)
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test func helpOnACommandIsItsOwn() throws {
        let asked = try ProgramRun("help", "search")
        #expect(asked.output.contains("--province"))
        #expect(try ProgramRun("search", "--help").output == asked.output)
        #expect(!(try ProgramRun("help").output.contains("--province")))
    }

    @Test func versionInJSON() throws {
        let run = try ProgramRun("version", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(object?["schema"] as? String == "tracuu.version/1")
        #expect(object?["version"] as? String == ProgramVersion.text)
        #expect(run.output.split(separator: "\n").count == 1)
    }

    @Test func analyzeShowsTokensAndKeys() throws {
        let run = try ProgramRun("analyze", "--json", "Uỷ ban", "hoa\u{301}")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let tokens = object?["tokens"] as? [[String: Any]]
        #expect(tokens?.map { $0["unmarked"] as? String } == ["uy", "ban", "hoa"])
        #expect(tokens?.map { $0["surface"] as? String } == ["Uỷ", "ban", "hoá"])
        // "hoa", a combining acute: the offsets count what was typed.
        #expect(tokens?.map { $0["start"] as? Int } == [0, 5, 9])
        #expect(tokens?.map { $0["end"] as? Int } == [4, 8, 14])
        #expect(try ProgramRun("analyze", " … ").status == 1)
        #expect(try ProgramRun("analyze", "kiểm tra").output == "0  0-6   kiểm  kiểm  kiem\n1  7-10  tra   tra   tra\n")
    }

    @Test func analyzeShowsOtherSpellingsAndWhatIsFound() throws {
        let text = "ky\u{303} luật, Tỉnh ủy Lai Châu ngày 23/11/2023, 07-NQ/TU"
        let run = try ProgramRun("analyze", "--json", text)
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let tokens = object?["tokens"] as? [[String: Any]]
        #expect(tokens?.first?["variant"] as? String == "kĩ")
        #expect(tokens?.dropFirst().first?["variant"] is NSNull)
        #expect(object?["text"] as? String == text)
        let bytes = Array(text.utf8)
        for (kind, surface) in [
            ("references", "07-NQ/TU"), ("dates", "ngày 23/11/2023"), ("provinces", "Tỉnh ủy Lai Châu"),
        ] {
            let found = (object?[kind] as? [[String: Any]])?.first
            let start = try #require(found?["start"] as? Int)
            let end = try #require(found?["end"] as? Int)
            #expect(surface.hasSuffix(String(decoding: bytes[start..<end], as: UTF8.self)), "\(kind)")
            #expect(found?["unit"] as? String == "utf8")
        }
        #expect((object?["dates"] as? [[String: Any]])?.first?["value"] as? String == "2023-11-23")
        #expect((object?["provinces"] as? [[String: Any]])?.first?["name"] as? String == "Lai Châu")
        #expect(run.output.split(separator: "\n").count == 1)
        let lines = try ProgramRun("analyze", text).output.split(separator: "\n")
        #expect(lines.first?.hasSuffix("kĩ") == true)
        for kind in ["ref ", "date ", "place "] { #expect(lines.contains { $0.hasPrefix(kind) }) }
    }

    @Test func aReaderThatLeavesIsSuccess() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        let words = String(repeating: "nghi quyet ", count: 10_000)
        shell.arguments = [
            "-c", "set -o pipefail; \"$0\" analyze \"$1\" | head -n 1 >/dev/null; echo ${PIPESTATUS[*]}",
            ProgramRun.program.path, words,
        ]
        let (output, errors) = (Pipe(), Pipe())
        shell.standardOutput = output
        shell.standardError = errors
        try shell.run()
        let statuses = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(statuses == "0 0\n")
        #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }

    @Test func outputThatCannotBeWrittenIsAFailure() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "\"$0\" version >/dev/full", ProgramRun.program.path]
        let errors = Pipe()
        shell.standardError = errors
        try shell.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 6)
        #expect(said.contains("cannot write the output") || said.contains("không ghi được"))
    }
}
