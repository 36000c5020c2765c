package import Analysis

/// What the query language knows of the documents searched: the names of their fields, and how a reference looks.
package struct QueryGrammar: Sendable {
    /// Canonical names by unmarked lower-case alias.
    private let fields: [[UInt8]: String]
    /// The canonical names of the fields whose values are references, and may so contain spaces.
    private let referenceFields: Set<String>
    private let reference: @Sendable (FoldedText, Int) -> Int?

    /// - Parameters:
    ///   - fields: canonical names by alias, in any case, with or without marks; letters and digits only, a letter
    ///     first, 24 at most.
    ///   - referenceFields: the canonical names of the fields whose values are references.
    ///   - reference: the end of the reference that starts at that scalar of the text, or nil; looks no further
    ///     than a bounded number of scalars, or parsing is not linear.
    package init(
        fields: [String: String], referenceFields: Set<String> = [],
        reference: @escaping @Sendable (FoldedText, Int) -> Int? = { _, _ in nil }
    ) {
        var names: [[UInt8]: String] = [:]
        for (alias, name) in fields { names[Self.key(FoldedText(alias).folded[...])] = name }
        self.fields = names
        self.referenceFields = referenceFields
        self.reference = reference
    }

    func field(_ folded: ArraySlice<UInt8>) -> String? { fields[Self.key(folded)] }

    func takesReferences(_ field: String) -> Bool { referenceFields.contains(field) }

    func endOfReference(in text: FoldedText, at index: Int) -> Int? {
        guard let end = reference(text, index), end > index, end <= text.count else { return nil }
        return end
    }

    private static func key(_ folded: ArraySlice<UInt8>) -> [UInt8] { folded.filter { $0 != 0 } }
}
