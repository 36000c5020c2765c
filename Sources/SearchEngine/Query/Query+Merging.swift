extension Query {
    /// The query with equal parts side by side taken together: what adds to the score counts as often as it was asked
    /// for, by its weight, and is worked out once.
    ///
    /// - Complexity: linear in the query.
    package var merged: Query {
        switch self {
        case .and(let parts): return Self.joined(parts) { .and($0) }
        case .or(let parts): return Self.joined(parts) { .or($0) }
        case .preferring(let part, let others): return .preferring(part.merged, Self.mergedParts(others))
        case .given(let part, let condition): return .given(part.merged, condition.merged)
        case .not(let part): return .not(part.merged)
        case .filter(let part): return .filter(part.merged)
        case .weighted(let part, let weight): return .weighted(part.merged, weight)
        case .all, .none, .word, .phrase, .pair, .prefix, .keywords, .range: return self
        }
    }

    private static func joined(_ parts: [Query], _ join: ([Query]) -> Query) -> Query {
        let merged = mergedParts(parts)
        return merged.count == 1 && parts.count > 1 ? merged[0] : join(merged)
    }

    /// In the order in which each first comes.
    private static func mergedParts(_ parts: [Query]) -> [Query] {
        guard parts.count > 1 else { return parts.map(\.merged) }
        var places: [Query: Int] = [:]
        var merged: [(part: Query, weight: Double)] = []
        // A few are compared sooner than they are hashed.
        let isFew = parts.count <= 12
        for part in parts {
            var part = part.merged
            var weight = 1.0
            if case .weighted(let inner, let own) = part { (part, weight) = (inner, own) }
            let known = isFew ? merged.firstIndex { $0.part == part } : places[part]
            if let known {
                merged[known].weight += weight
            } else {
                if !isFew { places[part] = merged.count }
                merged.append((part, weight))
            }
        }
        return merged.map { $0.weight == 1 || !$0.part.canScore ? $0.part : .weighted($0.part, $0.weight) }
    }

    /// Whether a document may get a score for it.
    private var canScore: Bool {
        switch self {
        case .all, .none, .prefix, .range, .not, .filter: false
        default: true
        }
    }
}
