/// What the dictionaries of a snapshot told of words and pairs, kept for the queries to come: Vietnamese has few
/// syllables, so that most of a session's have been asked for before.
final class WordLookups: Sendable {
    struct WordKey: Hashable {
        let word: Query.Word
        let field: Schema.FieldID
    }

    struct PairKey: Hashable {
        let first: Query.Word
        let second: Query.Word
    }

    let words = LookupMemory<WordKey, QueryPlan.Word>()
    let pairs = LookupMemory<PairKey, QueryPlan.Pair>()
}
