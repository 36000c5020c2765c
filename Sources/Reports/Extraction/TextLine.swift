internal import Analysis

/// A line of a text, without the blanks around it.
struct TextLine {
    let range: Range<Int>
    /// Whether an empty line stands before it.
    let followsBlank: Bool

    var count: Int { range.count }

    /// The lines of a text that hold anything, in order.
    ///
    /// A text whose lines were broken at a margin is put together again: where at least a third of many lines break off
    /// in the middle of a sentence, a line that goes on in lower case belongs to the one above.
    /// - Complexity: linear in the text.
    static func lines(of text: FoldedText) -> [TextLine] {
        let physical = physicalLines(of: text)
        var continuations = 0
        for index in physical.indices.dropFirst() where physical[index].continues(physical[index - 1], in: text) {
            continuations += 1
        }
        guard continuations >= 6, continuations * 3 >= physical.count else { return physical }
        var lines: [TextLine] = []
        for (index, line) in physical.enumerated() {
            if index > 0, line.continues(physical[index - 1], in: text), let last = lines.last {
                let joined = last.range.lowerBound..<line.range.upperBound
                lines[lines.count - 1] = TextLine(range: joined, followsBlank: last.followsBlank)
            } else {
                lines.append(line)
            }
        }
        return lines
    }

    private static func physicalLines(of text: FoldedText) -> [TextLine] {
        let folded = text.folded
        var lines: [TextLine] = []
        var start = 0
        var followsBlank = false
        while start < folded.count {
            var end = start
            while end < folded.count, folded[end] != 0x0A { end += 1 }
            var first = start
            var last = end
            while first < last, ASCIIClass.isBlank(folded[first]) { first += 1 }
            while last > first, ASCIIClass.isBlank(folded[last - 1]) { last -= 1 }
            if first < last {
                lines.append(TextLine(range: first..<last, followsBlank: followsBlank))
                followsBlank = false
            } else if !(start > 0 && text.scalars[start - 1] == 0x0D) {
                followsBlank = true
            }
            start = end + 1
        }
        return lines
    }

    /// Whether this line goes on with the sentence of the line above, which a margin broke off.
    private func continues(_ above: TextLine, in text: FoldedText) -> Bool {
        guard !followsBlank, (40...140).contains(above.count), let first = range.first, let last = above.range.last
        else { return false }
        let end = text.folded[last]
        let breaksOff = ASCIIClass.isWord(end) || end == UInt8(ascii: ",") || end == UInt8(ascii: "-")
        return breaksOff && ASCIIClass.isLetter(text.folded[first]) && !text.isUpper(first)
    }
}

/// What a line looks like, counted once for lines that are short enough to be no paragraph.
struct LineShape {
    enum Ending {
        /// A full stop, also behind a closing quote or bracket.
        case sentence
        /// Three dots: the text was cut here.
        case cut
        case colon
        case semicolon
        /// A question or exclamation mark.
        case mark
        case open
    }

    private(set) var words = 0
    /// Words whose first letter is upper-case.
    private(set) var capitalized = 0
    private(set) var letters = 0
    private(set) var uppers = 0
    private(set) var digits = 0
    let ending: Ending

    init(_ range: Range<Int>, of text: FoldedText) {
        let folded = text.folded
        var inWord = false
        var seenLetter = false
        for index in range {
            let byte = folded[index]
            if ASCIIClass.isBlank(byte) && byte != 0 {
                inWord = false
            } else if ASCIIClass.isWord(byte) {
                if !inWord {
                    words += 1
                    seenLetter = false
                }
                inWord = true
                if ASCIIClass.isDigit(byte) {
                    digits += 1
                } else {
                    letters += 1
                    let upper = text.isUpper(index)
                    if upper { uppers += 1 }
                    if upper && !seenLetter { capitalized += 1 }
                    seenLetter = true
                }
            }
        }
        ending = Self.ending(of: range, in: text)
    }

    var isUpperCase: Bool { letters >= 2 && uppers == letters }

    static func ending(of range: Range<Int>, in text: FoldedText) -> Ending {
        var index = range.upperBound - 1
        while index > range.lowerBound, isClosing(text.folded[index]) { index -= 1 }
        guard index >= range.lowerBound else { return .open }
        if text.scalars[index] == 0x2026 { return .cut }
        switch text.folded[index] {
        case UInt8(ascii: "."):
            return index > range.lowerBound && text.folded[index - 1] == UInt8(ascii: ".") ? .cut : .sentence
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: "?"), UInt8(ascii: "!"): return .mark
        default: return .open
        }
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        byte == 0 || byte == 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
    }
}
