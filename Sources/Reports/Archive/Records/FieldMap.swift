/// By which names the records of a table or of JSON hold the fields of a report.
package struct FieldMap: Hashable, Sendable {
    /// A field of a report that a record can give.
    package enum Field: Int, CaseIterable, Sendable {
        case id, title, text, date, url, source, author, province

        package var name: String { "\(self)" }
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

    /// Whether a name was given for a field.
    func isMapped(_ field: Field) -> Bool { names[field] != nil }
}
