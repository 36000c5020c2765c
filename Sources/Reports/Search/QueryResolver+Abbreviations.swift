internal import SearchEngine

/// Words side by side that may be written in another way: the words, or what stands for all of them.
extension QueryResolver {
    /// - Returns: what the words of a run match where all must be there, and the words and what they may be written as
    ///   where any will do.
    func conjuncts(_ run: WordRun) -> (all: [Query], any: [Query]) {
        var words = queries(run)[...]
        var all: [Query] = []
        var any: [Query] = []
        while !words.isEmpty {
            if let span = abbreviations.spans[run.terms[words.startIndex].start] {
                all.append(spelledOut(span, &words, &any))
            } else {
                let word = words.removeFirst()
                all.append(word)
                any.append(word)
            }
        }
        return (all, any)
    }

    /// A term by itself, or what it may be written as.
    func spelledOut(_ term: QuerySyntax.Term) -> Query {
        var words = [self.term(term)][...]
        var any: [Query] = []
        guard let span = abbreviations.spans[term.source.range.lowerBound], span.termCount == 1 else { return words[0] }
        return spelledOut(span, &words, &any)
    }

    /// - Parameters:
    ///   - words: those of the span first; they are taken off.
    ///   - any: gets the words and what they may be written as.
    private func spelledOut(
        _ span: AbbreviationExpansions.Span, _ words: inout ArraySlice<Query>, _ any: inout [Query]
    ) -> Query {
        var all: [Query] = []
        for part in span.parts {
            switch part {
            case .term:
                guard let word = words.popFirst() else { continue }
                all.append(word)
                any.append(word)
            case .span(let inner): all.append(spelledOut(inner, &words, &any))
            }
        }
        any += span.alternatives
        let typed = all.count == 1 ? all[0] : .and(all)
        return span.alternatives.isEmpty ? typed : .or([typed] + span.alternatives)
    }
}
