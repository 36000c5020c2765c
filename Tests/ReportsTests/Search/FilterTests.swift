import Reports
import Testing

/// Conditions on dates and places: what they take, what they leave out, and what they say.
@Suite struct FilterTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex

    init() throws {
        folder = try TemporaryFolder()
        let page = "Thứ năm, 06/05/2021\\nChi bộ thôn giữ nếp\\nTheo Nghị quyết số 07-NQ/TU ngày 6/1/2006. "
        try folder.write(
            "a.jsonl",
            """
            {"id":"day","text":"Mùa chè.","date":"2023-03-14","province":"Lai Châu"}
            {"id":"month","text":"Mùa chè.","date":"2023-04","province":"Kiên Giang"}
            {"id":"year","text":"Mùa chè.","date":"2023","province":"An Giang"}
            {"id":"late","text":"Mùa chè.","date":"2025-09-10","province":"An Giang"}
            {"id":"none","text":"Mùa chè, mùa quýt."}
            {"id":"clock","text":"\(page)\(SamplePages.filler)"}
            """)
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
        index = try ReportIndex(path: folder.path("index"))
    }

    private func results(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchResults {
        var request = SearchRequest(query)
        change(&request)
        return try index.search(request)
    }

    private func found(_ query: String, imprecise: Bool = false) throws -> [String] {
        try results(query) { $0.filters.includesImprecise = imprecise }.hits.map(\.report.id).sorted()
    }

    @Test(arguments: [
        ("date:2023", ["day", "month", "year"]), ("date:2023-03", ["day"]), ("date:14/3/2023", ["day"]),
        ("date:3/2023", ["day"]), ("date:Q2/2023", ["month"]), ("date:2023-03..2023-04", ["day", "month"]),
        ("date:..2022", ["clock"]), ("date:2025..", ["late"]), ("date:unknown", ["none"]),
        ("datekind:given date:2023-03", ["day"]), ("datekind:published", []), ("datekind:page-header", ["clock"]),
    ])
    func aDateLiesWhollyWithinItsPeriod(_ query: String, _ ids: [String]) throws {
        #expect(try found(query) == ids)
    }

    /// A date known by its year alone is of every month of it, perhaps; a report under a page's clock is of any day
    /// since the last one it tells of, perhaps.
    @Test(arguments: [
        ("date:2023-03", ["day", "year"]), ("date:2023-04-30", ["month", "year"]), ("date:2022", []),
        ("date:..2012", ["clock"]), ("date:2013..2014", ["clock"]), ("date:..2005", []), ("date:2021-05-06", ["clock"]),
        ("date:2021-05-07", []),
    ])
    func impreciseDatesAreOffered(_ query: String, _ ids: [String]) throws {
        #expect(try found(query, imprecise: true) == ids.sorted())
    }

    @Test func aClockSaysSinceWhen() throws {
        #expect(try index.report(id: "clock")?.date?.earliest?.iso == "2006-01-06")
        #expect(try index.report(id: "day")?.date?.earliest == nil)
    }

    @Test func whatAFilterLeavesOutForWantOfAValueIsCounted() throws {
        #expect(try results("chè date:2023").undatedExcluded == 1)
        #expect(try results("chè tỉnh:\"Lai Châu\"").unknownProvinceExcluded == 2)
        #expect(try results("chè tỉnhmới:\"Lai Châu\"").unknownProvinceExcluded == 1)
        #expect(try results("chè") { $0.filters.provinces34 = ["An Giang"] }.unknownProvinceExcluded == 1)
        var request = SearchRequest("chè date:2023")
        #expect(try index.count(request).undatedExcluded == 1)
        // Where only some of the words are found, so are they in what is left out.
        request.query = "chè quýt date:2023"
        let partial = try index.search(request)
        #expect(partial.notes.contains(.partialMatches))
        #expect(partial.undatedExcluded == 1)
        #expect(try index.count(request).undatedExcluded == 1)
        request.query = "chè cam tỉnh:\"Lai Châu\""
        #expect(try index.search(request).unknownProvinceExcluded == 2)
    }

    @Test func provincesBeforeAndSinceTheMergers() throws {
        #expect(try found("tỉnh:\"An Giang\"") == ["year"])
        #expect(try found("tỉnhmới:\"An Giang\"") == ["late", "month", "year"])
        #expect(
            try results("tỉnh:\"An Giang\"").notes.contains(
                .mergedProvince(name: "An Giang", members: ["Kiên Giang", "An Giang"])))
        #expect(try results("tỉnh:\"Lai Châu\"").notes.isEmpty)
        #expect(try found("tỉnh:unknown") == ["clock", "late", "none"])
        #expect(try found("tỉnhmới:\"Kiên Giang\"") == ["late", "month", "year"])
        #expect(
            try results("tỉnhmới:\"Kiên Giang\"").notes == [
                .historicUnit(name: "Kiên Giang", successors: ["An Giang"])
            ])
        #expect(
            try results("tỉnhmới:\"Hà Nam Ninh\"").notes == [
                .historicUnit(name: "Hà Nam Ninh", successors: ["Ninh Bình"])
            ])
    }

    @Test(arguments: [
        ("Lai Cháo", "Lai Châu"), ("Lai Chua", "Lai Châu"), ("laichu", "Lai Châu"), ("tỉnh Nghệ Ann", "Nghệ An"),
        ("Vinh Phúcc", "Vĩnh Phúc"), ("Hà Tayy", "Hà Tây"), ("Bavaria", nil), ("x", nil),
    ])
    func anUnknownProvinceIsSaidWithTheNearest(_ name: String, _ near: String?) throws {
        let notes = try results("chè") { $0.filters.provinces = [name] }.notes
        #expect(notes == [.unknownProvince(name, near: near)])
    }

    /// A name that the next words complete was to be in quotes; and an unknown one leaves nothing out for want of a value.
    @Test(arguments: [
        ("tỉnh:Lai Châu", "Lai", "tỉnh:\"Lai Châu\""), ("province:An Giang chè", "An", "province:\"An Giang\""),
        ("chè province34:TP Hồ Chí Minh", "TP", "province34:\"TP Hồ Chí Minh\""), ("tinh:Lai chè", "Lai", "Lai Châu"),
    ])
    func aNameWithoutItsQuotes(_ query: String, _ name: String, _ near: String) throws {
        let found = try results(query)
        #expect(found.notes.first == .unknownProvince(name, near: near))
        #expect(found.unknownProvinceExcluded == 0)
        #expect(
            try results("chè") { $0.filters.provinces = ["Lai"] }.notes == [.unknownProvince("Lai", near: "Lai Châu")])
        #expect(try results("chè date:2023-13").undatedExcluded == 0)
        let districts = try results("huyện:Nậm Nhùn").notes
        #expect(districts.first == .unknownDistrict("Nậm", near: "huyện:\"Nậm Nhùn\""))
    }

    @Test func strictReadingRefusesValuesThatMeanNothing() throws {
        func refused(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) -> SearchResults.Note? {
            do throws(ReportIndexError) {
                var request = SearchRequest(query)
                request.isStrict = true
                change(&request)
                _ = try index.search(request)
                return nil
            } catch {
                guard case .filter(let note, _) = error else { return nil }
                return note
            }
        }
        #expect(refused("chè tỉnh:\"Lai Cháo\"") == .unknownProvince("Lai Cháo", near: "Lai Châu"))
        #expect(refused("chè") { $0.filters.provinces34 = ["Atlantis"] } == .unknownProvince("Atlantis", near: nil))
        #expect(refused("chè huyện:\"Nậm Nhum\"") == .unknownDistrict("Nậm Nhum", near: "Nậm Nhùn"))
        #expect(refused("chè") { $0.filters.years = ["abc"] } == .unknownDate("abc"))
        #expect(refused("chè") { $0.filters.from = "31/02/2023" } == .unknownDate("31/02/2023"))
        #expect(refused("chè") { $0.filters.references = ["số bảy"] } == .unknownReference("số bảy"))
        #expect(refused("chè reftype:ZZZ")?.fault == "ZZZ")
        #expect(refused("chè datekind:foo")?.fault == "foo")
        #expect(refused("chè date:2024..2020") == .emptyRange("2024..2020"))
        #expect(refused("chè") { ($0.filters.from, $0.filters.to) = ("2024", "2020") } == .emptyRange("2024..2020"))
        #expect(
            refused("chè tỉnh:\"An Giang\" năm:2023 huyện:\"Nậm Nhùn\" loại:[nq, QĐ, unknown] datekind:page-header")
                == nil)
    }

    /// What is refused is shown under its very letters; what stands beside the query has no place in it.
    @Test(arguments: [
        ("chè date:2023-13", 9..<16), ("chè tỉnh:\"Lai Cháo\"", 10..<18), ("ref:abc chè", 4..<7),
        ("chè -huyện:Xyz", 11..<14), ("năm:[2022, abc]", 11..<14), ("date:2020..x", 11..<12),
        ("chè reftype:ZZZ", 12..<15), ("datekind:foo", 9..<12), ("chè date:2024..2020", 4..<19),
        ("a* NEAR/2 b", 0..<2), ("body:a..b", 0..<9),
    ])
    func strictReadingSaysWhere(_ query: String, _ place: Range<Int>) throws {
        func range(_ request: SearchRequest) -> Range<Int>? {
            do throws(ReportIndexError) {
                var request = request
                request.isStrict = true
                _ = try index.count(request)
                Issue.record("\(query) is not refused")
                return nil
            } catch {
                guard case .filter(_, let range) = error else { return nil }
                return range
            }
        }
        #expect(range(SearchRequest(query)) == place)
        var beside = SearchRequest("chè")
        beside.conditions = [query]
        #expect(range(beside) == nil)
    }

    @Test func valuesThatAFieldHasNotAreSaid() throws {
        guard case .unknownValue("ZZZ", "reftype", let types) = try results("loại:ZZZ").notes.first else {
            Issue.record("nothing is said")
            return
        }
        #expect(types.contains("NQ") && types.contains("QĐ") && Set(types).count == types.count)
        #expect(
            try results("datekind:[given, foo]").notes == [
                .unknownValue("foo", field: "datekind", choices: ["published", "page-header", "given", "unknown"])
            ])
        #expect(try results("date:2024..2020").notes == [.emptyRange("2024..2020")])
        #expect(try results("date:2020..2024").notes == [])
    }

    /// What only excludes leaves all else, the newest first.
    @Test func exclusionsAloneLeaveAllElse() throws {
        #expect(try found("-quýt") == ["clock", "day", "late", "month", "year"])
        #expect(try results("NOT quýt").hits.map(\.report.id).first == "late")
        #expect(try found("-tỉnh:unknown") == ["day", "month", "year"])
        #expect(try found("-chè -07-NQ/TU") == ["clock"])
        #expect(try found("(-chè)") == ["clock"])
        #expect(try found("-chè OR -quýt") == ["clock", "day", "late", "month", "year"])
        #expect(try index.count(SearchRequest("-chè -chi")).total == 0)
        var narrowed = SearchRequest()
        narrowed.conditions = ["-chè"]
        #expect(try index.search(narrowed).hits.map(\.report.id) == ["clock"])
    }
}
