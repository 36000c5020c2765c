internal import SearchEngine

extension FacetField {
    /// The condition that holds for the reports a value counts, and for no others, in the query language; nil where
    /// there is none.
    ///
    /// - Parameters:
    ///   - value: of this field.
    ///   - excluded: whether the condition holds for all other reports instead.
    public func condition(_ value: Facet.Value, excluded: Bool = false) -> String? {
        guard let parts = parts(value.value, label: value.label) else { return nil }
        let texts = parts.map { QuerySyntax.Filter($0.field, .values([$0.value])).description }
        guard excluded else { return texts.joined(separator: " ") }
        return "-" + (texts.count == 1 ? texts[0] : "(" + texts.joined(separator: " ") + ")")
    }

    /// A reference as documents bear it, where that asks for the very same.
    private static func reference(_ key: String, _ label: String) -> String {
        guard let asked = ReferenceQuery(label), asked == ReferenceQuery(key) else { return key }
        return label
    }

    private func parts(_ value: String, label: String) -> [(field: String, value: String)]? {
        switch self {
        case .province, .province34, .source, .year: return [(rawValue, value)]
        case .reference: return [("ref", Self.reference(value, label))]
        case .referenceType: return [("reftype", value)]
        // Reports without a month may have a year.
        case .month: return value == Facet.unknown ? nil : [("date", value)]
        case .district:
            guard value != Facet.unknown, let comma = value.lastIndex(of: ",") else { return [("district", value)] }
            let place = String(value[value.index(after: comma)...].drop { $0 == " " })
            let field = Gazetteer.shared.province(named: place)?.name == place ? "province" : "province34"
            return [("district", String(value[..<comma])), (field, place)]
        }
    }
}
