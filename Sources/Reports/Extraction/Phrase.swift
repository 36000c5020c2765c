internal import Analysis

/// Words as they fold: lower case, without marks, one space between two words. A space stands for one or more blanks
/// or line ends of a text.
struct Phrase: ExpressibleByStringLiteral, Sendable {
    let bytes: [UInt8]

    /// - Parameter words: with or without marks.
    init(_ words: String) {
        // Most of the program's own are written as they fold.
        let isFolded = words.utf8.allSatisfy { ASCIIClass.isWord($0) || $0 == 0x20 }
        bytes = isFolded ? Array(words.utf8) : FoldedText(words).folded
    }

    init(stringLiteral words: String) {
        self.init(words)
    }

    /// The end of the phrase where it stands at `start`, whole words of it.
    /// - Parameter limit: nothing is read from here on.
    func end(in folded: [UInt8], at start: Int, limit: Int) -> Int? {
        Self.end(of: bytes.indices, in: bytes, matching: folded, at: start, limit: limit)
    }

    /// The start of the phrase where it ends at `end`, whole words of it.
    /// - Parameter floor: nothing is read before this.
    func start(in folded: [UInt8], endingAt end: Int, floor: Int) -> Int? {
        Self.start(of: bytes.indices, in: bytes, matching: folded, endingAt: end, floor: floor)
    }

    /// More blanks than this part what stands on either side.
    private static let mostBlanks = 8

    static func end(
        of phrase: Range<Int>, in bytes: [UInt8], matching folded: [UInt8], at start: Int, limit: Int
    ) -> Int? {
        var index = start
        for position in phrase {
            let byte = bytes[position]
            if byte == 0x20 {
                let before = index
                while index < limit, index - before < mostBlanks, ASCIIClass.isSpace(folded[index]) { index += 1 }
                guard index > before else { return nil }
            } else {
                let before = index
                while index < limit, index - before < mostBlanks, folded[index] == 0 { index += 1 }
                guard index < limit, folded[index] == byte else { return nil }
                index += 1
            }
        }
        guard index > start else { return nil }
        return index < limit && ASCIIClass.isWord(folded[index]) && ASCIIClass.isWord(folded[index - 1]) ? nil : index
    }

    static func start(
        of phrase: Range<Int>, in bytes: [UInt8], matching folded: [UInt8], endingAt end: Int, floor: Int
    ) -> Int? {
        var index = end
        for position in phrase.reversed() {
            let byte = bytes[position]
            if byte == 0x20 {
                let behind = index
                while index > floor, behind - index < mostBlanks, ASCIIClass.isSpace(folded[index - 1]) { index -= 1 }
                guard index < behind else { return nil }
            } else {
                let behind = index
                while index > floor, behind - index < mostBlanks, folded[index - 1] == 0 { index -= 1 }
                guard index > floor, folded[index - 1] == byte else { return nil }
                index -= 1
            }
        }
        guard index < end else { return nil }
        return index > floor && ASCIIClass.isWord(folded[index - 1]) && ASCIIClass.isWord(folded[index]) ? nil : index
    }
}
