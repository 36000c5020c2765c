import SearchEngine

/// Documents that are known beside what is stored of them: what deep checks compare an index with.
struct KnownDocuments: DocumentRestorer {
    let originColumn: Schema.ColumnID? = nil
    let keywordsBesideStored: [Schema.FieldID] = []
    private var documents: [[UInt8]: Document] = [:]

    init(_ documents: [Document]) { add(documents) }

    /// Adds documents; what is stored of them tells them apart.
    mutating func add(_ documents: [Document]) {
        for document in documents { self.documents[document.stored] = document }
    }

    func use(of attachment: ByteReader) -> AttachmentUse { .none }

    func document(_ bytes: [UInt8], at start: Int) -> (id: String, end: Int)? {
        RestorableDocuments().document(bytes, at: start)
    }

    func document(_ stored: [UInt8], _ remains: DocumentRemains) throws(SearchEngineError) -> Document {
        guard let document = documents[stored] else { throw .damaged(file: "", reason: "an unknown document") }
        return document
    }
}

extension TestIndex {
    func contradictions(_ documents: KnownDocuments) throws -> [IndexFinding] {
        try IndexCheck(directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions)
            .contradictions(restorer: documents)
    }
}
