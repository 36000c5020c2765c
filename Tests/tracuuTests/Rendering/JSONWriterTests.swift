import Foundation
import Testing
import tracuu

@Suite struct JSONWriterTests {
    @Test func escapesWhatJSONCannotHold() {
        var writer = JSONWriter()
        writer.string("a\"b\\c\n\r\t\u{1}\u{1F}đ😀/")
        #expect(String(decoding: writer.take(), as: UTF8.self) == #""a\"b\\c\n\r\t\u0001\u001fđ😀/""#)
    }

    /// Control and direction characters are equal escaped, and then steer no terminal.
    @Test func escapesWhatATerminalWouldObey() throws {
        let steering = "\u{1B}[2J\u{7F}\u{9B}2J\u{202E}\u{2066}\u{200F}\u{61C}\u{2028}\u{FEFF}\u{E0041}đ"
        var writer = JSONWriter()
        writer.array([steering]) { $0.string($1) }
        let bytes = writer.take()
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(!written.unicodeScalars.contains(where: DisplayText.isDangerous), "\(written)")
        #expect(written.contains(#"\u202e"#) && written.contains(#"\udb40\udc41"#))
        #expect(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String] == [steering])
    }

    @Test func separatesMembersAndElements() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("a", 1)
            writer.member("b", nil as String?)
            writer.key("c")
            writer.array([1.5, 2]) { $0.number($1) }
            writer.member("d", true)
            writer.member("e", ["x", "y"])
            writer.member("f", nil as Int?) { _, _ in }
            writer.key("g")
            writer.object { _ in }
        }
        writer.newline()
        writer.object { $0.member("h", Int.min) }
        #expect(
            String(decoding: writer.take(), as: UTF8.self)
                == #"{"a":1,"b":null,"c":[1.5,2.0],"d":true,"e":["x","y"],"f":null,"g":{}}"# + "\n"
                + #"{"h":-9223372036854775808}"#)
    }

    @Test(arguments: [0.1, 1.0 / 3, 7.4132, 1e-300, 123456789.25, -0.0, 1e21])
    func numbersReadBackAsThemselves(number: Double) throws {
        var writer = JSONWriter()
        writer.array([number]) { $0.number($1) }
        let read = try JSONDecoder().decode([Double].self, from: Data(writer.take()))
        #expect(read == [number])
    }

    @Test func whatIsNoNumberIsNull() {
        var writer = JSONWriter()
        writer.array([Double.nan, .infinity]) { $0.number($1) }
        #expect(String(decoding: writer.take(), as: UTF8.self) == "[null,null]")
    }
}
