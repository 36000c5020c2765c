/// Terms and ordinals: Arabic, Roman, and written out.
enum Numerals {
    /// A term or ordinal at `index` and its end: `4`, `XIII`, and with `words` also the ordinal written out.
    static func ordinal(in text: ReferenceText, at index: Int, words: Bool = false) -> (value: Int, end: Int)? {
        if text.isDigit(index) {
            let end = text.digitsEnd(index)
            guard end - index <= 2, !text.isLetter(end), let value = text.number(index..<end), value > 0 else {
                return nil
            }
            return (value, end)
        }
        if let roman = roman(in: text, at: index) { return roman }
        return words ? ordinals.match(in: text, at: index) : nil
    }

    /// A Roman numeral up to 39 in plain letters.
    static func roman(in text: ReferenceText, at index: Int) -> (value: Int, end: Int)? {
        var end = index
        while end < index + 8, text.isLetter(end), text.scalar(end) < 0x80 { end += 1 }
        guard end > index, !text.isLetter(end), !text.isDigit(end) else { return nil }
        var value = 0
        var largest = 0
        for position in (index..<end).reversed() {
            let digit: Int
            switch text[position] {
            case UInt8(ascii: "i"): digit = 1
            case UInt8(ascii: "v"): digit = 5
            case UInt8(ascii: "x"): digit = 10
            default: return nil
            }
            value += digit < largest ? -digit : digit
            largest = max(largest, digit)
        }
        guard value > 0, spelled(value) == text.key(index..<end) else { return nil }
        return (value, end)
    }

    /// A numeral in lower-case Roman letters, 1 to 39.
    private static func spelled(_ value: Int) -> String {
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        guard (1...39).contains(value) else { return "" }
        return String(repeating: "x", count: value / 10) + ones[value % 10]
    }

    /// The numeral in upper-case Roman letters; Arabic above 39.
    static func upperRoman(_ value: Int) -> String {
        let roman = spelled(value)
        guard !roman.isEmpty else { return String(value) }
        return String(decoding: roman.utf8.map { $0 - 32 }, as: UTF8.self)
    }

    private static let ordinals: PhraseTable<Int> = {
        let ones: [(Phrase, Int)] = [
            ("nhất", 1), ("hai", 2), ("ba", 3), ("tư", 4), ("bốn", 4), ("năm", 5), ("sáu", 6), ("bảy", 7),
            ("bẩy", 7), ("tám", 8), ("chín", 9), ("mười", 10), ("mười một", 11), ("mười hai", 12), ("mười ba", 13),
            ("mười bốn", 14), ("mười tư", 14), ("mười lăm", 15), ("mười sáu", 16), ("mười bảy", 17),
            ("mười tám", 18), ("mười chín", 19), ("hai mươi", 20),
        ]
        return PhraseTable(ones)
    }()
}
