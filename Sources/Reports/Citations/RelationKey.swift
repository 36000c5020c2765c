/// What a report says two documents are to one another, as a keyword of the index:
///
/// ```
/// keyword := from TAB kind TAB to        no from: the report itself
/// ```
struct RelationKey: Hashable {
    var from: String?
    var kind: DocumentRelation.Kind
    var to: String

    init(_ relation: DocumentRelation) {
        from = relation.from
        kind = relation.kind
        to = relation.to
    }

    var keyword: String { [from ?? "", kind.rawValue, to].joined(separator: "\t") }

    /// - Returns: nil for bytes that are no keyword of a relation.
    init?(_ keyword: [UInt8]) {
        let fields = keyword.split(separator: CitationKey.separator, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard fields.count == 3, let kind = DocumentRelation.Kind(rawValue: fields[1]) else { return nil }
        from = fields[0].isEmpty ? nil : fields[0]
        self.kind = kind
        to = fields[2]
    }
}
