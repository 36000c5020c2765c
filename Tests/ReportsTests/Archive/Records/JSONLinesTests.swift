import Foundation
import Reports
import TestSupport
import Testing

@Suite struct JSONLinesTests {
    private func read(_ text: String, _ options: ArchiveOptions = ArchiveOptions()) throws -> Items {
        try read(Array(text.utf8), options)
    }

    private func read(_ bytes: [UInt8], _ options: ArchiveOptions = ArchiveOptions()) throws -> Items {
        let folder = try SampleFolder()
        try folder.write("a.jsonl", bytes)
        return folder.items(options)
    }

    @Test func everyFieldIsGiven() throws {
        let items = try read(
            #"{"id":"x/1","title":"Tin","text":"Nội dung","date":"2021-05-06","url":"http://a.vn/b","source":"Báo A","#
                + #""author":"B","province":"Lai Châu","more":{"text":["kh\"ác",{}],"n":1.5e3}}"#)
        let report = try #require(items.reports.first)
        #expect(report.text == "Nội dung")
        #expect(report.location.path == "a.jsonl#1")
        var given = RawReport.Given()
        given.id = "x/1"
        given.title = "Tin"
        given.date = "2021-05-06"
        given.url = "http://a.vn/b"
        given.source = "Báo A"
        given.author = "B"
        given.province = "Lai Châu"
        #expect(report.given == given)
        #expect(report.encoding == RawReport.Encoding(name: "utf-8", confidence: 1))
    }

    @Test func stringsAreUnescaped() throws {
        let items = try read(
            #"{"te\u0078t":"a\n\t\"\\\/\b\f\r\n\u1ebf\ud83d\ude00 \ud83d \udE00x","title":null,"id":""}"#)
        #expect(items.texts == ["a\n\t\"\\/\u{8}\u{C}\r\nế😀 \u{FFFD} \u{FFFD}x"])
        #expect(items.reports.first?.given == RawReport.Given())
    }

    @Test func blankLinesByteOrderMarkAndCRLFAreTaken() throws {
        let items = try read("\u{FEFF}{\"text\":\"a\"}\r\n\r\n  \n{ \"text\" : \"b\" } \r\n{\"text\":\"c\"}")
        #expect(items.texts == ["a", "b", "c"])
        #expect(items.paths == ["a.jsonl#1", "a.jsonl#4", "a.jsonl#5"])
        #expect(items.skipped.isEmpty)
    }

    /// Databases number their records.
    @Test func numbersAreTakenAsTheyAreWritten() throws {
        let items = try read(#"{"id":1207,"text":"một","title":-3.5e2}"# + "\n" + #"{"text":"hai","date":2019}"#)
        #expect(items.texts == ["một", "hai"])
        #expect(items.reports.map(\.given.id) == ["1207", nil])
        #expect(items.reports.map(\.given.title) == ["-3.5e2", nil])
        #expect(items.reports.map(\.given.date) == [nil, "2019"])
    }

    @Test(arguments: [
        (#"{"title":"x"}"#, 0, "\"text\" is missing"),
        (#"{"text":null}"#, 0, "\"text\" is missing"),
        (#"{"text":" \n"}"#, 0, "\"text\" is empty"),
        (#"{"text":7}"#, 8, "\"text\" is a number where a string belongs"),
        (#"{"id":true,"text":"x"}"#, 10, "\"id\" is a boolean where a string belongs"),
        (#"{"text":"x","title":["y"]}"#, 20, "\"title\" is an array where a string belongs"),
        (#"{"text":"x","date":{}}"#, 19, "\"date\" is an object where a string belongs"),
        (#"{"text":"x"} {"text":"y"}"#, 13, "something behind the object"),
        (#"{"text":"a\xb"}"#, 10, "an escape that JSON does not know"),
        (#"{"text":"a"#, 10, "a string without its closing quote"),
    ])
    func aBadLineIsSkippedAndTheRestGoesOn(_ line: String, _ offset: Int, _ what: String) throws {
        let items = try read("{\"text\":\"trước\"}\n" + line + "\n{\"text\":\"sau\"}\n")
        #expect(items.texts == ["trước", "sau"])
        let start = Int64("{\"text\":\"trước\"}\n".utf8.count)
        #expect(items.skipped.map(\.reason) == [.badJSON(line: 2, offset: start + Int64(offset), what: what)])
        #expect(items.reasons == ["a.jsonl#2 bad-json"])
    }

    @Test(arguments: [
        "[1]", "\"x\"", "x", "{", "{\"text\":\"x\"", "{\"text\":\"x\",}", "{\"text\" \"x\"}", "}{", "{]", "nul",
        "{\"text\":\"a\u{1}\"}",
    ])
    func whatIsNoObjectIsSkipped(_ line: String) throws {
        let items = try read(line + "\n{\"text\":\"sau\"}\n")
        #expect(items.texts == ["sau"])
        #expect(items.reasons == ["a.jsonl#1 bad-json"])
    }

    @Test func theMessageNamesLineAndByte() throws {
        let folder = try SampleFolder()
        let path = try folder.write("a.jsonl", "{\"text\":\"x\"}\n{}\n")
        #expect(
            Items([path]).skipped.map(\.message) == [
                "\(path): line 2, byte 13: \"text\" is missing; each record must be one JSON object with a \"text\""
            ])
    }

    @Test func aFewBrokenBytesAreMended() throws {
        let filler = String(repeating: "a", count: 2000)
        let items = try read(
            Array("{\"text\":\"\(filler)".utf8) + [0xFF] + Array("\"}\n{\"text\":\"".utf8) + [0xFF] + Array("\"}".utf8))
        #expect(items.texts == [filler + "\u{FFFD}"])
        #expect(items.reports.first?.encoding.repairs == ["replaced": 1])
        #expect(items.skipped.map(\.reason) == [.badJSON(line: 2, offset: 2013, what: "ill-formed UTF-8")])
    }

    @Test func linesOfAnyLengthUpToTheLimit() throws {
        var options = ArchiveOptions()
        options.limits.lineBytes = 3 << 20
        let long = String(repeating: "dài ", count: 600_000)
        let tooLong = String(repeating: "quá dài ", count: 600_000)
        let items = try read(
            "{\"text\":\"\(long)\"}\n{\"text\":\"\(tooLong)\"}\n{\"text\":\"sau\"}\n{\"id\":true}\n{\"text\":\"\(tooLong)\"}",
            options)
        #expect(items.texts == [long, "sau"])
        #expect(items.reasons == ["a.jsonl#2 too-large", "a.jsonl#4 bad-json", "a.jsonl#5 too-large"])
        let offset = "{\"text\":\"\(long)\"}\n{\"text\":\"\(tooLong)\"}\n{\"text\":\"sau\"}\n{\"id\":true".utf8.count
        #expect(
            items.skipped[1].reason
                == .badJSON(line: 4, offset: Int64(offset), what: "\"id\" is a boolean where a string belongs"))
    }

    @Test func linesMayStandAcrossBlocks() throws {
        let lines = (0..<3000).map {
            "{\"id\":\"\($0)\",\"text\":\"\(String(repeating: "chữ ", count: $0 % 300))\($0)\"}"
        }
        let items = try read(lines.joined(separator: "\n"))
        #expect(items.reports.map(\.given.id) == (0..<3000).map { "\($0)" })
        #expect(items.reports.allSatisfy { $0.text.hasSuffix($0.given.id ?? "?") })
    }

    @Test func deepNestingIsPassedOver() throws {
        let isLinear = try ProcessorTime.growsLinearly(to: 500_000) { count in
            let deep = String(repeating: "[", count: count) + String(repeating: "]", count: count)
            let items = try read(
                "{\"x\":\(deep),\"text\":\"a\"}\n{\"text\":\"b\"}\n" + String(repeating: "{", count: count / 5))
            #expect(items.texts.last == "b")
            #expect(items.reports.count + items.skipped.count == 3)
        }
        #expect(isLinear)
    }

    @Test func utf16IsDecodedFirst() throws {
        let items = try read([0xFF, 0xFE] + "{\"text\":\"a\"}\n".utf16.flatMap { [UInt8($0 & 255), 0] })
        #expect(items.texts == ["a"])
    }

    @Test(.enabled(if: SharedCorpus.isPresent, "no development corpus beside the package"))
    func theNewsCorpusIsReadWhole() throws {
        var reader = ArchiveReader(paths: [SharedCorpus.news.path])
        var count = 0
        while let item = reader.next() {
            guard case .report = item else {
                Issue.record("skipped")
                return
            }
            count += 1
        }
        #expect(count == 35_247)
    }
}
