internal import SearchEngine

/// What the parts of the default ranking weigh beside a word of the text, which weighs 1.
///
/// The values were chosen on question sets of two kinds, with marks and without. A fifth more or less of a pair's
/// weight or a question word's changed nDCG@10 by up to 0.004; not every weight was varied by itself.
enum RankingWeights {
    /// A word in the title or kicker, beside the same word in the text.
    static let title = 0.5
    /// A word in the lead, likewise.
    static let lead = 0.2
    /// Two words of the query side by side in the text.
    static let pair = 0.5
    /// All words of a query side by side in the text, and how many they may be; it weighs what a phrase weighs.
    static let run = 1.0
    static let longestRun = 8
    /// A word that asks (`bao nhiêu`, `là gì`) and says little of what is looked for.
    static let question = 0.5
    /// The words of the query within one stretch of the text.
    static let nearness = 0.3
    /// A marked word written without any marks.
    static let unmarkedSpelling = 0.5
    /// A marked word in its other spelling with `i` or `y`.
    static let variantSpelling = 0.8
    /// An unmarked word among marked ones, where it stands without marks.
    static let ownSpelling = 0.5

    /// What an abbreviation stands for, where the abbreviation was typed; an abbreviation, where the words were, and
    /// where a report says itself that it means them. Each weighed as what was typed.
    static let expansion = 0.8
    static let abbreviation = 0.5
    static let definition = 0.5

    /// A pair soon stops counting, and once is worth much: it matters most whether it stands at all.
    static let model = RankingModel(words: BM25(), pairs: BM25(k1: 0.8, b: 0.75, delta: 0.4))
}
