import Foundation
import Testing

@Suite struct InspectProgramTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "tracuu inspect \(UUID().uuidString)")

    private func write(_ text: String, _ name: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func objects(_ run: ProgramRun) throws -> [[String: Any]] {
        try run.output.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test func aFileIsOneLine() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write(
            "Huyện Sông Lô kiểm tra đảng viên\n12/03/2021\n\nSáng nay, huyện đã họp.\n", "báo cáo 1.txt")
        let run = try ProgramRun("inspect", "--json", path)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let found = try objects(run)
        #expect(found.count == 1)
        #expect(found.first?["schema"] as? String == "tracuu.inspect/1")
        #expect(found.first?["path"] as? String == path)
        #expect(found.first?["id"] == nil)
        let keys = [
            "title", "kicker", "author", "source", "date", "dates", "province", "references", "relations",
            "boilerplate",
            "encoding", "language",
        ]
        #expect(keys.allSatisfy { found.first?[$0] != nil })
    }

    /// What was typed decomposed is composed, and only then counted; marks in the wrong order are counted as they stand.
    @Test(arguments: ["txt", "jsonl"])
    func offsetsAreThoseOfTheFileInNFC(kind: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let typed =
            "Huye\u{323}\u{302}n ho\u{323}p\u{A}Tie\u{301}\u{302}p tu\u{323}c hie\u{301}\u{302}u 07-NQ/TU nga\u{300}y 6/1/2006 nhe\u{301}\u{302}.\n"
        let record = typed.replacingOccurrences(of: "\n", with: "\\n")
        let path = try write(kind == "txt" ? typed : "{\"id\":\"a\",\"text\":\"\(record)\"}\n", "x." + kind)
        let found = try #require(try objects(ProgramRun("inspect", "--json", path)).first)
        let scalars = Array(typed.precomposedStringWithCanonicalMapping.unicodeScalars)
        for (key, surface) in [("references", "07-NQ/TU"), ("dates", "6/1/2006")] {
            let first = try #require((found[key] as? [[String: Any]])?.first)
            let start = try #require(first["start"] as? Int)
            let end = try #require(first["end"] as? Int)
            var cut = String.UnicodeScalarView()
            cut.append(contentsOf: scalars[start..<end])
            #expect(String(cut).hasSuffix(surface))
        }
        #expect((found["title"] as? String)?.unicodeScalars.contains("\u{302}") == false)
    }

    @Test func aRecordKeepsItsIdAndABadLineIsToldApart() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write(
            #"{"id":"a","text":"Một\n\nHai."}"# + "\nnonsense\n" + #"{"id":"b","text":"Ba."}"# + "\n", "x.jsonl")
        let run = try ProgramRun("inspect", "--json", path)
        #expect(run.status == 5)
        #expect(try objects(run).map { $0["id"] as? String } == ["a", "b"])
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("line 2"))
    }

    @Test func whatCannotBeReadIsSaid() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let missing = try ProgramRun("inspect", "/nowhere/at all")
        #expect(missing.status == 6)
        #expect(missing.output.isEmpty)
        #expect(missing.errors.contains("/nowhere/at all"))
        let empty = try write("", "empty.txt")
        #expect(try ProgramRun("inspect", empty).status == 6)
        #expect(try ProgramRun("inspect", empty, write("Chữ.\n", "a.txt")).status == 5)
    }

    @Test func aPersonReadsASheet() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write("Hội nghị tổng kết công tác năm\n\nMột câu dài hơn thế này một chút.\n", "a.txt")
        let run = try ProgramRun(["inspect", path], environment: ["TRACUU_LANG": "vi"])
        #expect(run.output.contains("đầu đề"))
        #expect(run.output.contains("Hội nghị tổng kết công tác năm"))
        #expect(try ProgramRun("inspect", path).output.contains("title"))
    }

    // MARK: What is found

    private static let page = """
        Trang chủ • Xây dựng Đảng

        Huyện Văn Quan kiểm tra việc thực hiện nghị quyết

        Cập nhật ngày: 26/03/2022 05:57:12

        Sáng 20/3/2022, Huyện ủy Văn Quan, tỉnh Lạng Sơn nghe báo cáo việc làm theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị trong toàn...

        Sáng 20/3/2022, Huyện ủy Văn Quan, tỉnh Lạng Sơn nghe báo cáo việc làm theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị trong toàn huyện, cùng các Quyết định số 217, 218-QĐ/TW về giám sát.

        Bà con bản Khòn Khẻ góp ý kiến từ ngày 1/2/2022, ai cũng mong con đường chóng xong để chở hàng ra chợ.

        Ảnh: Cán bộ huyện nói về Nghị quyết số 21-NQ/TW với bà con.

        Lò Văn Bản

        Bình luận

        Bạn đọc: Nghị quyết số 07-NQ/TU rất hay

        Viết bình luận

        Đang có 12 khách

        Số lần xem: 345

        Các tin khác

        Xã Tân Lập làm đường mới

        Thực hiện Nghị quyết số 09-NQ/HU, xã Tân Lập đã huy động bà con góp công làm đường...

        Bản Nà nuôi ong lấy mật

        Theo Kế hoạch số 11-KH/HU, bà con bản Nà nuôi thêm nhiều đàn ong lấy mật...

        """

    /// What `start` and `end` of each object of a list cut out of a text, and one more of its values.
    private func cuts(_ object: [String: Any], _ list: String, _ key: String, of text: String) throws -> [[String]] {
        let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
        return try #require(object[list] as? [[String: Any]]).map { found in
            let start = try #require(found["start"] as? Int)
            let end = try #require(found["end"] as? Int)
            var cut = String.UnicodeScalarView()
            cut.append(contentsOf: scalars[start..<end])
            return [try #require(found[key] as? String), String(cut)]
        }
    }

    @Test func datesReferencesAndBoilerplateWithTheirSpans() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let found = try #require(try objects(ProgramRun("inspect", "--json", write(Self.page, "x.txt"))).first)
        #expect(
            try cuts(found, "dates", "kind", of: Self.page) == [
                ["published", "Cập nhật ngày: 26/03/2022 05:57:12"], ["event", "20/3/2022"],
                ["cited-document", "15/5/2016"], ["other", "1/2/2022"],
            ])
        // Not those of the doubled lead, of comments, of other reports; those of the list have the span of all of it.
        #expect(
            try cuts(found, "references", "family", of: Self.page) == [
                ["ct-5/tw", "Chỉ thị số 05-CT/TW"], ["qd-217/tw", "Quyết định số 217, 218-QĐ/TW"],
                ["qd-218/tw", "Quyết định số 217, 218-QĐ/TW"], ["nq-21/tw", "Nghị quyết số 21-NQ/TW"],
            ])
        let left = try cuts(found, "boilerplate", "kind", of: Self.page)
        #expect(left.map { $0[0] } == ["navigation", "duplicated-lead", "comments", "counter", "teaser"])
        #expect(left[0][1] == "Trang chủ • Xây dựng Đảng" && left[1][1].hasSuffix("trong toàn..."))
        #expect(left[2][1].hasPrefix("Bình luận\n") && left[3][1].hasSuffix("345"))
        #expect(left[4][1].hasPrefix("Các tin khác\n") && left[4][1].hasSuffix("lấy mật..."))
    }

    /// What comes with a record beats what its text says.
    @Test func whatIsGivenBeatsWhatIsInferred() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text =
            #""title":"Huyện họp","text":"Cập nhật ngày: 26/03/2022 05:57:12\n\n(VP) - Sáng nay, huyện Sông Lô, tỉnh Vĩnh Phúc họp bàn việc làm đường liên xã.\n\nBà con góp thêm công, thêm sức để đường chóng xong.\n\nLò Thị Mai""#
        let given =
            #""date":"2019-08-07","province":"Lai Châu","author":"Vàng A Sủ","source":"Báo Lào Cai","url":"https://baolangson.vn/a/1.html""#
        let lines = [
            #"{"id":"a",\#(text)}"#, #"{"id":"b",\#(text),\#(given)}"#,
            #"{"id":"c","title":"Huyện họp","text":"Sáng nay, xã họp bàn việc làm đường.","url":"https://baolangson.vn/a/1.html"}"#,
        ]
        let found = try objects(ProgramRun("inspect", "--json", write(lines.map { $0 + "\n" }.joined(), "x.jsonl")))
        func values(_ key: String, _ part: String) -> [String?] {
            found.map { ($0[key] as? [String: Any])?[part] as? String }
        }
        #expect(found.map { $0["author"] as? String } == ["Lò Thị Mai", "Vàng A Sủ", nil])
        #expect(values("date", "value") == ["2022-03-26", "2019-08-07", nil])
        #expect(values("date", "kind") == ["published", "given", nil])
        #expect(values("province", "name") == ["Vĩnh Phúc", "Lai Châu", "Lạng Sơn"])
        #expect(values("source", "name") == [nil, "Báo Lào Cai", "Báo Lạng Sơn"])
        #expect(
            found.map { $0["url"] as? String } == [nil] + .init(repeating: "https://baolangson.vn/a/1.html", count: 2))
    }

    /// The verdict on an old file, and what was mended; an encoding asked for is taken.
    @Test func theEncodingIsShown() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write("", "cu.txt")
        let typed: [UInt8] = Array("Uû ban nh©n d©n x· häp bµn viÖc cña d©n.\n".unicodeScalars.map { UInt8($0.value) })
        try Data(typed).write(to: URL(fileURLWithPath: path))
        let found = try #require(try objects(ProgramRun("inspect", "--json", path)).first)
        let encoding = try #require(found["encoding"] as? [String: Any])
        #expect(found["title"] as? String == "Uỷ ban nhân dân xã họp bàn việc của dân.")
        #expect(encoding["name"] as? String == "tcvn3")
        #expect((encoding["confidence"] as? Double ?? 0) > 0.9)
        #expect((encoding["repairs"] as? [String: Int]) == [:])
        #expect((encoding["damage"] as? [String: Int]) == [:])
        #expect(try ProgramRun("inspect", path).output.contains("tcvn3 · 9"))
        let asked = try #require(try objects(ProgramRun("inspect", "--json", "--encoding", "vni", path)).first)
        #expect((asked["encoding"] as? [String: Any])?["name"] as? String == "vni")
        #expect(try ProgramRun("inspect", "--encoding", "ebcdic", path).status == 2)
    }
}
