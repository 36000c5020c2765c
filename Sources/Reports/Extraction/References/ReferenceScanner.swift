internal import Analysis

/// Finds references by their anchors: a digit, which every number holds, and the letter q, which the word for
/// resolution holds. Text without them is passed at the cost of one comparison a scalar.
///
/// The longest form is tried first: plenum, congress, list with a symbol, symbol, number with a year, list, number.
/// References do not overlap, and the words before a number are never sought before the end of the last reference.
///
/// - Complexity: linear in the text; around an anchor a bounded number of scalars is read, and a list is read once.
struct ReferenceScanner {
    enum Mode { case report, query }

    /// Numbers in one list; what follows is no longer believed to belong to it.
    static let longestList = 64

    /// Digits of a number, with what vanishes between them.
    private static let longestNumber = 5

    let text: ReferenceText
    let mode: Mode
    private let symbols: SymbolScanner
    private let resolutions: ResolutionScanner
    private let rules: BareNumberRules

    init(_ text: ReferenceText, mode: Mode) {
        self.text = text
        self.mode = mode
        symbols = SymbolScanner(text)
        resolutions = ResolutionScanner(text)
        rules = BareNumberRules(text: text, isQuery: mode == .query)
    }

    /// Passes the references of the text's bounds in order, until `body` returns false.
    func each(_ body: (RawReference) -> Bool) {
        let folded = text.folded
        let end = text.bounds.upperBound
        var floor = text.bounds.lowerBound
        var index = floor
        while index < end {
            let byte = folded[index]
            if byte &- 0x30 < 10 {
                var runEnd = index + 1
                while runEnd < end, folded[runEnd] &- 0x30 < 10 || folded[runEnd] == 0 { runEnd += 1 }
                while folded[runEnd - 1] == 0 { runEnd -= 1 }
                if let found = numbered(index..<runEnd, floor: floor) {
                    floor = found.range.upperBound
                    index = max(runEnd, floor)
                    guard body(found) else { return }
                } else {
                    index = runEnd
                }
            } else if byte == UInt8(ascii: "q"), let start = resolutions.resolutionStart(at: index), start >= floor,
                let found = resolutions.resolution(from: start, at: index)
            {
                floor = found.range.upperBound
                index = max(index + 1, floor)
                guard body(found) else { return }
            } else {
                index += 1
            }
        }
    }

    // MARK: Numbers

    private func numbered(_ digits: Range<Int>, floor: Int) -> RawReference? {
        guard digits.count <= Self.longestNumber, !isInsideNumber(digits.lowerBound), let first = number(digits) else {
            return nil
        }
        let prefix = text.numberPrefix(before: digits.lowerBound, floor: floor)
        guard prefix != nil || !text.isLetter(digits.lowerBound - 1) else { return nil }
        var licence = SymbolScanner.Licence()
        licence.hasWord = prefix != nil
        licence.hasTypeWord = prefix?.type != nil
        licence.allowsTypeAlone = mode == .query
        let start = prefix?.start ?? digits.lowerBound
        licence.start = start
        if let symbol = symbols.symbol(at: first.end, licence: licence) {
            return coded(symbol, [first.number], start..<symbol.end, prefix)
        }
        guard prefix != nil || mode == .query else { return nil }
        let (items, shared) = list(from: first.end, licence: licence)
        if let shared {
            return coded(shared, [first.number] + items.map(\.number), start..<shared.end, prefix)
        }
        guard let prefix, prefix.type != nil else { return nil }
        return bare(first: first, digits: digits, items: items, prefix: prefix)
    }

    private func coded(
        _ symbol: ReferenceSymbol, _ numbers: [RawReference.Number], _ range: Range<Int>, _ prefix: NumberPrefix?
    ) -> RawReference {
        let range = bracketed(range, prefix)
        return RawReference(
            range: range, kind: .coded(symbol), numbers: numbers, wordType: prefix?.type,
            isBracketed: isBracketed(range))
    }

    private func bare(
        first: (number: RawReference.Number, end: Int), digits: Range<Int>,
        items: [BareNumberRules.Item], prefix: NumberPrefix
    ) -> RawReference? {
        var range = prefix.start..<first.end
        var year: Int?
        var numbers = [first.number]
        if let (value, end) = rules.year(behind: first.end, number: first.number.value, prefix: prefix) {
            year = value
            range = prefix.start..<end
        } else {
            guard rules.allows(digits, end: first.end, prefix: prefix, hasItems: !items.isEmpty) else { return nil }
            for item in items.prefix(while: { rules.allows($0, first: digits) }) {
                numbers.append(item.number)
                range = prefix.start..<item.end
            }
        }
        range = bracketed(range, prefix)
        return RawReference(
            range: range, kind: .bare(year: year), numbers: numbers, wordType: prefix.type,
            isBracketed: isBracketed(range),
            isDoubtful: prefix.isAbbreviation && mode == .report && !rules.isTrusted(prefix, digits: digits))
    }

    /// Numbers behind a first one, up to the one with a symbol.
    private func list(
        from end: Int, licence: SymbolScanner.Licence
    ) -> (items: [BareNumberRules.Item], symbol: ReferenceSymbol?) {
        var items: [BareNumberRules.Item] = []
        var next = end
        while items.count < Self.longestList - 1, let item = item(at: next) {
            items.append(item)
            if let symbol = symbols.symbol(at: item.end, licence: licence) { return (items, symbol) }
            next = item.end
        }
        return (items, nil)
    }

    private func item(at end: Int) -> BareNumberRules.Item? {
        var next = text.skipSpaces(end)
        if text[next] == UInt8(ascii: ",") || text[next] == UInt8(ascii: ";") || text[next] == UInt8(ascii: "&") {
            next = text.skipSpaces(next + 1)
        } else if text.match(anyOf: CitationScanner.conjunctions, at: next) == nil {
            return nil
        }
        if let and = text.match(anyOf: CitationScanner.conjunctions, at: next) { next = text.skipSpaces(and) }
        var hasNumberWord = false
        if let word = text.match(Self.numberWord, at: next) {
            hasNumberWord = true
            next = text.skipSpaces(word)
        }
        let digitsEnd = text.digitsEnd(next)
        guard (1...5).contains(digitsEnd - next), let (number, close) = number(next..<digitsEnd) else { return nil }
        return BareNumberRules.Item(
            number: number, digits: next..<digitsEnd, end: close, hasNumberWord: hasNumberWord)
    }

    // MARK: Pieces

    /// A number with the letter that may be glued to it.
    private func number(_ digits: Range<Int>) -> (number: RawReference.Number, end: Int)? {
        guard let value = text.number(digits) else { return nil }
        let end = digits.upperBound
        guard text.isLetter(end) else { return (RawReference.Number(value: value), end) }
        guard text[end] <= UInt8(ascii: "e"), !text.isLetter(end + 1), !text.isDigit(end + 1) else { return nil }
        return (RawReference.Number(value: value, letter: text.key(end..<(end + 1))), end + 1)
    }

    /// Whether digits stand before the sign before `index`: the tail of `3.768`, `20/70`, `2016-2020`.
    private func isInsideNumber(_ index: Int) -> Bool {
        switch text[index - 1] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"): text.isDigit(index - 2)
        default: false
        }
    }

    /// A reference that a bracket opens in ends behind the bracket; where more than the number stands in it, it starts
    /// within.
    private func bracketed(_ range: Range<Int>, _ prefix: NumberPrefix?) -> Range<Int> {
        guard let number = prefix?.bracketed else { return range }
        let close = text.skipSpaces(range.upperBound, limit: 1)
        return text[close] == UInt8(ascii: ")") ? range.lowerBound..<(close + 1) : number..<range.upperBound
    }

    private func isBracketed(_ range: Range<Int>) -> Bool {
        text[text.skipSpaces(range.upperBound)] == UInt8(ascii: ")")
    }

    private static let numberWord: Phrase = "số"
}
