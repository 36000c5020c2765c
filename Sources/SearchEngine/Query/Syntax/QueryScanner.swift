internal import Analysis

/// What stands at a place of a query string: looks, and moves nothing.
struct QueryScanner {
    enum Operator { case and, or, not }

    private static let digits: ClosedRange<UInt32> = 0x30...0x39
    private static let and = "AND".unicodeScalars.map(\.value)
    private static let or = "OR".unicodeScalars.map(\.value)
    private static let not = "NOT".unicodeScalars.map(\.value)
    private static let near = "NEAR/".unicodeScalars.map(\.value)

    let source: FoldedText
    let count: Int

    init(_ source: FoldedText) {
        self.source = source
        count = source.count
    }

    func scalar(_ index: Int) -> UInt32? { index < count ? source.scalars[index] : nil }

    func stands(_ ascii: Unicode.Scalar, at index: Int) -> Bool { scalar(index) == ascii.value }

    func isQuote(_ index: Int) -> Bool { index < count && source.folded[index] == UInt8(ascii: "\"") }

    func isSpace(_ index: Int) -> Bool {
        source.folded[index] == UInt8(ascii: " ") || source.folded[index] == UInt8(ascii: "\n")
    }

    /// The first place from `index` on that is neither white space nor a character that vanishes.
    func afterSpace(_ index: Int) -> Int {
        var index = index
        while index < count, isSpace(index) || source.folded[index] == 0 { index += 1 }
        return index
    }

    /// The first place from `index` on where something stands that does not vanish in a term.
    func afterVanishing(_ index: Int) -> Int {
        var index = index
        while index < count, source.folded[index] == 0 { index += 1 }
        return index
    }

    func isDigit(_ index: Int) -> Bool {
        guard let scalar = scalar(index) else { return false }
        return Self.digits.contains(scalar)
    }

    func isLetter(_ index: Int) -> Bool {
        guard index < count else { return false }
        switch source.folded[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return true
        case FoldedText.other: return Unicode.Scalar(source.scalars[index])?.properties.isAlphabetic ?? false
        default: return false
        }
    }

    /// A letter or a digit, of any script.
    func isSearchable(_ index: Int) -> Bool {
        if isDigit(index) || isLetter(index) { return true }
        return source.folded[index] == FoldedText.other
            && Unicode.Scalar(source.scalars[index])?.properties.numericType != nil
    }

    /// Whether a word ends before `index`.
    func isBoundary(_ index: Int) -> Bool {
        guard index < count else { return true }
        switch source.folded[index] {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""),
            UInt8(ascii: "|"):
            return true
        default: return false
        }
    }

    /// Whether a unit of several words may end before `index`: a boundary, a weight or what closes a clause stands there.
    func endsUnit(_ index: Int) -> Bool {
        if isBoundary(index) || weight(at: index) != nil { return true }
        switch scalar(index).flatMap(Unicode.Scalar.init) {
        case ",", ".", ";", ":", "!", "?", "]": return true
        default: return false
        }
    }

    /// Whether a sign at `index` stands before its operand and not inside a word.
    func isSeparated(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        switch source.folded[index - 1] {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "("), UInt8(ascii: "|"), 0: return true
        default: return false
        }
    }

    private func matches(_ word: [UInt32], at index: Int) -> Bool {
        guard index + word.count <= count else { return false }
        return word.indices.allSatisfy { source.scalars[index + $0] == word[$0] }
    }

    /// The operator written as an upper-case ASCII word at `index`, and its end.
    func word(at index: Int) -> (operator: Operator, end: Int)? {
        // Most words are told from it by their first letter.
        switch scalar(index).flatMap(Unicode.Scalar.init) {
        case "A": return matches(Self.and, at: index) && isBoundary(index + 3) ? (.and, index + 3) : nil
        case "O": return matches(Self.or, at: index) && isBoundary(index + 2) ? (.or, index + 2) : nil
        case "N": return matches(Self.not, at: index) && isBoundary(index + 3) ? (.not, index + 3) : nil
        default: return nil
        }
    }

    private func isNear(_ index: Int) -> Bool { stands("N", at: index) && matches(Self.near, at: index) }

    /// `NEAR/n` at `index`, and its end.
    func nearOperator(at index: Int) -> (distance: Int, end: Int)? {
        guard isNear(index), let number = integer(at: index + 5), isBoundary(number.end) else { return nil }
        return (number.value, number.end)
    }

    /// The end of a `NEAR/` at `index` with no number behind it.
    func malformedNear(at index: Int) -> Int? {
        guard isNear(index), nearOperator(at: index) == nil else { return nil }
        var end = index + Self.near.count
        while !isBoundary(end) { end += 1 }
        return end
    }

    /// A whole number of at most five digits.
    func integer(at index: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = index
        while isDigit(end), end - index < 6 {
            value = value * 10 + Int(source.scalars[end] - Self.digits.lowerBound)
            end += 1
        }
        return (1...5).contains(end - index) ? (value, end) : nil
    }

    /// `^` and a positive number of at most five digits and three decimals at `index`, at the end of a word.
    func weight(at index: Int) -> (value: Double, end: Int)? {
        guard stands("^", at: index), let whole = integer(at: index + 1) else { return nil }
        var end = whole.end
        if stands(".", at: end), isDigit(end + 1) {
            end += 1
            let first = end
            while isDigit(end), end - first < 3 { end += 1 }
        }
        guard isBoundary(end), let value = Double(source.text(index + 1..<end)), value > 0 else { return nil }
        return (value, end)
    }

    /// A name with a colon behind it at `index`: the name's range.
    func fieldName(at index: Int) -> Range<Int>? {
        guard isLetter(index) else { return nil }
        var end = index
        // A name is short; twice its length leaves room for combining marks.
        while end < count, end - index < 48 {
            switch source.folded[end] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0: end += 1
            default: return stands(":", at: end) ? index..<end : nil
            }
        }
        return nil
    }
}
