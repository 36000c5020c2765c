/// Counts, for each value of a keyword field, the documents of a set that have it: exactly.
package struct FacetCounter {
    /// A list is probed for each document of the set, instead of being read, where it is so many times longer.
    private static let probingRatio = 16

    private let reader: IndexReader
    private let documents: DocumentSet
    /// Documents of the set in ascending order, by segment; nil where they are many.
    private let members: [[DocID]?]
    /// Those of the set that have any value counted so far.
    private var valued: DocumentSet

    package init(_ reader: IndexReader, in documents: DocumentSet) {
        self.reader = reader
        self.documents = documents
        valued = DocumentSet(reader)
        members = reader.segments.indices.map { segment -> [DocID]? in
            guard documents.count(segment: segment) <= reader.segments[segment].documentCount / Self.probingRatio else {
                return nil
            }
            var members: [DocID] = []
            documents.forEach(segment: segment) { members.append($0) }
            return members
        }
    }

    /// Documents of the set that have none of the values counted so far.
    package var withoutValue: Int { documents.count - valued.count }

    /// Calls `body` with each value of the field that a document of the set has, in ascending order of its bytes, and
    /// the number of documents.
    ///
    /// - Complexity: linear in the field's values and in their postings, or, where the set is small, in the number of
    ///   values times its size.
    package mutating func forEachValue(
        of field: Schema.FieldID, _ body: (_ value: [UInt8], _ count: Int) -> Void
    ) throws(SearchEngineError) {
        var terms = try TermUnion(reader.segments, field: field)
        while let term = try terms.next() {
            try reader.checkCancellation()
            let count = try count(term.entries, of: field)
            if count > 0 { body(term.key, count) }
        }
    }

    private mutating func count(_ entries: [TermEntry?], of field: Schema.FieldID) throws(SearchEngineError) -> Int {
        var sum = 0
        for (segment, entry) in entries.enumerated() {
            guard let entry else { continue }
            let cursor = try reader.segments[segment].cursor(entry.list, field)
            if let members = members[segment], members.count * Self.probingRatio < entry.list.documentFrequency {
                sum += try probe(cursor, members, segment)
            } else {
                sum += try read(cursor, segment)
            }
        }
        return sum
    }

    private mutating func read(_ cursor: PostingsCursor, _ segment: Int) throws(SearchEngineError) -> Int {
        var count = 0
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            for index in 0..<cursor.blockCount {
                let doc = cursor.docs[index]
                guard documents.contains(segment: segment, doc) else { continue }
                valued.insert(segment: segment, doc)
                count += 1
            }
        }
        return count
    }

    private mutating func probe(
        _ cursor: PostingsCursor, _ members: [DocID], _ segment: Int
    ) throws(SearchEngineError) -> Int {
        var count = 0
        for doc in members where try cursor.contains(doc) {
            valued.insert(segment: segment, doc)
            count += 1
        }
        return count
    }
}
