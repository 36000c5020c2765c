internal import SearchEngine

/// References and fields: their values looked up, and what is said of those that mean nothing.
extension QueryResolver {
    mutating func reference(_ reference: QuerySyntax.Reference) -> Query {
        var found: [SearchResults.Note] = []
        defer { note(found) { _ in reference.source } }
        return self.reference(reference.text, &found)
    }

    mutating func reference(_ text: String, _ notes: inout [SearchResults.Note]) -> Query {
        guard let asked = ReferenceQuery(text) else {
            notes.append(.unknownReference(text))
            return phrase(QuerySyntax.Phrase(text), field: Schema.text)
        }
        let resolved = filters.reference(asked)
        sought.references.formUnion(resolved.keys)
        for key in resolved.keys { referenceTexts[key] = text }
        otherNames.formUnion(asked.related)
        return resolved.query
    }

    /// Keeps notes, and where the first value stands that means nothing.
    mutating func note(_ found: [SearchResults.Note], _ source: (String) -> QuerySource) {
        notes += found
        guard fault == nil, let first = found.first(where: { $0.fault != nil }), let value = first.fault else { return }
        fault = Fault(note: first, range: source(value).range)
    }

    mutating func filter(_ filter: QuerySyntax.Filter) -> Query {
        var found: [SearchResults.Note] = []
        defer { note(found, filter.source(of:)) }
        return query(filter, &found)
    }

    private mutating func query(_ filter: QuerySyntax.Filter, _ notes: inout [SearchResults.Note]) -> Query {
        switch (filter.field, filter.condition) {
        case ("date", .range(let lower, let upper)), ("year", .range(let lower, let upper)):
            return filters.dates(from: lower, to: upper, &notes)
        case (_, .range(let lower, let upper)):
            notes.append(.ignored("\(filter.field):\(lower ?? "")..\(upper ?? "")"))
            return .none
        case ("date", .values(let values)), ("year", .values(let values)): return filters.dates(values, &notes)
        case ("province", .values(let values)): return filters.provinces(values, &notes)
        case ("province34", .values(let values)): return filters.provinces34(values, &notes)
        case ("district", .values(let values)): return filters.districts(values, &notes)
        case ("ref", .values(let values)):
            return .or(
                values.map { value in
                    ReportSchema.key(value) == ReportSchema.unknown
                        ? FilterResolver.citingNothing : reference(value, &notes)
                })
        case ("reftype", .values(let values)): return filters.types(values, &notes)
        case ("datekind", .values(let values)): return filters.dateKinds(values, &notes)
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
