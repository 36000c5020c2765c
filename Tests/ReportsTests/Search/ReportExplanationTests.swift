import Reports
import Testing

/// How scores come about, in the words of the query.
@Suite struct ReportExplanationTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex

    private static let filler = "Bà con trồng chè, nuôi ong, sửa đường vào bản."

    init() throws {
        folder = try TemporaryFolder()
        var lines = [
            #"{"id":"both","title":"Tổ chức cơ sở đảng vững mạnh","date":"2023-03-14","province":"Lai Châu","#
                + #""text":"Tổ chức đảng ở xã họp. To chuc dang ghi không dấu. Theo Nghị quyết số 07-NQ/TU."}"#,
            #"{"id":"one","title":"Mùa chè","date":"2024","province":"Lạng Sơn","text":"Đang họp ở cơ sở."}"#,
            #"{"id":"young","title":"Lớp trẻ","text":"Kết nạp đảng viên (ĐV) trẻ. Số ĐV nữ tăng, ĐV miền núi đông."}"#,
            #"{"id":"short","title":"Tin vắn","text":"Đơn vị đạt TSVM, BCH được khen."}"#,
            #"{"id":"ki","title":"Kỳ họp","text":"Ki họp trước bàn về kì này, kỳ sau bàn tiếp."}"#,
        ]
        let filler = "\(Self.filler) \(Self.filler) \(Self.filler)"
        lines.append(#"{"id":"far","title":"Bãi","text":"Hải \#(filler) hai nuoc \#(filler) nước."}"#)
        for number in 0..<40 {
            lines.append(#"{"id":"f\#(number)","title":"Tin \#(number)","text":"Tổ \#(number) họp. \#(Self.filler)"}"#)
        }
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
        index = try ReportIndex(path: folder.path("index"))
    }

    private func explain(
        _ query: String, _ id: String, _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> ReportExplanation {
        var request = SearchRequest(query)
        change(&request)
        return try #require(try index.explain(request, id: id))
    }

    private func leaves(_ part: ReportExplanation.Part) -> [ReportExplanation.Part] {
        part.parts.isEmpty ? [part] : part.parts.flatMap(leaves)
    }

    private func all(_ part: ReportExplanation.Part) -> [ReportExplanation.Part] { [part] + part.parts.flatMap(all) }

    private static let queries = [
        "to chuc co so dang", "tổ chức cơ sở đảng", "họp", "tổ", "07-NQ/TU", "07-NQ/TU họp", "\"tổ chức\" họp",
        "tổ NEAR/3 họp", "đảng OR chè", "kỳ họp", "ba bà", "tiêuđề:chè", "họp -chè", "tổ^2 chức", "tổ voi xanh",
        "(tổ OR chè) họp năm:2023..2024", "nghị* quyết", "+họp tổ", "họp ở đâu", "đảng viên", "trong sạch vững mạnh",
        "TSVM BCH", "số:07-NQ/TU OR tỉnh:\"Lạng Sơn\"",
    ]

    @Test(arguments: queries, SearchRequest.Match.allCases)
    func everyScoreAddsUp(query: String, match: SearchRequest.Match) throws {
        for ranking in SearchRequest.Ranking.allCases {
            for sort in [SearchRequest.Sort.score, .newestFirst] {
                var request = SearchRequest(query)
                (request.match, request.ranking, request.sort, request.limit) = (match, ranking, sort, 50)
                request.isExplained = true
                for hit in try index.search(request).hits {
                    let tree = try #require(hit.explanation)
                    for part in all(tree) { #expect(part.value == leaves(part).reduce(0) { $0 + $1.value }) }
                    #expect(tree.value == hit.score)
                    let asked = try #require(try index.explain(request, id: hit.report.id))
                    #expect(asked.tree == tree && asked.score == hit.score && asked.failed == nil)
                    #expect(asked.rank == (hit.rank <= ReportExplanation.mostRanked ? hit.rank : nil))
                }
            }
        }
    }

    @Test func wordsAreThoseTypedAndThoseThere() throws {
        let tree = try explain("to Chuc đảng", "both").tree
        #expect(tree.kind == .sum)
        #expect(tree.parts.map(\.kind) == [.all, .pair, .pair, .phrase, .nearness])
        #expect(tree.parts.map(\.text) == ["", "to Chuc", "Chuc đảng", "\"to Chuc đảng\"", "to Chuc đảng"])
        #expect(tree.parts[1].forms == ["tổ chức", "to chuc"])
        let words = tree.parts[0].parts
        #expect(words.map(\.text) == ["to", "Chuc", "đảng"])
        #expect(words[0].parts.map(\.kind) == [.anySpelling, .title, .ownSpelling])
        #expect(words[0].parts[0].forms == ["tổ", "to"])
        #expect(words[0].parts[0].formula?.frequency == 3)
        #expect(words[2].parts.map(\.kind) == [.typed, .unmarked, .title])
        #expect(words[2].parts.map(\.formula?.frequency) == [2, 1, 1])
        #expect(words[2].parts.map(\.formula?.weight) == [1, 0.5, 0.5])
        // What was typed with a sign is shown with it.
        #expect(try explain("=chè", "both").tree.text == "=chè")
        #expect(try explain("=\"trồng chè\"", "both").tree.text == "=\"trồng chè\"")
        // Words that are missing are near to none.
        let partial = try explain("chè ong xyzzy", "f0") { $0.match = .any }.tree
        #expect(partial.parts.last?.kind == .nearness && partial.parts.last?.text == "chè ong")
        let plain = try explain("to", "both") { $0.ranking = .bm25 }.tree
        #expect(plain.kind == .word && plain.parts.isEmpty && plain.formula?.frequency == 3)
    }

    @Test func theOtherSpellingIsTold() throws {
        let word = try explain("kỳ", "ki") { $0.accents = .auto }.tree
        #expect(word.parts.map(\.kind) == [.typed, .variant, .unmarked, .title])
        #expect(word.parts.map(\.text) == ["kỳ", "kì", "ki", "kỳ"])
    }

    @Test func whatIsNotThereIsNamed() throws {
        func failed(_ query: String, _ id: String) throws -> String {
            let found = try explain(query, id) { $0.match = .all }
            #expect(!found.matches && found.score == nil && found.rank == nil && !found.tree.matches)
            let failed = try #require(found.failed)
            return "\(failed.kind.rawValue) \(failed.text)"
        }
        #expect(try failed("tổ chức họp", "one") == "word tổ")
        #expect(try failed("họp Chè tổ", "both") == "word Chè")
        #expect(try failed("họp -đảng", "both") == "not -đảng")
        #expect(try failed("họp \"bà con\"", "both") == "phrase \"bà con\"")
        #expect(try failed("họp tỉnh:\"lạng sơn\"", "both") == "filter province:\"Lạng Sơn\"")
        #expect(try failed("họp năm:2024", "both") == "filter date:2024-01-01..2024-12-31")
        #expect(try failed("họp ngày:14/3/2023", "one") == "filter date:2023-03-14")
        #expect(try failed("07-nq/tu họp", "one") == "reference 07-nq/tu")
        #expect(try failed("họp (voi OR bò)", "one").hasSuffix(" voi OR bò"))
    }

    /// Of one clause, which nothing could be left out of, what comes nearest is named, and matches.
    @Test(arguments: [
        ("title:họp", "both", "title:họp → họp"), ("title:mùa", "both", "title:mùa → m*"),
        ("số:07-NQ/TU", "one", "ref:07-NQ/TU → ref:unknown"), ("08-NQ/TU", "both", "08-NQ/TU → 07-NQ/TU"),
        ("qqq*", "both", "qqq* → q*"), ("-tổ", "both", "NOT tổ → tổ"), ("hay^2", "one", "hay^2 → h*^2"),
        ("\"voi họp\"", "one", "\"voi họp\" → họp"), ("cổ^2", "one", "cổ^2 → co^2"),
        ("tỉnh:\"Lai Châu\"", "one", "province:\"Lai Châu\" → province:\"Lạng Sơn\""),
    ])
    func theNearestChangeOfOneClause(query: String, id: String, expected: String) throws {
        let found = try explain(query, id) { $0.match = .all }
        #expect(!found.matches)
        let change = try #require(found.changes.first)
        let other = try #require(change.to)
        #expect("\(change.from) → \(other)" == expected)
        #expect(try explain(other, id).matches)
    }

    /// As it was typed, and not as it is looked up.
    @Test func aConditionThatFailsIsNamedAsTyped() throws {
        #expect(try explain("họp huyện:\"Sông Lô\"", "both").failed?.text == "district:\"Sông Lô\"")
        #expect(try explain("họp nguồn:\"Báo Mới\"", "both").failed?.text == "source:\"Báo Mới\"")
    }

    /// What a term of several words is changed to may have an abbreviation among these; it stays as it is.
    @Test(arguments: ["xx/HĐND", "voi/KT-XH", "xy^HĐND", "102-QĐ/TW^0", "xx/UBND voi/HĐND"])
    func termsOfSeveralWordsAreChanged(query: String) throws {
        for id in ["both", "young", "short"] {
            let found = try explain(query, id)
            #expect(!found.matches)
            #expect(found.failed != nil)
        }
    }

    /// What stands for words of the query has parts of its own.
    @Test func abbreviationsAreParts() throws {
        let young = try explain("đảng viên", "young").tree
        let defined = try #require(young.parts.first { $0.kind == .defined })
        #expect(defined.text == "đv" && defined.value > 0 && defined.matches)
        let short = try explain("trong sạch vững mạnh", "short")
        #expect(short.notes.count == 1)
        let either = short.tree.parts.first { $0.kind == .any } ?? short.tree
        #expect(either.parts.map(\.kind) == [.all, .word] && either.parts.map(\.matches) == [false, true])
        #expect(either.parts[1].text == "tsvm" && either.parts[1].value == short.score)
    }

    /// Where no report has all words, those that have some are explained as they are answered.
    @Test func partialMatchesAreExplainedAsAnswered() throws {
        let found = try explain("tổ chức voi", "both")
        #expect(found.notes.first == .partialMatches)
        #expect(found.matches && found.rank == 1)
        #expect(found.tree.parts.first?.kind == .any)
        #expect(found.tree.parts.first?.parts.map(\.matches) == [true, true, false])
        #expect(try explain("tổ chức voi", "both") { $0.match = .all }.failed?.text == "voi")
    }

    @Test func referencesAndFiltersAreAsTyped() throws {
        let tree = try explain("nghị quyết 07-nq/tu tỉnh:\"lai chau\"", "both") { $0.filters.years = ["2023"] }.tree
        #expect(tree.parts.map(\.kind) == [.reference, .filter, .filter])
        #expect(
            tree.parts.map(\.text) == ["nghị quyết 07-nq/tu", "date:2023-01-01..2023-12-31", "province:\"Lai Châu\""])
        #expect(tree.parts[0].formula?.weight == 1 && tree.parts[0].formula?.frequency == nil)
        #expect(tree.parts[1].value == 0 && tree.parts[1].formula == nil)
    }

    @Test func onlyTheFirstAreRanked() throws {
        let request = SearchRequest("họp tổ")
        let (ids, results) = try index.rank(request)
        #expect(results.total == 41 && ids.count == 10)
        var later = request
        (later.offset, later.limit) = (35, 1)
        let last = try #require(try index.rank(later).ids.first)
        let found = try explain("họp tổ", last.id)
        #expect(found.rank == nil && found.score == last.score)
        #expect(!all(found.tree).contains { $0.kind == .nearness })
        #expect(try index.explain(request, id: "nowhere") == nil)
    }

    /// As they are spelled, the words of this report stand far apart; without marks, side by side.
    @Test func exactWordsAreNearAsTheyAreSpelled() throws {
        let nearness = { (query: String) in
            try all(explain(query, "far").tree).filter { $0.kind == .nearness }.reduce(0) { $0 + $1.value }
        }
        // A word that stands alone is near itself, and worth so much.
        #expect(try nearness("=hải =nước") > 0)
        #expect(try nearness("=hai =nuoc") > 1.5 * nearness("=hải =nước"))
    }
}
