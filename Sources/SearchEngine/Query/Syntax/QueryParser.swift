private import Analysis

/// Reads the query language.
///
/// ```
/// query     = or-expr
/// or-expr   = and-expr { ( "OR" | "|" ) and-expr }
/// and-expr  = unary { [ "AND" ] unary }
/// unary     = [ "-" | "+" | "NOT" ] unit [ "^" number ]
/// unit      = "(" or-expr ")" | filter | phrase | near | reference | term
/// phrase    = [ "=" ] '"' { char } '"' [ "~" integer ]
/// near      = term "NEAR/" integer term
/// term      = [ "=" ] word [ "*" ]
/// filter    = field ":" ( value | [ value ] ".." [ value ] | "[" value { "," value } "]" )
/// ```
///
/// Nothing is refused: what cannot be meant is read literally, and a note says so. A backslash takes a sign
/// literally, and at the start of a word keeps it from being an operator, a field or a reference.
///
/// - Complexity: linear in the query, given that the grammar looks for a reference in bounded time.
package struct QueryParser {
    /// How deep brackets may be nested.
    package static let maximumDepth = 32
    /// In bytes of UTF-8.
    package static let maximumLength = 65_536
    private static let maximumNotes = 16

    let scanner: QueryScanner
    let grammar: QueryGrammar
    var index = 0
    private var depth = 0
    /// Brackets opened below the maximum depth, whose closing ones mean nothing either.
    private var ignoredGroups = 0
    private var faults = 0
    private var notes: [QueryNote] = []
    /// Once a search for the end of a quote or list has failed, none that begins later can succeed.
    var lacksStraightQuote = false
    var lacksCurlyQuote = false
    var lacksListEnd = false

    private init(_ source: FoldedText, grammar: QueryGrammar) {
        scanner = QueryScanner(source)
        self.grammar = grammar
    }

    /// Reads a query, whatever is in it.
    package static func parse(_ query: String, grammar: QueryGrammar) -> ParsedQuery {
        var bytes = Array(query.utf8.prefix(maximumLength + 1))
        let isTooLong = bytes.count > maximumLength
        if isTooLong {
            // Cut before the first scalar that does not fit: continuation bytes go with their leader.
            while bytes.count > 1, let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
            bytes.removeLast()
        }
        var parser = QueryParser(FoldedText(utf8: bytes), grammar: grammar)
        let syntax = parser.parseAlternatives() ?? .all([])
        parser.notes.sort { $0.range.lowerBound < $1.range.lowerBound }
        if isTooLong {
            let end = parser.scanner.count
            parser.notes.append(QueryNote(.tooLong, range: end..<end, text: ""))
        }
        return ParsedQuery(syntax: syntax, notes: parser.notes)
    }

    /// Reads a query, or says what is the first thing wrong with it.
    package static func parseStrictly(
        _ query: String, grammar: QueryGrammar
    ) throws(QuerySyntaxError) -> QuerySyntax {
        let parsed = parse(query, grammar: grammar)
        if let note = parsed.notes.first { throw QuerySyntaxError(note: note) }
        return parsed.syntax
    }

    mutating func note(_ code: QueryNote.Code, _ range: Range<Int>) {
        faults += 1
        guard notes.count < Self.maximumNotes else { return }
        notes.append(QueryNote(code, range: range, text: scanner.source.text(range)))
    }

    // MARK: Expressions

    private mutating func parseAlternatives() -> QuerySyntax? {
        var alternatives: [QuerySyntax] = []
        if let first = parseConjunction() { alternatives.append(first) }
        while let sign = alternativeSign(at: index) {
            index = sign.upperBound
            let faultsBefore = faults
            if let next = parseConjunction() {
                alternatives.append(next)
            } else if faults == faultsBefore {
                note(.danglingOperator, sign)
            }
        }
        return alternatives.count > 1 ? .any(alternatives) : alternatives.first
    }

    /// Reads up to an `OR` that joins something, the closing bracket of the group, or the end.
    private mutating func parseConjunction() -> QuerySyntax? {
        var parts: [QuerySyntax] = []
        while true {
            index = scanner.afterSpace(index)
            guard index < scanner.count else { break }
            if scanner.stands(")", at: index) {
                if depth > 0, ignoredGroups == 0 { break }
                skipStrayBracket()
            } else if let sign = alternativeSign(at: index) {
                if !parts.isEmpty, operandFollows(sign.upperBound) { break }
                readLiterally(sign, into: &parts)
            } else if let (word, end) = scanner.word(at: index), word == .and {
                if !parts.isEmpty, operandFollows(end) {
                    index = end
                } else {
                    readLiterally(index..<end, into: &parts)
                }
            } else if let part = parseUnary() {
                parts.append(part)
            }
        }
        return parts.count > 1 ? .all(parts) : parts.first
    }

    private func alternativeSign(at index: Int) -> Range<Int>? {
        if scanner.stands("|", at: index) { return index..<index + 1 }
        if let (word, end) = scanner.word(at: index), word == .or { return index..<end }
        return nil
    }

    private mutating func skipStrayBracket() {
        if ignoredGroups > 0 {
            ignoredGroups -= 1
        } else {
            note(.strayBracket, index..<index + 1)
        }
        index += 1
    }

    /// Takes an operator that joins nothing for a word; `|` is no word and falls away.
    private mutating func readLiterally(_ sign: Range<Int>, into parts: inout [QuerySyntax]) {
        note(.danglingOperator, sign)
        index = sign.upperBound
        guard !scanner.stands("|", at: sign.lowerBound) else { return }
        parts.append(.term(.init(scanner.source.text(sign), source: QuerySource(sign))))
    }

    /// Whether something that can be joined stands behind an operator that ends at `index`.
    private func operandFollows(_ index: Int) -> Bool {
        let next = scanner.afterSpace(index)
        guard next < scanner.count, !scanner.stands(")", at: next), !scanner.stands("|", at: next) else { return false }
        if let (word, _) = scanner.word(at: next) { return word == .not }
        return true
    }

    /// Whether something that `NOT` can stand before stands at `index`.
    private func unitFollows(_ index: Int) -> Bool {
        let next = scanner.afterSpace(index)
        return operandFollows(index) && scanner.word(at: next) == nil && signedOperand(at: next) == nil
    }

    // MARK: Signs, brackets and weights

    /// Nil where nothing is left to search for; always moves on.
    private mutating func parseUnary() -> QuerySyntax? {
        let start = index
        if let (word, end) = scanner.word(at: index), word == .not {
            guard unitFollows(end) else {
                note(.danglingOperator, start..<end)
                index = end
                return .term(.init(scanner.source.text(start..<end), source: QuerySource(start..<end)))
            }
            index = scanner.afterSpace(end)
            return parseSigned(start..<end).map { .not($0) }
        }
        if let operand = signedOperand(at: index) {
            let isNegated = scanner.stands("-", at: index)
            index = operand
            return parseSigned(start..<start + 1).map { isNegated ? .not($0) : .required($0) }
        }
        return parseWeighted()
    }

    private mutating func parseSigned(_ sign: Range<Int>) -> QuerySyntax? {
        let faultsBefore = faults
        let part = parseWeighted()
        if part == nil, faults == faultsBefore { note(.strayOperator, sign) }
        return part
    }

    /// Where the operand of the sign at `index` starts; nil where no sign stands there.
    private func signedOperand(at index: Int) -> Int? {
        let isMinus = scanner.stands("-", at: index)
        guard isMinus || scanner.stands("+", at: index), scanner.isSeparated(index) else { return nil }
        let next = index + 1
        if scanner.isDigit(next) {
            return isMinus && endOfReference(at: next) != nil ? nil : next
        }
        let opens = scanner.isLetter(next) || scanner.isQuote(next)
        let marks: [Unicode.Scalar] = ["(", "=", "\\"]
        return opens || marks.contains { scanner.stands($0, at: next) } ? next : nil
    }

    private mutating func parseWeighted() -> QuerySyntax? {
        let unit = scanner.stands("(", at: index) ? parseGroup() : parseUnit()
        guard let unit, scanner.stands("^", at: index) else { return unit }
        guard let weight = scanner.weight(at: index) else {
            note(.malformedWeight, index..<index + 1)
            index += 1
            return unit
        }
        index = weight.end
        return .weighted(unit, weight.value)
    }

    private mutating func parseGroup() -> QuerySyntax? {
        let bracket = index..<index + 1
        index += 1
        guard depth < Self.maximumDepth else {
            note(.tooDeep, bracket)
            ignoredGroups += 1
            return nil
        }
        depth += 1
        let faultsBefore = faults
        let inner = parseAlternatives()
        depth -= 1
        if scanner.stands(")", at: index) {
            index += 1
            if inner == nil, faults == faultsBefore { note(.emptyGroup, bracket.lowerBound..<index) }
        } else {
            note(.unclosedGroup, bracket)
        }
        return inner
    }
}
