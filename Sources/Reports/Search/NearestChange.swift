internal import SearchEngine

/// What would have to be changed of a request for a report to match it: each condition that fails for the least that it
/// could be exchanged for, or left out.
struct NearestChange {
    let request: SearchRequest
    let words: QueryWords
    let reader: IndexReader
    let report: Report
    let segment: Int
    let doc: DocID

    /// - Parameters:
    ///   - isAny: whether any of the words will do.
    /// - Returns: in the order of the request; none where nothing of it would be left, nor anything like it do.
    func changes(
        _ syntax: QuerySyntax, conditions: [QuerySyntax], isAny: Bool
    ) throws(SearchEngineError) -> [ReportExplanation.Change] {
        let parts = conjuncts(syntax, conditions, isAny: isAny)
        for isFar in [false, true] {
            var kept: [QuerySyntax] = []
            var changes: [ReportExplanation.Change] = []
            for part in parts {
                if try matches(part) {
                    kept.append(part)
                    continue
                }
                let other = try nearest(to: part, isFar: isFar)
                if let other { kept.append(other) }
                changes.append(.init(from: part.description, to: other?.description))
            }
            // Far-fetched ones are for where nothing would be left else.
            guard kept.contains(where: \.isWanted) else { continue }
            return try matches(kept.count == 1 ? kept[0] : .all(kept)) ? changes : []
        }
        return []
    }

    // MARK: Conditions

    private func conjuncts(_ syntax: QuerySyntax, _ conditions: [QuerySyntax], isAny: Bool) -> [QuerySyntax] {
        var parts = Self.sides(syntax)
        if isAny {
            let plain = parts.filter { !$0.isCondition }
            if plain.count > 1 { parts = [.any(plain)] + parts.filter(\.isCondition) }
        }
        return parts + conditions.flatMap(Self.sides) + options
    }

    private static func sides(_ syntax: QuerySyntax) -> [QuerySyntax] {
        if case .all(let parts) = syntax { parts } else { [syntax] }
    }

    /// The conditions beside the query, as they would be typed in it.
    private var options: [QuerySyntax] {
        let asked = request.filters
        var filters: [QuerySyntax.Filter] = []
        for (field, values) in [
            ("province", asked.provinces), ("province34", asked.provinces34), ("year", asked.years),
            ("ref", asked.references), ("reftype", asked.referenceTypes),
        ] where !values.isEmpty {
            filters.append(.init(field, .values(values)))
        }
        if asked.from != nil || asked.to != nil {
            filters.append(.init("date", .range(lower: asked.from, upper: asked.to)))
        }
        return filters.map { .filter($0) }
    }

    func matches(_ syntax: QuerySyntax) throws(SearchEngineError) -> Bool {
        var alone = request
        (alone.query, alone.conditions, alone.match) = ("", [], .all)
        let isImprecise = request.filters.includesImprecise
        alone.filters = .init()
        alone.filters.includesImprecise = isImprecise
        // What excludes stands beside something that is there.
        var syntax = syntax
        if case .not(let part) = syntax { syntax = .all([.filter(.init("id", .values([report.id]))), .not(part)]) }
        let abbreviations = try AbbreviationExpansions(syntax, alone, isScored: false, words, reader)
        let resolver = QueryResolver(
            alone, words: words, abbreviations: abbreviations, isScored: false, today: Today.dayNumber)
        let query = resolver.resolve(syntax).whole.query
        return try Searcher(reader).explain(query, segment: segment, doc: doc).matches
    }

    // MARK: Alternatives

    /// The first of the alternatives that the report matches; nil where the part would have to be left out.
    private func nearest(to part: QuerySyntax, isFar: Bool) throws(SearchEngineError) -> QuerySyntax? {
        switch part {
        case .not(let inner): return isFar ? inner : nil
        case .required(let inner): return try nearest(to: inner, isFar: isFar).map { .required($0) }
        case .weighted(let inner, let weight):
            return try nearest(to: inner, isFar: isFar).map { .weighted($0, weight) }
        case .all(let parts):
            var kept: [QuerySyntax] = []
            for part in parts {
                if let found = try matches(part) ? part : nearest(to: part, isFar: isFar) { kept.append(found) }
            }
            return kept.isEmpty ? nil : kept.count == 1 ? kept[0] : .all(kept)
        case .any(let parts):
            for (place, part) in parts.enumerated() {
                guard let found = try nearest(to: part, isFar: isFar) else { continue }
                var changed = parts
                changed[place] = found
                return .any(changed)
            }
            return nil
        case .term, .phrase, .near, .reference, .filter:
            let changed = ChangedCondition(words, report)
            for other in changed.alternatives(to: part) where try matches(other) { return other }
            guard isFar else { return nil }
            for other in changed.farAlternatives(to: part) where try matches(other) { return other }
            return nil
        }
    }
}

extension QuerySyntax {
    /// Whether it asks for something, and does not only exclude.
    fileprivate var isWanted: Bool {
        if case .not = self { false } else { true }
    }

    /// Whether it holds under any match.
    fileprivate var isCondition: Bool {
        switch self {
        case .filter, .not, .required: true
        default: false
        }
    }
}
