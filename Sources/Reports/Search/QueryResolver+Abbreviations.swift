internal import SearchEngine

/// Words side by side that may be written in another way: the words, or what stands for all of them.
extension QueryResolver {
    enum Conjunct {
        case one(QuerySyntax)
        case span(AbbreviationExpansions.Span)
    }

    /// Parts side by side, with the terms of a span taken together.
    func spelledOut(_ parts: [QuerySyntax]) -> [Conjunct] {
        var conjuncts: [Conjunct] = []
        var index = 0
        while index < parts.count {
            if case .term(let term) = parts[index], let span = abbreviations.span(at: term) {
                conjuncts.append(.span(span))
                index += span.termCount
            } else {
                conjuncts.append(.one(parts[index]))
                index += 1
            }
        }
        return conjuncts
    }

    /// - Returns: what matches where all words must be there, and the words and alternatives where any will do.
    mutating func query(_ span: AbbreviationExpansions.Span) -> (all: Query, any: [Query]) {
        var all: [Query] = []
        var any: [Query] = []
        for part in span.parts {
            switch part {
            case .term(let term):
                let word = self.term(term, field: Schema.text)
                all.append(word)
                any.append(word)
            case .span(let inner):
                let found = query(inner)
                all.append(found.all)
                any += found.any
            }
        }
        let words = all.count == 1 ? all[0] : .and(all)
        return (span.alternatives.isEmpty ? words : .or([words] + span.alternatives), any + span.alternatives)
    }
}
