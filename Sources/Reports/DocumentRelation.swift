/// What one document is to another, as a report says in words: a plan that implements a resolution, a regulation that
/// replaces another. Where a report names no document that does so, it is the report itself that tells of it.
public struct DocumentRelation: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// “thực hiện”, “triển khai”, “thi hành”
        case implements
        /// “cụ thể hóa”
        case concretises
        /// “thay thế”
        case replaces
        /// “sửa đổi”, “bổ sung”
        case amends
        /// “căn cứ”
        case issuedUnder = "issued-under"
    }

    /// Key of the document that does so (see ``DocumentReference/key``); nil for the report itself.
    public var from: String?
    public var kind: Kind
    /// Key of the document to which it is done.
    public var to: String
    /// The words that say so with what they tie together, as Unicode scalar offsets into the report's text.
    public var range: Range<Int>
}

extension DocumentReference {
    /// The finest key that is known of the document: its instance, else its family.
    public var key: String { instance ?? family }
}
