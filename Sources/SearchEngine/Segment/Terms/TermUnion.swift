/// Walks the terms of one field over several segments, in ascending order of their keys' bytes, each key once.
package struct TermUnion {
    package struct Term {
        package let key: [UInt8]
        /// One a segment, nil where the segment lacks the term.
        package let entries: [TermEntry?]
    }

    private var cursors: [TermDictionary.Cursor] = []

    /// - Parameter key: the walk starts at the first term whose key is this or greater.
    package init(
        _ segments: [SegmentReader], field: Schema.FieldID, from key: [UInt8] = []
    ) throws(SearchEngineError) {
        for segment in segments { cursors.append(try segment.dictionary(field).cursor(from: key)) }
    }

    /// - Complexity: linear in the number of segments.
    package mutating func next() throws(SearchEngineError) -> Term? {
        guard let least = try leastKey() else { return nil }
        var entries: [TermEntry?] = []
        entries.reserveCapacity(cursors.count)
        for index in cursors.indices {
            guard let term = try cursors[index].peek(), term.key == least else {
                entries.append(nil)
                continue
            }
            _ = try cursors[index].next()
            entries.append(try term.entry())
        }
        return Term(key: least, entries: entries)
    }

    private mutating func leastKey() throws(SearchEngineError) -> [UInt8]? {
        var least: [UInt8]?
        for index in cursors.indices {
            guard let key = try cursors[index].peek()?.key else { continue }
            if least.map({ TermDictionary.precedes(key, $0) }) ?? true { least = key }
        }
        return least
    }
}
