import Reports
import TestSupport
import Testing

@Suite struct RichTextTests {
    private func text(_ rtf: String) throws -> String {
        try FormatSamples.report(Array(rtf.utf8)).text
    }

    @Test func charactersOfEveryKind() throws {
        #expect(
            try text(
                #"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}Th\u224\'e0nh ph\u7889?\~H\u7891\'3f\_Ch\u237?\lquote\'93x\'94\rquote\par}"#
            )
                == "Thành phố Hồ-Chí‘“x”’\n")
        #expect(try text(#"{\rtf1\uc2 a\u7889??b\uc0\u7891 c\u-4096 d}"#) == "aốbồc\u{F000}d\n")
        #expect(try text(#"{\rtf1 a\u-10179?\u-8704?b \{\\\}}"#) == "a😀b {\\}\n")
    }

    /// A document whose end is missing is read as far as it goes; one that zeros have come over is not.
    @Test(arguments: ["rtf", "fodt"]) func cutsAndZerosAreTold(suffix: String) throws {
        let whole = try FormatSamples.bytes("bao-cao." + suffix)
        #expect(try FormatSamples.read(whole, as: "a." + suffix).skipped.isEmpty)
        let cut = try FormatSamples.read(Array(whole.prefix(whole.count * 9 / 10)), as: "a." + suffix)
        #expect(cut.reports.count == 1)
        #expect(cut.skipped.map(\.reason) == [.cutDocument])
        var zeros = whole
        for index in whole.count / 2..<whole.count * 2 / 3 { zeros[index] = 0 }
        let damaged = try FormatSamples.read(zeros, as: "a." + suffix)
        #expect(damaged.reports.isEmpty)
        #expect(damaged.skipped.map(\.reason) == [.binary])
        for slip in ["{\\rtf1 Tin\\par}\0", "{\\rtf1 Tin\\par\0}"] {
            let items = try FormatSamples.read(Array(slip.utf8), as: "a.rtf")
            #expect(items.texts == ["Tin\n"] && items.skipped.isEmpty)
        }
    }

    @Test func aTitleInPiecesTakesLinearTime() throws {
        let isLinear = try ProcessorTime.growsLinearly(to: 1_000_000) { count throws in
            let pieces = String(repeating: "{ab}", count: count)
            #expect(try text(#"{\rtf1{\info{\title "# + pieces + "}}x}") == "x\n")
        }
        #expect(isLinear)
    }

    @Test func fontsSayTheirEncoding() throws {
        // "Tỉnh ủy": in windows-1258 tones stand behind their vowels.
        #expect(
            try text(
                #"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\froman\fcharset163{\*\falt Arial}Times;}}\f1 Ti\'d2nh u\'d2y\f0  \'e9}"#
            )
                == "Tỉnh ủy é\n")
        #expect(try text(#"{\rtf1\ansi\ansicpg1258 Ti\'d2nh u\'d2y}"#) == "Tỉnh ủy\n")
    }

    @Test func fontsFromBeforeUnicodeAreDecoded() throws {
        #expect(
            try text(#"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1 .VnTime;}}\f1 U\'fb ban nh\'a9n d\u169?n\f0  \'a9}"#)
                == "Uỷ ban nhân dân ©\n")
    }

    @Test func aSoftHyphenIsALetterInAFontFromBeforeUnicode() throws {
        let fonts = #"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1 .VnTime;}}"#
        #expect(try text(fonts + #"\f1 ch\'ca't l\-\'eeng\f0  l\-a}"#).hasSuffix("lượng la\n"))
    }

    @Test func whatIsNoTextIsPassedOver() throws {
        #expect(
            try text(
                #"""
                {\rtf1{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\info{\title T}{\author A}}
                {\header dau trang\par}{\*\generator Chuong trinh;}{\*\unknown{x}y}Mot{\pict\bin5 }}{{ } hai\par
                {\field{\*\fldinst PAGE}{\fldrslt ba}}{\v an}{\deleted xoa} bon\line nam
                {\upr{cu}{\*\ud{ moi}}}}
                """#) == "Mot hai\nba bon\nnam moi\n")
    }

    @Test func tablesRowByRowAndNotesAtTheEnd() throws {
        #expect(
            try text(
                #"{\rtf1 a{\footnote b\par c}\par\trowd\pard\intbl d\cell e\cell\row\trowd\pard\intbl f\par g\cell h\cell\row\pard i{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt k\par}}}j\par}"#
            )
                == "a\nd e\nf\ng\nh\nij\nk\nb\nc\n")
    }

    @Test func hostileTextTakesLinearTime() throws {
        let bodies: [(Int) -> String] = [
            { String(repeating: "{", count: $0) + "chu" + String(repeating: "}", count: $0) },
            { String(repeating: "{\\footnote ", count: $0) + "chu" }, { String(repeating: "\\cell", count: $0) + " x" },
            { String(repeating: "\\row\\intbl x", count: $0) },
            { String(repeating: "\\u99999999999999999999", count: $0) },
            { String(repeating: "{\\fonttbl{\\f1 a;}}", count: $0) },
            { String(repeating: "{\\upr", count: $0) }, { String(repeating: "}", count: $0) + "x" },
        ]
        for (number, body) in bodies.enumerated() {
            let isLinear = try ProcessorTime.growsLinearly(to: 100_000) { try isReadOrSkipped(body($0)) }
            #expect(isLinear, "\(number)")
        }
    }

    @Test(arguments: ["\\bin99999999999999999999 x", "\\", "\\'", "\\'f"])
    func wordsThatAreCut(_ body: String) throws {
        try isReadOrSkipped(body)
    }

    private func isReadOrSkipped(_ body: String) throws {
        let items = try FormatSamples.read(Array(("{\\rtf1 " + body).utf8))
        #expect(items.reports.count + items.skipped.count(where: \.isRejection) == 1)
    }
}
