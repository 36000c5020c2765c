internal import SearchEngine

/// References and fields: their values looked up, and what is said of those that mean nothing.
extension QueryResolver {
    func reference(_ reference: QuerySyntax.Reference) -> Query {
        var found: [SearchResults.Note] = []
        defer { note(found) { _ in reference.source } }
        return self.reference(reference.text, &found)
    }

    func reference(_ text: String, _ notes: inout [SearchResults.Note]) -> Query {
        guard let asked = ReferenceQuery(text) else {
            notes.append(.unknownReference(text))
            return phrase(QuerySyntax.Phrase(text), field: Schema.text)
        }
        let resolved = filters.reference(asked)
        sought.references.formUnion(resolved.keys)
        sought.documents.append(AskedDocument(text: text, query: asked))
        for key in resolved.keys { referenceTexts[key] = text }
        return resolved.query
    }

    /// Keeps notes, and where the first value stands that means nothing.
    func note(_ found: [SearchResults.Note], _ source: (String) -> QuerySource) {
        notes += found
        guard fault == nil, let first = found.first(where: { $0.fault != nil }), let value = first.fault else { return }
        fault = Fault(note: first, range: source(value).range)
    }

    func filter(_ filter: QuerySyntax.Filter) -> Query {
        var found: [SearchResults.Note] = []
        defer { note(found.map { completed($0, filter) }, filter.source(of:)) }
        if case .values(let values) = filter.condition {
            for value in values + values.compactMap({ FilterResolver.split($0)?.district }) {
                valueTexts[ReportSchema.key(value)] = value
            }
        }
        return query(filter, &found)
    }

    /// Of a name without quotes that the next words complete, `tỉnh:Lai Châu`, what was meant.
    private func completed(_ note: SearchResults.Note, _ filter: QuerySyntax.Filter) -> SearchResults.Note {
        let scalars = Array(request.query.unicodeScalars)
        let range = filter.source.range
        guard range.upperBound <= scalars.count else { return note }
        func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        let typed = text(scalars[range])
        let next = text(scalars[range.upperBound...]).split(whereSeparator: \.isWhitespace).prefix(3)
        func whole(_ name: String, _ isKnown: (String) -> Bool) -> String? {
            guard typed.hasSuffix(":" + name) else { return nil }
            return next.indices.lazy.map { ([name[...]] + next[...$0]).joined(separator: " ") }.first(where: isKnown)
                .map { typed.dropLast(name.count) + QuerySyntax.Filter.bareOrQuoted($0) }
        }
        let gazetteer = Gazetteer.shared
        switch note {
        case .unknownProvince(let name, let near):
            let found = whole(name) { gazetteer.formerUnit(named: $0) != nil || gazetteer.province34(named: $0) != nil }
            return .unknownProvince(name, near: found ?? near)
        case .unknownDistrict(let name, let near):
            return .unknownDistrict(name, near: whole(name) { !gazetteer.districts(named: $0).isEmpty } ?? near)
        default: return note
        }
    }

    private func query(_ filter: QuerySyntax.Filter, _ notes: inout [SearchResults.Note]) -> Query {
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
