/// By which names the records of a table or of JSON hold the fields of a report.
package struct FieldMap: Hashable, Sendable {
    /// A field of a report that a record can give.
    package enum Field: Int, CaseIterable, Sendable {
        case id, title, text, date, url, source, author, province

        package var name: String { Self.names[rawValue] }

        /// Written out: to ask what the compiler keeps of the type for them takes a twentieth of adding one report.
        private static let names = ["id", "title", "text", "date", "url", "source", "author", "province"]
    }

    private var names: [Field: String] = [:]

    /// Each field by its own name.
    package init() {}

    /// - Parameter description: `title=headline,text=body`; a field that is not there goes by its own name.
    /// - Returns: nil where it names a field that there is not, names one twice, or gives one no name.
    package init?(_ description: String) {
        for part in description.split(separator: ",", omittingEmptySubsequences: false) {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let field = Self.trimmed(part[..<equals])
            let name = Self.trimmed(part[part.index(after: equals)...])
            guard let field = Field.allCases.first(where: { $0.name == field }), !name.isEmpty,
                !name.utf8.contains(0), names.updateValue(name, forKey: field) == nil
            else { return nil }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The name of a field in the records.
    func name(of field: Field) -> String { names[field] ?? field.name }

    /// What people call a field besides its own name, as ``ColumnName/key(_:)`` writes it.
    private static let aliases: [Field: [String]] = [
        .title: ["headline", "tieu de", "tua de", "ten bai"],
        .text: ["content", "body", "noi dung", "van ban", "toan van"],
        .date: ["published", "publish_date", "ngay", "ngay dang", "ngay thang"],
        .url: ["link", "duong dan", "dia chi"],
        .source: ["publisher", "nguon", "bao"],
        .author: ["authors", "tac gia", "nguoi viet"],
        .province: ["tinh", "tinh thanh", "dia phuong"],
    ]

    /// The keys, the best first, of columns and the like that people name: the name that was given for a field alone,
    /// else its own and its aliases.
    func keys(of field: Field) -> [String] {
        // The field's own name is its key: small letters of ASCII.
        if let given = names[field] { [ColumnName.key(given)] } else { [field.name] + (Self.aliases[field] ?? []) }
    }
}

extension RawReport.Given {
    /// Takes the value of a field, UTF-8; the text is none of what comes with a report.
    mutating func give(_ field: FieldMap.Field, _ value: [UInt8]) {
        switch field {
        case .id: id = String(decoding: value, as: UTF8.self)
        case .date: date = String(decoding: value, as: UTF8.self)
        case .url: url = String(decoding: value, as: UTF8.self)
        case .title: title = TextNormalization.text(value)
        case .source: source = TextNormalization.text(value)
        case .author: author = TextNormalization.text(value)
        case .province: province = TextNormalization.text(value)
        case .text: break
        }
    }
}
