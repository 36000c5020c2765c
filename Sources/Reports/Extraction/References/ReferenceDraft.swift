/// One number of a reference with what its sentence says of it.
struct ReferenceDraft: Sendable {
    /// Whether a mention is a short name for the one before it.
    enum Alias {
        case none
        /// In brackets of its own behind it: “(Chỉ thị 05)”.
        case bracketed
        /// Called so in words: “(gọi tắt là Chỉ thị 14)”.
        case named
    }

    struct NamedPlace {
        var slug: String
        var words: String
        /// The slug of the province named behind a district.
        var province: String?
        /// Whether it is named as a district's or city's within a province, even where a province has the name.
        var isBelowProvince = false
    }

    var raw: RawReference
    var number: RawReference.Number
    /// The type that makes the key; for a symbol its own, whatever the words say.
    var type: DocumentTypes.Entry?
    var body: IssuingBodies.Entry?
    var year: Int?
    var system: DocumentReference.System = .party
    var issuer: IssuerPhrase?
    /// A place named with a body of the same level elsewhere in the sentence, and the words that name it.
    var sentencePlace: NamedPlace?
    var date: PartialDate?
    var term: Int?
    var alias = Alias.none
    /// The well-known document that the sentence tells of, and by what.
    var known: (document: DocumentSubjects.Document, evidence: String)?
    /// Keys of documents of which the mention may name any.
    var candidates: [String] = []
    var confidence = 0.95
    var evidence: [String] = []

    init(raw: RawReference, number: RawReference.Number) {
        self.raw = raw
        self.number = number
    }

    /// The place named with the document's issuer, else elsewhere in the sentence.
    var namedPlace: NamedPlace? { issuer?.namedPlace ?? sentencePlace }

    /// Whether type and number stand alone.
    var isBare: Bool {
        switch raw.kind {
        case .bare: true
        case .coded(let symbol): symbol.body == nil
        case .plenum, .congress: false
        }
    }
}
