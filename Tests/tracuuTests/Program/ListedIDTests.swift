import Testing

/// Lists of IDs, which other programs and `delete -` read.
@Suite struct ListedIDTests {
    private func archive() throws -> SampleArchive {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(
            """
            {"id":"evil\\nok","text":"Tin rác theo Nghị quyết số 07-NQ/TU."}
            {"id":"evil\\r","text":"Tin rác."}
            {"id":"rác","text":"Tin rác theo Nghị quyết số 07-NQ/TU."}
            {"id":"ok","text":"Tin quan trọng."}

            """, "r.jsonl")
        #expect(try ProgramRun("index", "-q", "-i", archive.index, archive.reports + "/r.jsonl").status == 0)
        return archive
    }

    @Test func anIDThatIsNoLineIsToldOfAndNotListed() throws {
        let archive = try archive()
        let found = try ProgramRun("search", "-q", "-i", archive.index, "rác", "--format", "ids")
        #expect(found.output == "rác\n")
        #expect(found.errors.contains("left out of the list: 2") && found.errors.contains("--null"))
        let citing = try ProgramRun("ref", "-i", archive.index, "07-NQ/TU", "--format", "ids")
        #expect(citing.output == "rác\n")
        #expect(citing.errors.contains("left out of the list: 1"))
        let all = try ProgramRun("search", "-i", archive.index, "rác", "-0")
        #expect(Set(all.output.split(separator: "\0")) == ["evil\nok", "evil\r", "rác"])
        #expect(!all.errors.contains("left out"))
    }

    @Test func anIDWithNULIsToldOfAsSuch() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(#"{"id":"z\u0000z","text":"Tin rác."}"# + "\n", "r.jsonl")
        #expect(try ProgramRun("index", "-q", "-i", archive.index, archive.reports + "/r.jsonl").status == 0)
        for (lang, words) in [("en", "line breaks or NUL"), ("vi", "xuống dòng hay NUL")] {
            let found = try ProgramRun("search", "-i", archive.index, "rác", "--format", "ids", "--lang", lang)
            #expect(found.output.isEmpty && found.errors.contains(words) && found.errors.contains("--json"))
        }
    }

    /// What `help delete` shows: no report goes but those that were found.
    @Test(arguments: [("--format ids", ["evil\nok", "evil\r", "ok"]), ("-0", ["ok"])])
    func aSearchPipedIntoDelete(list: String, left: [String]) throws {
        let archive = try archive()
        let script = "\"$0\" search -i \"$1\" 'rác' \(list) | \"$0\" delete --yes -i \"$1\" -"
        #expect(try ProgramRun(shell: script, [archive.index]).status == 0)
        let rest = try ProgramRun("search", "-i", archive.index, "tin", "-0")
        #expect(Set(rest.output.split(separator: "\0").map(String.init)) == Set(left))
    }
}
