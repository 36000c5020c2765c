import Foundation
import Testing
import tracuu

/// The quick way of reading arguments beside the library's: whatever the one reads, the other reads so.
@Suite struct QuickProgramTests {
    /// An option that changes no search, and that the quick way leaves to the library.
    private static let slow = "--verbose"

    /// Options of every command that mean nothing to a count, or to a page of hits, and are taken all the same.
    private static let unsaid: Set<String> = ["-0", "--null", "--pager"]

    /// A value for each option that takes one, and a query for which it makes a difference.
    private static let samples: [String: (arguments: [String], query: String)] = [
        "-q": (["-q"], "đảng"), "--quiet": (["--quiet"], "đảng"), "--lang": (["--lang", "vi"], "đảng"),
        "--format": (["--format", "tsv"], "đảng"), "--json": (["--json"], "đảng"),
        "--color": (["--color", "always"], "đảng"), "--province": (["--province", "Lai Châu"], "đảng"),
        "--province34": (["--province34=Phú Thọ"], "đảng"), "--from": (["--from", "2023"], "đảng"),
        "--to": (["--to", "2022-12"], "đảng"), "--year": (["--year", "2022", "--year", "2021"], "đảng"),
        "--imprecise": (["--imprecise"], "date:2023-04"), "--ref": (["--ref", "07-NQ/TU"], "đảng OR chè"),
        "--reftype": (["--reftype", "NQ"], "đảng OR chè"), "--match": (["--match", "all"], "đảng chè"),
        "--accents": (["--accents", "exact"], "dang"), "--abbreviations": (["--abbreviations", "off"], "quý I KT-XH"),
        "--strict": (["--strict"], "(đảng"), "-n": (["-n", "1"], "đảng"), "--limit": (["--limit=1"], "đảng"),
        "--offset": (["--offset", "1"], "đảng"), "--snippets": (["--snippets", "0"], "đảng"),
        "--sort": (["--sort", "date"], "đảng"), "--rank": (["--rank", "bm25"], "đảng"),
        "--timing": (["--timing"], "đảng"), "--pager": (["--pager", "never"], "đảng"), "-0": (["-0"], "đảng"),
        "--null": (["--null"], "đảng"),
    ]

    private func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        let run = try ProgramRun(arguments)
        // How long it took is another time each time.
        let errors = run.errors.replacing(/(^|, )[0-9.,]+ (ms|mili giây)$/.anchorsMatchLineEndings(), with: "")
        let output = run.output.replacing(/"t(ook|iming)_us":(\{[^}]*\}|[0-9.]+)/, with: "")
        return (run.status, output, errors)
    }

    @Test(arguments: SearchInvocation.Action.allCases)
    func bothWaysReadTheSame(action: SearchInvocation.Action) throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(#"{"id":"y","text":"Một câu về KT-XH quý I.","date":"2023"}"#, "a.jsonl")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
        let names = QuickArguments.names(action)
        #expect(!names.contains(Self.slow))
        let help = try ProgramRun(action.rawValue, "--help").output
        for name in names.sorted() {
            #expect(help.contains(name) || Self.unsaid.contains(name), "\(name)")
            guard name != "-i", name != "--index" else { continue }
            let sample = try #require(Self.samples[name], "\(name)")
            let arguments = [action.rawValue, "--index", archive.index, sample.query] + sample.arguments
            #expect(QuickArguments.read(arguments) != nil, "\(name)")
            let quick = try run(arguments)
            #expect(try run(arguments + [Self.slow]) == quick, "\(name)")
            #expect(
                try run([action.rawValue, "-i", archive.index, sample.query, Self.slow] + sample.arguments) == quick)
        }
    }

    /// A value for each option of `index` that is read the quick way.
    private static let indexSamples: [String: [String]] = [
        "-q": ["-q"], "--quiet": ["--quiet"], "--lang": ["--lang", "vi"], "--format": ["--format", "jsonl"],
        "--json": ["--json"], "--color": ["--color", "always"], "--pager": ["--pager", "never"],
        "--rebuild": ["--rebuild"], "--no-prune": ["--no-prune"], "--jobs": ["--jobs", "2"],
        "--dry-run": ["--dry-run"],
    ]

    @Test func bothWaysReadTheSameOfIndex() throws {
        let help = try ProgramRun("index", "--help").output
        #expect(!QuickIndexArguments.names.contains(Self.slow))
        for name in QuickIndexArguments.names.sorted() where name != "-i" && name != "--index" {
            #expect(help.contains(name) || Self.unsaid.contains(name), "\(name)")
            let sample = try #require(Self.indexSamples[name], "\(name)")
            let archive = try SampleArchive()
            try FileManager.default.removeItem(atPath: archive.reports + "/che.txt")
            try archive.write("Nông thôn mới ở huyện Sông Lô.", "moi.txt")
            let copy = archive.folder.appendingPathComponent("copy").path
            try FileManager.default.copyItem(atPath: archive.index, toPath: copy)
            let arguments = ["index", archive.reports] + sample
            #expect(QuickIndexArguments.read(arguments + ["-i", archive.index]) != nil, "\(name)")
            let quick = try indexed(arguments + ["-i", archive.index], archive.index)
            #expect(try indexed(arguments + ["--index", copy, Self.slow], copy) == quick, "\(name)")
        }
    }

    /// What a run of `index` says, but for the time it took, and what is in the index then.
    private func indexed(_ arguments: [String], _ index: String) throws -> [String] {
        let run = try ProgramRun(arguments)
        let output = run.output.replacing(/[0-9.,]+ (s|ms|giây|mili giây)\b/, with: "")
            .replacing(/"(seconds|took_us)":[0-9.]+/, with: "")
        let found = try ProgramRun("search", "sông OR chè OR đảng", "-i", index, "--format", "tsv")
        return [String(run.status), output, run.errors, found.output]
    }
}
