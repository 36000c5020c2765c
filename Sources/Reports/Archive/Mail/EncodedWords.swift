/// Words of a header that are not ASCII: `=?utf-8?B?…?=` and `=?utf-8?Q?…?=` (RFC 2047).
enum EncodedWords {
    /// - Complexity: linear.
    static func decoded(_ field: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        // Bytes of encoded words of one charset that follow one another: a letter may be parted between two.
        var pending: (charset: String, bytes: [UInt8])?
        var spaces: [UInt8] = []
        var raw: [UInt8] = []
        func flush() {
            guard let (charset, bytes) = pending else { return }
            output += MailCharset.utf8(bytes, charset: charset)
            pending = nil
        }
        func flushRaw() {
            guard !raw.isEmpty else { return }
            output += MailCharset.utf8(raw, charset: "")
            raw = []
        }
        var index = 0
        while index < field.count {
            if let word = word(field, at: index) {
                flushRaw()
                if let open = pending, open.charset == word.charset {
                    pending?.bytes += word.bytes
                } else {
                    let isFirst = pending == nil
                    flush()
                    if isFirst { output += spaces }
                    pending = (word.charset, word.bytes)
                }
                // White space between encoded words is none.
                spaces = []
                index = word.end
            } else if field[index] <= 0x20 {
                spaces.append(0x20)
                index += 1
            } else {
                flush()
                if raw.isEmpty { output += spaces } else { raw += spaces }
                spaces = []
                raw.append(field[index])
                index += 1
            }
        }
        flush()
        flushRaw()
        return output
    }

    private static let longest = 1024

    private static func word(_ field: [UInt8], at start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
        guard field[start] == UInt8(ascii: "="), start + 1 < field.count, field[start + 1] == UInt8(ascii: "?") else {
            return nil
        }
        let rest = field[(start + 2)...].prefix(longest)
        guard let mark = rest.firstIndex(of: UInt8(ascii: "?")), mark + 2 < rest.endIndex,
            rest[mark + 2] == UInt8(ascii: "?"),
            let close = rest[(mark + 3)...].firstIndex(of: UInt8(ascii: "?")), close + 1 < field.count,
            field[close + 1] == UInt8(ascii: "=")
        else { return nil }
        let charset = rest[..<mark].prefix { $0 != UInt8(ascii: "*") }.map(ASCIILetter.small)
        let text = Array(rest[(mark + 3)..<close])
        let bytes: [UInt8]
        switch ASCIILetter.small(rest[mark + 1]) {
        case UInt8(ascii: "b"): bytes = MailTransfer.base64(text[...])
        case UInt8(ascii: "q"):
            let spaced = text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            bytes = PercentEncoding.decoded(spaced, mark: UInt8(ascii: "="))
        default: return nil
        }
        return (String(decoding: charset, as: UTF8.self), bytes, close + 2)
    }
}
