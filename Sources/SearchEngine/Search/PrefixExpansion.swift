/// The terms that start with some bytes.
package struct PrefixExpansion {
    private let reader: IndexReader
    private let field: Schema.FieldID

    package init(_ reader: IndexReader, _ field: Schema.FieldID) {
        self.reader = reader
        self.field = field
    }

    /// What one segment has.
    package enum Found: Sendable {
        /// The lists of the terms, where they are few.
        case lists([PostingsInfo])
        /// The documents that any of them has, a bit each: read once, however often the query asks for them.
        case documents([UInt64])
    }

    /// More lists than this are united.
    private static let mostLists = 16

    /// - Parameters:
    ///   - exact: where given, only forms that start with these marked bytes.
    /// - Returns: what each segment has.
    /// - Complexity: linear in the terms that start with `unmarked`, and in the postings of those found.
    package func find(_ unmarked: [UInt8], exact: [UInt8]?) throws(SearchEngineError) -> [Found] {
        var found: [Found] = []
        for segment in reader.segments {
            let lists = try lists(unmarked, exact: exact, in: segment)
            found.append(lists.count > Self.mostLists ? .documents(try united(lists, in: segment)) : .lists(lists))
        }
        return found
    }

    private func lists(
        _ unmarked: [UInt8], exact: [UInt8]?, in segment: SegmentReader
    ) throws(SearchEngineError) -> [PostingsInfo] {
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
        return found
    }

    private func united(_ lists: [PostingsInfo], in segment: SegmentReader) throws(SearchEngineError) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (segment.documentCount + 63) / 64)
        for list in lists {
            let cursor = try segment.cursor(list, field)
            for block in 0..<cursor.blockTotal {
                try cursor.enter(block: block)
                for index in 0..<cursor.blockCount {
                    let doc = Int(cursor.docs[index])
                    words[doc >> 6] |= 1 << UInt64(doc & 63)
                }
            }
        }
        return words
    }
}
