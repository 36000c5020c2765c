private import Analysis

extension QueryParser {
    /// Why what stands behind a field is no value.
    struct FilterFault: Error {
        /// Nil for an open quote, which is said of when its turn comes.
        var code: QueryNote.Code?
    }

    /// Reads the value of a field and moves behind it; moves nothing where there is none.
    mutating func parseFilter(_ field: String, valueStart: Int) -> Result<QuerySyntax.Filter, FilterFault> {
        let start = index
        let parsed: (condition: QuerySyntax.Filter.Condition, end: Int)?
        if scanner.stands("[", at: valueStart) {
            guard let list = parseList(at: valueStart + 1) else { return .failure(FilterFault(code: .unclosedList)) }
            parsed = list.values.isEmpty ? nil : (.values(list.values), list.end)
        } else if grammar.takesReferences(field), let end = endOfReference(at: valueStart) {
            parsed = (.values([scanner.source.text(valueStart..<end)]), end)
        } else {
            parsed = parseValueOrRange(at: valueStart)
        }
        guard let parsed else {
            let isOpenQuote = scanner.isQuote(valueStart) && !scanner.isQuote(valueStart + 1)
            return .failure(FilterFault(code: isOpenQuote ? nil : .missingValue))
        }
        index = parsed.end
        return .success(.init(field, parsed.condition, source: QuerySource(start..<parsed.end)))
    }

    private mutating func parseValueOrRange(
        at start: Int
    ) -> (condition: QuerySyntax.Filter.Condition, end: Int)? {
        let lower = parseValue(at: start)
        let dots = lower?.end ?? start
        if scanner.stands(".", at: dots), scanner.stands(".", at: dots + 1) {
            let upper = parseValue(at: dots + 2)
            return (.range(lower: lower?.text, upper: upper?.text), upper?.end ?? dots + 2)
        }
        return lower.map { (.values([$0.text]), $0.end) }
    }

    /// A quoted value, or one that goes on to white space, a bracket, a quote, `|`, a weight or `..`.
    private mutating func parseValue(at start: Int) -> (text: String, end: Int)? {
        if scanner.isQuote(start) {
            return quotedText(at: start).flatMap { $0.text.isEmpty ? nil : $0 }
        }
        var end = start
        while !scanner.isBoundary(end), scanner.weight(at: end) == nil,
            !(scanner.stands(".", at: end) && scanner.stands(".", at: end + 1))
        {
            end += 1
        }
        return end > start ? (scanner.source.text(start..<end), end) : nil
    }

    /// The values from `start` to the closing bracket, empty ones left out.
    private mutating func parseList(at start: Int) -> (values: [String], end: Int)? {
        guard !lacksListEnd else { return nil }
        var values: [String] = []
        var place = start
        while place < scanner.count {
            place = scanner.afterSpace(place)
            var value = String.UnicodeScalarView()
            if scanner.isQuote(place), let (text, end) = quotedText(at: place) {
                value.append(contentsOf: text.unicodeScalars)
                place = end
            }
            // Spaces behind a value are held back until more of it follows.
            var spaces = String.UnicodeScalarView()
            while place < scanner.count, !scanner.stands(",", at: place), !scanner.stands("]", at: place) {
                let scalar = Unicode.Scalar(scanner.source.scalars[place]) ?? "\u{FFFD}"
                if scanner.isSpace(place) {
                    spaces.append(scalar)
                } else {
                    value.append(contentsOf: spaces)
                    spaces.removeAll()
                    value.append(scalar)
                }
                place += 1
            }
            if !value.isEmpty { values.append(String(value)) }
            if scanner.stands("]", at: place) { return (values, place + 1) }
            place += 1
        }
        lacksListEnd = true
        return nil
    }
}
