/// Words that ICU breaks and that are one all the same: short capitals joined by a dash or `&` (`KT-XH`, `GD&ĐT`,
/// `LĐ-TB&XH`), whose joined spelling is a term too; two years (`2020-2025`, `2021 – 2025`), which are a period; and a
/// Latin word with zero-width spaces in it.
package enum CompoundWord {
    /// More parts than any abbreviation has; a longer chain starts anew.
    private static let partLimit = 8

    /// What stands between two words, invisible characters left out.
    private enum Joint {
        case dash
        /// A dash with spaces about it.
        case spacedDash
        case ampersand
        /// Zero-width spaces, and no sign.
        case zeroWidth
    }

    /// The index of the last word of the compound that starts with word `index`; `index` itself if none does.
    ///
    /// A dash joins parts of two to four upper-case letters, `&` parts of one to four letters, a zero-width space
    /// Latin parts: other scripts use it between words. Two years are joined by a dash with at most two spaces about
    /// it, where the first is the earlier.
    ///
    /// - Complexity: linear in the compound and the gap behind it.
    package static func last(_ text: Span<UInt8>, _ words: borrowing [WordRange], from index: Int) -> Int {
        var last = index
        var parts = 1
        while last + 1 < words.count {
            let (left, right) = (words[last].range, words[last + 1].range)
            guard let joint = joint(text, left.upperBound..<right.lowerBound) else { break }
            if last == index, isPeriod(text, left, joint, right) { return index + 1 }
            guard isPart(text, left, joint), isPart(text, right, joint) else { break }
            parts += joint == .zeroWidth ? 0 : 1
            guard parts <= partLimit else { break }
            last += 1
        }
        return last
    }

    /// Whether a text is two years with a dash between them, and nothing else.
    package static func isPeriod(_ text: String) -> Bool {
        let utf8 = Array(text.utf8)
        let isDigit = { (byte: UInt8) in byte &- UInt8(ascii: "0") < 10 }
        guard let end = utf8.firstIndex(where: { !isDigit($0) }), let gapEnd = utf8.lastIndex(where: { !isDigit($0) }),
            let joint = joint(utf8.span, end..<gapEnd + 1)
        else { return false }
        return isPeriod(utf8.span, 0..<end, joint, gapEnd + 1..<utf8.count)
    }

    /// Nil for anything but one dash or `&`, or zero-width spaces.
    private static func joint(_ text: Span<UInt8>, _ gap: Range<Int>) -> Joint? {
        var joint: Joint?
        var hasZeroWidth = false
        var spaces = 0
        var index = gap.lowerBound
        while index < gap.upperBound {
            let (scalar, length) = UTF8Scalars.decode(text, index, gap.upperBound)
            switch scalar {
            case 0x20, 0xA0, 0x2009:
                spaces += 1
            case 0x26 where joint == nil:
                joint = .ampersand
            case 0x2D where joint == nil, 0x2010...0x2014 where joint == nil, 0x2212 where joint == nil:
                joint = .dash
            default:
                guard TermKey.isInvisible(scalar) else { return nil }
                hasZeroWidth = hasZeroWidth || scalar == 0x200B
            }
            guard spaces <= 2 else { return nil }
            index += length
        }
        if spaces > 0 { return joint == .dash ? .spacedDash : nil }
        return joint ?? (hasZeroWidth ? .zeroWidth : nil)
    }

    private static func isPart(_ text: Span<UInt8>, _ word: Range<Int>, _ joint: Joint) -> Bool {
        var index = word.lowerBound
        var count = 0
        while index < word.upperBound {
            let (scalar, length) = UTF8Scalars.decode(text, index, word.upperBound)
            index += length
            if TermKey.isInvisible(scalar) { continue }
            let fits =
                switch joint {
                case .dash: ScalarFolding.isUpper(scalar) && count < 4
                case .ampersand: ScalarFolding.isLetter(scalar) && count < 4
                case .zeroWidth: scalar < 0x2B0 || (0x1E00...0x1EFF).contains(scalar)
                case .spacedDash: false
                }
            guard fits else { return false }
            count += 1
        }
        return count >= (joint == .dash ? 2 : 1)
    }

    private static func isPeriod(_ text: Span<UInt8>, _ left: Range<Int>, _ joint: Joint, _ right: Range<Int>) -> Bool {
        guard joint == .dash || joint == .spacedDash, let first = year(text, left), let last = year(text, right)
        else { return false }
        return first < last
    }

    /// A word of four ASCII digits as a number, from 1000 to 2999.
    private static func year(_ text: Span<UInt8>, _ word: Range<Int>) -> Int? {
        var year = 0
        var digits = 0
        var index = word.lowerBound
        while index < word.upperBound {
            let (scalar, length) = UTF8Scalars.decode(text, index, word.upperBound)
            index += length
            if TermKey.isInvisible(scalar) { continue }
            guard digits < 4, (0x30...0x39).contains(scalar) else { return nil }
            year = year * 10 + Int(scalar - 0x30)
            digits += 1
        }
        return digits == 4 && (1000...2999).contains(year) ? year : nil
    }
}
