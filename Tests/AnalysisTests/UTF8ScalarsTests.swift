@testable import Analysis
import Testing

@Suite struct UTF8ScalarsTests {
    @Test func whatIsNoScalarIsWrittenAsAReplacementCharacter() {
        let scalars: [UInt32] = [0xD7FF, 0xD800, 0xDFFF, 0xE000, 0x10FFFF, 0x110000, .max]
        let text = String(decoding: UTF8Scalars.utf8(of: scalars.span), as: UTF8.self)
        #expect(text == "\u{D7FF}\u{FFFD}\u{FFFD}\u{E000}\u{10FFFF}\u{FFFD}\u{FFFD}")
    }
}
