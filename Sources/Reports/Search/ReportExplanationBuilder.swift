internal import SearchEngine

/// Makes of the engine's explanation one in the words of the user and of the report.
struct ReportExplanationBuilder {
    private typealias Part = ReportExplanation.Part

    private let clauses: ClauseTexts
    private let spellings: ReportSpellings

    init(_ clauses: ClauseTexts, _ report: Report) throws(ReportIndexError) {
        self.clauses = clauses
        spellings = try ReportSpellings(report)
    }

    func part(_ explanation: Explanation) -> ReportExplanation.Part {
        switch explanation.subject {
        case .query(let query): return clause(query, explanation)
        case .sum: return sum(explanation, of: explanation.parts.map(part))
        case .spelling(let spelling):
            let forms = spelling.exact == nil ? spellings.forms(of: spelling.unmarked) : []
            return leaf(spelling.exact == nil ? .anySpelling : .typed, clauses.text(spelling), explanation, forms)
        case .pair(let first, let second):
            let forms = spellings.forms(of: first, second)
            let text = String(decoding: first + [UInt8(ascii: " ")] + second, as: UTF8.self)
            return leaf(.pair, text, explanation, forms)
        case .whole: return leaf(.phrase, "", explanation)
        case .keywords(let tier):
            return leaf(.reference, clauses.text(.keywords([tier], field: ReportSchema.reference)), explanation)
        case .nearness(let words): return leaf(.nearness, clauses.text(words), explanation)
        }
    }

    private func leaf(
        _ kind: Part.Kind, _ text: String, _ explanation: Explanation, _ forms: [String] = []
    ) -> Part {
        let formula = explanation.formula.map { formula in
            Part.Formula(
                idf: formula.idf, weight: formula.weight, frequency: formula.occurrences?.frequency,
                length: formula.occurrences?.length, norm: formula.occurrences?.norm)
        }
        return Part(
            kind, text, matches: explanation.matches, value: explanation.value, formula: formula, forms: forms)
    }

    // MARK: Clauses

    private func clause(_ query: Query, _ explanation: Explanation) -> Part {
        switch query {
        case .and(let parts) where clauses.period(parts) != nil: return leaf(.filter, clauses.text(query), explanation)
        case .and: return group(.all, "", explanation)
        case .or: return group(.any, clauses.text(query), explanation)
        case .weighted: return explanation.parts.first.map(part) ?? group(.all, "", explanation)
        case .filter(.not), .not: return leaf(.not, clauses.text(query), explanation)
        case .filter, .range: return leaf(.filter, clauses.text(query), explanation)
        case .preferring: return preferring(explanation)
        case .word(let word, let field): return self.word(word, field, explanation)
        case .phrase(_, .near, _): return leaf(.near, clauses.text(query), explanation)
        case .phrase: return leaf(.phrase, clauses.text(query), explanation)
        case .pair: return single(.pair, query, explanation)
        case .given: return single(.defined, query, explanation)
        case .prefix: return leaf(.prefix, clauses.text(query), explanation)
        case .keywords(_, let field):
            return single(field == ReportSchema.reference ? .reference : .filter, query, explanation)
        case .all: return leaf(.everything, "", explanation)
        case .none: return leaf(.nothing, "", explanation)
        }
    }

    /// One of one is that one.
    private func group(_ kind: Part.Kind, _ text: String, _ explanation: Explanation) -> Part {
        let parts = explanation.parts.map(part)
        return parts.count == 1 ? parts[0] : sum(kind, text, explanation, of: parts)
    }

    private func sum(_ kind: Part.Kind, _ text: String, _ explanation: Explanation, of parts: [Part]) -> Part {
        Part(kind, text, matches: explanation.matches, value: explanation.value, parts: parts)
    }

    /// A sum of sums is one.
    private func sum(_ explanation: Explanation, of parts: [Part]) -> Part {
        sum(.sum, "", explanation, of: parts.flatMap { $0.kind == .sum ? $0.parts : [$0] })
    }

    /// A clause whose only part says nothing more than itself is that part.
    private func single(_ kind: Part.Kind, _ query: Query, _ explanation: Explanation) -> Part {
        let parts = explanation.parts.map(part)
        guard parts.count == 1 else {
            return sum(kind, clauses.text(query), explanation, of: parts)
        }
        var clause = parts[0]
        clause.kind = kind
        clause.text = clauses.text(query)
        return clause
    }

    // MARK: Words

    /// What else speaks for a report is told only where the report has it.
    private func preferring(_ explanation: Explanation) -> Part {
        guard let required = explanation.parts.first else { return sum(explanation, of: []) }
        let others = explanation.parts.dropFirst().filter(\.matches)
        guard case .query(.word(let word, Schema.text)) = required.subject else {
            return sum(explanation, of: [part(required)] + others.map(part))
        }
        var parts = spelled(word, required)
        for other in others {
            var bonus = part(other)
            if bonus.kind == .word { bonus.kind = .ownSpelling }
            parts.append(bonus)
        }
        return self.word(clauses.text(word), explanation, parts)
    }

    private func word(_ word: Query.Word, _ field: Schema.FieldID, _ explanation: Explanation) -> Part {
        var parts = spelled(word, explanation)
        // They are known of the text as a whole.
        if field != Schema.text { for index in parts.indices { parts[index].forms = [] } }
        var part = self.word(clauses.text(word), explanation, parts)
        if field == ReportSchema.title { part.kind = .title }
        if field == ReportSchema.lead { part.kind = .lead }
        return part
    }

    /// A word that the report has in one spelling, that which was typed or any, is not split.
    private func word(_ text: String, _ explanation: Explanation, _ parts: [Part]) -> Part {
        if parts.count == 1, parts[0].kind == .typed || parts[0].kind == .anySpelling {
            var whole = parts[0]
            (whole.kind, whole.text) = (.word, text)
            return whole
        }
        return sum(.word, text, explanation, of: parts)
    }

    private func spelled(_ word: Query.Word, _ explanation: Explanation) -> [Part] {
        explanation.parts.map { found in
            var part = part(found)
            if case .spelling(let spelling) = found.subject, spelling != word.spellings.first {
                part.kind = spelling.exact == spelling.unmarked ? .unmarked : .variant
            }
            return part
        }
    }
}
