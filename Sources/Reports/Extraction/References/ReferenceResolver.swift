internal import Analysis

/// Completes the drafts of a report: bodies of bare numbers, keys, scope and term.
///
/// A bare number belongs to the issuer its sentence names, else to the document of that type and number that the
/// report names in full before it, else to the one it is an alias of, else to the only body that issues its type, else
/// to the one the report names in full behind it; else it stays without a body. A well-known document whose subject or
/// date the sentence tells comes before the last two.
struct ReferenceResolver {
    let context: ReferenceContext
    private let types = DocumentTypes.registry
    private let bodies = IssuingBodies.registry
    let central = CentralDocuments.registry

    /// The documents named in full so far, by type and number.
    private var earlier: [String: NamedDocuments] = [:]
    /// The first document named in full of each type and number and year, anywhere in the report.
    private var first: [String: FullForm] = [:]
    private var aliases: [String: FullForm] = [:]
    /// The endings of instances met so far, by family and scope.
    var endings: [String: Set<String>] = [:]

    /// A document as the report names it in full.
    struct FullForm {
        var type: DocumentTypes.Entry
        var number: RawReference.Number
        var year: Int?
        var body: IssuingBodies.Entry
        var system: DocumentReference.System
        var place: ReferenceDraft.NamedPlace?
    }

    init(context: ReferenceContext) {
        self.context = context
    }

    mutating func references(_ drafts: [ReferenceDraft], in text: FoldedText) -> [DocumentReference] {
        var drafts = drafts.map(settled)
        for draft in drafts { recordFirst(draft) }
        var target: FullForm?
        for index in drafts.indices {
            let form = fullForm(drafts[index])
            if drafts[index].isBare { resolve(&drafts[index], aliased: target) }
            if let form { record(form, of: drafts[index]) }
            if let form = fullForm(drafts[index]) { target = form }
        }
        var surfaces: (range: Range<Int>, text: String) = (0..<0, "")
        var found: [DocumentReference] = []
        for draft in drafts where !(draft.raw.isDoubtful && draft.body == nil) {
            if surfaces.range != draft.raw.range { surfaces = (draft.raw.range, text.text(draft.raw.range)) }
            found += references(of: draft, surface: surfaces.text)
        }
        return found
    }

    // MARK: Bodies

    /// Type, body, year and system as far as the mention and its sentence tell.
    private func settled(_ draft: ReferenceDraft) -> ReferenceDraft {
        var draft = draft
        switch draft.raw.kind {
        case .plenum, .congress: return draft
        case .bare(let year):
            draft.type = draft.raw.wordType
            draft.year = year
            draft.system = draft.type?.system ?? .party
            draft.confidence = 0.5
        case .coded(let symbol):
            draft.year = symbol.year
            draft.system = symbol.system
            draft.body = symbol.body
            draft.type = symbol.type ?? draft.raw.wordType ?? types.entry(key: untypedKey(symbol))
            if let word = draft.raw.wordType, let type = symbol.type, !type.key.hasPrefix(word.key) {
                draft.evidence.append("word:" + word.code)
            }
            if symbol.isAmbiguousCentre { settleCentre(&draft) }
        }
        if let issuer = draft.issuer {
            draft.evidence.append("issuer:" + issuer.label)
            if draft.isBare, draft.type?.issuer == nil {
                let body = body(of: issuer, for: draft.type)
                draft.body = body
                draft.system = body.isParty ? .party : .state
                draft.confidence = 0.85
            }
        }
        completeAssembly(&draft)
        return draft
    }

    /// The body an issuer writes. A city's committee that is not named is the report's own; what the Prime Minister
    /// signs as a resolution is the Government's.
    private func body(of issuer: IssuerPhrase, for type: DocumentTypes.Entry?) -> IssuingBodies.Entry {
        var code = issuer.body
        if code == "TTg", type?.key == "nq" { code = "CP" }
        if issuer.isCity, issuer.place == nil, let province = context.province,
            !IssuerPlaces.isCentralCity(province), code.hasSuffix("TU")
        {
            code = code == "TU" ? "ThU" : String(code.dropLast(2)) + "ThU"
        }
        let key = DocumentTypes.key(code)
        return bodies.known(key) ?? IssuingBodies.unlisted(key: key, written: code)
    }

    /// The type of a symbol that bears none: laws, resolutions of the standing committee, letters.
    private func untypedKey(_ symbol: ReferenceSymbol) -> String {
        guard symbol.year != nil, let key = symbol.body?.key else { return "cv" }
        return key.hasPrefix("qh") ? "luat" : key.hasPrefix("ubtvqh") ? "nq" : "cv"
    }

    /// `TƯ` stands for the province where the issuer is one of the province's committees, else for the centre.
    private func settleCentre(_ draft: inout ReferenceDraft) {
        guard let body = draft.body else { return }
        let issuer = draft.issuer.flatMap { bodies.known(DocumentTypes.key($0.body)) }
        draft.evidence.append("body:TƯ")
        draft.confidence = issuer == nil ? 0.75 : 0.9
        guard let issuer, issuer.level == .province, body.key.hasSuffix("tw") else { return }
        draft.body = bodies.known(String(body.key.dropLast()) + "u") ?? body
    }

    /// The National Assembly and its standing committee bear the number of their term where term or year are known.
    private func completeAssembly(_ draft: inout ReferenceDraft) {
        guard let body = draft.body, body.code == "QH" || body.code == "UBTVQH" else { return }
        let date = draft.year.flatMap { PartialDate(year: $0) } ?? draft.date
        guard let term = draft.term ?? date.flatMap(central.assemblyTerm) else { return }
        draft.body = IssuingBodies.Entry(code: body.code + String(term), level: .state)
    }

    // MARK: Bare numbers

    private func fullForm(_ draft: ReferenceDraft) -> FullForm? {
        guard let type = draft.type, let body = draft.body else { return nil }
        return FullForm(
            type: type, number: draft.number, year: draft.year, body: body, system: draft.system,
            place: draft.namedPlace)
    }

    /// Records a document under the type of its symbol and under the type its words name.
    private mutating func record(_ form: FullForm, of draft: ReferenceDraft) {
        let key = Self.key(form.type.key, draft.number)
        earlier[key, default: NamedDocuments()].add(form)
        guard let word = draft.raw.wordType?.key, word != form.type.key else { return }
        earlier[Self.key(word, draft.number), default: NamedDocuments()].add(form)
    }

    private mutating func recordFirst(_ draft: ReferenceDraft) {
        guard let form = fullForm(draft) else { return }
        for type in [form.type.key, draft.raw.wordType?.key].compactMap({ $0 }) {
            let key = Self.key(type, draft.number)
            if first[key] == nil { first[key] = form }
            guard let year = form.year, first["\(key)-\(year)"] == nil else { continue }
            first["\(key)-\(year)"] = form
        }
    }

    private static func key(_ type: String, _ number: RawReference.Number) -> String {
        "\(type)-\(number.value)\(number.letter ?? "")"
    }

    private mutating func resolve(_ draft: inout ReferenceDraft, aliased target: FullForm?) {
        guard let type = draft.type else { return }
        let key = Self.key(type.key, draft.number)
        let similar = type.key == "qd" ? Self.key("qdi", draft.number) : nil
        let forms = [similar.flatMap { earlier[$0] }, earlier[key]].compactMap { $0 }
        if let body = draft.body {
            let full = forms.lazy.compactMap { $0.last { $0.year != nil && $0.body == body } }.first
            if draft.year == nil, let full { draft.year = full.year }
            completeYear(&draft, of: body)
            return
        }
        let year = draft.year
        if let full = forms.lazy.compactMap({ $0.last { year == nil || $0.year == year } }).first {
            take(full, into: &draft, evidence: "earlier", confidence: 0.8)
            let others = forms.reduce(into: Set<String>()) { $0.formUnion($1.bodies) }
            if others.count > 1 {
                draft.confidence = 0.5
                draft.evidence.append("ambiguous:" + others.sorted().joined(separator: "|"))
                draft.candidates = forms.flatMap(\.families)
            }
        } else if let full = aliases[key] {
            take(full, into: &draft, evidence: "alias", confidence: 0.85)
        } else if let target, draft.alias == .named || draft.alias == .bracketed && target.number == draft.number {
            aliases[key] = target
            take(target, into: &draft, evidence: "alias", confidence: 0.85)
        } else if let known = draft.known, isPossible(known.document), let full = fullForm(known.document) {
            take(full, into: &draft, evidence: known.evidence, confidence: 0.6)
        } else if let issuer = type.issuer, let body = bodies.known(DocumentTypes.key(issuer)) ?? assembly(issuer) {
            draft.body = body
            draft.system = .state
            draft.confidence = 0.7
            draft.evidence.append("type:" + type.code)
            completeAssembly(&draft)
        } else if let full = first[key + Self.yearSuffix(year)]
            ?? similar.flatMap({ first[$0 + Self.yearSuffix(year)] })
        {
            take(full, into: &draft, evidence: "later", confidence: 0.6)
        }
    }

    /// The document as if the report had named it in full.
    private func fullForm(_ document: DocumentSubjects.Document) -> FullForm? {
        guard let type = types.entry(key: document.type), let body = bodies.known(document.body) else { return nil }
        return FullForm(
            type: type, number: document.number, year: document.year, body: body,
            system: body.isParty ? .party : .state)
    }

    /// A report does not cite what is younger than itself.
    private func isPossible(_ document: DocumentSubjects.Document) -> Bool {
        guard let year = context.year, let from = document.date.year else { return true }
        return year >= from
    }

    /// The year that the symbol of a well-known document of the body bears.
    private func completeYear(_ draft: inout ReferenceDraft, of body: IssuingBodies.Entry) {
        guard draft.year == nil, let known = draft.known, known.document.body == body.key,
            isPossible(known.document), let year = known.document.year
        else { return }
        draft.year = year
        draft.evidence.append(known.evidence)
    }

    private static func yearSuffix(_ year: Int?) -> String { year.map { "-\($0)" } ?? "" }

    private func assembly(_ code: String) -> IssuingBodies.Entry? {
        IssuingBodies.Entry(code: code, level: .state)
    }

    private func take(_ full: FullForm, into draft: inout ReferenceDraft, evidence: String, confidence: Double) {
        draft.type = full.type
        draft.number = full.number
        draft.body = full.body
        draft.year = full.year
        draft.system = full.system
        draft.confidence = confidence
        if draft.sentencePlace == nil { draft.sentencePlace = full.place }
        draft.evidence.append(
            evidence + ":"
                + ReferenceKeys.family(
                    type: full.type.key, number: full.number, year: full.year, body: full.body.key))
    }
}

/// The documents that bear one number of one type, in the order in which the report named them last.
private struct NamedDocuments {
    /// Of more documents the report names, the first are forgotten.
    private static let most = 32

    private var forms: [ReferenceResolver.FullForm] = []

    var bodies: [String] { forms.map(\.body.code) }

    var families: [String] {
        forms.map {
            ReferenceKeys.family(type: $0.type.key, number: $0.number, year: $0.year, body: $0.body.key)
        }
    }

    mutating func add(_ form: ReferenceResolver.FullForm) {
        if let last = forms.last, last.body == form.body, last.year == form.year, last.type == form.type {
            forms[forms.count - 1] = form
            return
        }
        forms.removeAll { $0.body == form.body && $0.year == form.year && $0.type == form.type }
        if forms.count == Self.most { forms.removeFirst() }
        forms.append(form)
    }

    /// The document named last that fits.
    func last(where fits: (ReferenceResolver.FullForm) -> Bool) -> ReferenceResolver.FullForm? {
        forms.last(where: fits)
    }
}
