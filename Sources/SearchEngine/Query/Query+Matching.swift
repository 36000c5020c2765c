extension Query {
    /// What matches the same documents, without what only adds to their scores: all that counting asks for.
    ///
    /// - Complexity: linear in the query.
    var matching: Query {
        switch self {
        case .and(let parts): .and(parts.map(\.matching))
        case .or(let parts): .or(parts.map(\.matching))
        case .not(let part): .not(part.matching)
        case .preferring(let part, _), .filter(let part), .weighted(let part, _): part.matching
        case .given(let part, let condition): .and([part.matching, condition.matching])
        case .all, .none, .word, .phrase, .pair, .prefix, .keywords, .range: self
        }
    }
}
