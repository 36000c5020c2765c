import Foundation
import Reports
import TestSupport
import Testing

/// What a line of a corrections file may say, and what is said of one that may not.
@Suite struct CorrectionLineTests {
    private func rejections(_ line: String) throws -> [ReportIndexer.Rejection] {
        let folder = try TemporaryFolder()
        try folder.write("a/x.jsonl", #"{"id":"x","text":"Một câu."}"# + "\n")
        try folder.write("a/corrections.jsonl", #"{"id":"x","author":"Lý Mai"}"# + "\n" + line + "\n")
        let summary = try ReportIndexer(path: folder.path("index")).run([folder.path("a")])
        #expect(summary.added == 1)
        #expect(try ReportIndex(path: folder.path("index")).report(id: "x")?.author == "Lý Mai")
        return Array(summary.rejections)
    }

    /// Named with file, line and remedy; the rest is applied.
    @Test(arguments: [
        ("nonsense", "write one object"),
        (#"{"id":"x","title":"Hai""#, "byte 23: a comma or the closing brace is missing"),
        (#"{"id":"x","title":"Hai"} {}"#, "something behind the object"),
        (#"{"id":"x","title":"Hai}"#, "without its closing quote"),
        (#"{"id":"x","title":"\q"}"#, "an escape that JSON does not know"),
        (#"{"id":"x","title":"\ud83d"}"#, "half a surrogate pair"),
        (#"{"id":"x","title":"\u12"}"#, "four hexadecimal digits"),
        (#"{"id":"x","title":12}"#, "\"title\" is neither a string in quotes, null nor a list of strings"),
        (#"{"id":"x","title":{"a":"b"}}"#, "\"title\" is neither"),
        (#"{"id":"x","title":["a"]}"#, "write one string in quotes"),
        (#"{"id":"x","title":" "}"#, "write null to clear it"),
        (#"{"title":"Hai"}"#, "\"id\" is missing"),
        (#"{"id":null,"title":"Hai"}"#, "\"id\" is no string"),
        (#"{"id":"x"}"#, "nothing is corrected; give one of title, kicker"),
        (#"{"id":"x","titel":"Hai"}"#, "did you mean \"title\"?"),
        (#"{"id":"x","nonsense":"Hai"}"#, "give one of title, kicker"),
        (#"{"id":"x","date":"hôm nọ"}"#, "write it like 2023-11-23, 2023-11 or 2023"),
        (#"{"id":"x","date":"31/02/2019"}"#, "\"31/02/2019\" is no date"),
        (#"{"id":"x","province":"Lai Chau Moi"}"#, "is no province"),
        (#"{"id":"x","province":"Lai Cháo"}"#, "did you mean \"Lai Châu\"?"),
        (#"{"id":"x","district":"Châu Thành"}"#, "give its \"province\" too"),
        (#"{"id":"x","district":"Chốn Nào"}"#, "give its \"province\" too"),
        (#"{"id":"x","references":"07-NQ/TU"}"#, #"write ["07-NQ/TU"]"#),
        (#"{"id":"x","references":["số bảy"]}"#, "\"số bảy\" is no document's number"),
        (#"{"id":"x","references":["07-NQ/TU",7]}"#, "holds something else than strings"),
    ])
    func badLines(_ line: String, _ words: String) throws {
        let rejection = try #require(try rejections(line).first)
        #expect(rejection.code == "bad-correction" && rejection.isFailure)
        #expect(rejection.message.contains("a/corrections.jsonl: line 2: "))
        #expect(rejection.message.contains(words), "\(rejection.message)")
    }

    @Test(arguments: [
        #"  {"id" : "x" , "title" : "Hai \"ba\" \u0042\/ \ud83d\ude00" }  "#, #"{"id":"x","references":[]}"#,
        "{\"id\":\"x\",\"date\":\"Thứ năm, 23/11/2023\"}\r", #"{"id":"x","district":"Huyện Văn Quan"}"#,
        #"{"id":"x","province":"Vĩnh Phúc","district":"Mê Linh"}"#, "", "  ",
    ])
    func goodLines(_ line: String) throws {
        #expect(try rejections(line).isEmpty)
    }

    @Test func hostileLinesAreRefusedInLinearTime() throws {
        for unit in ["[", "{\"id\":", "\\u", "\"", "{\"id\":[\""] {
            let isLinear = try ProcessorTime.growsLinearly(to: 200_000) { count throws in
                #expect(try rejections(String(repeating: unit, count: count)).count == 1)
            }
            #expect(isLinear, "\(unit)")
        }
    }

    @Test func districtAloneSaysItsProvince() throws {
        let folder = try TemporaryFolder()
        try folder.write("x.jsonl", #"{"id":"x","text":"Tin ngắn\nTỉnh ủy Lai Châu họp."}"#)
        try folder.write("corrections.jsonl", #"{"id":"x","district":"van quan"}"#)
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("x.jsonl")])
        let report = try #require(try ReportIndex(path: folder.path("index")).report(id: "x"))
        #expect(report.province?.district == "Văn Quan")
        #expect(report.province?.name == "Lạng Sơn")
        #expect(report.province?.evidence == ["correction"])
    }
}
