/// The instructions of fields in a document of Word (`HYPERLINK "http://…"`, `TOC \o "1-3" \h`, `PAGE`), which `catdoc`
/// prints before what the fields show.
enum WordFieldCodes {
    /// Those that mean something only with an argument behind them.
    private static let wantingArgument: Set<String> = [
        "DATE", "FILENAME", "FORMTEXT", "HYPERLINK", "INCLUDEPICTURE", "MERGEFIELD", "PAGEREF", "REF", "SEQ", "TIME",
        "TOC",
    ]
    /// Those that stand alone, before the number they show.
    private static let alone: Set<String> = ["NUMPAGES", "PAGE", "SECTIONPAGES"]

    /// A paragraph without its field codes and the white space behind them.
    /// - Complexity: linear.
    static func removed(from paragraph: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var index = 0
        while index < paragraph.count {
            let isStart = index == 0 || !isLetter(paragraph[index - 1])
            if isStart, let end = codeEnd(paragraph, at: index) {
                index = end
            } else {
                text.append(paragraph[index])
                index += 1
            }
        }
        return text
    }

    /// Where the field code that begins at a place ends; nil where none does.
    private static func codeEnd(_ text: [UInt8], at start: Int) -> Int? {
        let wordEnd = text[start...].firstIndex { !(0x41...0x5A).contains($0) } ?? text.count
        guard wordEnd - start >= 3, wordEnd - start <= 16 else { return nil }
        let word = String(decoding: text[start..<wordEnd], as: UTF8.self)
        if alone.contains(word) {
            let end = argumentsEnd(text, from: wordEnd).end
            return end < text.count && (0x30...0x39).contains(text[end]) && end > wordEnd ? end : nil
        }
        guard wantingArgument.contains(word) else { return nil }
        let (end, count) = argumentsEnd(text, from: wordEnd)
        return count > 0 ? end : nil
    }

    /// Passes switches (`\h`, `\* MERGEFORMAT`), words in quotes and bookmarks (`_Toc1234`), with the white space between and
    /// behind them, and counts them.
    private static func argumentsEnd(_ text: [UInt8], from start: Int) -> (end: Int, count: Int) {
        var end = start
        var count = 0
        while true {
            let argument = skipSpaces(text, end)
            guard argument < text.count else { return (argument, count) }
            let next: Int?
            switch text[argument] {
            case UInt8(ascii: "\\"): next = switchEnd(text, argument)
            case UInt8(ascii: "\""):
                next = text[(argument + 1)...].firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 }
            case UInt8(ascii: "_"):
                next = text[argument...].firstIndex { !isLetter($0) && $0 != 0x5F } ?? text.count
            default: next = nil
            }
            guard let next else { return (argument, count) }
            end = next
            count += 1
        }
    }

    private static func switchEnd(_ text: [UInt8], _ backslash: Int) -> Int? {
        guard backslash + 1 < text.count, text[backslash + 1] > 0x20 else { return nil }
        let end = backslash + 2
        guard text[backslash + 1] == UInt8(ascii: "*") else { return end }
        let format = skipSpaces(text, end)
        return text[format...].firstIndex { !isLetter($0) } ?? text.count
    }

    private static func skipSpaces(_ text: [UInt8], _ start: Int) -> Int {
        text[start...].firstIndex { $0 != 0x20 } ?? text.count
    }

    /// Letters and digits, those beyond ASCII too.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
