import Foundation
import Reports
import TestSupport
import Testing

@Suite struct CompoundDocumentTests {
    @Test(.needs("catdoc")) func aReportOfOldWord() throws {
        let report = try FormatSamples.report(FormatSamples.bytes("bao-cao.doc"), as: "x")
        // The program keeps what was deleted, and prints notes and the page's head behind the text.
        let expected = FormatSamples.text.replacingOccurrences(of: "búp tươi,", with: "búp tươicâu này đã bị xóa,")
        #expect(report.text == expected + "Lưu hành nội bộ\n")
        let found = ReportExtractor.report(from: report)
        #expect(found.date?.value.iso == "2023-04-05")
        #expect(found.province?.name == "Lai Châu")
        #expect(found.references.map(\.display).contains("07-NQ/TU"))
    }

    /// A header of two columns is no title and no author.
    @Test(.needs("catdoc")) func theTitleOfAReportOfOldWord() throws {
        let doc = ReportExtractor.report(from: try FormatSamples.report(FormatSamples.bytes("bao-cao.doc")))
        var raw = try FormatSamples.report(FormatSamples.bytes("bao-cao.docx"))
        raw.given = RawReport.Given()
        let docx = ReportExtractor.report(from: raw)
        #expect(doc.title == docx.title && doc.author == docx.author)
        #expect(doc.title.contains("thu hoạch chè"))
    }

    /// The first line is what `catdoc` prints for each sign that means something to TeX.
    @Test func tablesAndSignsOfTeXAreUndone() throws {
        let printed = ##"""
            \# \& \% \$ \_ ${$ $}$ $[$ $]$ \asciicircum{} $\backslash$ \asciitilde{} \copyright{} a\-b c~d {}$5 \x
            Xã&Diện tích\\
            Một mình\\
            Tày&Nùng
            Dao&\\
            Hết\
            """##
        let folder = try SampleFolder()
        try folder.write("catdoc", "#!/bin/sh\ncat <<'END'\n\(printed)\nEND\n")
        try #require(folder.run("chmod", "+x", "catdoc"))
        var options = ArchiveOptions()
        options.programFolders = folder.path
        let items = try FormatSamples.read(FormatSamples.bytes("bao-cao.doc"), options)
        let expected = ##"""
            # & % $ _ { } [ ] ^ \ ~ © ab c d $5 \x
            Xã Diện tích
            Một mình
            Tày
            Nùng
            Dao
            Hết\

            """##
        #expect(items.texts == [expected], "\(items.skipped.map(\.message))")
    }

    /// A program in the place of `catdoc` that prints some lines.
    private func read(printed: String) throws -> Items {
        let folder = try SampleFolder()
        try folder.write("catdoc", "#!/bin/sh\ncat <<'END'\n\(printed)\nEND\n")
        #expect(folder.run("chmod", "+x", "catdoc"))
        var options = ArchiveOptions()
        options.programFolders = folder.path
        return try FormatSamples.read(FormatSamples.bytes("bao-cao.doc"), options)
    }

    @Test func fieldCodesAreNoText() throws {
        let items = try read(
            printed: ##"""
                TOC $\backslash$f $\backslash$o "1-3" $\backslash$h Phần I PAGEREF \_Toc123 $\backslash$h 4
                Xem HYPERLINK "http://x.example/a" $\backslash$o "trang" trang nhà, ngày DATE $\backslash$@"M/d/yy" 11/29/26
                Trang PAGE $\backslash$* MERGEFORMAT 12 NUMPAGES 30
                Mục TOC và PAGE của HYPERLINK thì còn; XDATE "x" cũng vậy
                """##)
        let expected = """
            Phần I 4
            Xem trang nhà, ngày 11/29/26
            Trang 12 30
            Mục TOC và PAGE của HYPERLINK thì còn; XDATE "x" cũng vậy

            """
        #expect(items.texts == [expected])
    }

    @Test func whatIsCutOrLockedIsNamed() throws {
        var bytes = try FormatSamples.bytes("bao-cao.doc")
        #expect(try FormatSamples.read(Array(bytes.prefix(2_000))).reasons == ["mẫu bad-archive"])
        let name = Array("WordDocument".utf16.flatMap { [UInt8($0 & 255), 0] })
        let place = try #require(bytes.indices.first { $0 % 128 == 0 && bytes[$0...].starts(with: name) })
        let locked = Array("EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), 0] })
        bytes.replaceSubrange(place..<place + locked.count, with: locked)
        bytes[place + 64] = UInt8(locked.count + 2)
        #expect(try FormatSamples.read(bytes).skipped.map(\.reason) == [.encrypted])
    }

    @Test func whatIsNoTextIsNamed() throws {
        var bytes = try FormatSamples.bytes("bao-cao.doc")
        var options = ArchiveOptions()
        options.programFolders = ""
        #expect(
            try FormatSamples.read(bytes, as: "x.txt", options).skipped.map(\.reason) == [
                .missingProgram("catdoc", package: "catdoc")
            ])
        let name = Array("WordDocument".utf16.flatMap { [UInt8($0 & 255), 0] })
        let place = try #require(bytes.indices.first { $0 % 128 == 0 && bytes[$0...].starts(with: name) })
        let sheet = Array("Workbook".utf16.flatMap { [UInt8($0 & 255), 0] }) + [UInt8](repeating: 0, count: 8)
        bytes.replaceSubrange(place..<place + 24, with: sheet)
        bytes[place + 64] = 18
        #expect(
            try FormatSamples.read(bytes).skipped.map(\.reason) == [.unsupportedType("an Excel workbook")])
    }
}
