/// Keys, scope and term.
extension ReferenceResolver {
    /// The references of a draft: one, or one for each term of a plenum.
    mutating func references(of draft: ReferenceDraft, surface: String) -> [DocumentReference] {
        switch draft.raw.kind {
        case .plenum(let terms):
            let named: [Int?] = terms.isEmpty ? [nil] : terms
            return named.map { plenum(draft, term: $0, surface: surface) }
        case .congress(let level, let place): return [congress(draft, level: level, place: place, surface: surface)]
        case .coded, .bare: return [numbered(draft, surface: surface)]
        }
    }

    /// A plenum has no instance: its family, with the term, names one document already.
    private func plenum(_ draft: ReferenceDraft, term: Int?, surface: String) -> DocumentReference {
        let term = term ?? draft.term
        let family = ReferenceKeys.plenum(draft.number, term: term)
        return DocumentReference(
            range: draft.raw.range, surface: surface, display: DocumentNames.plenum(draft.number, term: term),
            family: family, instance: nil, type: "NQTW",
            number: draft.number.value, letter: draft.number.letter, body: "TW", system: .party, form: .plenum,
            issuer: "BCHTW", date: draft.date, term: term, province: nil, district: nil,
            confidence: term == nil ? 0.7 : 0.95, evidence: draft.evidence, candidates: candidates(ofPlenum: family))
    }

    /// The Party's own congress has no instance, as a plenum has none; a province's or district's has its scope.
    private func congress(
        _ draft: ReferenceDraft, level: String?, place: String?, surface: String
    ) -> DocumentReference {
        let level = level == "city" ? cityLevel : level
        let family = ReferenceKeys.congress(draft.number.value, level: level)
        let roman = Numerals.upperRoman(draft.number.value)
        var scope = Scope()
        if let level, level != "tw" {
            let isProvince = level == "dbt"
            scope = self.scope(
                place: place.map { ReferenceDraft.NamedPlace(slug: $0, words: $0) }, isProvince: isProvince,
                isBase: level == "dbx")
        }
        let isLocal = level != nil && level != "tw"
        return DocumentReference(
            range: draft.raw.range, surface: surface, display: "NQ Đại hội \(roman)", family: family,
            instance: isLocal ? family + ReferenceKeys.scope(province: scope.province, district: scope.district) : nil,
            type: "NQĐH", number: draft.number.value, letter: nil,
            body: level.map { $0 == "tw" ? "TW" : ["dbt": "ĐBT", "dbh": "ĐBH"][$0] ?? "ĐBX" }, system: .party,
            form: .congress, issuer: nil, date: draft.date, term: nil, province: scope.province,
            district: scope.district, confidence: level == nil ? 0.6 : 0.9,
            evidence: draft.evidence + (isLocal ? [scope.evidence] : []), candidates: [])
    }

    /// The level of the report's own city.
    private var cityLevel: String {
        context.province.map { IssuerPlaces.isCentralCity($0) } ?? false ? "dbt" : "dbh"
    }

    private mutating func numbered(_ draft: ReferenceDraft, surface: String) -> DocumentReference {
        let type = draft.type
        let bearsType = symbolBearsType(draft)
        let family = ReferenceKeys.family(
            type: type?.key ?? "cv", number: draft.number, year: draft.year, body: draft.body?.key)
        let scope = draft.body.map { self.scope(of: draft, body: $0) } ?? Scope(province: context.province)
        let ending = ending(of: draft, family: family, scope: scope)
        var evidence = draft.evidence
        if draft.body?.isLocal ?? true { evidence.append(scope.evidence) }
        if let ending { evidence.append(ending.evidence) }
        var display = ReferenceKeys.display(
            type: bearsType ? type?.code : nil, number: draft.number, year: draft.year, body: draft.body?.code,
            system: draft.system)
        if draft.system == .state, draft.year == nil, let year = fullDate(draft)?.year { display += " (\(year))" }
        return DocumentReference(
            range: draft.raw.range, surface: surface, display: display, family: family,
            instance: instance(of: draft, family: family, scope: scope, ending: ending?.key), type: type?.code ?? "CV",
            number: draft.number.value, letter: draft.number.letter, body: draft.body?.code, system: draft.system,
            form: form(draft), issuer: draft.issuer?.label, date: draft.date, term: ending?.term ?? draft.term,
            province: scope.province, district: scope.district, confidence: draft.confidence, evidence: evidence,
            candidates: candidates(of: draft, family: family, isSettled: ending != nil))
    }

    /// The documents that the mention may name where it does not tell which: those of the report that it may repeat;
    /// else those the registries hold, of any body for a number without one, of any term for a central one.
    private func candidates(of draft: ReferenceDraft, family: String, isSettled: Bool) -> [String] {
        guard draft.candidates.isEmpty else { return draft.candidates.sorted() }
        if let body = draft.body {
            guard body.level == .central, !isSettled else { return [] }
            return keys(numbered: CentralDocuments.number(family)).filter { $0.hasPrefix(family + "#") }
        }
        let known = DocumentSubjects.registry.documents(type: draft.type?.key ?? "", number: draft.number)
            .filter { draft.year == nil || $0.year == draft.year }.map(\.key)
        return Set(draft.year == nil ? keys(numbered: family) + known : known).sorted()
    }

    private func candidates(ofPlenum family: String) -> [String] {
        family.contains("#")
            ? [] : central.plenums.map(\.plenum).filter { $0.hasPrefix(family + "#") }.sorted()
    }

    private func keys(numbered number: String) -> [String] {
        central.keys(numbered: number).filter { key in
            let (family, term) = CentralDocuments.split(key)
            return term.map { isPossible(family, term: $0) } ?? true
        }
    }

    private func form(_ draft: ReferenceDraft) -> DocumentReference.Form {
        draft.raw.numbers.count > 1 ? .list : draft.isBare ? .bare : .coded
    }

    private func symbolBearsType(_ draft: ReferenceDraft) -> Bool {
        if case .coded(let symbol) = draft.raw.kind, symbol.body != nil { return symbol.type != nil }
        let key = draft.body?.key ?? ""
        return draft.type?.key != "luat" && !(draft.year != nil && (key.hasPrefix("qh") || key.hasPrefix("ubtvqh")))
    }

    // MARK: Scope

    struct Scope {
        var province: String?
        var district: String?
        /// The words that name the place.
        var words: String?

        var evidence: String {
            if let words { return "scope:named:" + words }
            return province == nil ? "scope:none" : "scope:report"
        }

        init(province: String? = nil, district: String? = nil, words: String? = nil) {
            self.province = province
            self.district = district
            self.words = words
        }

        /// Of a district that is named, in a report of a province.
        init(district: ReferenceDraft.NamedPlace, in report: String?) {
            self.init(
                province: district.province ?? IssuerPlaces.province(ofDistrict: district.slug, in: report),
                district: district.slug, words: district.words)
        }
    }

    /// Where the document belongs: the place named with its issuer, else the report's. A council or people's committee
    /// is the province's unless words name it as a district's, since its code does not tell.
    private func scope(of draft: ReferenceDraft, body: IssuingBodies.Entry) -> Scope {
        guard body.isLocal else { return Scope() }
        let place = draft.namedPlace
        switch body.level {
        case .province: return scope(place: place, isProvince: true, isBase: false)
        case .state:
            let isProvince =
                place.map { !$0.isBelowProvince && IssuerPlaces.province($0.slug) != nil }
                ?? !isBelowProvince(draft.issuer)
            return scope(place: place, isProvince: isProvince, isBase: false)
        case .base: return scope(place: place, isProvince: false, isBase: true)
        default: return scope(place: place, isProvince: false, isBase: false)
        }
    }

    /// Whether an issuer without a name is a district's: “UBND huyện”, and “UBND thành phố” within a province.
    private func isBelowProvince(_ issuer: IssuerPhrase?) -> Bool {
        guard let issuer else { return false }
        let isCentralCity = context.province.map { IssuerPlaces.isCentralCity($0) } ?? true
        return issuer.isBelowProvince || issuer.isCity && !isCentralCity
    }

    /// A province's name is taken for a province only on the province's level: districts bear such names too. A
    /// commune is not part of a key.
    private func scope(place: ReferenceDraft.NamedPlace?, isProvince: Bool, isBase: Bool) -> Scope {
        if isProvince {
            guard let place else { return Scope(province: context.province) }
            if let province = IssuerPlaces.province(place.slug) { return Scope(province: province, words: place.words) }
            return Scope(district: place, in: context.province)
        }
        if isBase { return Scope(province: context.province, district: context.district) }
        guard let place else { return Scope(province: context.province, district: context.district) }
        return Scope(district: place, in: context.province)
    }

    // MARK: Instances

    struct Ending {
        var key: String
        var term: Int?
        var evidence: String
    }

    private func fullDate(_ draft: ReferenceDraft) -> PartialDate? {
        draft.date.flatMap { $0.precision == .day ? $0 : nil }
    }

    /// The term or year that tells the documents of a family apart: a named term, the centre's term on the document's
    /// date, or its year; else what the report says of the same document elsewhere; else the only term the registry
    /// knows the number from.
    private mutating func ending(of draft: ReferenceDraft, family: String, scope: Scope) -> Ending? {
        guard let body = draft.body else {
            return fullDate(draft)?.year.map { Ending(key: "#\($0)", evidence: "date") }
        }
        if body.level == .state, draft.year != nil { return nil }
        let place = family + ReferenceKeys.scope(province: scope.province, district: scope.district)
        if let own = ownEnding(of: draft, body: body) {
            endings[place, default: []].insert(own.key)
            return own
        }
        if let known = endings[place], known.count == 1, let key = known.first {
            return Ending(key: key, term: CentralDocuments.split(family + key).term, evidence: "same:" + family + key)
        }
        guard body.level == .central else { return nil }
        if let known = draft.known, known.document.family == family, let term = known.document.term,
            isPossible(family, term: term)
        {
            return Ending(key: "#k\(term)", term: term, evidence: known.evidence)
        }
        guard let term = central.onlyTerm(of: family), isPossible(family, term: term) else { return nil }
        return Ending(key: "#k\(term)", term: term, evidence: "assumed:registry")
    }

    private func ownEnding(of draft: ReferenceDraft, body: IssuingBodies.Entry) -> Ending? {
        if body.level != .state, let term = draft.term {
            return Ending(key: "#k\(term)", term: term, evidence: "term:\(term)")
        }
        guard let date = fullDate(draft), let year = date.year else { return nil }
        if body.level == .central, let term = central.centralTerm(on: date) {
            return Ending(key: "#k\(term)", term: term, evidence: "date:" + date.iso)
        }
        return Ending(key: "#\(year)", evidence: "date:" + date.iso)
    }

    /// Whether a report of its year can cite the registry's document.
    private func isPossible(_ family: String, term: Int) -> Bool {
        guard let year = context.year else { return true }
        let document = central.documents(family: family).first { $0.term == term }
        guard let from = document?.date.year ?? central.start(ofTerm: term)?.year else { return true }
        return year >= from
    }

    private func instance(of draft: ReferenceDraft, family: String, scope: Scope, ending: String?) -> String? {
        guard let body = draft.body else {
            return family + "/?" + ReferenceKeys.scope(province: scope.province, district: nil) + (ending ?? "")
        }
        if body.isLocal {
            return family + ReferenceKeys.scope(province: scope.province, district: scope.district) + (ending ?? "")
        }
        if body.level == .state, draft.year != nil { return family }
        return ending.map { family + $0 }
    }
}
