import Synchronization

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

    let words = Memory<WordKey, QueryPlan.Word>()
    let pairs = Memory<PairKey, QueryPlan.Pair>()

    /// What was found for each key; when it is full it is emptied, and begins anew.
    final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
        private let most = 4096
        private let known = Mutex<[Key: Value]>([:])

        /// - Parameter find: for a key that is not known.
        func value(
            _ key: Key, _ find: () throws(SearchEngineError) -> Value
        ) throws(SearchEngineError) -> Value {
            if let value = known.withLock({ $0[key] }) { return value }
            let value = try find()
            known.withLock { known in
                if known.count == most { known.removeAll(keepingCapacity: true) }
                known[key] = value
            }
            return value
        }
    }
}
