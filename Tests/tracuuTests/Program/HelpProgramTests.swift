import Foundation
import Testing
import tracuu

/// Help, usage errors, the manual and completions, in both languages, from the definitions of the arguments.
@Suite struct HelpProgramTests {
    private static let commands = [
        "index", "search", "count", "explain", "ref", "refs", "facets", "dupes", "show", "inspect", "analyze", "stats",
        "verify", "repair", "merge", "delete", "backup", "repl", "completions", "version",
    ]

    @Test(arguments: commands) func everyCommandHasHelpAndExamplesInBothLanguages(command: String) throws {
        let english = try ProgramRun("help", command)
        let vietnamese = try ProgramRun("--lang", "vi", command, "--help")
        #expect(english.status == 0)
        #expect(vietnamese.status == 0)
        for (page, heading) in [(english.output, "Examples:"), (vietnamese.output, "Ví dụ:")] {
            #expect(page.contains("\(heading)\n  tracuu \(command)"))
            #expect(page.contains("--lang"))
            #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
        }
        // A sentence that stands in both was not translated; examples and lists of names are the same in any language.
        let lines = english.output.split(separator: "\n", omittingEmptySubsequences: false)
        let examples = Set(lines.drop { $0 != "Examples:" }.prefix { !$0.isEmpty })
        let sentences = Set(lines.filter { $0.split(separator: " ").count { !$0.hasSuffix(",") } > 3 })
            .subtracting(examples)
        let same = vietnamese.output.split(separator: "\n").filter(sentences.contains)
        #expect(same.isEmpty)
        for page in ["help", "manual"] { #expect(try ProgramRun(page).output.contains(command)) }
    }

    @Test(arguments: [
        ["nope"], ["help", "nope"], ["search", "a", "--bogus"], ["search", "a", "--limt", "3"],
        ["search", "a", "--limit"], ["search", "a", "--limit", "x"], ["search", "a", "--sort", "x"],
        ["search", "a", "--strict=1"], ["search", "a", "--format", "x"], ["show"], ["show", "a", "b"],
        ["show", "a", "b", "c"], ["index"], ["index", "-", "--files-from", "-"], ["index", "a", "--wait", "-1"],
        ["merge", "--wait", "86401"], ["delete", "a"], ["delete"], ["repair"], ["backup"],
        ["delete", "-", "-", "--yes"],
        ["index", "a", "--depth", "0"], ["inspect", "a", "--map", "x"], ["search", "a", "--json", "--format", "csv"],
        ["search", "a", "-0", "--json"], ["count", "a", "--format", "trec"],
        ["refs", "--graph", "dot", "--by", "year"],
        ["completions", "tcsh"], ["facets", "nope"],
    ])
    func wrongUsageIsWordedInBothLanguages(arguments: [String]) throws {
        let english = try ProgramRun(arguments)
        let vietnamese = try ProgramRun(arguments, environment: ["TRACUU_LANG": "vi"])
        for run in [english, vietnamese] {
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
        }
        #expect(english.errors.hasPrefix("tracuu: error: "))
        #expect(vietnamese.errors.hasPrefix("tracuu: lỗi: "))
        #expect(!vietnamese.errors.contains("there "))
        #expect(!vietnamese.errors.contains(" is "))
        #expect(english.errors.dropFirst(15) != vietnamese.errors.dropFirst(13))
    }

    @Test func globalOptionsMayStandBeforeTheCommand() throws {
        let archive = try SampleArchive()
        let behind = try ProgramRun("search", "chè", "-i", archive.index, "--format", "ids")
        #expect(behind.status == 0)
        let before = try ProgramRun("-i", archive.index, "--format", "ids", "search", "chè")
        #expect(before.output == behind.output)
        #expect(try ProgramRun("--index=" + archive.index, "-q", "--json", "stats").status == 0)
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completionsKnowCommandsAndOptions(shell: String) throws {
        let script = try ProgramRun("completions", shell)
        #expect(script.status == 0)
        for word in Self.commands + ["province", "facet"] { #expect(script.output.contains(word), "\(word)") }
        let vietnamese = try ProgramRun("completions", shell, "--lang", "vi")
        #expect(!vietnamese.output.contains("Show "))
    }

    /// What a command refuses, or what would mean nothing to it, its help does not offer.
    @Test func helpOffersWhatACommandTakes() throws {
        func page(_ command: String) throws -> String { try ProgramRun("help", command).output }
        for (command, option, isOffered) in [
            ("search", "trec", true), ("facets", "trec", false), ("search", "--null", true), ("stats", "--null", false),
            ("stats", "--index", true), ("analyze", "--index", false), ("inspect", "--index", false),
            ("show", "--pager", true), ("search", "--pager", false), ("completions", "--json", false),
            ("index", "windows-1258", true), ("inspect", "viscii", true), ("explain", "may be left out", false),
        ] {
            #expect(try page(command).contains(option) == isOffered, "\(command) \(option)")
        }
    }

    @Test func theManualTellsOfTheQueryLanguageAndThePrompt() throws {
        let english = try ProgramRun("manual").output
        for text in [".SH \"QUERY LANGUAGE\"", "NEAR/5", ".SH \"PROMPT\"", ".whynot ID", "province34"] {
            #expect(english.contains(text.replacing("-", with: "\\-")), "\(text)")
        }
        let vietnamese = try ProgramRun("manual", "--lang", "vi").output
        #expect(vietnamese.contains("tỉnhmới:") && vietnamese.contains(".timeline") && !vietnamese.contains("QUERY"))
        #expect(QueryLanguageHelp.rows(.english).count == QueryLanguageHelp.rows(.vietnamese).count)
    }

    @Test func aMisspelledCommandIsOfferedItsName() throws {
        #expect(try ProgramRun("serch", "x").errors.contains("did you mean 'search'?"))
        #expect(try ProgramRun("đảng", "viên").errors.contains("tracuu search 'đảng'"))
        let value = try ProgramRun(["search", "a", "--sort", "x"], environment: ["TRACUU_LANG": "vi"]).errors
        #expect(value.contains("giá trị của --sort;"))
    }

    @Test func whatIsPutInQuotesHasNone() {
        for text in [HelpText.help, .helpOption, .versionOption] {
            for language in [Language.english, .vietnamese] {
                #expect(!text.text(language).contains { "'\"`$\\[]:".contains($0) }, "\(text)")
            }
        }
    }

    /// A shell that is installed can read its script.
    @Test(arguments: ["bash", "zsh", "fish"], ["en", "vi"]) func completionsAreScripts(shell: String, language: String)
        throws
    {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell) else { return }
        let run = try ProgramRun(
            shell: "\"$0\" \"$@\" | \(shell) -n /dev/stdin", ["completions", shell, "--lang", language])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    }

    /// Asked by bash itself, with the script that `completions bash` prints.
    @Test(
        arguments: [
            (["search", "--province", "lai c"], ["Lai Châu"]),
            (["ref", "--province", "vinhph"], ["Vĩnh Phúc", "Vĩnh Phú"]),
            (["count", "--province34", "hung y"], ["Hưng Yên"]), (["search", "--ref", "7-n"], ["07-NQ/TU"]),
            (["ref", "07"], ["07-NQ/TU"]), (["refs", "--with", "7/"], []), (["refs", "--graph", "gr"], ["graphml"]),
            (["-q", "ref", "07"], ["07-NQ/TU"]), (["--format", "json", "search", "--ref", "7-n"], ["07-NQ/TU"]),
            (["--lang", "vi", "sea"], ["search"]), (["help", "se"], ["search"]),
            (["search", "--facet", "reft"], ["reftype"]), (["search", "--reftype", "qdi"], ["QĐi"]),
        ])
    func namesAndNumbersAreCompleted(words: [String], expected: [String]) throws {
        let archive = try SampleArchive()
        let line = [ProgramRun.program.path] + words
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments =
            [
                "-c",
                """
                source <("$1" completions bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"
                COMP_POINT=${#COMP_LINE}; _tracuu "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                for found in "${COMPREPLY[@]}"; do printf '%s\\n' "$found"; done
                """, "bash",
            ] + line
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TRACUU_INDEX": archive.index]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(output.split(separator: "\n").map(String.init) == expected)
    }

    @Test func everyCommandsFormatIsWrittenOrRefused() throws {
        let archive = try SampleArchive()
        for command in [["stats"], ["version"], ["dupes"], ["refs"], ["facets", "year"], ["count", "chè"]] {
            for format in ["human", "json", "jsonl", "tsv", "csv"] {
                let run = try ProgramRun(["-i", archive.index, "--format", format] + command)
                #expect(run.status == (command == ["dupes"] ? 1 : 0), "\(command) \(format): \(run.errors)")
            }
            let refused = try ProgramRun(["-i", archive.index, "--format", "trec"] + command)
            #expect(refused.status == 2)
            #expect(refused.errors.contains("human"))
        }
    }
}
