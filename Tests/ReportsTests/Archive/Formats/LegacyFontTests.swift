import Reports
import TestSupport
import Testing

/// Documents in fonts from before Unicode, as office programs save them.
@Suite struct LegacyFontTests {
    @Test(arguments: ["rtf", "docx"]) func everyLetterComesBack(suffix: String) throws {
        let report = try FormatSamples.report(FormatSamples.bytes("chu-vntime." + suffix))
        #expect(report.text == FormatSamples.textInOldFont)
        #expect(report.encoding.damage.isEmpty)
    }

    /// Old Word has no fonts by the time its text is printed; the letters tell.
    @Test(.needs("catdoc")) func ofOldWordToo() throws {
        let report = try FormatSamples.report(FormatSamples.bytes("chu-vntime.doc"))
        #expect(report.text == FormatSamples.textInOldFont)
        #expect(report.encoding.name == "tcvn3")
        #expect(report.encoding.damage.isEmpty)
    }

    /// The PDF has lost the letter `ư`: that is said.
    @Test(.needs("pdftotext")) func aLostLetterIsTold() throws {
        let report = try FormatSamples.report(FormatSamples.bytes("chu-vntime.pdf"))
        #expect(report.text.contains("chất lợng sinh hoạt chi bộ"))
        #expect(try #require(report.encoding.damage["lost-letters"]) >= 8)
    }

    @Test func fontsOfCapitals() throws {
        let rtf =
            #"{\rtf1\ansi{\fonttbl{\f0 .VnTimeH;}{\f1 .VnTime;}}\f0 \'a7\'b6ng b\'e9 huy\'d6n \f1 V\'a8n Quan\par}"#
        #expect(try FormatSamples.report(Array(rtf.utf8)).text == "ĐẢNG BỘ HUYỆN Văn Quan\n")
    }
}
