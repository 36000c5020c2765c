/// Reads the words that say what one document is to another.
struct RelationWords {
    /// The words of a relation before a mention.
    struct Word {
        var kind: DocumentRelation.Kind
        var range: Range<Int>
        /// It is done to the document before the words: “được thay thế”.
        var isPassive: Bool
        /// Words for by whom stand behind: “bằng”, “bởi”.
        var namesAgent: Bool
    }

    private let text: ReferenceText

    init(_ text: ReferenceText) {
        self.text = text
    }

    /// How far words are read, in scalars.
    private enum Reach {
        static let clause = 250
        static let word = 60
        static let object = 40
        static let ground = 12
        static let subject = 60
    }

    /// Where the sentence of a mention starts, not before `floor`.
    func clauseStart(before index: Int, floor: Int) -> Int {
        var start = index
        while start > max(floor, index - Reach.clause), !text.endsSentence(start - 1) { start -= 1 }
        return start
    }

    /// The words nearest to the end of a gap before a mention.
    func last(in gap: Range<Int>) -> Word? {
        var end = gap.upperBound
        while end > max(gap.lowerBound, gap.upperBound - Reach.word) {
            if text.isLetter(end - 1), !text.isLetter(end),
                let (kind, start) = Self.kinds.match(in: text, endingAt: end),
                start >= gap.lowerBound, reaches(kind, over: end..<gap.upperBound)
            {
                let before = text.skipSpacesBack(start)
                guard Self.negations.match(in: text, endingAt: before) == nil else { return nil }
                let next = text.skipSpaces(end)
                let isAgent = text.match(anyOf: Self.agents, at: next) != nil
                let isPassive = isPassive(endingAt: before) || isAgent && (kind == .replaces || kind == .amends)
                return Word(
                    kind: kind, range: start..<end, isPassive: isPassive,
                    namesAgent: isAgent || text.match(anyOf: Self.ways, at: next) != nil)
            }
            end -= 1
        }
        return nil
    }

    /// Whether the words between those of a relation and a mention leave the mention their object. What is replaced or
    /// amended follows directly, or by its articles: “sửa đổi một số điều của …”.
    private func reaches(_ kind: DocumentRelation.Kind, over gap: Range<Int>) -> Bool {
        switch kind {
        case .implements, .concretises: return gap.count <= Reach.object && !namesType(in: gap)
        case .issuedUnder: return gap.count <= Reach.ground
        case .replaces, .amends:
            let end = text.skipSpacesBack(gap.upperBound)
            return end <= gap.lowerBound || Self.parts.match(in: text, endingAt: end) != nil
        }
    }

    /// Whether the words between a document and those of a relation leave it their subject.
    func isClause(_ gap: Range<Int>, before kind: DocumentRelation.Kind) -> Bool {
        if namesType(in: gap) { return false }
        if kind == .replaces || kind == .amends { return true }
        return gap.count <= Reach.subject && !gap.contains { text[$0] == UInt8(ascii: ",") }
    }

    /// Whether a document without a number is named, which then is the subject or object; one that is being issued
    /// only says what the document is: “ban hành Chương trình hành động thực hiện …”.
    private func namesType(in gap: Range<Int>) -> Bool {
        var end = gap.upperBound
        while end > gap.lowerBound {
            if text.isLetter(end - 1), !text.isLetter(end),
                let (_, start) = DocumentTypes.registry.word(in: text, endingAt: end), start >= gap.lowerBound
            {
                return text.match(Self.issue, endingAt: text.skipSpacesBack(start)) == nil
            }
            end -= 1
        }
        return false
    }

    /// Whether the word for the passive ends before `end`.
    func isPassive(endingAt end: Int) -> Bool {
        Self.passives.match(in: text, endingAt: text.skipSpacesBack(end)) != nil
    }

    /// What was done by the document before `index`: “… được Nghị định … thay thế”.
    func change(behind index: Int) -> DocumentRelation.Kind? {
        let start = text.skipSpaces(index)
        guard let (kind, _) = Self.kinds.match(in: text, at: start), kind == .replaces || kind == .amends else {
            return nil
        }
        return kind
    }

    /// Whether the verb of issuing ends before `end`.
    func isIssued(endingAt end: Int) -> Bool {
        var end = text.skipSpacesBack(end)
        if let article = text.match(Self.plural, endingAt: end) { end = text.skipSpacesBack(article) }
        return Self.issuing.match(in: text, endingAt: end) != nil
    }

    private static let kinds = PhraseTable<DocumentRelation.Kind>([
        ("thực hiện", .implements), ("triển khai", .implements), ("thi hành", .implements),
        ("cụ thể hóa", .concretises), ("thay thế", .replaces), ("thay cho", .replaces), ("sửa đổi", .amends),
        ("bổ sung", .amends), ("sửa đổi, bổ sung", .amends), ("sửa đổi và bổ sung", .amends),
        ("sửa đổi bổ sung", .amends), ("căn cứ", .issuedUnder),
    ])
    private static let negations = PhraseTable<Void>(["không", "chưa", "chưa được", "không được", "hiệu lực"])
    private static let passives = PhraseTable<Void>(["được", "bị"])
    private static let agents: [Phrase] = ["bằng", "bởi"]
    private static let ways: [Phrase] = ["theo", "tại"]
    private static let issue: Phrase = "ban hành"
    private static let parts = PhraseTable<Void>(["của", "cho", "các", "bằng", "bởi", "theo", "tại"])
    private static let plural: Phrase = "các"
    private static let issuing = PhraseTable<Void>([
        "ban hành", "ra", "ký", "xây dựng", "thông qua", "đề ra", "bằng", "thành", "có",
    ])
}
