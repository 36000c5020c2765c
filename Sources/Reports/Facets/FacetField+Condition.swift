internal import SearchEngine

extension FacetField {
    /// The condition that holds for the reports a value counts, and for no others, in the query language; nil where
    /// there is none.
    ///
    /// - Parameters:
    ///   - value: of this field.
    ///   - excluded: whether the condition holds for all other reports instead.
    public func condition(_ value: Facet.Value, excluded: Bool = false) -> String? {
        guard let (field, value) = part(value.value, label: value.label) else { return nil }
        return (excluded ? "-" : "") + QuerySyntax.Filter(field, .values([value])).description
    }

    /// A reference as documents bear it, where that asks for the very same.
    private static func reference(_ key: String, _ label: String) -> String {
        guard let asked = ReferenceQuery(label), asked == ReferenceQuery(key) else { return key }
        return label
    }

    private func part(_ value: String, label: String) -> (field: String, value: String)? {
        switch self {
        case .province, .province34, .district, .source, .year: return (rawValue, value)
        case .reference: return ("ref", Self.reference(value, label))
        case .referenceType: return ("reftype", value)
        // Reports without a month may have a year.
        case .month: return value == Facet.unknown ? nil : ("date", value)
        }
    }
}
