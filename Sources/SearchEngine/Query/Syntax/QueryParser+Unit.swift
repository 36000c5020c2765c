private import Analysis

extension QueryParser {
    /// The end of the reference at `index`, if it ends where a word may end.
    func endOfReference(at index: Int) -> Int? {
        guard let end = grammar.endOfReference(in: scanner.source, at: index) else { return nil }
        return scanner.endsUnit(end) ? end : nil
    }

    /// A phrase, filter, reference, term or pair of near terms. Nil where nothing is left to search for; always
    /// moves on.
    mutating func parseUnit() -> QuerySyntax? {
        if scanner.isQuote(index) { return parsePhrase(isExact: false) }
        if scanner.stands("=", at: index) {
            return scanner.isQuote(index + 1) ? parsePhrase(isExact: true) : parseTerm()
        }
        var fault: (code: QueryNote.Code, range: Range<Int>)?
        if let name = scanner.fieldName(at: index) {
            let valueStart = name.upperBound + 1
            if let field = grammar.field(scanner.source.folded[name]) {
                switch parseFilter(field, valueStart: valueStart) {
                case .success(let filter): return .filter(filter)
                case .failure(let failure): fault = failure.code.map { ($0, index..<valueStart) }
                }
            } else if !isAddress(name.upperBound) {
                fault = (.unknownField, name.lowerBound..<valueStart)
            }
        }
        if let end = endOfReference(at: index) {
            let range = index..<end
            index = end
            return .reference(.init(scanner.source.text(range), source: QuerySource(range)))
        }
        if let fault { note(fault.code, fault.range) }
        return parseTerm()
    }

    /// Whether the name of a field stands at `index`.
    private func isField(_ index: Int) -> Bool {
        scanner.fieldName(at: index).map { grammar.field(scanner.source.folded[$0]) != nil } ?? false
    }

    /// Whether the colon at `index` is that of `https://`.
    private func isAddress(_ index: Int) -> Bool {
        scanner.stands("/", at: index + 1) && scanner.stands("/", at: index + 2)
    }

    // MARK: Terms

    private mutating func parseTerm() -> QuerySyntax? {
        if let near = scanner.nearOperator(at: index) {
            note(.danglingOperator, index..<near.end)
        } else if let end = scanner.malformedNear(at: index) {
            note(.malformedDistance, index..<end)
        }
        if scanner.stands("-", at: index), scanner.isSeparated(index), endOfReference(at: index + 1) != nil {
            note(.strayOperator, index..<index + 1)
            index += 1
            return nil
        }
        let left = scanTerm(at: index)
        index = left.term.source.range.upperBound
        if let fault = left.fault { note(fault.code, fault.range) }
        guard left.isSearchable else { return nil }
        if let near = nearOperand(after: index) {
            index = near.right.term.source.range.upperBound
            if let fault = near.right.fault { note(fault.code, fault.range) }
            return .near(left.term, distance: near.distance, near.right.term)
        }
        return .term(left.term)
    }

    private struct ScannedTerm {
        var term: QuerySyntax.Term
        var isSearchable: Bool
        var fault: (code: QueryNote.Code, range: Range<Int>)?
    }

    private func scanTerm(at index: Int) -> ScannedTerm {
        let next = scanner.afterVanishing(index + 1)
        let isExact = scanner.stands("=", at: index) && !scanner.isBoundary(next)
        let word = scanner.scanWord(at: isExact ? next : index)
        let source = QuerySource(index..<word.range.upperBound)
        let term = QuerySyntax.Term(
            word.text, isExact: isExact, isPrefix: word.isPrefix, isLiteral: word.isLiteral, source: source)
        return ScannedTerm(term: term, isSearchable: word.isSearchable, fault: word.fault)
    }

    /// The other term of a `NEAR/n` that stands after `index`.
    private func nearOperand(after index: Int) -> (distance: Int, right: ScannedTerm)? {
        let sign = scanner.afterSpace(index)
        guard sign > index, let near = scanner.nearOperator(at: sign) else { return nil }
        let start = scanner.afterSpace(near.end)
        guard !scanner.isBoundary(start), scanner.word(at: start) == nil, scanner.nearOperator(at: start) == nil,
            !scanner.stands("-", at: start), !scanner.stands("+", at: start),
            !isField(start), endOfReference(at: start) == nil
        else { return nil }
        let right = scanTerm(at: start)
        return right.isSearchable ? (near.distance, right) : nil
    }

    // MARK: Phrases

    private mutating func parsePhrase(isExact: Bool) -> QuerySyntax? {
        let start = index
        let quote = isExact ? index + 1 : index
        guard let (text, end) = quotedText(at: quote) else {
            note(.openQuote, quote..<quote + 1)
            index = quote + 1
            return nil
        }
        index = end
        let isSearchable = (quote..<end).contains(where: scanner.isSearchable)
        if !isSearchable { note(.emptyPhrase, quote..<end) }
        let slop = parseSlop()
        guard isSearchable else { return nil }
        return .phrase(.init(text, isExact: isExact, slop: slop, source: QuerySource(start..<index)))
    }

    private mutating func parseSlop() -> Int {
        guard scanner.stands("~", at: index) else { return 0 }
        if let slop = scanner.integer(at: index + 1),
            scanner.isBoundary(slop.end) || scanner.weight(at: slop.end) != nil
        {
            index = slop.end
            return slop.value
        }
        note(.malformedSlop, index..<index + 1)
        index += 1
        return 0
    }

    /// The text between the quote at `index` and the one that closes it, and the place behind that.
    ///
    /// A straight quote is closed by a straight one, any other by any quote; `\"` and `\\` stand for themselves.
    mutating func quotedText(at index: Int) -> (text: String, end: Int)? {
        let isStraight = scanner.stands("\"", at: index)
        guard !(isStraight ? lacksStraightQuote : lacksCurlyQuote) else { return nil }
        var text = String.UnicodeScalarView()
        var end = index + 1
        while end < scanner.count {
            if isStraight ? scanner.stands("\"", at: end) : scanner.isQuote(end) { return (String(text), end + 1) }
            if scanner.stands("\\", at: end), scanner.stands("\"", at: end + 1) || scanner.stands("\\", at: end + 1) {
                end += 1
            }
            text.append(Unicode.Scalar(scanner.source.scalars[end]) ?? "\u{FFFD}")
            end += 1
        }
        if isStraight { lacksStraightQuote = true } else { lacksCurlyQuote = true }
        return nil
    }
}
