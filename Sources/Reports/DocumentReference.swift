/// A mention of a numbered document (a resolution, directive, plan, law …) in a report.
public struct DocumentReference: Hashable, Sendable {
    public enum System: String, Sendable { case party, state }

    /// How the mention is written.
    public enum Form: String, Sendable {
        /// With its symbol: `07-NQ/TU`, `30/2020/NĐ-CP`.
        case coded
        /// One of several numbers that share a symbol or a type word.
        case list
        /// Type word and number alone: `Nghị quyết số 21`, `Đề án 04`.
        case bare
        /// `Nghị quyết Trung ương 4 (khóa XI)`.
        case plenum
        /// `Nghị quyết Đại hội Đảng bộ huyện lần thứ III`.
        case congress
    }

    /// Unicode scalar offsets into the report's text.
    public var range: Range<Int>
    /// The mention as written.
    public var surface: String
    /// The symbol in its normal form: `07-NQ/TU`.
    public var display: String
    /// Lower-case ASCII key without leading zeros: `nq-7/tu`, `nqtw-4#k11`, `nqdh-3/dbh`.
    public var family: String
    /// The family with scope and term or year where they can be known: `nq-7/tu@lang-son#2006`.
    public var instance: String?
    /// Code of the type: `NQ`, `CTr`, `NQTW` for a plenum, `NQĐH` for a congress.
    public var type: String
    public var number: Int?
    /// A letter behind the number: the `a` of `30a/2008/NQ-CP`.
    public var letter: String?
    public var body: String?
    public var system: System
    public var form: Form
    public var issuer: String?
    public var date: PartialDate?
    public var term: Int?
    /// Province and district the document belongs to, by slug.
    public var province: String?
    public var district: String?
    /// The province since 1 July 2025 on whose ground that of ``province`` lies, by slug.
    public var province34: String? {
        guard let province else { return nil }
        let gazetteer = Gazetteer.shared
        guard let name = gazetteer.province(named: province)?.name34 else {
            return gazetteer.province34(named: province)?.slug
        }
        return gazetteer.province34(named: name)?.slug
    }
    /// 0 to 1.
    public var confidence: Double
    /// Why the fields are as they are, in the order found: `issuer:Tỉnh ủy`, `scope:report`, `alias:nq-21/tu`. Before
    /// the colon stands what is told or the rule that told it, behind it the words, document or date that did:
    ///
    /// * of the body: `issuer` words, `earlier`, `later` and `alias` another mention, `type` the only issuer of a type,
    ///   `subject` and `date` a well-known document, `body` an ambiguous code, `ambiguous` the bodies to choose from;
    /// * of the type: `word` where the word before the number names another one than the symbol;
    /// * of the scope: `scope:named` with the words, `scope:report`, `scope:none`;
    /// * of the instance: `term`, `date`, `same` another mention, `assumed:registry`.
    public var evidence: [String]
    /// Keys of the documents of which the mention may name any, where it does not tell which; sorted.
    public var candidates: [String]
}
