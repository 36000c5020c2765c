/// Colours, weights and links, where the terminal has them.
package struct TerminalStyle: Sendable {
    package var isColored: Bool
    /// Whether the terminal makes links of addresses (OSC 8); one that does not shows the text alone.
    package var isLinked: Bool

    package init(isColored: Bool, isLinked: Bool = false) {
        self.isColored = isColored
        self.isLinked = isLinked
    }

    /// Text alone.
    package static let plain = TerminalStyle(isColored: false)

    /// Links are for a terminal that shows colours, and never for a file, even where colours were asked for.
    package init(_ choice: ColorChoice) {
        isColored = choice.isColored
        isLinked = choice != .never && ColorChoice.auto.isColored && Environment.variable("TERM") != "linux"
    }

    package func title(_ text: String) -> String { wrapped(text, "1") }
    package func match(_ text: String) -> String { wrapped(text, "1;31") }
    package func faint(_ text: String) -> String { wrapped(text, "2") }

    /// The text as a link to a file, by its absolute path.
    package func link(_ text: String, file path: String) -> String {
        guard isLinked else { return text }
        let hexadecimal = Array("0123456789ABCDEF")
        var address = "file://"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default: address += "%" + String([hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]])
            }
        }
        return "\u{1B}]8;;" + address + "\u{1B}\\" + text + "\u{1B}]8;;\u{1B}\\"
    }

    private func wrapped(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
