internal import Analysis

/// The name of an author on a line of its own: `Mai Hoa`, `DŨNG CHINH`, `Bài, ảnh: Mai Hoa`, `Mai Hoa - Anh Tú (TTXVN)`.
struct Byline {
    let name: Range<Int>
    /// Whether words say that it names the author.
    let isLabelled: Bool

    private static let longest = 80
    private static let labels = PhraseTable<Void>(
        [
            "tac gia", "tac gia bai viet", "nguoi viet", "viet boi", "bai va anh", "bai anh", "bai, anh", "tin va anh",
            "tin, anh",
            "tin anh",
            "tin bai", "tin, bai", "tin, bai, anh", "bai viet", "bai", "tin", "thuc hien", "nhom phong vien",
        ])

    init?(_ line: Range<Int>, of text: FoldedText) {
        guard line.count <= Self.longest, let first = line.first else { return nil }
        let folded = text.folded
        let reader = DateReader(folded: folded, end: line.upperBound)
        guard reader.word("theo", at: first) == nil, reader.word("nguon", at: first) == nil else { return nil }
        var start = first
        var labelled = false
        if let (_, end) = Self.labels.match(folded, at: first, end: line.upperBound),
            let colon = folded[end..<line.upperBound].firstIndex(of: UInt8(ascii: ":")), colon - end <= 1
        {
            start = colon + 1
            labelled = true
        }
        while start < line.upperBound, !ASCIIClass.isWord(folded[start]) { start += 1 }
        let bracket = folded[start..<line.upperBound].firstIndex(of: UInt8(ascii: "("))
        if let bracket, !Self.closes(bracket..<line.upperBound, folded) { return nil }
        var end = bracket ?? line.upperBound
        while end > start, !ASCIIClass.isWord(folded[end - 1]) { end -= 1 }
        if end < line.upperBound, folded[end] == UInt8(ascii: "."), end > start, text.isUpper(end - 1) { end += 1 }
        guard Self.areNames(start..<end, of: text) else { return nil }
        name = start..<end
        isLabelled = labelled
    }

    /// Whether nothing stands behind a bracket that opens a range; one that is not closed takes in all of it.
    private static func closes(_ range: Range<Int>, _ folded: [UInt8]) -> Bool {
        guard let close = folded[range].firstIndex(of: UInt8(ascii: ")")) else { return true }
        return !folded[close..<range.upperBound].contains(where: ASCIIClass.isWord)
    }

    /// Names of at most five capitalized words each, at most ten in all, two at least unless they are initials.
    private static func areNames(_ range: Range<Int>, of text: FoldedText) -> Bool {
        let folded = text.folded
        var words = 0
        var inName = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = folded[index]
            if ASCIIClass.isLetter(byte) {
                var end = index
                while end < range.upperBound,
                    ASCIIClass.isLetter(folded[end]) || folded[end] == 0 || folded[end] == 0x27
                {
                    end += 1
                }
                if folded[index..<end].elementsEqual("va".utf8) && !text.isUpper(index) {
                    inName = 0
                } else {
                    guard text.isUpper(index) else { return false }
                    words += 1
                    inName += 1
                }
                index = end
            } else {
                switch byte {
                case UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: "/"): inName = 0
                case UInt8(ascii: "."), 0x20, 0: break
                default: return false
                }
                index += 1
            }
            guard inName <= 5, words <= 10 else { return false }
        }
        guard words > 0 else { return false }
        return words >= 2 || LineShape(range, of: text).isUpperCase || folded[range].contains(UInt8(ascii: "."))
    }
}
