/// What reports can be counted by.
public enum FacetField: String, CaseIterable, Sendable {
    /// As of before 1 July 2025.
    case province
    /// As of since.
    case province34
    case district
    case year
    case month
    /// Documents cited, by family: a report counts once for each.
    case reference
    /// Types of documents cited, likewise.
    case referenceType = "reftype"
    case source

    /// The field of a name in either language, with or without marks.
    public init?(named name: String) {
        let key = Self.key(name)
        guard let field = Self.allCases.first(where: { field in field.names.contains { Self.key($0) == key } }) else {
            return nil
        }
        self = field
    }

    /// English first.
    private var names: [String] {
        switch self {
        case .province: ["province", "tỉnh"]
        case .province34: ["province34", "tỉnh mới"]
        case .district: ["district", "huyện"]
        case .year: ["year", "năm"]
        case .month: ["month", "tháng"]
        case .reference: ["reference", "ref", "văn bản", "số"]
        case .referenceType: ["reftype", "loại"]
        case .source: ["source", "nguồn"]
        }
    }

    private static func key(_ name: String) -> String { ReportSchema.key(name).filter { $0 != "-" } }

    /// Whether values follow one another in time, and are shown so.
    public var isTime: Bool { self == .year || self == .month }
}

/// How many reports have each value of a field.
public struct Facet: Sendable {
    public struct Value: Hashable, Sendable {
        /// As filters take it; ``Facet/unknown`` for reports without a value.
        public var value: String
        /// As people read it: `07-NQ/TU` for `nq-7/tu`.
        public var label: String
        public var reports: Int

        package init(value: String, label: String, reports: Int) {
            self.value = value
            self.label = label
            self.reports = reports
        }
    }

    public static let unknown = ReportSchema.unknown

    public var field: FacetField
    /// Years and months ascending; others most reports first, then by name; of time the unknown last.
    public var values: [Value]
    /// How many values there are, with those a limit left out.
    public var distinct: Int

    package init(field: FacetField, values: [Value], distinct: Int) {
        self.field = field
        self.values = values
        self.distinct = distinct
    }
}

/// Counts by value over the reports that match a request.
public struct FacetResults: Sendable {
    /// In the order they were asked for.
    public var facets: [Facet]
    /// How many reports match, and what is to be said of the request; without hits.
    public var results: SearchResults

    package init(facets: [Facet], results: SearchResults) {
        self.facets = facets
        self.results = results
    }
}
