import Reports
import Testing
import tracuu

@Suite struct QuickIndexArgumentsTests {
    @Test func aPlainRun() throws {
        let plain = try #require(QuickIndexArguments.read(["index", "a b", "c"]))
        #expect(plain.paths == ["a b", "c"])
        #expect(plain.index == nil && plain.language == nil && !plain.isQuiet && plain.format == .human)
        #expect(plain.options.prunes && !plain.options.isRebuilding && !plain.options.isDryRun)
        #expect(plain.options.jobs == IndexInvocation().options.jobs)
        let arguments = [
            "index", "-i", "d", "a", "-q", "--lang=vi", "--json", "--jobs", "3", "--no-prune", "--rebuild",
            "--dry-run", "--color", "never", "--pager=auto",
        ]
        let full = try #require(QuickIndexArguments.read(arguments))
        #expect(full.paths == ["a"] && full.index == "d" && full.language == .vietnamese && full.isQuiet)
        #expect(full.format == .json && full.options.jobs == 3)
        #expect(!full.options.prunes && full.options.isRebuilding && full.options.isDryRun)
    }

    @Test(arguments: [
        [], ["index"], ["index", "--help"], ["search", "a"], ["index", "-"], ["index", "--", "a"],
        ["index", "--jobs", "0", "a"], ["index", "--jobs", "257", "a"], ["index", "--jobs", "x", "a"],
        ["index", "--jobs", "1", "--jobs", "2", "a"], ["index", "--report", "r", "a"], ["index", "-ix", "a"],
        ["index", "--memory", "1G", "a"], ["index", "--json", "--format", "json", "a"], ["index", "--quiet=1", "a"],
        ["index", "--files-from", "f"], ["index", "--format", "none", "a"], ["index", "a", "-v"],
    ])
    func whatIsNotPlainIsLeftToTheLibrary(arguments: [String]) {
        #expect(QuickIndexArguments.read(arguments) == nil)
    }
}
