import Foundation
import Testing

/// `search`, `count`, `show` and `repl` from outside.
@Suite struct SearchProgramTests {
    @Test func strictRefusesNamesAndYearsThatMeanNothing() throws {
        let archive = try SampleArchive()
        let name = ["count", "-i", archive.index, "bản", "--province", "Lai Cháo"]
        let loose = try ProgramRun(name)
        #expect(loose.status == 1)
        #expect(loose.errors.hasPrefix("note: no province is called Lai Cháo; did you mean Lai Châu?\n"))
        let strict = try ProgramRun(name + ["--strict"])
        #expect(strict.status == 2)
        #expect(strict.output.isEmpty)
        #expect(strict.errors.contains("no province is called Lai Cháo; did you mean Lai Châu?"))
        let year = try ProgramRun("search", "-i", archive.index, "--year", "abc", "--strict")
        #expect(year.status == 2)
        #expect(year.errors.contains("abc is no date; write 2023"))
    }

    /// An option's value is checked as other options' are, in any reading of the query.
    @Test(arguments: [
        ["--year", "abc"], ["--from", "2023-13"], ["--to", "unknown"], ["--year", "2023", "--year", "x"],
    ])
    func anOptionThatIsNoDateIsWrongUsage(options: [String]) throws {
        for command in ["search", "count"] {
            let run = try ProgramRun([command, "-i", archive.index, "chè"] + options)
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.errors.contains("is no date; write 2023, 2023-04,"), "\(run.errors)")
        }
    }

    @Test func shortOptionsTakeTheirValueAttached() throws {
        let apart = try ProgramRun("search", "-i", archive.index, "-n", "1", "đảng", "--format", "ids")
        #expect(apart.output.split(separator: "\n").count == 1)
        for arguments in [
            ["search", "-i\(archive.index)", "-n1", "đảng", "--format", "ids"],
            ["-i\(archive.index)", "search", "đảng", "-n1", "--format=ids"],
        ] {
            #expect(try ProgramRun(arguments).output == apart.output, "\(arguments)")
        }
        #expect(try ProgramRun("facets", "province", "-i\(archive.index)", "-n1").status == 0)
        #expect(try ProgramRun("search", "-i", archive.index, "-n1x", "đảng").status == 2)
    }

    /// A query that begins with a sign is taken for an option: the error says how it is written.
    @Test(arguments: ["-đảng", "-province:unknown", "-nông", "-\"đảng bộ\""])
    func aQueryThatBeginsWithASignIsTold(query: String) throws {
        let run = try ProgramRun("search", "-i", archive.index, query)
        #expect(run.status == 2)
        let word = query.contains("\"") ? "'\(query)'" : query
        #expect(run.errors.contains("write: tracuu search -- \(word)\n"), "\(run.errors)")
        #expect(try ProgramRun("count", "-i", archive.index, "--", query).status == 0)
        #expect(!(try ProgramRun("search", "--nope", "x").errors.contains("search -- ")))
    }

    @Test func eachRemarkIsSaidOnce() throws {
        let run = try self.run("search", "abc:x abc:x tỉnh:Atlantis tỉnh:Atlantis", "--province", "Atlantis")
        let notes = run.errors.split(separator: "\n").filter { $0.hasPrefix("note: ") && !$0.contains("did you mean") }
        #expect(
            notes == [
                "note: there is no such field: 'abc:'; read as it stands", "note: no province is called Atlantis",
            ])
    }

    /// What would be left out without a word is refused.
    @Test func optionsThatDoNotGoTogetherAreRefused() throws {
        let beside = try run("search", "chè", "--batch", "-", input: "a\tđảng\n")
        #expect(beside.status == 2 && beside.errors.contains("leave 'chè' out"))
        for format in ["tsv", "csv", "ids", "trec"] {
            let facets = try run("search", "chè", "--facet", "year", "--format", format)
            #expect(facets.status == 2 && facets.output.isEmpty && facets.errors.contains("tracuu facets FIELD"))
        }
        #expect(try run("search", "chè", "--facet", "year", "--json").status == 0)
    }

    @Test func aFaultInABatchIsNamedWithItsLine() throws {
        let run = try run("count", "--batch", "-", "--strict", input: "a\tđảng\n\nb\tchè \"trồng\n")
        #expect(run.status == 2)
        #expect(run.errors.contains("-, line 3 (b): the query cannot be read: a quote is not closed"), "\(run.errors)")
        #expect(run.errors.hasSuffix("  chè \"trồng\n      ^\n"))
    }

    /// The columns of a run are set apart by white space, so that none may have any.
    @Test func aRunHasSixColumns() throws {
        try archive.write(#"{"id":"a b\tc","text":"Bà con trồng quýt."}"#, "a.jsonl")
        _ = try ProgramRun("index", "-q", "-i", archive.index, archive.reports)
        let run = try run("search", "--batch", "-", "--format", "trec", input: "q 1\tquýt\n")
        #expect(run.output.hasPrefix("q%201 Q0 a%20b%09c 1 "))
        #expect(run.output.split(whereSeparator: \.isWhitespace).count == 6)
    }

    /// On the last page, what is missing from the total is said to be copies.
    @Test func theLastPageAccountsForTheTotal() throws {
        let text = (0..<60).map { "Câu \($0) kể chuyện hái quýt ở bản." }.joined(separator: " ")
        for name in ["x.txt", "y.txt"] { try archive.write("Chuyện quýt\n\n\(text)\n", name) }
        try archive.write("Tin khác\n\nHọ trồng quýt.\n", "z.txt")
        _ = try ProgramRun("index", "-q", "-i", archive.index, archive.reports)
        #expect(try run("search", "quýt").errors.hasPrefix("1 to 2 of 3 reports; the other 1 are copies"))
        #expect(try run("search", "quýt", "-n", "1").errors.hasPrefix("1 to 1 of 3 reports, "))
        #expect(try run("search", "quýt", "--dupes", "show").errors.hasPrefix("3 reports found, "))
    }

    @Test func impreciseDatesAreOfferedOnRequest() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(#"{"id":"y","text":"Một câu.","date":"2023"}"#, "a.jsonl")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
        let month = ["count", "-i", archive.index, "date:2023-04"]
        #expect(try ProgramRun(month).output == "0\n")
        #expect(try ProgramRun(month + ["--imprecise"]).output == "1\n")
    }

    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
        try ProgramRun([arguments[0], "-i", archive.index] + arguments.dropFirst(), input: input)
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test func wordsWithAndWithoutMarks() throws {
        #expect(try run("count", "dang vien").output == "1\n")
        #expect(try run("count", "đảng").output == "2\n")
        #expect(try run("count", "3768").output == "1\n")
        let human = try run("search", "dang vien")
        #expect(human.status == 0)
        #expect(human.output.contains("Đảng bộ huyện Sông Lô kết nạp thêm đảng viên trẻ"))
        #expect(human.errors.hasPrefix("1 report found, "))
    }

    @Test func nothingFoundAndNoIndexAreToldApart() throws {
        let nothing = try run("search", "xyzzy")
        #expect(nothing.status == 1)
        #expect(nothing.output.isEmpty)
        let elsewhere = try ProgramRun("search", "-i", archive.folder.path + "/none", "x")
        #expect(elsewhere.status == 3)
        #expect(elsewhere.errors.contains("tracuu index -i "))
        #expect(try ProgramRun(["count", "x"], environment: ["TRACUU_INDEX": archive.index]).status == 1)
    }

    @Test func filters() throws {
        #expect(try run("count", "07-NQ/TU").output == "2\n")
        #expect(try run("count", "07-NQ/TU", "--province", "lai chau").output == "1\n")
        #expect(try run("count", "--year", "2023").output == "1\n")
        #expect(try run("count", "--from", "2022-06", "--to", "2022-06-10").output == "1\n")
        #expect(try run("count", "--ref", "7-nq/tu", "--year", "2022", "--year", "2023").output == "2\n")
        #expect(try run("search", "", "--ref", "07-NQ/TU", "--format", "ids").output.split(separator: "\n").count == 2)
        #expect(try run("search").status == 2)
    }

    @Test func everyFormat() throws {
        let hits = try objects(run("search", "07-NQ/TU", "--format", "jsonl", "-n", "1").output)
        #expect(hits.map { $0["type"] as? String } == ["hit", "summary"])
        #expect(hits.last?["total"] as? Int == 2)
        let whole = try objects(run("search", "07-NQ/TU", "--json").output)
        #expect(whole.count == 1)
        let ids = (whole[0]["hits"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
        #expect(try run("search", "07-NQ/TU", "--format", "ids").output == ids.map { $0 + "\n" }.joined())
        #expect(try run("search", "07-NQ/TU", "-0").output == ids.map { $0 + "\0" }.joined())
        #expect(try run("search", "07-NQ/TU", "--format", "tsv").output.split(separator: "\n").count == 3)
        #expect(try run("search", "07-NQ/TU", "--format", "csv").output.hasPrefix("rank,score,id,title,"))
        #expect(try run("search", "07-NQ/TU", "--format", "trec").output.hasPrefix("1 Q0 \(ids[0]) 1 "))
        #expect(try run("search", "x", "--json", "--format", "csv").status == 2)
    }

    @Test func highlightedBytesAreTheWords() throws {
        let hit = try #require(try objects(run("search", "chè", "--format", "jsonl").output).first)
        let snippet = try #require((hit["snippets"] as? [[String: Any]])?.first)
        let text = Array(try #require(snippet["text"] as? String).utf8)
        let matches = try #require(snippet["matches"] as? [[Int]])
        #expect(!matches.isEmpty)
        #expect(matches.allSatisfy { String(decoding: text[$0[0]..<$0[1]], as: UTF8.self) == "chè" })
    }

    @Test func sortsAndPages() throws {
        let newest = try run("search", "07-NQ/TU", "--sort", "-date", "--format", "ids").output
        let oldest = try run("search", "07-NQ/TU", "--sort", "date", "--format", "ids").output
        #expect(newest.split(separator: "\n") == oldest.split(separator: "\n").reversed())
        let second = try run("search", "07-NQ/TU", "--sort", "-date", "--format", "ids", "-n", "1", "--offset", "1")
            .output
        #expect(newest.hasSuffix(second) && second != newest)
    }

    @Test func faultsAreNotesOrErrors() throws {
        let lenient = try run("search", "abc:chè", "--match", "any")
        #expect(lenient.errors.contains("note: there is no such field: 'abc:'; read as it stands"))
        let strict = try run("search", "chè \"trồng", "--strict")
        #expect(strict.status == 2)
        #expect(strict.output.isEmpty)
        #expect(strict.errors.contains("  chè \"trồng\n      ^\n"))
        #expect(try run("search", "07-NQ/TU KT-XH", "--strict", "--match", "any").status == 0)
    }

    @Test func batches() throws {
        let queries = "a\t07-NQ/TU\nb\txyzzy\nc\tchè\n"
        let counts = try run("count", "--batch", "-", "--json", input: queries)
        #expect(try objects(counts.output).map { $0["count"] as? Int } == [2, 0, 1])
        let run3 = try run("search", "--batch", "-", "--format", "jsonl", "--repeat", "3", "--timing", input: queries)
        let summaries = try objects(run3.output).filter { $0["type"] as? String == "summary" }
        #expect(summaries.map { $0["qid"] as? String } == ["a", "b", "c"])
        #expect(summaries.allSatisfy { ($0["timing_us"] as? [String: Double])?["median"] != nil })
        let trec = try run("search", "--batch", "-", "--format", "trec", input: queries)
        #expect(trec.output.split(separator: "\n").map { $0.split(separator: " ")[0] } == ["a", "a", "c"])
        #expect(try run("search", "--batch", "-", input: "no tab\n").status == 2)
        #expect(try run("search", "--batch", "/nowhere").status == 6)
    }

    @Test func showsAReport() throws {
        let id = try run("search", "chè", "--format", "ids").output.split(separator: "\n").first.map(String.init) ?? ""
        let shown = try run("show", id)
        #expect(shown.output.contains("title"))
        #expect(shown.output.contains("Bà con trong bản trồng thêm nhiều chè"))
        #expect(try run("show", "--raw", id).output.hasPrefix("Chuyện trồng chè ở một bản vùng cao\n"))
        #expect(!(try run("show", "--meta", id).output.contains("Bà con")))
        #expect(try objects(run("show", "--json", id).output).first?["schema"] as? String == "tracuu.show/1")
        let colored = try run("show", id, "--highlight", "tham gia chè", "--color", "always")
        #expect(colored.output.contains("Chuyện trồng \u{1B}[1;31mchè\u{1B}[0m ở một bản"))
        let found = try #require(try objects(run("show", id, "--highlight", "=chè", "--json").output).first)
        let scalars = Array(try #require(found["text"] as? String).unicodeScalars)
        let matches = try #require(found["matches"] as? [[String: Int]])
        #expect(matches.count == 2)
        for match in matches {
            let word = scalars[try #require(match["start"])..<(try #require(match["end"]))]
            #expect(String(String.UnicodeScalarView(word)) == "chè")
        }
        let nothing = try run("show", id, "--highlight", "xyzzy")
        #expect(nothing.status == 0 && nothing.errors == "note: nothing in the report is found by xyzzy\n")
        #expect(try run("show", id, "--highlight", "x", "--raw").status == 2)
        #expect(try run("show", "none").status == 1)
        #expect(try run("show", "--raw", "--json", id).status == 2)
    }

    @Test func aPromptFromAPipe() throws {
        let run = try run("repl", input: ".mode ids\n.limit 1\ncho\u{300} ba\u{309}n\nche\u{300}\n.open 1\n.nope\n")
        #expect(run.status == 0)
        #expect(run.output.contains("Chuyện trồng chè"))
        #expect(run.errors.contains(".nope"))
        #expect(!run.output.contains("tracuu>"))
    }

    @Test(.needsTerminal) func aPromptAtATerminal() throws {
        let state = archive.folder.appendingPathComponent("state").path
        let run = try TerminalRun(
            ["repl", "-i", archive.index],
            steps: [
                ("tracuu> ", "trồng che\u{300}\n"), ("1 report found", ""), ("tracuu> ", "1\n"), ("làm xa nữa", ""),
                ("tracuu> ", "bỏ dòng này"), ("dòng này", "\u{3}"), ("^C", ""), ("tracuu> ", ".quit\n"),
            ],
            environment: ["XDG_STATE_HOME": state])
        #expect(run.status == 0)
        #expect(run.screen.contains("Chuyện trồng"))
        #expect(run.screen.contains("thu nhập khá hơn trước"))
        let history = try String(contentsOfFile: state + "/tracuu/history", encoding: .utf8)
        #expect(history.contains("trồng"))
        #expect(!history.contains("bỏ"))
    }

    @Test(.needsTerminal) func withoutArgumentsATerminalGetsThePrompt()
        throws
    {
        let run = try TerminalRun(
            [], steps: [("tracuu> ", "\u{4}")],
            environment: ["TRACUU_INDEX": archive.index, "XDG_STATE_HOME": archive.folder.path])
        #expect(run.status == 0)
        #expect(run.screen.contains("Reports: 3."))
    }

    /// A value as `facets` prints it is taken by the field.
    @Test func aDistrictWithItsProvinceIsTakenAsItIsCounted() throws {
        let facet = try SampleCorpus.run(["facets", "district", "--format", "tsv"]).output.split(separator: "\n")
        let rows = facet.dropFirst().map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.count { $0[0].contains(",") } > 5)
        for row in rows.prefix(8) {
            #expect(try SampleCorpus.run(["count", "huyện:\"\(row[0])\""]).output == row[2] + "\n", "\(row[0])")
        }
    }

    @Test func anExplanationIsNotWrittenAsATable() throws {
        let run = try SampleCorpus.run(["search", "chè", "--explain", "--format", "csv"])
        #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("--explain"))
    }
}
