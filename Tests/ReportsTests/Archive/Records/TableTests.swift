import Foundation
import Reports
import TestSupport
import Testing

@Suite struct TableTests {
    private func read(_ text: String, as name: String = "bảng.csv", map: String? = nil) throws -> Items {
        var options = ArchiveOptions()
        if let map { options.fields = try #require(FieldMap(map)) }
        return try FormatSamples.read(Array(text.utf8), as: name, options)
    }

    @Test func fieldsInQuotesHoldSeparatorsLinesAndQuotes() throws {
        let items = try read(
            "id,title,text,date,source\r\na1,\"Mưa, gió\",\"Dòng một\r\ndòng \"\"hai\"\"\",2021-05-06,Báo Mẫu\r\n\r\na2,Nắng,Trời nắng,,\r\n"
        )
        #expect(items.texts == ["Dòng một\r\ndòng \"hai\"", "Trời nắng"])
        #expect(items.reports.map(\.given.id) == ["a1", "a2"])
        #expect(items.reports.map(\.given.title) == ["Mưa, gió", "Nắng"])
        #expect(items.reports.map(\.given.date) == ["2021-05-06", nil])
        #expect(items.reports.map(\.given.source) == ["Báo Mẫu", nil])
        #expect(items.paths == ["bảng.csv#2", "bảng.csv#5"])
    }

    @Test(arguments: [",", ";", "\t", "|"]) func theSeparatorIsFound(separator: String) throws {
        let rows = [["Tiêu đề", "Nội dung", "Tỉnh"], ["Tin một", "Văn bản thứ nhất", "Lai Châu"]]
        let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
        for name in ["a.csv", "a.txt", "a"] {
            let items = try read("\u{FEFF}" + text, as: name)
            #expect(items.texts == ["Văn bản thứ nhất"])
            #expect(items.reports.map(\.given.title) == ["Tin một"])
            #expect(items.reports.map(\.given.province) == ["Lai Châu"])
        }
    }

    @Test func oneColumnIsATable() throws {
        #expect(
            try read("text\nBản tin một, và hai\n\"Bản tin\nba\"\n").texts == ["Bản tin một, và hai", "Bản tin\nba"])
    }

    /// Text with separators that no quotes hold together: as the last column it is put together, else it is told.
    @Test func fieldsBeyondTheLastColumn() throws {
        let items = try read(
            "title,text\nHọp,\"Xã họp bàn việc\"\nBàn việc,Xã họp bàn việc cấy, nạo vét mương,chia nước\n")
        #expect(items.texts == ["Xã họp bàn việc", "Xã họp bàn việc cấy, nạo vét mương,chia nước"])
        #expect(items.skipped.isEmpty)
        let other = try read("text,title\nMột, hai,Tin\nBa,Tin,,\n")
        #expect(other.texts == ["Một", "Ba"])
        #expect(other.skipped.map(\.reason) == [.surplusFields(1)])
        #expect(other.skipped.map(\.place).allSatisfy { $0.hasSuffix("#2") })
        #expect(other.skipped.allSatisfy { $0.isRemark })
    }

    /// A quote that nothing closes ends its row at its line, where rows follow it; it is told in any case.
    @Test func aQuoteThatNothingClosesIsTold() throws {
        let text =
            "id,title,text\nr1,Một,Tin một\nr2,Hai,\"Tin\nhai\"\n%\nr4,Bốn,\"Báo Lao động\" đưa tin\n\nr5,Năm,Tin năm\n"
        for row in [
            "r3,Ba,\"Tin ba", "r3,\"Ba,Tin ba", "\"r3,Ba,\"\"Tin\"\" ba", " \"r3,Ba,Tin",
            String(repeating: "ba ", count: 100_000) + ",Ba,\"Tin\"\"",
        ] {
            let items = try read(text.replacing("%", with: row))
            #expect(items.reports.map(\.given.id) == ["r1", "r2", "r4", "r5"])
            #expect(items.texts == ["Tin một", "Tin\nhai", "Báo Lao động đưa tin", "Tin năm"])
            #expect(items.reasons == ["bảng.csv#5 unclosed-quote"])
            #expect(items.paths == ["bảng.csv#2", "bảng.csv#3", "bảng.csv#6", "bảng.csv#8"])
            #expect(items.skipped.allSatisfy { $0.isRejection })
        }
        // The line is that of the quote, not of its row; nothing behind it is a row.
        let cut = try read("id,title,text\nr1,Một,Tin một\nr2,\"Hai\nhai\",\"Tin hai, của xã\nvà huyện, tỉnh\nở xa")
        #expect(cut.texts == ["Tin một"] && cut.reasons == ["bảng.csv#4 unclosed-quote"])
        let last = try read("id,title,text\nr1,Một,Tin một\nr2,Hai,\"Tin hai\"\"")
        #expect(last.texts == ["Tin một"] && last.reasons == ["bảng.csv#3 unclosed-quote"])
        let oneColumn = try read("text\nMột\n\"Hai\nBa\n")
        #expect(oneColumn.texts == ["Một"] && oneColumn.reasons == ["bảng.csv#3 unclosed-quote"])
        // One that a later quote seems to close, in whose place no quote closes anything.
        let flipped = try read(
            "id,title,text\nr1,Một,\"Tin một\nr2,\"Hai\",\"Tin\nhai\"\nr3,\"Ba,Tin\n\nr4,\"Bốn\",\"Tin bốn\"\n")
        #expect(flipped.texts == ["Tin\nhai", "Tin bốn"] && flipped.paths == ["bảng.csv#3", "bảng.csv#7"])
        #expect(flipped.reasons == ["bảng.csv#2 unclosed-quote", "bảng.csv#5 unclosed-quote"])
        let loose = try read("id,title,text\nr1,Một,\"Tin\nmột\"của xã\nr2,Hai,Tin hai")
        #expect(loose.texts == ["Tin\nmộtcủa xã", "Tin hai"] && loose.reasons.isEmpty)
        let closed = try read("id,title,text\nr1,Một,\"Tin một\"")
        #expect(closed.texts == ["Tin một"] && closed.reasons.isEmpty)
    }

    @Test func theEncodingIsThatOfTheFile() throws {
        let units = Array("title,text\nTin,Bản tin\n".utf16)
        let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let items = try FormatSamples.read(bytes, as: "a.csv")
        #expect(items.texts == ["Bản tin"])
        #expect(items.reports.map(\.encoding.name) == ["utf-16le"])
    }

    @Test func columnsAreCalledByTheMap() throws {
        let table = "k,headline,body\n1,Tin,Văn bản\n"
        #expect(try read(table, map: "title=headline, text=body , id=k").reports.map(\.given.id) == ["1"])
        #expect(try read("x,y\n1,2\n").reasons == ["bảng.csv no-text-column"])
        #expect(
            FieldMap.Field.allCases.map(\.name)
                == ["id", "title", "text", "date", "url", "source", "author", "province"])
        #expect(FieldMap("title=") == nil && FieldMap("nothing=x") == nil && FieldMap("") == nil)
        #expect(FieldMap("title=a,title=b") == nil && FieldMap("title") == nil)
    }

    @Test func aTextWithCommasIsNoTable() throws {
        for text in [
            "Tiêu đề, nội dung, ngày\nBa việc ấy, việc nào cũng khó\n", "text, title\n", "Một, hai\nba, bốn\n",
            "Nội dung\nHội nghị, rồi ra về\n",
        ] {
            #expect(try read(text, as: "a.txt").texts == [text])
        }
    }

    @Test func tablesInUTF16AreRead() throws {
        let units = Array("\u{FEFF}title\ttext\nTin\tVăn bản\n".utf16)
        let bytes: [UInt8] = units.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try FormatSamples.read(bytes, as: "a.csv").texts == ["Văn bản"])
    }

    @Test func anEndlessFieldIsPassedOver() throws {
        var options = ArchiveOptions()
        options.limits.lineBytes = 1000
        let head = Array("title,text\nMột,Ngắn\nHai,\"".utf8)
        let items = try FormatSamples.read(
            head + [UInt8](repeating: 0x61, count: 3_000_000) + Array("\"\nBa,Hết\n".utf8), as: "a.csv", options)
        #expect(items.texts == ["Ngắn", "Hết"])
        #expect(items.reasons == ["a.csv#3 too-large"])
        let open = try FormatSamples.read(head + [UInt8](repeating: 0x61, count: 100_000), as: "a.csv", options)
        #expect(open.texts == ["Ngắn"])
        #expect(open.skipped.map(\.reason) == [.tooLarge(.lineBytes)])
    }

    @Test func theLineThatExcelWantsInFrontIsNoHeader() throws {
        for mark in ["", "\u{FEFF}"] {
            let items = try FormatSamples.read(
                Array((mark + "sep=;\r\ntitle;text\r\nMột;Chi bộ họp\r\n").utf8), as: "a.csv")
            #expect(items.texts == ["Chi bộ họp"])
            #expect(items.reasons.isEmpty)
        }
    }

    @Test(arguments: LegacyDecodingTests.names) func namesOfColumnsAreInTheEncodingOfTheRows(encoding: String) throws {
        let table = """
            Mã,Tiêu đề,Nội dung,Ngày đăng
            1,Đại hội chi bộ,Chi bộ thôn đã bầu được cấp ủy mới và bàn việc làm đường nông thôn,12/07/2019

            """
        let report = try FormatSamples.report(LegacyEncoder.encode(table, encoding).bytes, as: "bảng.csv")
        #expect(report.given.title == "Đại hội chi bộ" && report.given.date == "12/07/2019")
        #expect(report.text.hasPrefix("Chi bộ thôn đã bầu"))
    }

    /// A hole costs the rows that it lies in, and in UTF-16 all: none is read with signs for what is gone.
    @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian]) func aHoleCostsItsRows(encoding: String.Encoding)
        throws
    {
        let rows = (0..<40).map { "r\($0),Xã số \($0) mở rộng đường về thôn bên sông trước mùa mưa.\n" }
        var bytes = [UInt8](("id,text\n" + rows.joined()).data(using: encoding) ?? Data())
        if encoding != .utf8 { bytes = [0xFF, 0xFE] + bytes }
        bytes.replaceSubrange(bytes.count / 4 * 2..<bytes.count / 4 * 2 + 80, with: [UInt8](repeating: 0, count: 80))
        let items = try FormatSamples.read(bytes, as: "a.csv")
        #expect(items.texts.allSatisfy { !$0.contains("\u{FFFD}") })
        #expect(encoding == .utf8 ? (36...39).contains(items.texts.count) : items.texts.isEmpty)
        #expect(!items.skipped.isEmpty)
    }
}
