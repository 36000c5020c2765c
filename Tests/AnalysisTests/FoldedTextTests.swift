import Analysis
import Testing

@Suite struct FoldedTextTests {
    private func folded(_ text: String) -> String {
        String(decoding: FoldedText(text).folded.map { $0 == FoldedText.other ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }

    @Test func lettersSignsAndSpacesFoldToASCII() {
        #expect(folded("Đảng ủy số 07–NQ/TU") == "dang uy so 07-nq/tu")
        #expect(folded("\u{D0}Ồ\u{A0}‘a’ “b”") == "do 'a' \"b\"")
        #expect(folded("漢\r\n☺") == "?\n\n?")
    }

    @Test func whatVanishesIsZero() {
        #expect(FoldedText("a\u{AD}e\u{301}").folded == [0x61, 0, 0x65, 0])
    }

    @Test func offsetsAreThoseOfScalars() {
        let text = FoldedText("aế😀b")
        #expect(text.count == 4)
        #expect(text.byteOffsets == [0, 1, 4, 8, 9])
        #expect(text.text(1..<3) == "ế😀")
        #expect(FoldedText("").byteOffsets == [0])
    }

    @Test func everyScalarIsWrittenAsItWas() {
        let edges: [UInt32] = [0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF]
        let scalars = (edges + stride(from: 1, to: 0x110000, by: 97)).compactMap(Unicode.Scalar.init)
        var expected = String.UnicodeScalarView()
        expected.append(contentsOf: scalars)
        let text = FoldedText(String(expected)).text(0..<scalars.count)
        #expect(text.utf8.elementsEqual(String(expected).utf8))
    }

    @Test func illFormedBytesReadAsReplacementCharactersOneEach() {
        let text = FoldedText(utf8: [0x61, 0xE1, 0xBA, 0x62, 0xF5, 0xED, 0xA0, 0x80, 0xC1, 0xF0, 0x9F])
        let bad: UInt32 = 0xFFFD
        #expect(text.scalars == [0x61, bad, bad, 0x62, bad, bad, bad, bad, bad, bad, bad])
    }

    @Test func upperCaseIsThatOfICU() {
        let text = FoldedText("aAđĐ7Ử")
        #expect((0..<text.count).map(text.isUpper) == [false, true, false, true, false, true])
    }
}
