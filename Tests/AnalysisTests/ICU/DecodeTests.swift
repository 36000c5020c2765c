import CICU
import Testing

/// Legacy encodings through the wall to ICU.
@Suite struct DecodeTests {
    private func decode(_ name: String, _ bytes: [UInt8], capacity: Int = 64) -> (
        text: String, length: Int, replaced: Int
    ) {
        var out = [UInt8](repeating: 0, count: capacity)
        var replaced: Int64 = 0
        let length = unsafe Int(cicu_decode(name, bytes, Int64(bytes.count), &out, Int64(capacity), &replaced))
        return (String(decoding: out.prefix(max(0, length)), as: UTF8.self), length, Int(replaced))
    }

    @Test func windows1258GivesBaseAndTone() {
        // A base letter of its own with a combining tone, as the code page writes them.
        let found = decode("windows-1258", [0x48, 0x6F, 0xCC, 0x61, 0x20, 0xF0, 0xF4])
        #expect(Array(found.text.unicodeScalars) == Array("Ho\u{300}a đô".unicodeScalars))
        #expect(found.replaced == 0)
    }

    @Test func utf16InBothOrders() {
        #expect(decode("UTF-16LE", [0x61, 0x00, 0xC1, 0x1E]).text == "a\u{1EC1}")
        #expect(decode("UTF-16BE", [0x00, 0x61, 0x1E, 0xC1]).text == "a\u{1EC1}")
        #expect(decode("UTF-16BE", [0xFE, 0xFF, 0x00, 0x61]).text == "\u{FEFF}a")
    }

    @Test func replacedBytesAreCounted() {
        let lone = decode("UTF-16LE", [0x61, 0x00, 0x00, 0xD8, 0x62, 0x00])
        #expect(lone.text == "a\u{FFFD}b")
        #expect(lone.replaced == 2)
        let truncated = decode("UTF-16LE", [0x61, 0x00, 0x62])
        #expect(truncated.text == "a\u{FFFD}")
        #expect(truncated.replaced == 1)
    }

    @Test func whatCannotBeDoneIsSaid() {
        #expect(decode("no-such-encoding", [0x61]).length == Int(CICU_UNKNOWN_ENCODING))
        #expect(decode("UTF-16LE", [0x61, 0x00, 0x62, 0x00], capacity: 1).length == Int(CICU_OUTPUT_TOO_SMALL))
        #expect(decode("windows-1258", []).length == 0)
    }

    @Test func threeBytesOfRoomForEachByteSuffice() {
        let bytes = (0...255).map(UInt8.init)
        for name in ["windows-1258", "UTF-16LE", "UTF-16BE"] {
            #expect(decode(name, bytes, capacity: bytes.count * 3).length > 0)
        }
    }
}
