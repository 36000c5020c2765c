internal import Analysis

/// The code of a publisher that opens a paragraph: `LSO-`, `(QBĐT) -`, `ĐTO - `, `Báo Cà Mau (CMO)`, `YênBái - YBĐT -`.
struct PublisherCode {
    let code: String
    let publisher: PublisherRegistry.Publisher
    /// Where the paragraph goes on behind the code.
    let end: Int

    private static let longest = 20

    /// - Returns: nil where no code of the registry opens the paragraph. Codes are matched in their own case and marks;
    ///   an Eth counts as `Đ`.
    init?(_ paragraph: Range<Int>, of text: FoldedText) {
        var start = paragraph.lowerBound
        if let paper = Self.paperName(at: start, paragraph.upperBound, text) { start = paper }
        guard let first = Self.code(at: start, paragraph.upperBound, text) else { return nil }
        let second = Self.code(at: first.end, paragraph.upperBound, text)
        self = second ?? first
    }

    private init(code: String, publisher: PublisherRegistry.Publisher, end: Int) {
        self.code = code
        self.publisher = publisher
        self.end = end
    }

    /// A code in brackets, or one with a dash behind it.
    private static func code(at start: Int, _ end: Int, _ text: FoldedText) -> PublisherCode? {
        let folded = text.folded
        guard start < end else { return nil }
        let isBracketed = folded[start] == UInt8(ascii: "(") || folded[start] == UInt8(ascii: "[")
        let first = isBracketed ? start + 1 : start
        let limit = min(end, first + longest)
        let isEnd: (UInt8) -> Bool = {
            isBracketed ? $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") : $0 == UInt8(ascii: "-")
        }
        guard let stop = folded[first..<limit].firstIndex(where: isEnd) else { return nil }
        var last = stop
        while last > first, ASCIIClass.isBlank(folded[last - 1]) { last -= 1 }
        let code = spelled(first..<last, text)
        guard let publisher = PublisherRegistry.shared.publisher(code: code) else {
            return isBracketed ? nil : hyphenated(first, end, text)
        }
        return PublisherCode(code: code, publisher: publisher, end: skipDash(stop + 1, end, folded))
    }

    /// A code that holds a dash itself: `BR-VT -`.
    private static func hyphenated(_ first: Int, _ end: Int, _ text: FoldedText) -> PublisherCode? {
        let limit = min(end, first + longest)
        guard let dash = text.folded[first..<limit].firstIndex(of: UInt8(ascii: "-")),
            let stop = text.folded[(dash + 1)..<limit].firstIndex(where: { !ASCIIClass.isWord($0) })
        else { return nil }
        let code = spelled(first..<stop, text)
        return PublisherRegistry.shared.publisher(code: code).map {
            PublisherCode(code: code, publisher: $0, end: skipDash(stop, end, text.folded))
        }
    }

    /// The end of a paper's name in front of a code in brackets: `Báo Cà Mau (CMO)`.
    private static func paperName(at start: Int, _ end: Int, _ text: FoldedText) -> Int? {
        let reader = DateReader(folded: text.folded, end: end)
        guard reader.word("bao", at: start) != nil else { return nil }
        let limit = min(end, start + 40)
        return text.folded[start..<limit].firstIndex(of: UInt8(ascii: "("))
    }

    private static func skipDash(_ start: Int, _ end: Int, _ folded: [UInt8]) -> Int {
        var index = start
        while index < end,
            ASCIIClass.isBlank(folded[index]) || folded[index] == UInt8(ascii: "-")
                || folded[index] == UInt8(ascii: ":")
        {
            index += 1
        }
        return index
    }

    private static func spelled(_ range: Range<Int>, _ text: FoldedText) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.scalars[range] where scalar != 0xAD {
            view.append(scalar == 0xD0 ? "Đ" : Unicode.Scalar(scalar) ?? " ")
        }
        return String(view)
    }
}
