/// Reads the sentence around a reference for its issuer, date and term.
struct CitationReader {
    private let text: ReferenceText
    private let citations: CitationScanner
    private var issuers: IssuerWindow

    init(_ text: ReferenceText) {
        self.text = text
        citations = CitationScanner(text)
        issuers = IssuerWindow(text)
    }

    /// How far from a reference, in scalars, its sentence is read.
    private enum Reach {
        static let sentence = 250
        static let place = 120
        static let issuerBehind = 100
        static let issuerOfCentre = 60
        static let clauseBefore = 130
        static let dateBehind = 40
        static let dateBefore = 80
    }

    /// One draft for each number of a reference.
    /// - Parameters:
    ///   - floor: the end of the reference before it.
    ///   - limit: the start of the reference behind it.
    mutating func drafts(of raw: RawReference, floor: Int, limit: Int) -> [ReferenceDraft] {
        var draft = ReferenceDraft(raw: raw, number: RawReference.Number(value: 0))
        let sentence = text.sentence(around: raw.range, reach: Reach.sentence)
        let behind = raw.range.upperBound..<max(raw.range.upperBound, min(limit, sentence.upperBound))
        let before = max(floor, sentence.lowerBound, raw.range.lowerBound - Reach.clauseBefore)..<raw.range.lowerBound
        let tail = citations.tail(from: raw.range.upperBound, limit: behind.upperBound)
        draft.issuer = tail.issuer
        draft.date = tail.date ?? date(behind: behind)
        draft.term = tail.term
        if let plenum = tail.plenum { draft.evidence.append("plenum:\(plenum)") }
        if let verb = verb(before: raw.range.lowerBound), verb.start >= before.lowerBound {
            readClause(before.lowerBound..<verb.start, needsSubject: verb.needsSubject, into: &draft)
        }
        complete(&draft, behind: tail.end..<max(tail.end, behind.upperBound), before: before)
        let near = (raw.range.lowerBound - Reach.place)..<(raw.range.upperBound + Reach.place)
        draft.sentencePlace = place(in: sentence.clamped(to: near), for: draft)
        draft.alias = alias(raw)
        return numbered(draft, in: sentence)
    }

    /// Lets references that follow one another with nothing but a comma or “và” between them share the issuer of the
    /// last: “Chỉ thị 03 và Chỉ thị 05 của …”.
    func shareIssuers(_ drafts: inout [ReferenceDraft]) {
        guard drafts.count > 1 else { return }
        for index in (0..<(drafts.count - 1)).reversed() where drafts[index].isBare && drafts[index].issuer == nil {
            let next = drafts[index + 1]
            let gap =
                drafts[index].raw.range
                .upperBound..<max(
                    drafts[index].raw.range.upperBound, next.raw.range.lowerBound)
            guard next.isBare, next.issuer != nil, gap.count <= 6, text.bounds.contains(gap.lowerBound),
                text.isConjunction(gap)
            else { continue }
            drafts[index].issuer = next.issuer
            if drafts[index].term == nil { drafts[index].term = next.term }
        }
    }

    private func numbered(_ draft: ReferenceDraft, in sentence: Range<Int>) -> [ReferenceDraft] {
        draft.raw.numbers.map { number in
            var copy = draft
            copy.number = number
            if let type = opensWellKnown(draft) {
                copy.known = DocumentSubjects.registry.document(
                    type: type.key, number: number, date: draft.date, in: text, sentence: sentence)
            }
            return copy
        }
    }

    /// The type of a number that the sentence's subject may settle: one without a body, or the centre's without a term.
    private func opensWellKnown(_ draft: ReferenceDraft) -> DocumentTypes.Entry? {
        guard case .coded(let symbol) = draft.raw.kind, let body = symbol.body else { return draft.raw.wordType }
        return body.level == .central && draft.term == nil ? symbol.type : nil
    }

    // MARK: The sentence

    /// Where the verb of issuing starts that stands directly before a reference, and whether its subject must stand
    /// directly before it.
    private func verb(before start: Int) -> (start: Int, needsSubject: Bool)? {
        var end = text.skipSpacesBack(start)
        if let article = text.match(Self.plural, endingAt: end) { end = text.skipSpacesBack(article) }
        return Self.verbs.match(in: text, endingAt: end).map { ($0.start, $0.value) }
    }

    /// The issuer that is the verb's subject, the date and the term it is told with.
    private mutating func readClause(_ clause: Range<Int>, needsSubject: Bool, into draft: inout ReferenceDraft) {
        if draft.issuer == nil, let subject = issuers.last(in: clause) {
            let tail = citations.tail(from: subject.range.upperBound, limit: clause.upperBound)
            guard !needsSubject || text.skipSpaces(tail.end) >= clause.upperBound else { return }
            draft.issuer = subject
            if draft.term == nil { draft.term = tail.term }
        }
        guard draft.date == nil else { return }
        let window = max(clause.lowerBound, draft.raw.range.lowerBound - Reach.dateBefore - 24)..<clause.upperBound
        for index in window.reversed() where text[index] == UInt8(ascii: "n") {
            guard text.match(Self.day, at: index) != nil, !text.isLetter(index - 1),
                let (date, end) = citations.date(at: index),
                draft.raw.range.lowerBound - end <= Reach.dateBefore
            else { continue }
            draft.date = date
            return
        }
    }

    /// A date that stands a few words behind the reference.
    private func date(behind: Range<Int>) -> PartialDate? {
        for index in behind.prefix(Reach.dateBehind) where text[index] == UInt8(ascii: "n") {
            if text.match(Self.day, at: index) != nil, let (date, _) = citations.date(at: index), date.year != nil {
                return date
            }
        }
        return nil
    }

    /// Looks further for what the form leaves open: the issuer of a bare number behind its subject, and the committee
    /// that an ambiguous code stands for.
    private mutating func complete(_ draft: inout ReferenceDraft, behind: Range<Int>, before: Range<Int>) {
        if draft.issuer == nil, draft.isBare,
            text.match(anyOf: Self.subject, at: text.skipSpaces(behind.lowerBound)) != nil
        {
            draft.issuer = owner(in: behind.prefix(Reach.issuerBehind))
        }
        guard case .coded(let symbol) = draft.raw.kind, symbol.isAmbiguousCentre, draft.issuer == nil else { return }
        for window in [behind.prefix(Reach.issuerOfCentre), before.suffix(Reach.issuerOfCentre)]
        where draft.issuer == nil {
            draft.issuer = committee(in: window, isNearestLast: window.upperBound <= draft.raw.range.lowerBound)
        }
    }

    /// The party's committee named nearest to the reference.
    private mutating func committee(in window: Range<Int>, isNearestLast: Bool) -> IssuerPhrase? {
        var nearest: IssuerPhrase?
        issuers.each(in: window) { found in
            guard found.range.upperBound <= window.upperBound || !isNearestLast,
                IssuingBodies.registry.known(DocumentTypes.key(found.body))?.isParty == true
            else { return true }
            nearest = found
            return isNearestLast
        }
        return nearest
    }

    /// The first issuer behind “của” that owns the document, not the guidance or lead of something.
    private mutating func owner(in window: Range<Int>) -> IssuerPhrase? {
        for index in window where text[index] == UInt8(ascii: "c") {
            guard !text.isLetter(index - 1), let end = text.match(Self.of, at: index),
                Self.guidance.match(in: text, endingAt: text.skipSpacesBack(index)) == nil,
                let found = citations.issuers.issuer(at: text.skipSpaces(end))
            else { continue }
            return found
        }
        return nil
    }

    /// The place named with a body of the draft's level that stands nearest in the sentence, where the draft's own
    /// issuer is not named.
    private mutating func place(in sentence: Range<Int>, for draft: ReferenceDraft) -> ReferenceDraft.NamedPlace? {
        guard draft.issuer == nil, case .coded(let symbol) = draft.raw.kind, let body = symbol.body, body.isLocal else {
            return nil
        }
        var nearest: (place: ReferenceDraft.NamedPlace, distance: Int)?
        issuers.each(in: sentence) { found in
            guard let place = found.namedPlace, let named = IssuingBodies.registry.known(DocumentTypes.key(found.body)),
                named.level == body.level
            else { return true }
            let distance =
                found.range.lowerBound < draft.raw.range.lowerBound
                ? draft.raw.range.lowerBound - found.range.upperBound
                : found.range.lowerBound - draft.raw.range.upperBound
            if nearest.map({ distance < $0.distance }) ?? true {
                nearest = (place, distance)
            }
            return true
        }
        return nearest?.place
    }

    /// How the brackets around a reference make it a short name: “(sau đây gọi tắt là …)”.
    private func alias(_ raw: RawReference) -> ReferenceDraft.Alias {
        guard raw.isBracketed else { return .none }
        let end = text.skipSpacesBack(raw.range.lowerBound)
        if text[end - 1] == UInt8(ascii: "(") { return .bracketed }
        return Self.calling.match(in: text, endingAt: end) == nil ? .none : .named
    }

    private static let plural: Phrase = "các"
    private static let of: Phrase = "của"
    private static let day: Phrase = "ngày"
    private static let subject: [Phrase] = ["về", "quy định", "nhằm"]
    /// The verbs of issuing, with whether their subject must stand directly before them.
    private static let verbs = PhraseTable<Bool>([
        ("ban hành", false), ("ra", false), ("ký", false), ("ký ban hành", false), ("thông qua", false),
        ("bằng", false), ("đã có", false), ("có", true),
    ])
    private static let guidance = PhraseTable<Void>([
        "lãnh đạo", "chỉ đạo", "giám sát", "ý kiến", "hướng dẫn",
        "yêu cầu",
    ])
    private static let calling = PhraseTable<Void>([
        "gọi tắt là", "gọi là", "viết tắt là", "tắt là",
    ])
}
