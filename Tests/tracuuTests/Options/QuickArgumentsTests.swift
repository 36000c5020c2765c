import Reports
import Testing
import tracuu

@Suite struct QuickArgumentsTests {
    private func read(_ arguments: String...) -> SearchInvocation? { QuickArguments.read(arguments) }

    @Test func aPlainSearch() throws {
        var expected = SearchInvocation(.search)
        expected.request.query = "nông thôn mới"
        #expect(read("search", "nông thôn", "mới") == expected)
        expected.index = "a b"
        expected.format = .jsonl
        expected.isQuiet = true
        expected.language = .vietnamese
        expected.request.filters.provinces = ["Hà Giang", "x=y"]
        expected.request.limit = 3
        expected.request.sort = .newestFirst
        expected.request.match = .any
        expected.request.isStrict = true
        let arguments = [
            "search", "-i", "a b", "nông thôn", "-q", "--province", "Hà Giang", "--province=x=y", "--lang=vi",
            "--format", "jsonl", "-n", "3", "--sort=-date", "--match", "any", "--strict", "mới",
        ]
        #expect(QuickArguments.read(arguments) == expected)
    }

    @Test func aPlainCount() {
        var expected = SearchInvocation(.count)
        expected.request.query = "chè"
        expected.format = .json
        expected.isTimed = true
        #expect(read("count", "chè", "--json", "--timing") == expected)
        #expect(read("count", "chè", "-n", "3") == nil)
    }

    @Test(arguments: [
        [], ["index", "a"], ["--help"], ["help", "search"], ["search", "--help"], ["search", "-h"], ["search", "-n"],
        ["search", "-n", "-3"], ["search", "-n", "x"], ["search", "-n3", "a"], ["search", "-n=3", "a"],
        ["search", "-n", "1000001", "a"], ["search", "-n", "1", "-n", "2", "a"], ["search", "--", "-a"],
        ["search", "-"], ["search", "--sort", "-date", "a"], ["search", "--match", "some", "a"],
        ["search", "--quiet=1", "a"], ["search", "--index=", "a"], ["search", "-i", "", "a"], ["search", "-qv", "a"],
        ["search", "--json", "--format", "json", "a"], ["search", "--lang", "fr", "a"], ["search", "a", "-b"],
        ["search", "--batch", "f"], ["search", "--=", "a"], ["search", "="], ["search", "--facet", "province"],
    ])
    func whatIsNotPlainIsLeftToTheLibrary(arguments: [String]) {
        #expect(QuickArguments.read(arguments) == (arguments == ["search", "="] ? read("search", "=") : nil))
    }
}
