import Synchronization

/// What the dictionaries of a snapshot told of words and pairs, kept for the queries to come: Vietnamese has few
/// syllables, so that most of a session's have been asked for before.
final class WordLookups: Sendable {
    struct Key: Hashable {
        let word: Query.Word
        let field: Schema.FieldID
    }

    struct PairKey: Hashable {
        let first: Query.Word
        let second: Query.Word
    }

    /// So many of each kind; then they are forgotten, and it begins anew.
    private static let most = 4096

    private struct Known {
        var words: [Key: QueryPlan.Word] = [:]
        var pairs: [PairKey: QueryPlan.Pair] = [:]
    }

    private let known = Mutex(Known())

    /// - Parameter look: finds the word where it is not known.
    func word(
        _ key: Key, _ look: () throws(SearchEngineError) -> QueryPlan.Word
    ) throws(SearchEngineError) -> QueryPlan.Word {
        if let found = known.withLock({ $0.words[key] }) { return found }
        let found = try look()
        known.withLock { known in
            if known.words.count == Self.most { known.words.removeAll(keepingCapacity: true) }
            known.words[key] = found
        }
        return found
    }

    /// - Parameter look: finds the pair where it is not known.
    func pair(
        _ key: PairKey, _ look: () throws(SearchEngineError) -> QueryPlan.Pair
    ) throws(SearchEngineError) -> QueryPlan.Pair {
        if let found = known.withLock({ $0.pairs[key] }) { return found }
        let found = try look()
        known.withLock { known in
            if known.pairs.count == Self.most { known.pairs.removeAll(keepingCapacity: true) }
            known.pairs[key] = found
        }
        return found
    }
}
