extension Query {
    /// So few parts are compared sooner than they are hashed.
    private static let mostCompared = 12

    /// The query with equal parts side by side taken together: what adds to the score counts as often as it was asked
    /// for, by its weight, and is worked out once. Where no parts are equal, it is as it was.
    ///
    /// - Complexity: linear in the query where its parts are many; where they are few, quadratic in these.
    package var merged: Query { mayHaveEqualParts ? withEqualPartsMerged : self }

    /// Whether any parts side by side are equal but for their weights, or too many to be compared.
    private var mayHaveEqualParts: Bool {
        switch self {
        case .and(let parts), .or(let parts): Self.mayHaveEqual(parts)
        case .preferring(let part, let others): part.mayHaveEqualParts || Self.mayHaveEqual(others)
        case .given(let part, let condition): part.mayHaveEqualParts || condition.mayHaveEqualParts
        case .not(let part), .filter(let part), .weighted(let part, _): part.mayHaveEqualParts
        case .all, .none, .word, .phrase, .pair, .prefix, .keywords, .range: false
        }
    }

    private static func mayHaveEqual(_ parts: [Query]) -> Bool {
        if parts.contains(where: \.mayHaveEqualParts) { return true }
        guard parts.count <= mostCompared else { return true }
        let fingerprints = parts.map(\.fingerprint)
        for index in parts.indices {
            for other in 0..<index
            where fingerprints[other] == fingerprints[index] && parts[other].unweighted == parts[index].unweighted {
                return true
            }
        }
        return false
    }

    /// Equal for what is equal but for its weight.
    private var fingerprint: UInt64 {
        switch self {
        case .word(let word, let field): word.fingerprint &+ UInt64(truncatingIfNeeded: field)
        case .pair(let first, let second): first.fingerprint &+ 3 &* second.fingerprint
        case .weighted(let part, _): part.fingerprint
        default: 0
        }
    }

    private var unweighted: Query {
        if case .weighted(let part, _) = self { part } else { self }
    }

    private var withEqualPartsMerged: Query {
        switch self {
        case .and(let parts): return Self.joined(parts) { .and($0) }
        case .or(let parts): return Self.joined(parts) { .or($0) }
        case .preferring(let part, let others):
            return .preferring(part.withEqualPartsMerged, Self.mergedParts(others))
        case .given(let part, let condition): return .given(part.withEqualPartsMerged, condition.withEqualPartsMerged)
        case .not(let part): return .not(part.withEqualPartsMerged)
        case .filter(let part): return .filter(part.withEqualPartsMerged)
        case .weighted(let part, let weight): return .weighted(part.withEqualPartsMerged, weight)
        case .all, .none, .word, .phrase, .pair, .prefix, .keywords, .range: return self
        }
    }

    private static func joined(_ parts: [Query], _ join: ([Query]) -> Query) -> Query {
        let merged = mergedParts(parts)
        return merged.count == 1 && parts.count > 1 ? merged[0] : join(merged)
    }

    /// In the order in which each first comes.
    private static func mergedParts(_ parts: [Query]) -> [Query] {
        guard parts.count > 1 else { return parts.map(\.withEqualPartsMerged) }
        var places: [Query: Int] = [:]
        var merged: [(part: Query, weight: Double)] = []
        let isFew = parts.count <= mostCompared
        for part in parts {
            var part = part.withEqualPartsMerged
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
