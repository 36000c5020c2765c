import Testing

/// Fields and the options beside a query: with hits and with none, and what is said of reports that they leave out.
@Suite struct FilterProgramTests {
    private let archive: RecordArchive

    init() throws {
        archive = try RecordArchive(
            #"""
            {"id":"given","title":"Tin một","text":"Huyện ủy học Quyết định số 49-QĐ/TW.","author":"Lò Văn Bản","source":"Báo Lai Châu","date":"2023-05-02","province":"Lai Châu"}
            {"id":"clock","text":"Thứ ba, 14/03/2023 - 08:15\n\nTin họp dân bàn việc làm đường\n\nSáng nay bà con bản Nà họp bàn việc làm đường, ai cũng góp ý kiến của mình cho rõ."}
            {"id":"shown","text":"Tin họp dân bàn việc nuôi ong\n\nCập nhật ngày: 26/03/2022 05:57:12\n\nSáng nay bà con bản Nà họp bàn việc nuôi ong, ai cũng góp ý kiến của mình cho rõ."}
            {"id":"undated","title":"Tin bốn","text":"Xã làm theo Quyết định 49-QD/TW và Chỉ thị số 05-CT/TW.","author":"Vàng A Sủ","source":"Báo Sơn La"}
            {"id":"placed","title":"Tin năm","text":"Đảng bộ học Nghị quyết số 12-NQ/ĐU.","province":"Vĩnh Phúc","date":"2021"}
            """#)
    }

    private func ids(_ queries: [String]) throws -> [Set<String>] {
        try archive.hits(queries).map { Set($0.map(\.id)) }
    }

    private func found(_ options: String...) throws -> [String] {
        try archive.run(["search", "--format", "ids"] + options).output.split(separator: "\n").map(String.init)
    }

    @Test func kindsOfDates() throws {
        let queries = ["published", "page-header", "given", "unknown", "[published, given]"].map { "datekind:" + $0 }
        #expect(
            try ids(queries) == [
                ["shown"], ["clock"], ["given", "placed"], ["undated"], ["shown", "given", "placed"],
            ])
    }

    /// A page's clock counts as a date, marked as such; only what has none is undated.
    @Test func thePagesClockCountsInFiltersAndSorting() throws {
        #expect(
            try ids(["date:2023", "date:2023 -datekind:page-header", "date:unknown"])
                == [["given", "clock"], ["given"], ["undated"]])
        #expect(try found("tin", "--sort", "date") == ["placed", "shown", "clock", "given", "undated"])
        #expect(try found("tin", "--sort", "-date") == ["given", "clock", "shown", "placed", "undated"])
        let table = try archive.run("search", "tin", "--sort", "date", "--format", "tsv").output
        #expect(
            table.split(separator: "\n").dropFirst().map {
                $0.split(separator: "\t", omittingEmptySubsequences: false)[5]
            }
                == ["given", "published", "page-header", "given", ""])
    }

    @Test func authorsSourcesAndIDs() throws {
        let lines: [(query: String, ids: Set<String>)] = [
            ("tácgiả:\"Lò Văn Bản\"", ["given"]), ("author:\"lo van ban\"", ["given"]), ("tacgia:sủ", ["undated"]),
            ("tácgiả:ai", []), ("-author:\"lo van ban\" 49-QĐ/TW", ["undated"]),
            ("nguồn:\"Báo Lai Châu\"", ["given"]), ("source:\"bao son la\"", ["undated"]), ("nguon:\"Báo Lào\"", []),
            ("id:given", ["given"]), ("id:[given, placed]", ["given", "placed"]), ("id:nope", []),
        ]
        for (line, ids) in zip(lines, try ids(lines.map(\.query))) { #expect(ids == line.ids, "\(line.query)") }
    }

    /// One number, whatever the keyboard or the printer made of its letters.
    @Test func oddLettersInNumbers() throws {
        #expect(
            try ids(["49-QĐ/TW", "49-QD/TW", "49-qđ/tw", "49-QÐ/TW", "49-Q\u{189}/TW", "049-QĐ/TW"])
                == .init(repeating: ["given", "undated"], count: 6))
        #expect(
            try ids(["12-NQ/ĐU", "12-NQ/ÐU", "12-NQ/DU", "12 – nq/đu", "12/NQ-ÐU"])
                == .init(repeating: ["placed"], count: 5))
        #expect(try ids(["49-CĐ/TW", "12-NQ/HU"]) == [[], []])
    }

    @Test func optionsForProvincesAndTypes() throws {
        #expect(try found("--province34", "Phú Thọ") == ["placed"])
        #expect(try found("--province34", "phu tho", "--province34", "Lai Châu") == ["given", "placed"])
        #expect(try found("--province34", "Hưng Yên").isEmpty)
        #expect(Set(try found("--reftype", "QĐ")) == ["given", "undated"])
        #expect(try found("--reftype", "CT", "--reftype", "NQ") == ["placed", "undated"])
        #expect(try found("--reftype", "KH").isEmpty)
    }

    /// A condition alone: all that pass, the newest first, those without a date last; with an empty query or with none.
    @Test func aConditionWithoutAQuery() throws {
        #expect(try found("--ref", "49-QĐ/TW") == ["given", "undated"])
        #expect(try found("", "--ref", "49-QD/TW") == ["given", "undated"])
        #expect(try found("--from", "2021") == ["given", "clock", "shown", "placed"])
        #expect(try found("", "--ref", "13-QĐ/TW").isEmpty)
    }

    // MARK: What is left out

    private func left(_ queries: [String]) throws -> [[Int?]] {
        try archive.summaries(queries).map {
            [$0["total"] as? Int, $0["undated_excluded"] as? Int, $0["unknown_province_excluded"] as? Int]
        }
    }

    @Test func whatIsLeftOutForWantOfADateOrAProvinceIsCounted() throws {
        #expect(
            try left([
                "tin date:2023", "49-QĐ/TW date:2023", "nuôi ong date:2022", "tin tỉnh:\"Lai Châu\"",
                "tin tỉnhmới:\"Phú Thọ\"", "bản tỉnh:\"Lai Châu\"", "tin", "tin date:unknown", "tin tỉnh:unknown",
            ]) == [
                [2, 1, 0], [1, 1, 0], [1, 0, 0], [1, 0, 2], [1, 0, 2], [0, 0, 2], [5, 0, 0], [1, 0, 0], [2, 0, 0],
            ])
        let said = try archive.run("search", "tin", "--year", "2023")
        #expect(said.errors.contains("note: left out for want of a date: 1\n"), "\(said.errors)")
    }
}
