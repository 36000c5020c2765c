package import SearchEngine

/// The query language of reports: its fields in both languages, and references anywhere.
package enum ReportQueryGrammar {
    package static let grammar = QueryGrammar(fields: fields, referenceFields: ["ref"]) { text, index in
        ReferenceQuery.match(in: text, at: index)
    }

    /// The canonical field of a name, in either language, with or without marks.
    static func field(named name: String) -> String? {
        let key = CompletedName.key(name)
        return fields.first { CompletedName.key($0.key) == key }?.value
    }

    /// Canonical names by the names that can be typed.
    static let fields = [
        "province": "province", "tỉnh": "province", "province34": "province34", "tỉnhmới": "province34",
        "district": "district", "huyện": "district", "date": "date", "ngày": "date", "year": "year", "năm": "year",
        "ref": "ref", "số": "ref", "reftype": "reftype", "loại": "reftype", "datekind": "datekind", "title": "title",
        "tiêuđề": "title", "body": "body", "author": "author", "tácgiả": "author", "source": "source",
        "nguồn": "source", "id": "id",
    ]
}
