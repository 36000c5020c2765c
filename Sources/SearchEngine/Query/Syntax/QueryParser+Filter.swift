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
        let parsed: (condition: QuerySyntax.Filter.Condition, values: [Value], end: Int)?
        if scanner.stands("[", at: valueStart) {
            guard let list = parseList(at: valueStart + 1) else { return .failure(FilterFault(code: .unclosedList)) }
            parsed = list.values.isEmpty ? nil : (.values(list.values.map(\.text)), list.values, list.end)
        } else if grammar.takesReferences(field), let end = endOfReference(at: valueStart) {
            let value = Value(text: scanner.source.text(valueStart..<end), range: valueStart..<end)
            parsed = (.values([value.text]), [value], end)
        } else {
            parsed = parseValueOrRange(at: valueStart)
        }
        guard let parsed else {
            // Of a quote that is open, or has nothing in it, the quote is to blame.
            return .failure(FilterFault(code: scanner.isQuote(valueStart) ? nil : .missingValue))
        }
        index = parsed.end
        for value in parsed.values {
            guard let star = strayStar(in: value) else { continue }
            note(.strayOperator, star..<star + 1)
            break
        }
        return .success(
            .init(
                field, parsed.condition, source: QuerySource(start..<parsed.end),
                valueSources: parsed.values.map { QuerySource($0.range) }))
    }

    /// A value, and where it stands in the query, without its quotes.
    private struct Value {
        var text: String
        var range: Range<Int>
    }

    /// The first `*` of a value without quotes: values are whole, and have no beginnings.
    private func strayStar(in value: Value) -> Int? {
        scanner.isQuote(value.range.lowerBound - 1) ? nil : value.range.first { scanner.stands("*", at: $0) }
    }

    private mutating func parseValueOrRange(
        at start: Int
    ) -> (condition: QuerySyntax.Filter.Condition, values: [Value], end: Int)? {
        let lower = parseValue(at: start)
        let dots = lower?.end ?? start
        if scanner.stands(".", at: dots), scanner.stands(".", at: dots + 1) {
            let upper = parseValue(at: dots + 2)
            return (
                .range(lower: lower?.value.text, upper: upper?.value.text),
                [lower, upper].compactMap { $0?.value }, upper?.end ?? dots + 2
            )
        }
        return lower.map { (.values([$0.value.text]), [$0.value], $0.end) }
    }

    /// A quoted value, or one that goes on to white space, a bracket, a quote, `|`, a weight or `..`; and where it ends
    /// with its quotes.
    private mutating func parseValue(at start: Int) -> (value: Value, end: Int)? {
        if scanner.isQuote(start) {
            guard let (text, end) = quotedText(at: start), !text.isEmpty else { return nil }
            return (Value(text: text, range: start + 1..<end - 1), end)
        }
        var end = start
        while !scanner.isBoundary(end), scanner.weight(at: end) == nil,
            !(scanner.stands(".", at: end) && scanner.stands(".", at: end + 1))
        {
            end += 1
        }
        return end > start ? (Value(text: scanner.source.text(start..<end), range: start..<end), end) : nil
    }

    /// The values from `start` to the closing bracket, empty ones left out.
    private mutating func parseList(at start: Int) -> (values: [Value], end: Int)? {
        guard !lacksListEnd else { return nil }
        var values: [Value] = []
        var place = start
        while place < scanner.count {
            place = scanner.afterSpace(place)
            var value = String.UnicodeScalarView()
            var range = place..<place
            if scanner.isQuote(place), let (text, end) = quotedText(at: place) {
                value.append(contentsOf: text.unicodeScalars)
                range = place + 1..<end - 1
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
                    range = range.lowerBound..<place + 1
                }
                place += 1
            }
            if !value.isEmpty { values.append(Value(text: String(value), range: range)) }
            if scanner.stands("]", at: place) { return (values, place + 1) }
            place += 1
        }
        lacksListEnd = true
        return nil
    }
}
