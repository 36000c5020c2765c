/// Puts lines of text together: runs of white space become one space, none stands at either end of a line, and
/// there are no blank lines.
struct TextLines {
    private var bytes: [UInt8] = []
    private var isSpacePending = false
    private var isNewlinePending = false

    /// Ends the line, if there is one.
    mutating func newline() { isNewlinePending = true }

    mutating func space() { isSpacePending = true }

    /// - Parameter keepsLines: whether a newline in the text ends the line.
    mutating func append(_ text: ArraySlice<UInt8>, keepsLines: Bool = false) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            let isNoBreakSpace = byte == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0
            if byte <= 0x20 || isNoBreakSpace {
                if keepsLines, byte == UInt8(ascii: "\n") { newline() } else { space() }
                index += isNoBreakSpace ? 2 : 1
                continue
            }
            if !bytes.isEmpty {
                if isNewlinePending { bytes.append(UInt8(ascii: "\n")) } else if isSpacePending { bytes.append(0x20) }
            }
            isNewlinePending = false
            isSpacePending = false
            bytes.append(byte)
            index += 1
        }
    }

    /// The lines, each ended by a newline.
    func finished() -> [UInt8] { bytes.isEmpty ? [] : bytes + [UInt8(ascii: "\n")] }

    /// A text as one line.
    static func oneLine(_ text: [UInt8]) -> String {
        var lines = TextLines()
        lines.append(text[...])
        return TextNormalization.text(lines.bytes)
    }
}
