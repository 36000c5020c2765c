internal import Analysis
internal import SearchEngine

/// Makes the engine's query of what was asked: words analysed, fields and references looked up, options applied.
final class QueryResolver {
    let request: SearchRequest
    let words: QueryWords
    private(set) var abbreviations: AbbreviationExpansions
    /// Whether words get more than their BM25, by the default ranking.
    let isScored: Bool
    /// Whether any word of the query bears marks: letters beyond ASCII. Plain BM25 does not ask.
    private(set) lazy var hasMarks =
        !request.query.utf8.allSatisfy { $0 < 0x80 } && words.parts(request.query).contains(where: \.isMarked)
    let filters: FilterResolver
    var notes: [SearchResults.Note] = []
    /// The first value that means nothing.
    var fault: Fault?
    /// What is looked for in texts, for snippets.
    var sought = SoughtWords()
    /// Words that stand side by side in the query outside groups: in a report they should be near one another.
    private(set) var neighbours: [Query.Word] = []
    /// The exact keys of words typed with `=`.
    var exactKeys: Set<[UInt8]> = []
    /// References as typed, by index term.
    var referenceTexts: [String: String] = [:]
    /// Values of fields as typed, by the key they are looked up by.
    var valueTexts: [String: String] = [:]

    /// A value that means nothing, and where it stands in the query, in Unicode scalars; nil for one that stands
    /// elsewhere.
    struct Fault {
        var note: SearchResults.Note
        var range: Range<Int>?
    }

    /// - Parameter today: a day number.
    init(
        _ request: SearchRequest, words: QueryWords, abbreviations: AbbreviationExpansions, isScored: Bool, today: Int
    ) {
        self.request = request
        self.isScored = isScored && request.ranking == .default
        self.words = words
        self.abbreviations = abbreviations
        filters = FilterResolver(today: today, includesImprecise: request.filters.includesImprecise)
    }

    /// A query, and what its conditions on dates and on provinces leave out for want of a value.
    struct Reading {
        let query: Query
        private let clauses: Clauses
        private let match: SearchRequest.Match

        fileprivate init(_ clauses: Clauses, _ match: SearchRequest.Match) {
            (self.clauses, self.match) = (clauses, match)
            query = clauses.query(match).merged
        }

        /// Reports without a date that have all else; nil where there is no condition on dates, or one that means nothing.
        var undated: Query? {
            guard clauses.dates.count > 0, !clauses.dates.contains(where: \.isNothing) else { return nil }
            var undated = clauses
            undated.dates = [
                .keyword(ReportSchema.unknown, field: ReportSchema.dateKind), .not(.and(clauses.dates)),
            ]
            return undated.query(match).merged
        }

        /// The same of provinces.
        var unplaced: Query? {
            // A name of no province leaves out everything.
            guard !(clauses.provinces + clauses.provinces34).contains(where: \.isNothing) else { return nil }
            var unplaced = clauses
            if clauses.provinces.count > 0 {
                unplaced.provinces = [
                    .keyword(ReportSchema.unknown, field: ReportSchema.province), .not(.and(clauses.provinces)),
                ]
            } else if clauses.provinces34.count > 0 {
                unplaced.provinces34 = [
                    .keyword(ReportSchema.unknown, field: ReportSchema.province34), .not(.and(clauses.provinces34)),
                ]
            } else {
                return nil
            }
            return unplaced.query(match).merged
        }
    }

    /// What a query matches, in two ways.
    struct Resolved {
        /// As the request says; all of the words under `auto`.
        var whole: Reading
        /// Any of the words, where `auto` may fall back on that.
        var partial: Reading?
    }

    /// - Parameter conditions: hold beside the query, each with what its words may be written as.
    func resolve(
        _ syntax: QuerySyntax, conditions: [(syntax: QuerySyntax, abbreviations: AbbreviationExpansions)] = []
    ) -> Resolved {
        var parts = Clauses()
        add(syntax, to: &parts)
        parts.preferred += abbreviations.preferred
        let found = fault
        for condition in conditions {
            // Most queries have no condition, and copy nothing.
            let own = abbreviations
            abbreviations = condition.abbreviations
            add(condition: condition.syntax, to: &parts)
            abbreviations = own
        }
        addOptions(to: &parts)
        // What stands beside the query has no place in it.
        if found == nil { fault = notes.first { $0.fault != nil }.map { Fault(note: $0) } }
        var resolved = Resolved(whole: Reading(parts, request.match))
        if request.match == .auto, parts.anyWords.count > 1 { resolved.partial = Reading(parts.relaxed, .any) }
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
    fileprivate struct Clauses {
        var words: [Query] = []
        /// The same where any of them will do.
        var anyWords: [Query] = []
        /// What adds to the score of reports that have it, whatever else matches.
        var preferred: [Query] = []
        var references: [Query] = []
        var required: [Query] = []
        /// What the whole is narrowed by.
        var narrowing: [Query] = []
        var excluded: [Query] = []
        var dates: [Query] = []
        var provinces: [Query] = []
        var provinces34: [Query] = []
        var filters: [Query] = []

        /// Any of the words will do; references and conditions hold.
        var relaxed: Clauses {
            var relaxed = self
            relaxed.required += references
            relaxed.references = []
            return relaxed
        }

        func query(_ match: SearchRequest.Match) -> Query {
            let conditions = (excluded + dates + provinces + provinces34 + filters).map { Query.filter($0) }
            var must = required
            var may: [Query] = []
            if match == .any { may = anyWords + references } else { must += words + references }
            if !narrowing.isEmpty {
                // Something of what is narrowed has to be there all the same.
                if must.isEmpty, !may.isEmpty { (must, may) = ([.or(may)], []) }
                must += narrowing
            }
            if !must.isEmpty { return Query.and(must + conditions).preferring(may + preferred) }
            if !may.isEmpty { return Query.and([.or(may)] + conditions).preferring(preferred) }
            guard !conditions.isEmpty else { return .none }
            // What excludes, and asks for nothing, leaves all else.
            return .and((conditions.count == excluded.count ? [.all] : []) + conditions)
        }
    }

    private func add(_ syntax: QuerySyntax, to clauses: inout Clauses) {
        for part in WordRun.split(syntax, words, word) {
            switch part {
            case .run(let run):
                let found = conjuncts(run)
                clauses.words += found.all
                clauses.anyWords += found.any
                if isScored {
                    clauses.preferred += pairs(run)
                    neighbours += run.words
                }
            case .other(let syntax): addOther(syntax, to: &clauses)
            }
        }
    }

    private func addOther(_ syntax: QuerySyntax, to clauses: inout Clauses) {
        switch syntax {
        case .reference: clauses.references.append(query(syntax))
        case .required(let part): clauses.required.append(query(part))
        case .not: clauses.excluded.append(query(syntax))
        case .filter(let filter) where filter.field == "date" || filter.field == "year":
            clauses.dates.append(query(syntax))
        case .filter(let filter) where filter.field == "province": clauses.provinces.append(query(syntax))
        case .filter(let filter) where filter.field == "province34": clauses.provinces34.append(query(syntax))
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

    private func add(condition syntax: QuerySyntax, to clauses: inout Clauses) {
        var parts = [syntax]
        if case .all(let side) = syntax { parts = side }
        for part in parts {
            switch part {
            case .filter(let filter) where filter.field == "title" || filter.field == "body":
                clauses.narrowing.append(query(part))
            case .not, .filter: addOther(part, to: &clauses)
            default: clauses.narrowing.append(query(part))
            }
        }
    }

    private func addOptions(to clauses: inout Clauses) {
        let asked = request.filters
        if !asked.provinces.isEmpty { clauses.provinces.append(filters.provinces(asked.provinces, &notes)) }
        if !asked.provinces34.isEmpty { clauses.provinces34.append(filters.provinces34(asked.provinces34, &notes)) }
        if !asked.years.isEmpty { clauses.dates.append(filters.dates(asked.years, &notes)) }
        if asked.from != nil || asked.to != nil {
            clauses.dates.append(filters.dates(from: asked.from, to: asked.to, &notes))
        }
        if !asked.references.isEmpty {
            var found: [SearchResults.Note] = []
            clauses.filters.append(.or(asked.references.map { reference($0, &found) }))
            notes += found
        }
        if !asked.referenceTypes.isEmpty { clauses.filters.append(filters.types(asked.referenceTypes, &notes)) }
    }

    // MARK: One part

    func query(_ syntax: QuerySyntax) -> Query {
        switch syntax {
        case .term(let term): return spelledOut(term)
        case .phrase(let phrase): return self.phrase(phrase, field: Schema.text)
        case .near(let left, let distance, let right):
            let sides = [left, right].flatMap { term in
                words.parts(term.text).map { word($0, isExact: term.isExact) }
            }
            for term in [left, right] where term.isPrefix { note([.ignored(term.description)]) { _ in term.source } }
            guard !sides.isEmpty else { return .none }
            sought.groups.append(.init(sides, .near(distance)))
            return .phrase(sides, proximity: .near(distance), field: Schema.text)
        case .reference(let reference): return self.reference(reference)
        case .filter(let filter): return self.filter(filter)
        case .not(let part): return .not(excluded(part))
        case .required(let part): return query(part)
        case .weighted(let part, let weight): return .weighted(query(part), weight)
        case .all: return all(syntax)
        case .any(let parts): return .or(parts.map { query($0) })
        }
    }

    /// What is excluded is not shown.
    private func excluded(_ part: QuerySyntax) -> Query {
        let shown = sought
        defer { sought = shown }
        return query(part)
    }

    private func all(_ syntax: QuerySyntax) -> Query {
        var queries: [Query] = []
        var pairs: [Query] = []
        for part in WordRun.split(syntax, words, word) {
            switch part {
            case .run(let run):
                queries += conjuncts(run).all
                if isScored { pairs += self.pairs(run) }
            case .other(let syntax): queries.append(query(syntax))
            }
        }
        return Query.and(queries).preferring(pairs)
    }
}

extension Query {
    /// Whether it is a condition whose value means nothing.
    fileprivate var isNothing: Bool {
        if case .none = self { true } else { false }
    }

    /// Matches as it does; the others add to the score.
    fileprivate func preferring(_ others: [Query]) -> Query { others.isEmpty ? self : .preferring(self, others) }
}
