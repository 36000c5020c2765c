/// What an index knows of single words, for those who make queries of them.
package struct WordStatistics {
    private let statistics: TermStatistics

    package init(_ reader: IndexReader) { statistics = TermStatistics(reader) }

    /// How many live documents have the word in their text; one that has several of its spellings counts for
    /// each.
    ///
    /// - Complexity: that of looking a key up in each segment, and linear in the deleted documents; constant for a word
    ///   asked for before.
    package func frequency(_ word: Query.Word) throws(SearchEngineError) -> Int {
        try statistics.word(word, Schema.text).frequency
    }

    /// The word's inverse document frequency, see ``BM25/idf(frequency:documents:)``.
    package func idf(_ word: Query.Word) throws(SearchEngineError) -> Double {
        try statistics.word(word, Schema.text).idf
    }

    /// What words that must stand side by side weigh: one word its own idf, more the sum of their pairs'.
    package func idf(phrase words: [Query.Word]) throws(SearchEngineError) -> Double {
        if words.count == 1 { return try idf(words[0]) }
        var sum = 0.0
        for (first, second) in zip(words, words.dropFirst()) {
            sum += try statistics.pair(first, second).idf
        }
        return sum
    }
}
