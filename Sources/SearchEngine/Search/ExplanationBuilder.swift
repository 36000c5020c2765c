/// Asks every matcher and every scoring part of a plan about one document.
struct ExplanationBuilder {
    private let nodes: [SegmentPlan.Node]
    /// The document alone.
    private let window: Window
    /// What each scoring part adds.
    private var shares: [[Explanation]] = []
    private var next = 0

    /// - Parameter plan: made to be explained; not used before, and not after.
    init(_ plan: SegmentPlan, _ doc: DocID, _ context: ScoringContext) throws(SearchEngineError) {
        nodes = plan.nodes
        window = Window(holding: doc)
        for part in plan.parts { shares.append(try part.shares(of: doc, context)) }
    }

    /// - Parameter query: of the plan's next node; at first the whole.
    mutating func explanation(of query: Query) throws(SearchEngineError) -> Explanation {
        let node = nodes[next]
        next += 1
        var parts: [Explanation] = []
        for part in query.parts { parts.append(try explanation(of: part)) }
        next = node.end
        var found = window
        try node.matcher.narrow(&found)
        let shares = Array(shares[node.parts].joined())
        var explanation = Explanation(
            .query(query), matches: !found.isEmpty, value: shares.reduce(0) { $0 + $1.value })
        if !parts.isEmpty {
            explanation.parts = parts
        } else if shares.count == 1, shares[0].subject == .whole {
            explanation.formula = shares[0].formula
        } else {
            explanation.parts = shares
        }
        return explanation
    }
}

extension Query {
    /// The queries it is made of, in order; none of what adds one number as a whole.
    fileprivate var parts: [Query] {
        switch self {
        case .and(let parts), .or(let parts): parts
        case .preferring(let part, let others): [part] + others
        case .not(let part), .filter(let part), .weighted(let part, _): [part]
        case .all, .none, .word, .phrase, .pair, .prefix, .keywords, .range, .given: []
        }
    }
}

extension Searcher {
    /// How a document's score comes about, or why the document does not match.
    ///
    /// - Parameters:
    ///   - segment: by place in the reader.
    ///   - rank: from 0, the document's place among the hits by score; nil where it is none of the first
    ///     ``Nearness/candidates``, or hits are not sorted by score.
    /// - Returns: a tree whose value is the hit's score, exactly.
    package func explain(
        _ query: Query, segment place: Int, doc: DocID, rank: Int? = nil, nearness: Nearness? = nil
    ) throws(SearchEngineError) -> Explanation {
        let plan = try QueryPlan(query, neighbours: nearness?.words ?? [], reader: reader)
        var builder = try ExplanationBuilder(
            SegmentPlan(plan, segment: place, reader: reader, isExplained: true), doc, context(place))
        let explanation = try builder.explanation(of: query)
        guard explanation.matches, let rank, rank < Nearness.candidates,
            let bonus = try nearness?.share(plan.neighbours, segment: place, doc: doc, reader)
        else { return explanation }
        return Explanation(
            .sum, matches: true, value: explanation.value + bonus.value, parts: [explanation, bonus])
    }
}
