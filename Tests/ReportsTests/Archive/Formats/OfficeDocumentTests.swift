import Foundation
import Reports
import TestSupport
import Testing

@Suite struct OfficeDocumentTests {
    @Test(arguments: ["bao-cao.docx", "bao-cao.odt", "bao-cao.rtf", "bao-cao.fodt"])
    func aReportWordForWord(name: String) throws {
        let bytes = try FormatSamples.bytes(name)
        let expected = name.hasSuffix("rtf") ? FormatSamples.textWithMarks : FormatSamples.text
        let report = try FormatSamples.report(bytes, as: name)
        #expect(report.text == expected)
        #expect(report.given.title == "Báo cáo kết quả thu hoạch chè vụ xuân")
        #expect(report.given.author == "Lò Thị Mẫu")
        #expect(report.given.date == nil)
        let found = ReportExtractor.report(from: report)
        #expect(found.date?.value.iso == "2023-04-05")
        #expect(found.province?.name == "Lai Châu")
        #expect(found.references.map(\.display) == ["07-NQ/TU"])
    }

    @Test(arguments: ["bao-cao.docx", "bao-cao.odt", "bao-cao.rtf", "bao-cao.fodt"])
    func theNameDoesNotMatter(name: String) throws {
        let bytes = try FormatSamples.bytes(name)
        for other in ["x.txt", "x.zip", "x.html", "không đuôi", "x.pdf"] {
            #expect(try FormatSamples.report(bytes, as: other).text.hasPrefix("ĐẢNG BỘ HUYỆN SÌN HỒ\n"))
        }
    }

    /// Pictures stand in a flat document as text.
    @Test func aFlatDocumentWithAPictureAndOneThatIsNoText() throws {
        func flat(_ type: String) -> [UInt8] {
            Array(
                """
                <?xml version="1.0"?><!-- a > b -->
                <office:document office:mimetype="application/vnd.oasis.opendocument.\(type)"><office:body><office:text>
                <text:p>Bản tin.<draw:image><office:binary-data>iVBORw0KGgo</office:binary-data></draw:image></text:p>
                </office:text></office:body></office:document>
                """.utf8)
        }
        #expect(try FormatSamples.report(flat("text")).text == "Bản tin.\n")
        #expect(
            try FormatSamples.read(flat("spreadsheet")).skipped.map(\.reason) == [
                .unsupportedType("an OpenDocument file that is no text")
            ])
    }

    @Test func aDocumentInAnArchiveIsOneReport() throws {
        let docx = try FormatSamples.bytes("bao-cao.docx")
        let zip = storedZip([(Array("a.docx".utf8), docx), (Array("word/b.txt".utf8), Array("Bản tin.".utf8))])
        let items = try FormatSamples.read(zip, as: "x.zip")
        #expect(items.paths == ["x.zip!/a.docx", "x.zip!/word/b.txt"])
        #expect(items.texts == [FormatSamples.text, "Bản tin."])
    }

    @Test func aPlainZipIsNoDocument() throws {
        for name in ["word/a.txt", "docProps/a.txt", "mimetype/a.txt", "META-INF/a.txt", "[Content_Types].txt"] {
            let items = try FormatSamples.read(storedZip([(name, "Bản tin.")]), as: "x.docx")
            #expect(items.paths == ["x.docx!/" + name])
        }
    }

    @Test func otherOfficeFilesAreNamed() throws {
        func package(_ main: String) -> [UInt8] {
            storedZip([
                ("[Content_Types].xml", "<Types/>"),
                (
                    "_rels/.rels",
                    "<Relationships><Relationship Type='http://x/officeDocument' Target='\(main)'/></Relationships>"
                ), (main, "<x/>"),
            ])
        }
        #expect(
            try FormatSamples.read(package("xl/workbook.xml")).skipped.map(\.reason) == [
                .unsupportedType("an Excel workbook")
            ])
        #expect(
            try FormatSamples.read(package("ppt/presentation.xml")).skipped.map(\.reason) == [
                .unsupportedType("a PowerPoint presentation")
            ])
    }

    @Test func whatWordHidesOrDeletesIsLeftOut() throws {
        let report = try FormatSamples.report(
            wordDocument(
                """
                <w:p><w:r><w:t>Một</w:t></w:r><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t xml:space="preserve"> hai</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>\
                <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:tab/><w:t>&lt;ba&#x1EA3;&gt;</w:t><w:br/><w:t>bốn</w:t></w:r></w:p>
                <w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Nối</w:t></w:r></w:p><w:p><w:r><w:t> liền</w:t></w:r></w:p>
                <w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>Trang</w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\
                <w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:t>Hộp cũ</w:t></mc:Fallback></mc:AlternateContent>\
                <w:r><w:t> một</w:t></w:r></w:p>
                """))
        #expect(report.text == "Một hai <baả>\nbốn\nNối liền\nTrang một\nHộp\n")
    }

    @Test func fontsFromBeforeUnicodeAreDecoded() throws {
        func run(_ text: String, _ font: String) -> String {
            "<w:r><w:rPr><w:rFonts w:ascii='\(font)'/></w:rPr><w:t xml:space='preserve'>\(text)</w:t></w:r>"
        }
        // A letter and its mark may stand in two runs.
        let body = """
            <w:p>\(run("Uû ban nh©n d©n ", ".VnTime"))\(run("ÑA", "VNI-Times"))\(run("ÛNG BOÄ", "VNI-Times"))\
            \(run(" nhân dân", "Times New Roman"))</w:p>
            """
        #expect(try FormatSamples.report(wordDocument(body)).text == "Uỷ ban nhân dân ĐẢNG BỘ nhân dân\n")
        // Where an office program sees a soft hyphen, the font has a letter.
        let soft =
            "<w:p><w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>l</w:t><w:softHyphen/><w:t>îng</w:t></w:r></w:p>"
        #expect(try FormatSamples.report(wordDocument(soft)).text == "lượng\n")
        let plain = "<w:p><w:r><w:t>lư</w:t><w:softHyphen/><w:t>ợng</w:t></w:r></w:p>"
        #expect(try FormatSamples.report(wordDocument(plain)).text == "lượng\n")
        let styles = """
            <w:styles><w:docDefaults><w:rFonts w:ascii='Arial'/></w:docDefaults>
            <w:style w:type='paragraph' w:styleId='C'><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr></w:style>
            <w:style w:type='paragraph' w:styleId='D'><w:basedOn w:val='C'/></w:style></w:styles>
            """
        let paragraph =
            "<w:p><w:pPr><w:pStyle w:val='D'/></w:pPr><w:r><w:t>nh©n d©n</w:t></w:r></w:p><w:p><w:r><w:t>©</w:t></w:r></w:p>"
        #expect(try FormatSamples.report(wordDocument(paragraph, styles: styles)).text == "nhân dân\n©\n")
    }

    @Test func propertiesThatTheTextDoesNotBearOutAreNotBelieved() throws {
        let core =
            "<cp:coreProperties><dc:title>Tờ trình của năm ngoái</dc:title><dc:creator>Admin</dc:creator></cp:coreProperties>"
        let body = "<w:p><w:r><w:t>Bản tin hôm nay.</w:t></w:r></w:p>"
        #expect(try FormatSamples.report(wordDocument(body, core: core)).given == RawReport.Given())
    }

    private func wordDocument(_ body: String, core: String = "<x/>", styles: String = "<x/>") -> [UInt8] {
        storedZip([
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships><Relationship Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>"
            ),
            ("word/document.xml", "<?xml version='1.0'?><w:document><w:body>\(body)</w:body></w:document>"),
            ("docProps/core.xml", core), ("word/styles.xml", styles),
        ])
    }

    @Test func entitiesMakeNothingGrow() throws {
        var entities = "<!ENTITY a0 \"ha ha ha\">"
        for level in 1...20 {
            entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        let text =
            "<!DOCTYPE x [\(entities)<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:p><w:r><w:t>Một &a20; &f;</w:t></w:r></w:p>"
        let report = try FormatSamples.report(
            storedZip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", text)]))
        #expect(report.text == "Một &a20; &f;\n")
    }

    @Test func noCutOrFlippedByteTraps() throws {
        for name in ["bao-cao.docx", "bao-cao.odt", "bao-cao.rtf", "bao-cao.fodt"] {
            let bytes = try FormatSamples.bytes(name)
            var random = SplitMix(state: 7)
            for _ in 0..<120 {
                var flipped = bytes
                for _ in 0..<4 {
                    flipped[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                _ = try FormatSamples.read(flipped, as: name)
                _ = try FormatSamples.read(Array(bytes[..<Int.random(in: 1..<bytes.count, using: &random)]), as: name)
            }
        }
    }

    @Test(arguments: [
        "<w:p>", "<w:tbl><w:tr><w:tc>", "<w:txbxContent>", "<!--", "<!", "<w:t a='", "</w:p>", "<![CDATA[", "<w:t>&",
        "<?",
    ])
    func hostileMarkupTakesLinearTime(_ unit: String) throws {
        let isLinear = try ProcessorTime.growsLinearly(to: 200_000) { count in
            let items = try FormatSamples.read(wordDocument(String(repeating: unit, count: count) + "chữ"))
            #expect(items.reports.count + items.skipped.count == 1)
        }
        #expect(isLinear)
    }
}
