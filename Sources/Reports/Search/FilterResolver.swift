internal import SearchEngine

/// Looks up the values of filters: provinces, dates, references, names.
struct FilterResolver {
    /// What a document of a confusable symbol is worth beside one of the symbol asked for, and one known under
    /// another name.
    private static let closeWeight = 0.5
    private static let relatedWeight = 0.75
    /// What the centre's document of a number adds, where the number alone is asked for.
    private static let preferredWeight = 0.5

    /// A day number.
    let today: Int
    /// Whether a report counts as of a period that it may be of, and need not be.
    let includesImprecise: Bool

    // MARK: Places

    func provinces(_ names: [String], _ notes: inout [SearchResults.Note]) -> Query {
        let gazetteer = Gazetteer.shared
        var slugs: [String] = []
        for name in names {
            if let province = gazetteer.province(named: name) {
                slugs.append(province.slug)
                if let merged = gazetteer.successor(of: province), merged.isMerged {
                    notes.append(.mergedProvince(name: province.name, members: merged.members))
                }
            } else if let unit = gazetteer.historicUnit(named: name) {
                slugs += unit.successors.compactMap { gazetteer.province(named: $0)?.slug }
                notes.append(.historicUnit(name: unit.name, successors: unit.successors))
            } else if ReportSchema.key(name) == ReportSchema.unknown {
                slugs.append(ReportSchema.unknown)
            } else {
                notes.append(.unknownProvince(name, near: gazetteer.nearestProvince(to: name)))
            }
        }
        return slugs.isEmpty ? .none : .keywords([.init(slugs)], field: ReportSchema.province)
    }

    /// A name that ended with the mergers or before stands for the provinces on its ground since.
    func provinces34(_ names: [String], _ notes: inout [SearchResults.Note]) -> Query {
        let gazetteer = Gazetteer.shared
        var slugs: [String] = []
        for name in names {
            if let province = gazetteer.province34(named: name) {
                slugs.append(province.slug)
            } else if let former = gazetteer.formerUnit(named: name) {
                slugs += former.successors.compactMap { gazetteer.province34(named: $0)?.slug }
                notes.append(.historicUnit(name: former.name, successors: former.successors))
            } else if ReportSchema.key(name) == ReportSchema.unknown {
                slugs.append(ReportSchema.unknown)
            } else {
                notes.append(.unknownProvince(name, near: Gazetteer.shared.nearestProvince(to: name)))
            }
        }
        return slugs.isEmpty ? .none : .keywords([.init(slugs)], field: ReportSchema.province34)
    }

    /// Districts by name, of a province where one stands behind a comma: `Hai Bà Trưng, Hà Nội`.
    func districts(_ names: [String], _ notes: inout [SearchResults.Note]) -> Query {
        var slugs: [String] = []
        var placed: [Query] = []
        for name in names {
            if let (district, place) = Self.split(name) {
                placed.append(.and([keywords(self.slugs(district, &notes)), place]))
            } else {
                slugs += self.slugs(name, &notes)
            }
        }
        if slugs.isEmpty, placed.count == 1 { return placed[0] }
        return placed.isEmpty ? keywords(slugs) : .or((slugs.isEmpty ? [] : [keywords(slugs)]) + placed)
    }

    private func keywords(_ slugs: [String]) -> Query {
        .keywords([.init(Array(Set(slugs)).sorted())], field: ReportSchema.district)
    }

    /// A name that no district of the registry bears is looked up all the same: a correction may have given it.
    private func slugs(_ name: String, _ notes: inout [SearchResults.Note]) -> [String] {
        let known = Gazetteer.shared.districts(named: name)
        if known.isEmpty, ReportSchema.key(name) != ReportSchema.unknown {
            notes.append(.unknownDistrict(name, near: Gazetteer.shared.nearestDistrict(to: name)))
        }
        return known.map { ReportSchema.key($0.name) } + [ReportSchema.key(name)]
    }

    /// A district and the condition of the province named behind it; nil where none is.
    static func split(_ name: String) -> (district: String, place: Query)? {
        guard let comma = name.lastIndex(of: ",") else { return nil }
        let place = String(name[name.index(after: comma)...].drop { $0 == " " })
        let district = String(name[..<comma])
        if let province = Gazetteer.shared.province(named: place) {
            return (district, .keyword(province.slug, field: ReportSchema.province))
        }
        return Gazetteer.shared.province34(named: place).map {
            (district, .keyword($0.slug, field: ReportSchema.province34))
        }
    }

    // MARK: Dates

    /// Reports whose date lies within any of the periods: wholly, or where imprecise ones are included in part.
    func dates(_ values: [String], _ notes: inout [SearchResults.Note]) -> Query {
        var periods: [Query] = []
        for value in values {
            if ReportSchema.key(value) == ReportSchema.unknown {
                periods.append(.keyword(ReportSchema.unknown, field: ReportSchema.dateKind))
            } else if let date = DateExpression(value, today: today) {
                periods.append(within(date.days))
            } else {
                notes.append(.unknownDate(value))
            }
        }
        return periods.isEmpty ? .none : .or(periods)
    }

    func dates(from: String?, to: String?, _ notes: inout [SearchResults.Note]) -> Query {
        var first = Int64.min
        var last = Int64.max
        for (text, isFrom) in [(from, true), (to, false)] {
            guard let text else { continue }
            guard let date = DateExpression(text, today: today) else {
                notes.append(.unknownDate(text))
                return .none
            }
            if isFrom { first = date.days.lowerBound } else { last = date.days.upperBound }
        }
        if first <= last { return within(first...last) }
        notes.append(.emptyRange("\(from ?? "")..\(to ?? "")"))
        return .none
    }

    private func within(_ days: ClosedRange<Int64>) -> Query {
        guard !includesImprecise else {
            return .and([
                .range(ReportSchema.earliestDay, Int64.min...days.upperBound),
                .range(ReportSchema.lastDay, days.lowerBound...Int64.max),
            ])
        }
        return .and([
            .range(ReportSchema.firstDay, days.lowerBound...Int64.max),
            .range(ReportSchema.lastDay, Int64.min...days.upperBound),
        ])
    }

    // MARK: References and names

    /// - Returns: the query, and the index terms it looks for.
    func reference(_ asked: ReferenceQuery) -> (query: Query, keys: [String]) {
        let exact = asked.exact.map { key in
            guard let term = asked.term, !key.contains("#"), !key.contains("@") else { return key }
            return key + "#k\(term)"
        }
        var tiers = [Query.KeywordTier(exact + asked.prefixes)]
        if !asked.related.isEmpty { tiers.append(.init(asked.related, weight: Self.relatedWeight)) }
        if !asked.close.isEmpty { tiers.append(.init(asked.close, weight: Self.closeWeight)) }
        let keys = tiers.flatMap(\.values)
        if !asked.preferred.isEmpty { tiers.append(.init(asked.preferred, weight: Self.preferredWeight)) }
        let named = Query.keywords(tiers, field: ReportSchema.reference)
        guard let from = asked.assumedFrom?.interval?.lowerBound, asked.term != nil else { return (named, keys) }
        // A mention without a term is taken for one of the term where the report is young enough.
        let assumed = Query.and([
            .keywords([.init(asked.exact, weight: Self.closeWeight)], field: ReportSchema.reference),
            .filter(.range(ReportSchema.firstDay, Int64(from)...Int64.max)),
            .filter(.not(.or(otherTerms(asked)))),
        ])
        return (.or([named, assumed]), keys + asked.exact)
    }

    /// Mentions of the same symbol that state another term.
    private func otherTerms(_ asked: ReferenceQuery) -> [Query] {
        (1...20).filter { $0 != asked.term }.map { term in
            .keywords([.init(asked.exact.map { $0 + "#k\(term)" })], field: ReportSchema.reference)
        }
    }

    /// Reports that cite a document of any of these types; `unknown` are those that cite none.
    func types(_ values: [String], _ notes: inout [SearchResults.Note]) -> Query {
        let known = values.filter { ReportSchema.key($0) != ReportSchema.unknown }
        Self.checkTypes(known, &notes)
        let cited = keywords(known, field: ReportSchema.referenceType)
        guard known.count < values.count else { return cited }
        return known.isEmpty ? Self.citingNothing : .or([cited, Self.citingNothing])
    }

    static func checkTypes(_ values: [String], _ notes: inout [SearchResults.Note]) {
        check(values, of: "reftype", among: DocumentTypes.registry.entries.map(\.code) + unnumberedTypes, &notes)
    }

    /// Resolutions of a plenum and of a congress.
    private static let unnumberedTypes = ["NQTW", "NQĐH"]

    /// Reports that cite no document.
    static var citingNothing: Query {
        let types = Set(DocumentTypes.registry.entries.map(\.key) + unnumberedTypes.map(ReportSchema.key))
        return .and([.all, .not(.keywords([.init(types.sorted())], field: ReportSchema.referenceType))])
    }

    func dateKinds(_ values: [String], _ notes: inout [SearchResults.Note]) -> Query {
        let kinds: [ReportDate.Kind] = [.published, .pageHeader, .given]
        Self.check(values, of: "datekind", among: kinds.map(\.rawValue) + [ReportSchema.unknown], &notes)
        return keywords(values, field: ReportSchema.dateKind)
    }

    /// Notes what is none of the few values of a field.
    private static func check(
        _ values: [String], of field: String, among choices: [String], _ notes: inout [SearchResults.Note]
    ) {
        let keys = Set(choices.map(ReportSchema.key))
        for value in values where !keys.contains(ReportSchema.key(value)) {
            var known: Set<String> = []
            notes.append(.unknownValue(value, field: field, choices: choices.filter { known.insert($0).inserted }))
        }
    }

    func keywords(_ values: [String], field: Schema.FieldID) -> Query {
        .keywords([.init(values.map(ReportSchema.key))], field: field)
    }

    /// Reports by an author all of whose names are given, in any order.
    func authors(_ values: [String]) -> Query {
        .or(
            values.map { value in
                let names = value.split(whereSeparator: \.isWhitespace).map { ReportSchema.key(String($0)) }
                return names.isEmpty ? .none : .and(names.map { .keyword($0, field: ReportSchema.author) })
            })
    }
}
