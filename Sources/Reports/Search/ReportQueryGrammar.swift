internal import SearchEngine

/// The query language of reports: its fields in both languages, and references anywhere.
enum ReportQueryGrammar {
    static let grammar = QueryGrammar(fields: fields, referenceFields: ["ref"]) { text, index in
        ReferenceQuery.match(in: text, at: index)
    }

    private static let fields = [
        "province": "province", "tỉnh": "province", "province34": "province34", "tỉnhmới": "province34",
        "district": "district", "huyện": "district", "date": "date", "ngày": "date", "year": "year", "năm": "year",
        "ref": "ref", "số": "ref", "reftype": "reftype", "loại": "reftype", "datekind": "datekind", "title": "title",
        "tiêuđề": "title", "body": "body", "author": "author", "tácgiả": "author", "source": "source",
        "nguồn": "source", "id": "id",
    ]
}
