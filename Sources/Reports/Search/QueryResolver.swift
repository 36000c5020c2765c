internal import Analysis
internal import SearchEngine

/// Makes the engine's query of what was asked: words analysed, fields and references looked up, options applied.
struct QueryResolver {
    /// What a word in the title adds, beside the same word in the text.
    private static let titleWeight = 0.4
    /// What an unmarked word among marked ones adds where it stands without marks.
    private static let ownSpellingWeight = 0.5

    private let request: SearchRequest
    private let words: QueryWords
    let abbreviations: AbbreviationExpansions
    /// Whether any word of the query bears marks.
    private let hasMarks: Bool
    let filters: FilterResolver
    private(set) var notes: [SearchResults.Note] = []
    /// The words looked for, for snippets.
    private(set) var terms: [Query.Word] = []
    /// The index terms of references looked for.
    private(set) var references: Set<String> = []

    /// - Parameter today: a day number.
    init(_ request: SearchRequest, words: QueryWords, abbreviations: AbbreviationExpansions, today: Int) {
        self.request = request
        self.words = words
        self.abbreviations = abbreviations
        filters = FilterResolver(today: today)
        hasMarks = words.parts(request.query).parts.contains(where: \.isMarked)
    }

    /// What a query matches, in two ways.
    struct Resolved {
        /// As the request says; all of the words under `auto`.
        var query: Query
        /// Any of the words, where `auto` may fall back on that.
        var partial: Query?
        /// The query without its conditions on dates, and on provinces: how many reports these leave out for want of
        /// a value. Nil where there is no such condition.
        var withoutDates: Query?
        var withoutProvinces: Query?
    }

    mutating func resolve(_ syntax: QuerySyntax) -> Resolved {
        var parts = Clauses()
        for part in spelledOut(Self.topLevel(syntax)) {
            switch part {
            case .one(let part): add(part, to: &parts)
            case .span(let span):
                let found = query(span)
                parts.words.append(found.all)
                parts.anyWords += found.any
            }
        }
        parts.preferred = abbreviations.preferred
        addOptions(to: &parts)
        var resolved = Resolved(query: parts.query(request.match))
        if request.match == .auto, parts.anyWords.count > 1 { resolved.partial = parts.partial }
        if parts.dates.count > 0 {
            var undated = parts
            undated.dates = [
                .keyword(ReportSchema.unknown, field: ReportSchema.dateKind), .not(.and(parts.dates)),
            ]
            resolved.withoutDates = undated.query(request.match)
        }
        if parts.provinces.count > 0 {
            var unknown = parts
            unknown.provinces = [
                .keyword(ReportSchema.unknown, field: ReportSchema.province), .not(.and(parts.provinces)),
            ]
            resolved.withoutProvinces = unknown.query(request.match)
        }
        return resolved
    }

    /// Whether the request ranks reports, by words or references, and does not only filter them.
    func ranks(_ syntax: QuerySyntax) -> Bool {
        switch syntax {
        case .term, .phrase, .near, .reference: return true
        case .filter(let filter): return filter.field == "title" || filter.field == "body"
        case .not: return false
        case .required(let part), .weighted(let part, _): return ranks(part)
        case .all(let parts), .any(let parts): return parts.contains { ranks($0) }
        }
    }

    /// The parts of a query side by side, by what they do under ``SearchRequest/Match``.
    private struct Clauses {
        var words: [Query] = []
        /// The same where any of them will do.
        var anyWords: [Query] = []
        /// What adds to the score of reports that match.
        var preferred: [Query] = []
        var references: [Query] = []
        var required: [Query] = []
        var excluded: [Query] = []
        var dates: [Query] = []
        var provinces: [Query] = []
        var filters: [Query] = []

        /// Any of the words will do; references and conditions hold.
        var partial: Query {
            var relaxed = self
            relaxed.required += references
            relaxed.references = []
            return relaxed.query(.any)
        }

        func query(_ match: SearchRequest.Match) -> Query {
            let conditions = (excluded + dates + provinces + filters).map { Query.filter($0) }
            var must = required
            var may: [Query] = []
            if match == .any { may = anyWords + references } else { must += words + references }
            if !must.isEmpty {
                let all = Query.and(must + conditions)
                return may.isEmpty && preferred.isEmpty ? all : .preferring(all, may + preferred)
            }
            if !may.isEmpty {
                let any = Query.and([.or(may)] + conditions)
                return preferred.isEmpty ? any : .preferring(any, preferred)
            }
            return conditions.isEmpty || (dates + provinces + filters).isEmpty ? .none : .and(conditions)
        }
    }

    private static func topLevel(_ syntax: QuerySyntax) -> [QuerySyntax] {
        if case .all(let parts) = syntax { return parts }
        return [syntax]
    }

    private mutating func add(_ syntax: QuerySyntax, to clauses: inout Clauses) {
        switch syntax {
        case .reference: clauses.references.append(query(syntax))
        case .required(let part): clauses.required.append(query(part))
        case .not(let part): clauses.excluded.append(.not(query(part)))
        case .filter(let filter) where filter.field == "date" || filter.field == "year":
            clauses.dates.append(query(syntax))
        case .filter(let filter) where filter.field == "province": clauses.provinces.append(query(syntax))
        // They rank as words do, and hold under any match as filters do.
        case .filter(let filter) where filter.field == "title" || filter.field == "body":
            clauses.required.append(query(syntax))
        case .filter: clauses.filters.append(query(syntax))
        default:
            let word = query(syntax)
            clauses.words.append(word)
            clauses.anyWords.append(word)
        }
    }

    private mutating func addOptions(to clauses: inout Clauses) {
        let asked = request.filters
        if !asked.provinces.isEmpty { clauses.provinces.append(filters.provinces(asked.provinces, &notes)) }
        if !asked.provinces34.isEmpty { clauses.filters.append(filters.provinces34(asked.provinces34, &notes)) }
        if !asked.years.isEmpty { clauses.dates.append(filters.dates(asked.years, &notes)) }
        if asked.from != nil || asked.to != nil {
            clauses.dates.append(filters.dates(from: asked.from, to: asked.to, &notes))
        }
        if !asked.references.isEmpty {
            clauses.filters.append(.or(asked.references.map { reference($0) }))
        }
        if !asked.referenceTypes.isEmpty { clauses.filters.append(filters.types(asked.referenceTypes)) }
    }

    // MARK: One part

    private mutating func query(_ syntax: QuerySyntax) -> Query {
        switch syntax {
        case .term(let term):
            guard let span = abbreviations.span(at: term) else { return self.term(term, field: Schema.text) }
            return query(span).all
        case .phrase(let phrase): return self.phrase(phrase, field: Schema.text)
        case .near(let left, let distance, let right):
            let sides = [left, right].flatMap { term in
                words.parts(term.text).parts.map { word($0, isExact: term.isExact) }
            }
            terms += sides
            return sides.isEmpty ? .none : .phrase(sides, proximity: .near(distance), field: Schema.text)
        case .reference(let reference): return self.reference(reference.text)
        case .filter(let filter): return self.filter(filter)
        case .not(let part): return .not(query(part))
        case .required(let part): return query(part)
        case .weighted(let part, let weight): return .weighted(query(part), weight)
        case .all(let parts):
            return .and(
                spelledOut(parts).map { part in
                    switch part {
                    case .one(let part): query(part)
                    case .span(let span): query(span).all
                    }
                })
        case .any(let parts): return .or(parts.map { query($0) })
        }
    }

    mutating func term(_ term: QuerySyntax.Term, field: Schema.FieldID) -> Query {
        let (parts, wholes) = words.parts(term.text)
        if term.isPrefix, let last = parts.last {
            let start = parts.dropLast().map { scored(word($0, isExact: term.isExact), field: field) }
            let isExact = term.isExact || (request.accents != .fold && last.isMarked)
            let prefix = Query.prefix(last.unmarked, exact: isExact ? last.exact : nil, field: field)
            return start.isEmpty ? prefix : .and(start + [prefix])
        }
        guard let first = parts.first else { return .none }
        let sequence =
            parts.count == 1
            ? scored(word(first, isExact: term.isExact), field: field)
            : .phrase(parts.map { word($0, isExact: term.isExact) }, proximity: .phrase(slop: 0), field: field)
        if parts.count > 1 { terms += parts.map { word($0, isExact: term.isExact) } }
        guard request.ranking == .default, !wholes.isEmpty else { return sequence }
        return .or([sequence] + wholes.map { scored(word($0, isExact: term.isExact), field: field) })
    }

    private mutating func phrase(_ phrase: QuerySyntax.Phrase, field: Schema.FieldID) -> Query {
        let parts = words.parts(phrase.text).parts.map { word($0, isExact: phrase.isExact) }
        terms += parts
        switch parts.count {
        case 0: return .none
        case 1: return .word(parts[0], field: field)
        default: return .phrase(parts, proximity: .phrase(slop: phrase.slop), field: field)
        }
    }

    func word(_ part: QueryWords.Part, isExact: Bool) -> Query.Word {
        let spelling: Query.Word.Spelling
        switch request.accents {
        case _ where isExact, .exact: spelling = .exactly(part.exact)
        case .fold: spelling = .any
        case .auto: spelling = part.isMarked ? .marked(part.exact) : .any
        }
        return Query.Word(unmarked: part.unmarked, spelling: spelling)
    }

    /// A word with what else speaks for a report under the default ranking: the word in its title, and among marked
    /// words the unmarked one's own spelling.
    private mutating func scored(_ word: Query.Word, field: Schema.FieldID) -> Query {
        terms.append(word)
        let plain = Query.word(word, field: field)
        guard request.ranking == .default, field == Schema.text else { return plain }
        var bonus = [Query.weighted(.word(word, field: ReportSchema.title), Self.titleWeight)]
        if hasMarks, word.spelling == .any, request.accents == .auto {
            let own = Query.Word(unmarked: word.unmarked, spelling: .exactly(word.unmarked))
            bonus.append(.weighted(.word(own, field: field), Self.ownSpellingWeight))
        }
        return .preferring(plain, bonus)
    }

    // MARK: References and fields

    private mutating func reference(_ text: String) -> Query {
        guard let asked = ReferenceQuery(text) else {
            notes.append(.unknownReference(text))
            return phrase(QuerySyntax.Phrase(text), field: Schema.text)
        }
        let resolved = filters.reference(asked)
        references.formUnion(resolved.keys)
        return resolved.query
    }

    private mutating func filter(_ filter: QuerySyntax.Filter) -> Query {
        switch (filter.field, filter.condition) {
        case ("date", .range(let lower, let upper)), ("year", .range(let lower, let upper)):
            return filters.dates(from: lower, to: upper, &notes)
        case (_, .range(let lower, let upper)):
            notes.append(.ignored("\(filter.field):\(lower ?? "")..\(upper ?? "")"))
            return .none
        case ("date", .values(let values)), ("year", .values(let values)): return filters.dates(values, &notes)
        case ("province", .values(let values)): return filters.provinces(values, &notes)
        case ("province34", .values(let values)): return filters.provinces34(values, &notes)
        case ("district", .values(let values)): return filters.districts(values)
        case ("ref", .values(let values)): return .or(values.map { reference($0) })
        case ("reftype", .values(let values)): return filters.types(values)
        case ("datekind", .values(let values)): return filters.keywords(values, field: ReportSchema.dateKind)
        case ("source", .values(let values)): return filters.keywords(values, field: ReportSchema.source)
        case ("author", .values(let values)): return filters.authors(values)
        case ("id", .values(let values)): return .keywords([.init(values)], field: Schema.id)
        case ("title", .values(let values)):
            return .or(values.map { phrase(QuerySyntax.Phrase($0), field: ReportSchema.title) })
        case (_, .values(let values)):
            return .or(values.map { phrase(QuerySyntax.Phrase($0), field: Schema.text) })
        }
    }
}
