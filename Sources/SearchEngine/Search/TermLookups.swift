internal import Analysis

/// What the dictionaries of a snapshot told of words, pairs and keywords, kept for the queries to come: Vietnamese has
/// few syllables, so that most of a session's have been asked for before, and so has a filter that stays on.
final class TermLookups: Sendable {
    struct WordKey: Hashable {
        let word: Query.Word
        let field: Schema.FieldID
    }

    struct PairKey: Hashable {
        let first: Query.Word
        let second: Query.Word
    }

    struct KeywordKey: Hashable {
        /// Values that are equal as texts may differ in the dictionary.
        let value: ByteString
        let field: Schema.FieldID
    }

    let words = LookupMemory<WordKey, QueryPlan.Word>()
    let pairs = LookupMemory<PairKey, QueryPlan.Pair>()
    let keywords = LookupMemory<KeywordKey, QueryPlan.Keyword>()
}
