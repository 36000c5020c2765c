/// What an index knows of single words, for those who make queries of them.
package struct WordStatistics {
    private let reader: IndexReader
    private let statistics: TermStatistics

    package init(_ reader: IndexReader) {
        self.reader = reader
        statistics = TermStatistics(reader)
    }

    /// How many live documents have the word in their text; one that has it in two spellings of a marked word counts
    /// twice.
    ///
    /// - Complexity: that of looking a key up in each segment, and linear in the deleted documents.
    package func frequency(_ word: Query.Word) throws(SearchEngineError) -> Int {
        let entries = try statistics.entries(word.unmarked, field: Schema.text)
        return try statistics.frequency(
            of: entries.map { entry in entry.flatMap { QueryPlan.lists(of: word, in: $0) } }, field: Schema.text)
    }

    /// The word's inverse document frequency, see ``BM25/idf(frequency:documents:)``.
    package func idf(_ word: Query.Word) throws(SearchEngineError) -> Double {
        let documents = reader.documentCount
        return BM25.idf(frequency: min(try frequency(word), documents), documents: documents)
    }
}
