/// What well-known documents are about. A number without a body is theirs where the sentence tells their subject or
/// their date beside it; the number alone says nothing.
package struct DocumentSubjects: Sendable {
    package struct Document: Sendable {
        /// With the term or year where the family needs one: `nq-68/tw#k13`, `nd-79-2003/cp`.
        package let key: String
        package let family: String
        package let term: Int?
        package let date: PartialDate
        let type: String
        let number: RawReference.Number
        let year: Int?
        let body: String
        let subjects: [Phrase]
    }

    package static let registry = DocumentSubjects()

    package let documents: [Document]
    private let byNumber: [String: [Document]]

    private init() {
        documents = Registry("document-subjects").rows.compactMap(Self.document)
        byNumber = Dictionary(grouping: documents) {
            ReferenceKeys.family(type: $0.type, number: $0.number, year: nil, body: nil)
        }
    }

    private static func document(_ row: Registry.Row) -> Document? {
        guard row.count == 3, let date = PartialDate(iso: row[1]) else { return nil }
        let family = row[0].prefix { $0 != "#" }
        let halves = family.split(separator: "/", maxSplits: 1)
        let parts = halves.first?.split(separator: "-") ?? []
        guard halves.count == 2, (2...3).contains(parts.count), let number = Int(parts[1]) else { return nil }
        return Document(
            key: row[0], family: String(family), term: CentralDocuments.split(row[0]).term, date: date,
            type: String(parts[0]), number: RawReference.Number(value: number),
            year: parts.count == 3 ? Int(parts[2]) : nil, body: String(halves[1]),
            subjects: row.values(2).map { Phrase($0) })
    }

    /// The documents of this type and number.
    func documents(type: String, number: RawReference.Number) -> [Document] {
        byNumber[ReferenceKeys.family(type: type, number: number, year: nil, body: nil)] ?? []
    }

    /// The one document of this type and number that a sentence tells of, and by what.
    /// - Parameter date: the one the sentence gives the document.
    func document(
        type: String, number: RawReference.Number, date: PartialDate?, in text: ReferenceText, sentence: Range<Int>
    ) -> (document: Document, evidence: String)? {
        var found: (document: Document, evidence: String)?
        for document in documents(type: type, number: number) {
            guard let evidence = evidence(of: document, date: date, in: text, sentence: sentence) else { continue }
            guard found == nil else { return nil }
            found = (document, evidence)
        }
        return found
    }

    private func evidence(
        of document: Document, date: PartialDate?, in text: ReferenceText, sentence: Range<Int>
    ) -> String? {
        if let date, let year = date.year {
            guard year == document.date.year else { return nil }
            if let month = date.month, month == document.date.month, date.day == nil || date.day == document.date.day {
                return "date:" + date.iso
            }
        }
        for subject in document.subjects {
            if let range = text.first(subject, in: sentence) { return "subject:" + text.line(range) }
        }
        return nil
    }
}
