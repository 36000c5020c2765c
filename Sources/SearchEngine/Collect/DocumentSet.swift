/// A set of documents of an index: a bit each, by segment.
package struct DocumentSet: Equatable, Sendable {
    /// Bit i of a segment's words, from the lowest: document i.
    private(set) var words: [[UInt64]]

    /// No documents.
    package init(_ reader: IndexReader) {
        words = reader.segments.map { Array(repeating: 0, count: ($0.documentCount + 63) / 64) }
    }

    /// - Parameter doc: of that segment.
    package mutating func insert(segment: Int, _ doc: DocID) {
        words[segment][Int(doc) >> 6] |= 1 << UInt64(doc & 63)
    }

    package func contains(segment: Int, _ doc: DocID) -> Bool {
        words[segment][Int(doc) >> 6] >> UInt64(doc & 63) & 1 == 1
    }

    package var count: Int { words.indices.reduce(0) { $0 + count(segment: $1) } }

    package func count(segment: Int) -> Int { words[segment].reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Every document, by segment, ascending.
    package func forEach(_ body: (_ segment: Int, _ doc: DocID) -> Void) {
        for segment in words.indices { forEach(segment: segment) { body(segment, $0) } }
    }

    package func forEach(segment: Int, _ body: (DocID) -> Void) {
        for (index, word) in words[segment].enumerated() {
            var rest = word
            while rest != 0 {
                body(DocID(index << 6 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
    }
}

extension Searcher {
    /// The live documents that match.
    ///
    /// - Complexity: that of counting them.
    package func documents(_ query: Query) throws(SearchEngineError) -> DocumentSet {
        var found = DocumentSet(reader)
        try forEachMatch(query) { segment, doc in found.insert(segment: segment, doc) }
        return found
    }
}
