import Foundation
import Reports
import SearchEngine
import Testing

/// What may end a query that is being typed.
@Suite struct CompletionTests {
    private let archive: SearchedArchive

    init() throws { archive = try SearchedArchive() }

    private func candidates(_ text: String) throws -> [String] { try archive.index.completion(of: text).candidates }

    @Test(arguments: [
        ("tỉnh:lai c", 5, ["\"Lai Châu\""]), ("TINH:LAICH", 5, ["\"Lai Châu\""]),
        ("tỉnh:\"lai ch", 5, ["\"Lai Châu\""]),
        ("province:hcm", 9, ["\"Hồ Chí Minh\""]), ("tỉnh:[\"Lai Châu\", lang", 18, ["\"Lạng Sơn\""]),
        ("a tỉnhmới:lam d", 10, ["\"Lâm Đồng\""]), ("huyen:nam nhu", 6, ["\"Nậm Nhùn\""]),
        ("nguồn:bao 2", 6, ["\"Báo 2\""]), ("datekind:pa", 9, ["page-header"]), ("date:unk", 5, ["unknown"]),
        ("(tá", 1, ["tácgiả:"]), ("a -datek", 3, ["datekind:"]),
        ("tỉnh:\"Lai Châu\" tieu", 16, ["tiêuđề:"]), ("loại:qdi", 5, ["QĐi"]),
    ])
    func namesWithoutMarksOrCase(text: String, start: Int, expected: [String]) throws {
        let found = try archive.index.completion(of: text)
        #expect(found == Completion(start: start, candidates: expected))
    }

    /// What stands in deleted reports alone is not offered, before any merge too.
    @Test func whatIsDeletedIsNotOffered() throws {
        let folder = try TemporaryFolder()
        let lines = [
            #"{"id":"a","text":"Huyện học Quyết định số 4917-QĐ/TW.","source":"Báo Thử Một"}"#,
            #"{"id":"b","text":"Huyện học Quyết định số 4918-QĐ/TW.","source":"Báo Thử Hai"}"#,
            #"{"id":"c","text":"Tỉnh học Quyết định số 4918-QĐ/TW, khuyến nông.","source":"Báo Thử Ba"}"#,
            #"{"id":"d","text":"Xã mở lớp khuyến học.","source":"Báo Thử Ba"}"#,
        ]
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
        func offered(_ text: String) throws -> [String] {
            try ReportIndex(path: folder.path("index")).completion(of: text).candidates
        }
        func meant(_ query: String) throws -> [SearchResults.Note] {
            try ReportIndex(path: folder.path("index")).count(SearchRequest(query)).notes
        }
        #expect(try offered("số:491") == ["4918-QĐ/TW", "4917-QĐ/TW"])
        #expect(try offered("nguồn:bao thu").count == 3)
        #expect(try meant("huyen hocj").contains(.suggestion(query: "huyen hoc")))
        #expect(try meant("khuyến nôgn").contains(.suggestion(query: "khuyến nông")))
        _ = try IndexMaintenance(path: folder.path("index")).delete(["a", "c"])
        #expect(try ReportIndex(path: folder.path("index")).statistics().deleted == 2)
        #expect(try offered("số:491") == ["4918-QĐ/TW"])
        #expect(try offered("nguồn:bao thu") == ["\"Báo Thử Ba\"", "\"Báo Thử Hai\""])
        #expect(try meant("huyen hocj").contains(.suggestion(query: "huyen hoc")))
        #expect(try !meant("khuyến nôgn").contains(.suggestion(query: "khuyến nông")))
    }

    @Test func severalAreInOrder() throws {
        #expect(try candidates("ti") == ["title:", "tỉnh:", "tiêuđề:", "tỉnhmới:"])
        #expect(try candidates("tỉnh:lai").first == "\"Lai Châu\"")
        // A name typed whole stands before those that begin so.
        #expect(try candidates("huyen:an").contains("\"An Biên\""))
    }

    @Test func numbersOfDocuments() throws {
        #expect(try candidates("07-nq/t") == ["07-NQ/TU"])
        #expect(try candidates("đảng 7-N") == ["07-NQ/TU"])
        // A zero before a digit is part of the number, and begins no longer one.
        #expect(try candidates("07") == ["07-NQ/TU"])
        #expect(try Set(candidates("7")) == ["07-NQ/TU", "749/QĐ-TTg"])
        #expect(try candidates("30/2020/nd") == ["30/2020/NĐ-CP"])
        #expect(try candidates("số:749") == ["749/QĐ-TTg"])
        #expect(try candidates("8–q").contains("08-QĐ/TW"))
        #expect(try Set(candidates("2")) == ["21-NQ/TW"])
        #expect(try candidates("07-nq/x") == [])
        #expect(try Set(candidates("0")) == ["07-NQ/TU", "08-QĐ/TW"])
        #expect(try candidates("00") == [] && candidates("0-nq") == [])
    }

    @Test(arguments: ["", " ", "xyz", "tỉnh:xyz", ":", "::", "[", "tỉnh:[", "tiêuđề:a", "😀", "-"])
    func whatNothingEnds(text: String) throws {
        let found = try archive.index.completion(of: text)
        #expect(found.start <= text.unicodeScalars.count)
        #expect(!found.candidates.contains(""))
    }

    /// Among very many references the same are found as by looking at each.
    @Test func amongManyReferencesNoneIsMissed() throws {
        let numbers = ProcessInfo.processInfo.environment["LONG_TESTS"] == nil ? 2_000 : 100_000
        let keys = ReferenceDictionarySample.keys(numbers: numbers)
        let dictionary = try ReferenceDictionarySample.dictionary(keys)
        for typed in ["1234-nq", "1234-NQ/tu", "77", "199-q", "5-kh/hu"] {
            let found = try #require(ReferenceCompletion(typed)).candidates(in: [dictionary])
            #expect(!found.isEmpty)
            let digits = typed.prefix { $0.isNumber }
            #expect(found.allSatisfy { $0.drop { $0 == "0" }.hasPrefix(digits) })
            if typed.contains("/") { #expect(found.count == 1) }
        }
    }
}
