/// Finds the words of a text: exactly the segments that ICU's word iterator calls words.
///
/// Text in scripts that need no dictionary (Latin, Greek, Cyrillic, and the signs around them) is scanned here with
/// ICU's own classes, see ``WordClass``; anything else is given to ICU, from the word it touches to the next space.
/// A space is a place where no rule looks across, so the pieces and the whole give the same words. With an ICU of
/// another version than the classes were read off, everything is given to ICU.
package struct WordScanner {
    /// ICU takes no more than this at once; a longer stretch without a space is cut.
    private static let pieceLimit = 1 << 20

    private let icu: ICUWords
    private let table: [UInt8]
    /// Whether plain text is scanned without ICU.
    let usesTable: Bool

    /// - Parameter version: the version of the ICU linked.
    package init(icuVersion version: String = VietnameseAnalyzer.icuVersion) throws(AnalysisError) {
        table = WordClass.table
        usesTable = version == WordClass.icuVersion
        icu = try ICUWords(opensLater: usesTable)
    }

    /// Appends the words of `range` to `words`.
    ///
    /// - Complexity: linear in the range.
    package func append(wordsOf text: Span<UInt8>, in range: Range<Int>, to words: inout [WordRange]) {
        guard usesTable else {
            var start = range.lowerBound
            while start < range.upperBound {
                start = appendByICU(text, start..<range.upperBound, reach: Self.pieceLimit / 2, to: &words)
            }
            return
        }
        let table = table.span
        var index = range.lowerBound
        while index < range.upperBound {
            // Most words are plain letters with a space behind them, or another sign that ends a word.
            let (plain, letters) = Self.plainLetters(text, index, min(range.upperBound, index + Self.pieceLimit))
            if plain > index, Self.endsWord(text, plain, range.upperBound) {
                words.append(WordRange(index, plain, letters: letters))
                index = plain + 1
                continue
            }
            let (kind, length) = Self.classify(text, index, range.upperBound, table)
            switch kind {
            case WordClass.letter, WordClass.numeric, WordClass.connector:
                let start = max(plain, index + length)
                if let (end, isWord) = Self.segmentEnd(text, start, range.upperBound, kind, table) {
                    if isWord { words.append(WordRange(index, end)) }
                    index = end
                } else {
                    index = appendByICU(text, index..<range.upperBound, reach: 0, to: &words)
                }
            case WordClass.foreign:
                index = appendByICU(text, index..<range.upperBound, reach: 0, to: &words)
            default:
                index += length
            }
        }
    }

    /// Whether letters before `index` are a word for sure: a sign stands there that neither joins letters nor is a mark
    /// on them. A full stop does join, unless a space or the end of the line follows.
    @inline(__always)
    private static func endsWord(_ text: Span<UInt8>, _ index: Int, _ limit: Int) -> Bool {
        guard index < limit else { return false }
        switch text[index] {
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: ")"),
            UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"):
            return true
        case UInt8(ascii: "."):
            return index + 1 < limit && (text[index + 1] == UInt8(ascii: " ") || text[index + 1] == UInt8(ascii: "\n"))
        default:
            return false
        }
    }

    /// The letters at `start` that are told by a byte or two, ASCII and those of Vietnamese: their end, and how many.
    @inline(__always)
    private static func plainLetters(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> (end: Int, count: Int) {
        var (index, count) = (start, 0)
        while index < limit {
            let byte = text[index]
            switch byte {
            case 0x61...0x7A, 0x41...0x5A:
                index += 1
            case 0xE1:
                // U+1E80 to U+1EFF
                guard index + 2 < limit, text[index + 1] & 0xFE == 0xBA, text[index + 2] & 0xC0 == 0x80 else {
                    return (index, count)
                }
                index += 3
            case 0xC3...0xC6:
                // U+00C0 to U+01BF, but for the signs of multiplication and division
                guard index + 1 < limit, text[index + 1] & 0xC0 == 0x80,
                    byte != 0xC3 || text[index + 1] & 0xDF != 0x97
                else { return (index, count) }
                index += 2
            default:
                return (index, count)
            }
            count &+= 1
        }
        return (index, count)
    }

    /// The end of the segment whose first scalars, the last of class `first`, end at `start`, and whether ICU calls it a word;
    /// nil if ICU must say.
    @inline(__always)
    private static func segmentEnd(
        _ text: Span<UInt8>, _ start: Int, _ limit: Int, _ first: UInt8, _ table: Span<UInt8>
    ) -> (end: Int, isWord: Bool)? {
        let end = min(limit, start + pieceLimit)
        var index = start
        var last = first
        var connectorEnd = start
        // To ICU a connector by itself is no word, nor is a segment that ends in a connector with marks on it.
        func ended(at end: Int) -> (end: Int, isWord: Bool) {
            (end, last != WordClass.connector || (end == connectorEnd && connectorEnd > start))
        }
        while index < end {
            let (kind, length) = classify(text, index, limit, table)
            switch kind {
            case WordClass.letter, WordClass.numeric:
                last = kind
                index += length
            case WordClass.connector:
                last = kind
                index += length
                connectorEnd = index
            case WordClass.extend:
                index += length
            case WordClass.other:
                return ended(at: index)
            case WordClass.foreign:
                return nil
            default:
                let next = marksEnd(text, index + length, limit, table)
                let after = next < limit ? classify(text, next, limit, table) : (kind: WordClass.other, length: 0)
                if after.kind == WordClass.foreign { return nil }
                let joins =
                    last == WordClass.letter
                    ? after.kind == WordClass.letter && kind != WordClass.midNumber
                    : last == WordClass.numeric && after.kind == WordClass.numeric && kind != WordClass.midLetter
                guard joins else { return ended(at: index) }
                index = next + after.length
            }
        }
        return index < limit ? nil : ended(at: limit)
    }

    /// The end of the marks at `start`.
    private static func marksEnd(_ text: Span<UInt8>, _ start: Int, _ limit: Int, _ table: Span<UInt8>) -> Int {
        var index = start
        while index < limit {
            let (kind, length) = classify(text, index, limit, table)
            guard kind == WordClass.extend else { return index }
            index += length
        }
        return index
    }

    /// Gives ICU the text from the start of `range` to the first space behind `reach` bytes, and returns where it
    /// stopped.
    private func appendByICU(
        _ text: Span<UInt8>, _ range: Range<Int>, reach: Int, to words: inout [WordRange]
    ) -> Int {
        let limit = min(range.upperBound, range.lowerBound + Self.pieceLimit)
        var end = min(range.lowerBound + reach, limit)
        while end < limit, !endsPiece(text, end, range.upperBound) { end += 1 }
        if end < range.upperBound, end == limit {
            while end > range.lowerBound + 1, text[end] & 0xC0 == 0x80, limit - end < 3 { end -= 1 }
        }
        icu.append(wordsOf: text, in: range.lowerBound..<end, to: &words)
        return end
    }

    /// Whether a space or newline stands at `index`, and nothing for ICU right behind it.
    private func endsPiece(_ text: Span<UInt8>, _ index: Int, _ limit: Int) -> Bool {
        guard text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\n") else { return false }
        guard usesTable, index + 1 < limit else { return true }
        return Self.classify(text, index + 1, limit, table.span).kind != WordClass.foreign
    }

    /// The class and the length in bytes of the scalar at `index`; an ill-formed byte stands between words.
    @inline(__always)
    private static func classify(
        _ text: Span<UInt8>, _ index: Int, _ limit: Int, _ table: Span<UInt8>
    ) -> (kind: UInt8, length: Int) {
        let first = text[index]
        if first < 0x80 { return (table[Int(first)], 1) }
        let (scalar, length) = UTF8Scalars.decode(text, index, limit)
        if scalar < WordClass.limit { return (table[Int(scalar)], length) }
        return (scalar == 0xFFFD ? WordClass.other : WordClass.foreign, length)
    }
}
