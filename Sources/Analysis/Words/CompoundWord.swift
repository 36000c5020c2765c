private import CICU

/// Short capitals that a dash or `&` joins: `KT-XH`, `GD&ĐT`, `LĐ-TB&XH`.
///
/// ICU breaks at the sign; the parts are put together again so that the joined spelling can be a term too.
package enum CompoundWord {
    /// More parts than any abbreviation has; a longer chain starts anew.
    private static let partLimit = 8

    /// The index of the last word of the compound that starts with word `index`; `index` itself if none does.
    ///
    /// A dash joins parts of two to four upper-case letters, `&` parts of one to four letters.
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
    }

    /// What stands between two words, if it is nothing but one dash or one `&`.
    private static func joint(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Joint? {
        guard start < end, end - start <= 3 else { return nil }
        let (scalar, length) = UTF8Scalars.decode(text, start, end)
        guard length == end - start else { return nil }
        switch scalar {
        case 0x26: return .ampersand
        case 0x2D, 0x2010...0x2014, 0x2212: return .dash
        default: return nil
        }
    }

    private static func isPart(_ text: Span<UInt8>, _ word: Range<Int>, _ joint: Joint) -> Bool {
        var index = word.lowerBound
        var count = 0
        while index < word.upperBound {
            let (scalar, length) = UTF8Scalars.decode(text, index, word.upperBound)
            let fits = joint == .dash ? ScalarFolding.isUpper(scalar) : cicu_is_letter(scalar) != 0
            count += 1
            guard fits, count <= 4 else { return false }
            index += length
        }
        return count >= (joint == .dash ? 2 : 1)
    }
}
