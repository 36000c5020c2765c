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
            let spellings = word.spellings.filter { $0.unmarked == key }
            sum += try statistics.frequency(
                of: spellings, in: try statistics.entries(key, spellings, field: Schema.text), field: Schema.text)
        }
        return sum
    }

    /// The word's inverse document frequency, see ``BM25/idf(frequency:documents:)``.
    package func idf(_ word: Query.Word) throws(SearchEngineError) -> Double {
        let documents = reader.documentCount
        return BM25.idf(frequency: min(try frequency(word), documents), documents: documents)
    }

    /// What words that must stand side by side weigh: one word its own idf, more the sum of their pairs'.
    package func idf(phrase words: [Query.Word]) throws(SearchEngineError) -> Double {
        if words.count == 1 { return try idf(words[0]) }
        var sum = 0.0
        for (first, second) in zip(words, words.dropFirst()) {
            sum += try QueryPlan.pair(first, second, reader, statistics).idf
        }
        return sum
    }
}
