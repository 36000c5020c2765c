/// What an index knows of single words, for those who make queries of them.
package struct WordStatistics {
    private let reader: IndexReader
    private let statistics: TermStatistics

    package init(_ reader: IndexReader) {
        self.reader = reader
        statistics = TermStatistics(reader)
    }

    /// How many live documents have the word in their text; one that has several of its spellings counts for
    /// each.
    ///
    /// - Complexity: that of looking a key up in each segment, and linear in the deleted documents.
    package func frequency(_ word: Query.Word) throws(SearchEngineError) -> Int {
        var sum = 0
        for key in word.unmarkedKeys {
            sum += try statistics.frequency(
                of: word.spellings.filter { $0.unmarked == key },
                in: try statistics.entries(key, field: Schema.text), field: Schema.text)
        }
        return sum
    }

    /// The word's inverse document frequency, see ``BM25/idf(frequency:documents:)``.
    package func idf(_ word: Query.Word) throws(SearchEngineError) -> Double {
        let documents = reader.documentCount
        return BM25.idf(frequency: min(try frequency(word), documents), documents: documents)
    }
}
