/// The terms that start with some bytes.
package struct PrefixExpansion {
    private let reader: IndexReader
    private let field: Schema.FieldID

    package init(_ reader: IndexReader, _ field: Schema.FieldID) {
        self.reader = reader
        self.field = field
    }

    /// - Parameters:
    ///   - exact: where given, only forms that start with these marked bytes.
    /// - Returns: the lists of each segment.
    /// - Complexity: linear in the terms that start with `unmarked`.
    package func lists(_ unmarked: [UInt8], exact: [UInt8]?) throws(SearchEngineError) -> [[PostingsInfo]] {
        var lists: [[PostingsInfo]] = []
        for segment in reader.segments {
            var found: [PostingsInfo] = []
            var cursor = try segment.dictionary(field).cursor(from: unmarked)
            while let term = try cursor.next(), term.key.starts(with: unmarked) {
                let entry = try term.entry()
                if let exact {
                    found += entry.forms.filter { $0.key.starts(with: exact) }.map(\.list)
                } else {
                    found.append(entry.list)
                }
            }
            lists.append(found)
        }
        return lists
    }
}
