/// The formulas and weights by which one search ranks.
package struct RankingModel: Equatable, Sendable {
    /// Words of the text.
    package var words: BM25
    /// Pairs of neighbouring words; `b` is that of the words.
    package var pairs: BM25

    package init(words: BM25 = BM25(), pairs: BM25 = BM25()) {
        self.words = words
        self.pairs = pairs
    }
}
