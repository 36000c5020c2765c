/// The fields of an index. The order of fields and columns is part of the format of an index made with them.
package struct Schema: Equatable, Sendable {
    package struct Field: Equatable, Sendable {
        package enum Kind: UInt8, Sendable {
            /// The text of a document: frequencies, positions, and which marked form stands where.
            case text
            /// The occurrences of the text's words in one zone of it, such as the title: frequencies and forms.
            case zone
            /// Whole values that a document has or has not.
            case keyword
            /// Two words side by side in the text, whatever their marks: frequencies.
            case pair

            /// Whether a term's lists say how often it occurs in each document.
            var hasFrequencies: Bool { self != .keyword }
            /// Whether a term has marked forms, each with a list of its own.
            var hasForms: Bool { self == .text || self == .zone }
        }

        package let name: String
        package let kind: Kind

        package init(name: String, kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// A field by its place in ``fields``.
    package typealias FieldID = Int
    /// A column by its place in ``columns``.
    package typealias ColumnID = Int

    /// The text field; every schema has it first.
    package static let text: FieldID = 0
    /// The document's ID as a keyword; every schema has it second.
    package static let id: FieldID = 1
    /// Pairs of neighbouring words of the text; every schema has them third.
    package static let pairs: FieldID = 2

    /// The first zone; zones stand together.
    static let firstZone: FieldID = 3

    /// The column that orders documents of equal score: a hash of the ID, so that the order depends on nothing
    /// but the documents. Every schema has it first.
    package static let order: ColumnID = 0

    package let fields: [Field]
    /// Numbers a document has or lacks, by name.
    package let columns: [String]
    /// The column that says which of several copies is the first: a time, the lower the earlier.
    package let timeColumn: ColumnID?

    /// - Parameters:
    ///   - zones: parts of the text that can be asked for and weighted by themselves; a document's passages stand in
    ///     this order, those of no zone last.
    ///   - keywords: fields of whole values beside the ID.
    ///   - columns: beside the order and the ends of the zones.
    ///   - time: the name of the column that is ``timeColumn``.
    package init(zones: [String], keywords: [String], columns: [String], time: String? = nil) {
        fields =
            [
                Field(name: "text", kind: .text), Field(name: "id", kind: .keyword), Field(name: "pairs", kind: .pair),
            ]
            + zones.map { Field(name: $0, kind: .zone) } + keywords.map { Field(name: $0, kind: .keyword) }
        let columns = ["order"] + zones.map { "end of " + $0 } + columns
        self.columns = columns
        timeColumn = time.flatMap { columns.firstIndex(of: $0) }
    }

    /// The zones, in order.
    var zones: Range<FieldID> { Self.firstZone..<Self.firstZone + fields.count { $0.kind == .zone } }

    /// The column with the position where a zone's last passage ends; it starts where the zone before it ends.
    package func endColumn(ofZone zone: Schema.FieldID) -> ColumnID { zone - Self.pairs }

    /// The first column of the application's own.
    package var firstOwnColumn: ColumnID { 1 + fields.count { $0.kind == .zone } }

    package func field(_ name: String) -> FieldID? { fields.firstIndex { $0.name == name } }

    package func column(_ name: String) -> ColumnID? { columns.firstIndex(of: name) }
}
