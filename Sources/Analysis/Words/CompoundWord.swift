private import CICU

/// Words that ICU breaks and that are one all the same: short capitals joined by a dash or `&` (`KT-XH`, `GD&ĐT`,
/// `LĐ-TB&XH`), whose joined spelling is a term too, and a Latin word with a zero-width space in it.
package enum CompoundWord {
    /// More parts than any abbreviation has; a longer chain starts anew.
    private static let partLimit = 8

    /// The index of the last word of the compound that starts with word `index`; `index` itself if none does.
    ///
    /// A dash joins parts of two to four upper-case letters, `&` parts of one to four letters, a zero-width space
    /// Latin parts: other scripts use it between words.
    package static func last(_ text: Span<UInt8>, _ words: borrowing [WordRange], from index: Int) -> Int {
        var last = index
        while last + 1 < words.count, last - index + 1 < partLimit,
            let joint = joint(text, words[last].range.upperBound, words[last + 1].range.lowerBound),
            isPart(text, words[last].range, joint), isPart(text, words[last + 1].range, joint)
        {
            last += 1
        }
        return last
    }

    private enum Joint {
        case dash
        case ampersand
        case zeroWidth
    }

    /// What stands between two words, if it is nothing but one dash or one `&`.
    private static func joint(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Joint? {
        guard start < end, end - start <= 3 else { return nil }
        let (scalar, length) = UTF8Scalars.decode(text, start, end)
        guard length == end - start else { return nil }
        switch scalar {
        case 0x26: return .ampersand
        case 0x200B: return .zeroWidth
        case 0x2D, 0x2010...0x2014, 0x2212: return .dash
        default: return nil
        }
    }

    private static func isPart(_ text: Span<UInt8>, _ word: Range<Int>, _ joint: Joint) -> Bool {
        var index = word.lowerBound
        var count = 0
        while index < word.upperBound {
            let (scalar, length) = UTF8Scalars.decode(text, index, word.upperBound)
            let fits =
                switch joint {
                case .dash: ScalarFolding.isUpper(scalar) && count < 4
                case .ampersand: cicu_is_letter(scalar) != 0 && count < 4
                case .zeroWidth: scalar < 0x250 || (0x1E00...0x1EFF).contains(scalar)
                }
            guard fits else { return false }
            count += 1
            index += length
        }
        return count >= (joint == .dash ? 2 : 1)
    }
}
