import Foundation
import Reports
import TestSupport
import Testing

/// Web archives: each page a report that knows its address and when it was saved.
@Suite struct WebArchiveTests {
    private static let page = """
        <!DOCTYPE html><html><head><title>Xã Tân Lập làm đường</title></head><body><h1>Xã Tân Lập làm đường</h1>
        <p>Bà con xã Tân Lập góp công làm hai cây số đường bê tông, xong trước mùa mưa năm nay như đã hẹn với nhau.</p>
        </body></html>
        """
    private static let moment = "2021-05-06T20:13:14Z"

    private func items(_ records: [[UInt8]], _ name: String = "x.warc") throws -> Items {
        let folder = try SampleFolder()
        return Items([try folder.write(name, records.flatMap { $0 })])
    }

    private func one(_ answer: [UInt8]) throws -> Items {
        try items([warcRecord("response", "https://example.vn/a.html", Self.moment, answer)])
    }

    @Test(arguments: ["1.0", "1.1"]) func aPageIsAReport(_ version: String) throws {
        let items = try items([
            warcRecord("warcinfo", nil, Self.moment, Array("software: x\r\n".utf8), version: version),
            warcRecord("request", "https://example.vn/a.html", Self.moment, Array("GET /".utf8), version: version),
            warcRecord("response", "https://example.vn/a.html", Self.moment, answer(Self.page), version: version),
        ])
        #expect(items.skipped.isEmpty)
        let raw = try #require(items.reports.first)
        #expect(items.reports.count == 1)
        #expect(raw.location.path == "20210506201314/https://example.vn/a.html")
        #expect(raw.given.url == "https://example.vn/a.html")
        #expect(raw.given.title == "Xã Tân Lập làm đường")
        #expect(raw.text.contains("góp công làm hai cây số đường"))
        #expect(raw.given.date == nil)
        #expect(raw.given.captured == Self.moment)
    }

    /// A page saved at eight in the evening of London was saved next morning in Vietnam; it may be much older.
    @Test func theDayItWasSavedIsNotItsDate() throws {
        let raw = try #require(try one(answer(Self.page)).reports.first)
        let report = ReportExtractor.report(from: raw)
        #expect(report.date?.value.iso == "2021-05-07")
        #expect(report.date?.kind == .pageHeader)
        #expect(report.date?.evidence == Self.moment)
        #expect(try #require(report.date).confidence < 0.3)
        #expect(report.captured == Self.moment)
        let dated = Self.page.replacing("<p>", with: "<p>Thứ năm, 23/11/2017 - 09:20</p><p>", maxReplacements: 1)
        let other = ReportExtractor.report(from: try #require(try one(answer(dated)).reports.first))
        #expect(other.date?.value.iso == "2017-11-23")
        #expect(other.date?.kind == .published)
        #expect(other.captured == Self.moment)
    }

    /// What crawlers write down of themselves is no page.
    @Test func notesOfACrawlerAreNoReports() throws {
        let addresses = ["metadata://gnu.org/software/wget/warc/wget_arguments.txt", "https://example.vn/tin.txt"]
        let items = try items(
            addresses.map { address in
                warcRecord("resource", address, Self.moment, Array("Tin xã Tân Lập.\n".utf8), type: "text/plain")
            })
        #expect(items.reports.map(\.given.url) == ["https://example.vn/tin.txt"])
        #expect(items.skipped.isEmpty)
    }

    @Test func capturesOfOneAddressStayApart() throws {
        let later = Self.page.replacing("hai cây số", with: "ba cây số")
        let items = try items([
            warcRecord("response", "https://example.vn/", Self.moment, answer(Self.page)),
            warcRecord("response", "https://example.vn/", "2023-01-02T00:00:00Z", answer(later)),
        ])
        #expect(
            items.paths == ["20210506201314/https://example.vn/", "20230102000000/https://example.vn/"])
    }

    @Test func bodiesInChunks() throws {
        let bytes = Array(Self.page.utf8)
        var body: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 100) {
            let chunk = bytes[start..<min(bytes.count, start + 100)]
            body += Array("\(String(chunk.count, radix: 16));x=y\r\n".utf8) + chunk + Array("\r\n".utf8)
        }
        body += Array("0\r\nX: y\r\n\r\n".utf8)
        let whole = try one(answer(Self.page)).texts
        #expect(try one(answer(body, "Transfer-Encoding: chunked\r\n")).texts == whole)
        // Joined already, in spite of the header.
        #expect(try one(answer(Self.page, "Transfer-Encoding: chunked\r\n")).texts == whole)
        #expect(try one(answer(Array(body.dropLast(30)), "Transfer-Encoding: chunked\r\n")).texts.count == 1)
    }

    @Test(.needs("gzip", "zstd"), arguments: ["gzip", "zstd"]) func packedBodies(_ program: String) throws {
        let folder = try SampleFolder()
        try folder.write("a", Self.page)
        try #require(folder.run(program, "a"))
        let packed = try folder.bytes(program == "gzip" ? "a.gz" : "a.zst")
        let whole = try one(answer(Self.page)).texts
        #expect(try one(answer(packed, "Content-Encoding: \(program)\r\n")).texts == whole)
        #expect(try one(answer(Self.page, "Content-Encoding: \(program)\r\n")).texts == whole)
        let other = try one(answer(Self.page, "Content-Encoding: br\r\n"))
        #expect(other.skipped.map(\.reason) == [.unsupportedType("an answer packed with br")])
    }

    /// In the wrapping of zlib or bare, and packed not at all.
    @Test(.needs("gzip")) func deflatedBodies() throws {
        let folder = try SampleFolder()
        try folder.write("a", Self.page)
        try #require(folder.run("gzip", "-n", "a"))
        // Between the ten bytes of the head of gzip and the eight of its tail.
        let deflated = Array(try folder.bytes("a.gz").dropFirst(10).dropLast(8))
        let whole = try one(answer(Self.page)).texts
        for body in [deflated, [0x78, 0x9C] + deflated + [1, 2, 3, 4], Array(Self.page.utf8)] {
            #expect(try one(answer(body, "Content-Encoding: deflate\r\n")).texts == whole)
        }
        let cut = try one(answer(Array(deflated.dropLast(20)), "Content-Encoding: deflate\r\n"))
        #expect(cut.skipped.count == 1)
    }

    /// Two letters say nothing of their encoding, but the server does.
    @Test func theServerNamesTheEncoding() throws {
        let body = Array("<html><body><p>Xu".utf8) + [0xE2, 0x6E, 0x20, 0x74, 0x68, 0xF4, 0x6E] + Array("</p>".utf8)
        let raw = try #require(try one(answer(body, "", type: "text/html; Charset=\"windows-1258\"")).reports.first)
        #expect(raw.text == "Xuân thôn\n")
        #expect(raw.encoding.name == "windows-1258")
    }

    @Test(.needs("gzip", "tar")) func recordsPackedOneByOne() throws {
        let folder = try SampleFolder()
        // Longer than what is unpacked at once, so that a cut at the end does not cost the beginning.
        let numbers = (0..<20_000).map { "\($0 &* 2_654_435_761 % 999_983)" }.joined(separator: " ")
        let page = Self.page.replacing("</p>", with: numbers + "</p>")
        for number in 1...3 {
            let url = "https://example.vn/\(number)"
            try folder.write("\(number).warc", warcRecord("response", url, Self.moment, answer(page)))
        }
        try #require(folder.run("gzip", "1.warc", "2.warc", "3.warc"))
        let packed = try (1...3).flatMap { try folder.bytes("\($0).warc.gz") }
        let items = Items([try folder.write("x.warc.gz", packed)])
        #expect(items.reports.map(\.given.url) == (1...3).map { "https://example.vn/\($0)" })
        #expect(items.skipped.isEmpty)
        let cut = Items([try folder.write("y.warc.gz", Array(packed.dropLast(40)))])
        #expect(cut.reports.count == 2)
        #expect(cut.skipped.map(\.reason.code) == ["bad-archive"])
        try #require(folder.run("tar", "-cf", "z.tar", "x.warc.gz"))
        #expect(Items([folder.path + "/z.tar"]).paths.first == "x.warc.gz!/20210506201314/https://example.vn/1")
    }

    @Test func whatIsNoPageIsNamed() throws {
        let items = try items([
            warcRecord("response", "https://example.vn/a.png", Self.moment, answer("PNG", type: "image/png")),
            warcRecord("response", "https://example.vn/b", Self.moment, answer("không có", status: "404 Not Found")),
            warcRecord("response", "https://example.vn/robots.txt", Self.moment, answer("User", type: "text/plain")),
            warcRecord("revisit", "https://example.vn/c", Self.moment, answer("")),
            warcRecord("response", "dns:example.vn", Self.moment, Array("1".utf8), type: "text/dns"),
            warcRecord("response", "https://example.vn/d", Self.moment, Array("rác".utf8)),
            warcRecord("response", "https://example.vn/d", Self.moment, Array("HTTP/1.1 2\u{B0}0 OK\r\n\r\nrác".utf8)),
            warcRecord("response", "https://example.vn/d", Self.moment, Array("ICY 200 OK\r\n\r\nrác".utf8)),
            warcRecord("resource", "https://example.vn/e", Self.moment, Array("Một lời.\n".utf8), type: "text/plain"),
        ])
        #expect(items.texts == ["Một lời.\n"])
        #expect(
            items.skipped.map(\.reason) == [
                .unsupportedType("an answer of type image/png"), .unsupportedType("an answer of status 404"),
                .unsupportedType("a note to crawlers"), .badArchive("an answer whose head does not end"),
                .badArchive("an answer that is none of HTTP"), .unsupportedType("an answer that is none of HTTP"),
            ])
    }

    @Test func aWrongLengthCostsItsRecordOnly() throws {
        let good = warcRecord("response", "https://example.vn/a", Self.moment, answer(Self.page))
        let text = String(decoding: good, as: UTF8.self)
        let length = try #require(text.firstMatch(of: /Content-Length: (\d+)/)).1
        for wrong in ["7", "", "-4", "99999999999999999999", "x"] {
            let bad = Array(text.replacing("Content-Length: " + length, with: "Content-Length: " + wrong).utf8)
            let items = try items([good, bad, good.map { $0 }, good])
            #expect(items.reports.count >= 3, "\(wrong)")
        }
    }

    /// Between records nothing stands but empty lines; what else does may have been records.
    @Test(arguments: [[1], [3], [1, 2], [1, 3]]) func whatIsOfNoRecordIsTold(places: [Int]) throws {
        var records = (0..<4).map {
            warcRecord("response", "https://example.vn/\($0)", Self.moment, answer(Self.page))
        }
        #expect(try items(records).skipped.isEmpty)
        for place in places { records[place] = [UInt8](repeating: 0, count: records[place].count - 1) + [0x0A] }
        let items = try items(records, "x.warc")
        #expect(items.reports.count == 4 - places.count)
        #expect(items.skipped.map(\.reason) == [.badArchive("bytes that are of no record")])
    }

    /// Behind what gives nothing others may have stood.
    @Test(arguments: ["request", "revisit", "response"]) func aCutRecordIsToldWhateverItHolds(kind: String) throws {
        let page = warcRecord("response", "https://example.vn/1", Self.moment, answer(Self.page))
        let block = answer("không có", status: "404 Not Found")
        let passed = warcRecord(kind, "https://example.vn/2", Self.moment, block)
        #expect(try items([page, passed]).skipped.allSatisfy { !$0.isRejection })
        for cut in [8, 20, block.count] {
            let items = try items([page, Array(passed.dropLast(cut))])
            #expect(items.reports.count == 1)
            #expect(items.skipped.map(\.reason) == [.badArchive("the last record is cut")], "\(cut)")
        }
    }

    @Test func headsOfAnyKind() throws {
        let page = String(decoding: answer(Self.page), as: UTF8.self)
        #expect(try one(Array(page.replacing("HTTP/1.1", with: "http/1.1").utf8)).reports.count == 1)
        let unended = try one(Array("HTTP/1.1 304 Not Modified\r\nServer: x\r\n".utf8))
        #expect(unended.skipped.map(\.reason) == [.unsupportedType("an answer of status 304")])
        let swallowed = try one(Array(page.replacing("\r\n\r\n", with: "\r\nX").utf8) + [0x0A])
        #expect(swallowed.skipped.map(\.reason) == [.badArchive("an answer whose head does not end")])
        let empty = try one([])
        #expect(empty.skipped.map(\.reason) == [.unsupportedType("an empty answer")])
    }

    /// Files that came with a message are read before the next record.
    @Test func filesOfASavedMessage() throws {
        let part = "--x\nContent-Type: text/plain; name=\"1.txt\"\n\nTệp một.\n"
        let mail =
            "From: a@b.example\nSubject: Tin\nDate: 1 Feb 2024 10:00 +0700\n"
            + "Content-Type: multipart/mixed; boundary=\"x\"\n\n--x\n\nLời dẫn.\n\(part)--x--\n"
        let records = (1...2).map {
            warcRecord(
                "response", "https://example.vn/\($0).eml", Self.moment, answer(mail, type: "application/octet-stream"))
        }
        let texts = try items(records).texts.map { $0.trimmingCharacters(in: .newlines) }
        #expect(texts == ["Lời dẫn.", "Tệp một.", "Lời dẫn.", "Tệp một."])
    }

    /// As archives in one another do: else a file could hold the rest of itself over and over.
    @Test func webArchivesInMessagesInWebArchivesHaveADepth() throws {
        var bytes = Array("Lời cuối.\n".utf8)
        for level in 1...6 {
            let mail =
                "From: a@b.example\nSubject: Tin \(level)\nDate: 1 Feb 2024 10:00 +0700\n"
                + "Content-Type: multipart/mixed; boundary=\"x\(level)\"\n\n--x\(level)\n\nLời dẫn.\n"
                + "--x\(level)\nContent-Type: application/octet-stream; name=\"a.warc\"\n\n"
            let whole = Array(mail.utf8) + bytes + Array("\n--x\(level)--\n".utf8)
            bytes = warcRecord(
                "response", "https://x.vn/a.eml", Self.moment, answer(whole, "", type: "application/octet-stream"))
        }
        let items = try items([bytes])
        #expect(items.reports.count == ArchiveOptions().limits.depth)
        #expect(items.skipped.map(\.reason) == [.tooLarge(.depth)])
    }

    /// Each is read to its end before the next file that came with the message.
    @Test(.needs("zip")) func webArchivesOfAMessage() throws {
        let folder = try SampleFolder()
        func packed(_ name: String) -> [UInt8] {
            (1...2).flatMap { number in
                let page = Self.page.replacing("hai cây số", with: "\(number) \(name) cây số")
                return warcRecord("response", "https://\(name).vn/\(number)", Self.moment, answer(page))
            }
        }
        for name in ["a", "b", "c"] { try folder.write("\(name).warc", packed(name)) }
        try #require(folder.run("zip", "-q", "c.zip", "c.warc"))
        let files = try ["a.warc", "c.zip", "b.warc"].map { ($0, Data(try folder.bytes($0)).base64EncodedString()) }
        let parts = (files + [("d.txt", Data("Tệp d.\n".utf8).base64EncodedString())]).map { name, bytes in
            "--x\nContent-Type: application/octet-stream; name=\"\(name)\"\nContent-Transfer-Encoding: base64\n\n\(bytes)\n"
        }
        let mail =
            "From: a@b.example\nSubject: Tin\nDate: 1 Feb 2024 10:00 +0700\n"
            + "Content-Type: multipart/mixed; boundary=\"x\"\n\n--x\n\nLời dẫn.\n\(parts.joined())--x--\n"
        for name in ["thư.eml", "thư.warc"] {
            let bytes = Array(mail.utf8)
            let isCaptured = name.hasSuffix("warc")
            let record = warcRecord(
                "response", "https://x.vn/thư.eml", Self.moment, answer(bytes, "", type: "application/octet-stream"))
            let items = Items([try folder.write("in/" + name, isCaptured ? record + packed("e") : bytes)])
            let hosts = items.paths.map { $0.split(separator: "/").suffix(2).joined(separator: "/") }
            let own = ["a.vn/1", "a.vn/2", "c.vn/1", "c.vn/2", "b.vn/1", "b.vn/2"]
            #expect(Array(hosts.dropFirst().prefix(6)) == own)
            #expect(items.texts.count == (isCaptured ? 10 : 8))
            #expect(items.skipped.isEmpty)
        }
    }

    @Test func patternsAndLimits() throws {
        let folder = try SampleFolder()
        let records = ["https://a.vn/1", "https://b.vn/2"].flatMap {
            warcRecord("response", $0, Self.moment, answer(Self.page))
        }
        let path = try folder.write("x.warc", records)
        var options = ArchiveOptions()
        options.excluded = ["b.vn"]
        #expect(Items([path], options).reports.map(\.given.url) == ["https://a.vn/1"])
        options.excluded = []
        options.limits.entries = 1
        #expect(Items([path], options).reports.count == 1)
        #expect(Items([path], options).skipped.map(\.reason) == [.tooLarge(.entries)])
        options.limits = .init()
        options.limits.entryBytes = 100
        #expect(Items([path], options).skipped.map(\.reason) == [.tooLarge(.entryBytes), .tooLarge(.entryBytes)])
    }

    @Test func noCutOrFlippedByteTraps() throws {
        let folder = try SampleFolder()
        let chunked = Array("5\r\nMột \r\n0\r\n\r\n".utf8)
        let bytes =
            warcRecord("response", "https://a.vn/1", Self.moment, answer(chunked, "Transfer-Encoding: chunked\r\n"))
            + warcRecord("response", "https://a.vn/2", Self.moment, answer("<p>Hai", "Content-Encoding: gzip\r\n"))
        for index in bytes.indices {
            var flipped = bytes
            flipped[index] ^= 0x11
            _ = Items([try folder.write("f.warc", flipped)])
            _ = Items([try folder.write("f.warc", Array(bytes[..<index]))])
        }
        let endless = Array("WARC/1.0\r\n".utf8) + Array(repeating: 0x41, count: 1 << 20)
        #expect(Items([try folder.write("e.warc", endless)]).reports.isEmpty)
        let names = Array(repeating: Array("WARC/1.0\r\nA: b\r\n\r\n".utf8), count: 10_000).flatMap { $0 }
        #expect(Items([try folder.write("n.warc", names)]).skipped.count == 10_000)
    }
}

func answer(
    _ body: String, _ fields: String = "", status: String = "200 OK", type: String = "text/html; charset=utf-8"
)
    -> [UInt8]
{
    answer(Array(body.utf8), fields, status: status, type: type)
}

func answer(_ body: [UInt8], _ fields: String, status: String = "200 OK", type: String = "text/html") -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(fields)\r\n".utf8) + body
}

func warcRecord(
    _ kind: String, _ url: String?, _ date: String, _ block: [UInt8], version: String = "1.0",
    type: String = "application/http; msgtype=response"
) -> [UInt8] {
    let target = url.map { "WARC-Target-URI: \($0)\r\n" } ?? ""
    let head = """
        WARC/\(version)\r\nWARC-Type: \(kind)\r\n\(target)WARC-Date: \(date)\r\nContent-Type: \(type)\r\n\
        Content-Length: \(block.count)\r\n\r\n
        """
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
}
