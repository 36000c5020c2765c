import Foundation
import Testing

/// The query language as it is specified, line by line, through the program.
@Suite struct QueryLanguageProgramTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    /// Each rule of the grammar by example, and how many of the three reports it finds under `--match all`.
    private static let lines: [(query: String, count: Int)] = [
        ("đảng", 2), ("dang", 2), ("đảng viên", 1), ("đảng AND viên", 1), ("đảng and viên", 0),
        // or-expr
        ("chè OR viên", 2), ("chè | viên", 2), ("chè|viên", 2), ("chè HOẶC viên", 0), ("xyzzy OR bản chè", 1),
        // unary
        ("đảng -viên", 1), ("đảng NOT viên", 1), ("+đảng viên", 1), ("đảng^2 bộ", 2), ("đảng -\"kết nạp\"", 1),
        ("07-NQ/TU -(viên OR chè)", 1), ("đảng -tỉnh:\"Lai Châu\"", 1), ("-đảng chè", 1),
        ("-đảng", 1), ("NOT đảng", 1), ("-tỉnh:unknown", 2), ("-đảng -chè", 0), ("-xyzzy", 3),
        // unit
        ("(chè OR viên) đảng", 1), ("((chè))", 1), ("(đảng)^3", 2),
        // phrase
        ("\"kết nạp thêm\"", 1), ("\"kết thêm\"", 0), ("\"kết thêm\"~1", 1), ("=\"đảng viên\"", 1), ("“kết nạp”", 1),
        ("\"07-NQ/TU\"", 2),
        // near
        ("kết NEAR/2 thêm", 1), ("thêm NEAR/2 kết", 1), ("kết NEAR/1 trẻ", 0),
        // term
        ("=đảng", 2), ("=dang", 0), ("chuy*", 1), ("=chuyệ*", 1), ("=chuye*", 0), ("3768", 1), ("3.768", 1),
        // filter, in both languages, with and without marks
        ("tỉnh:\"Lai Châu\"", 1), ("tinh:lai-chau", 1), ("province:\"Vĩnh Phúc\"", 1),
        ("PROVINCE:\"tinh vinh phuc\"", 1),
        ("province34:\"Phú Thọ\"", 1), ("tỉnhmới:\"Phú Thọ\"", 1), ("tinhmoi:\"Vĩnh Phúc\"", 1),
        ("huyện:\"Sông Lô\"", 1),
        ("district:\"song lo\"", 1), ("tỉnh:unknown", 1), ("tỉnh:[\"Lai Châu\", \"Vĩnh Phúc\"]", 2),
        ("tỉnh:\"Vĩnh Phú\"", 1),
        ("ref:07-NQ/TU", 2), ("số:\"7-nq/tu\"", 2), ("so:07 - NQ/TU", 2), ("ref:unknown", 1), ("loại:NQ", 2),
        ("reftype:QĐ", 0), ("reftype:unknown", 1), ("datekind:unknown", 1), ("title:chè", 1), ("tiêuđề:\"một bản\"", 1),
        ("tieude:nhiều", 0), ("body:nhiều", 1), ("nguồn:xyzzy", 0), ("author:xyzzy", 0), ("id:xyzzy", 0),
        // range and date
        ("năm:2023", 1), ("year:2022..2023", 2), ("nam:[2022, 2023]", 2), ("date:2022-06", 1), ("date:2022-06-10", 1),
        ("date:10/6/2022", 1), ("ngày:6/2022", 1), ("date:Q2/2022", 1), ("date:Q3/2022", 0), ("date:unknown", 1),
        ("date:..2022", 1), ("date:2023..", 1), ("date:..", 2), ("date:2022-06-10..14/3/2023", 2), ("date:..today", 2),
        ("date:today-30d..", 0), ("date:..today-1y", 2), ("date:..today-2m", 2), ("date:2022-06-11..2023-03-13", 0),
        // reference, in any spelling and anywhere
        ("07-NQ/TU", 2), ("7-nq/tu", 2), ("07 – NQ/TU", 2), ("07/NQ-TU", 2), ("NGHỊ QUYẾT SỐ 07-NQ/TU", 2),
        ("nghị quyết số 07-NQ/TU viên", 1), ("(07-NQ/TU)", 2), ("07-NQ/TW", 0), ("17-NQ/TU", 0),
        // input of any keyboard
        ("d\u{303}ang", 0), ("ti\u{309}nh:\"Lai Cha\u{302}u\"", 1), ("che\u{300}", 1), ("Ðảng viên", 1),
        // what cannot be meant is read literally
        ("\"đảng", 2), ("(chè", 1), ("chè)", 1), ("chè -", 1), ("chè / *", 1), ("chè OR", 0), ("tỉnh: chè", 0),
    ]

    @Test func everyRuleFindsWhatItSays() throws {
        let batch = Self.lines.enumerated().map { "\($0.offset)\t\($0.element.query)\n" }.joined()
        let run = try ProgramRun(
            "count", "-i", archive.index, "--batch", "-", "--match", "all", "--format", "tsv", input: batch)
        #expect(run.status == 0)
        let counts = run.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t").last.flatMap { Int($0) }
        }
        #expect(counts.count == Self.lines.count)
        for (line, count) in zip(Self.lines, counts) { #expect(count == line.count, "\(line.query)") }
    }

    /// A fault gets one note, with where it stands in the query.
    @Test(arguments: [
        ("chè \"bản", "open-quote", [4, 5]), ("chè (bản", "unclosed-group", [4, 5]),
        ("chè) bản", "stray-bracket", [3, 4]),
        ("abc:chè", "unknown-field", [0, 4]), ("chè tỉnh:", "missing-value", [4, 9]),
        ("tỉnh:[a, b chè", "unclosed-list", [0, 5]), ("chè OR", "dangling-operator", [4, 6]),
        ("chè - bản", "stray-operator", [4, 5]), ("chè / bản", "stray-operator", [4, 5]),
        ("chè * bản", "stray-operator", [4, 5]), ("chè^x", "malformed-weight", [3, 4]),
        ("\"chè\"~x", "malformed-slop", [5, 6]), ("chè ()", "empty-group", [4, 6]),
        ("chè \"\"", "empty-phrase", [4, 6]), ("chè tỉnh:\"\"", "empty-phrase", [9, 11]),
        ("chè NEAR/x bản", "malformed-distance", [4, 10]), ("chè NEAR/-1 bản", "malformed-distance", [4, 11]),
    ])
    func aFaultGetsOneNote(query: String, code: String, range: [Int]) throws {
        let run = try ProgramRun("search", "-i", archive.index, query, "--json", "--match", "any")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let notes = ((object["summary"] as? [String: Any])?["notes"] as? [[String: Any]] ?? [])
            .filter { $0["code"] as? String != "suggestion" }
        #expect(notes.count == 1)
        #expect(notes.first?["code"] as? String == code)
        #expect(notes.first?["start"] as? Int == range[0] && notes.first?["end"] as? Int == range[1])
        #expect(run.errors.isEmpty == (run.status == 2) || run.status <= 1)
    }

    /// Under `--strict` the first fault is the error, with carets under its very characters: by cells, whatever a
    /// letter is made of.
    @Test(arguments: [
        ("chè \"bản", "  chè \"bản\n      ^\n"), ("abc:chè", "  abc:chè\n  ^^^^\n"),
        ("che\u{300} (ba\u{309}n", "  chè (bản\n      ^\n"), ("漢字 chè OR", "  漢字 chè OR\n           ^^\n"),
        ("e\u{323}\u{302}m -- a)", "  ệm -- a)\n     ^^\n"),
        ("chè NEAR/x bản", "  chè NEAR/x bản\n      ^^^^^^\n"),
        ("chè date:2023-13", "  chè date:2023-13\n           ^^^^^^^\n"),
        ("province:Atlantis", "  province:Atlantis\n           ^^^^^^^^\n"),
        ("ref:abc chè", "  ref:abc chè\n      ^^^\n"), ("huyện:\"Xyz\"", "  huyện:\"Xyz\"\n         ^^^\n"),
        ("reftype:[NQ, ZZZ]", "  reftype:[NQ, ZZZ]\n               ^^^\n"),
        ("datekind:foo", "  datekind:foo\n           ^^^\n"),
        ("date:2024..2020", "  date:2024..2020\n  ^^^^^^^^^^^^^^^\n"),
    ])
    func strictPointsAtTheFault(query: String, shown: String) throws {
        let run = try ProgramRun("search", "-i", archive.index, query, "--strict")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.precomposedStringWithCanonicalMapping.hasSuffix(shown), "\(run.errors)")
    }

    /// What is refused under `--strict` matches nothing otherwise, and a note says why.
    @Test(arguments: [
        ("reftype:ZZZ", "'ZZZ' is no value for reftype:; there are: NQ, "),
        ("datekind:foo", "'foo' is no value for datekind:; there are: published, page-header, given, unknown\n"),
        ("date:2024..2020", "the range 2024..2020 ends before it begins\n"),
        ("ref:abc", "abc is no document number; searched as words\n"),
    ])
    func aValueThatMeansNothingIsSaid(query: String, note: String) throws {
        let run = try ProgramRun("search", "-i", archive.index, query)
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("note: " + note), "\(run.errors)")
    }

    @Test func partialMatchesAreSaid() throws {
        let auto = try ProgramRun("search", "-i", archive.index, "chè đảng viên", "--format", "ids")
        #expect(auto.status == 0)
        #expect(auto.output.split(separator: "\n").count == 3)
        #expect(auto.errors.contains("note: no report has all the words; these have some of them\n"))
        #expect(try ProgramRun("search", "-i", archive.index, "chè đảng viên", "--match", "all").status == 1)
        let any = try ProgramRun("search", "-i", archive.index, "chè đảng viên", "--match", "any", "--format", "ids")
        #expect(any.output == auto.output && !any.errors.contains("no report has all"))
        // References and filters are never given up.
        #expect(try ProgramRun("count", "-i", archive.index, "chè 07-NQ/TU").output == "0\n")
        #expect(try ProgramRun("count", "-i", archive.index, "chè đảng năm:2023").output == "1\n")
    }

    /// A misspelt word gets an offer, and is never searched for as another unasked.
    @Test func aSlipIsOfferedAndNotMended() throws {
        let run = try ProgramRun("search", "-i", archive.index, "ngị quyết", "--match", "all")
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.contains("did you mean: nghị quyết"))
    }

    /// Story 39: the exact sentence with the lines around it, by their numbers, and a caption as such.
    @Test func aQuotationIsCheckedAgainstItsLines() throws {
        try archive.write(
            "Tin ở bản\n\nDòng đầu của tin.\n\nAnh nói: trồng rừng là giữ nước.\n\nDòng cuối của tin.\n\nẢnh: Trồng rừng ở bản.\n",
            "rừng.txt")
        _ = try ProgramRun("index", "-q", "-i", archive.index, archive.reports)
        let quoted = "\"trồng rừng là giữ nước\""
        let run = try ProgramRun("search", "-i", archive.index, quoted, "--context", "2")
        #expect(
            run.output.contains(
                "   3  Dòng đầu của tin.\n   4\n   5  Anh nói: trồng rừng là giữ nước.\n   6\n   7  Dòng cuối của tin.\n"
            ), "\(run.output)")
        let caption = try ProgramRun("search", "-i", archive.index, "rừng", "--snippets", "3")
        #expect(caption.output.contains("   in a caption:\n   Ảnh: Trồng rừng ở bản.\n"), "\(caption.output)")
        let json = try ProgramRun("search", "-i", archive.index, quoted, "--format", "jsonl").output
        #expect(json.contains("\"line\":5,\"kind\":\"body\"}"), "\(json)")
    }
}
