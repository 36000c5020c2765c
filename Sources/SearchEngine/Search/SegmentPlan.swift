/// A query plan in one segment: what matches, and what adds to the score.
struct SegmentPlan {
    let matcher: any Matcher
    /// In the order of the query, which is the order in which scores are summed.
    let parts: [any ScoringPart]

    init(_ plan: QueryPlan, segment: Int, reader: IndexReader) throws(SearchEngineError) {
        var builder = SegmentPlanBuilder(place: segment, reader: reader)
        matcher = try builder.matcher(plan.root, scoring: 1)
        parts = builder.parts
    }
}

private struct SegmentPlanBuilder {
    let place: Int
    let reader: IndexReader
    var parts: [any ScoringPart] = []

    init(place: Int, reader: IndexReader) {
        self.place = place
        self.reader = reader
    }

    private var segment: SegmentReader { reader.segments[place] }
    private var nothing: ConstantMatcher { ConstantMatcher(matches: false, documentCount: 0) }

    /// - Parameter scoring: the weight of what is below, nil where it adds nothing to the score.
    mutating func matcher(_ node: QueryPlan.Node, scoring: Double?) throws(SearchEngineError) -> any Matcher {
        switch node {
        case .constant(let matches): return ConstantMatcher(matches: matches, documentCount: segment.documentCount)
        case .word(let word, let field): return try self.word(word, field, scoring)
        case .phrase(let words, let pairs, let idf, let proximity, let field):
            return try phrase(words, pairs, proximity, field, weight: scoring.map { $0 * idf })
        case .pair(let pair): return try self.pair(pair, .pair, weight: scoring.map { $0 * pair.idf })
        case .twoWordPhrase(let pair): return try self.pair(pair, .text, weight: scoring.map { $0 * pair.idf })
        case .lists(let lists, let field): return ListMatcher(try cursors(lists[place], field))
        case .keywords(let tiers, let idf, let field): return try keywords(tiers, idf, field, scoring)
        case .range(let column, let range):
            return RangeMatcher(segment.column(column), range, documentCount: segment.documentCount)
        case .and(let nodes): return ConjunctionMatcher(try matchers(nodes, scoring))
        case .or(let nodes): return DisjunctionMatcher(try matchers(nodes, scoring))
        case .not(let node):
            return NegationMatcher(try matcher(node, scoring: nil), documentCount: segment.documentCount)
        case .preferring(let node, let others):
            let required = try matcher(node, scoring: scoring)
            _ = try matchers(others, scoring)
            return required
        case .given(let node, let condition): return try given(node, condition, scoring)
        case .filter(let node): return try matcher(node, scoring: nil)
        case .weighted(let node, let weight): return try matcher(node, scoring: scoring.map { $0 * weight })
        }
    }

    private mutating func matchers(
        _ nodes: [QueryPlan.Node], _ scoring: Double?
    ) throws(SearchEngineError) -> [any Matcher] {
        var matchers: [any Matcher] = []
        for node in nodes { matchers.append(try matcher(node, scoring: scoring)) }
        return matchers
    }

    private mutating func given(
        _ node: QueryPlan.Node, _ condition: QueryPlan.Node, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        let before = parts.count
        let matcher = try self.matcher(node, scoring: scoring)
        let inner = Array(parts[before...])
        parts.removeSubrange(before...)
        if !inner.isEmpty {
            parts.append(ConditionalPart(inner, condition: try self.matcher(condition, scoring: nil)))
        }
        return ConjunctionMatcher([matcher, try self.matcher(condition, scoring: nil)])
    }

    private func cursors(_ lists: [PostingsInfo], _ field: Schema.FieldID) throws(SearchEngineError) -> [PostingsCursor]
    {
        var cursors: [PostingsCursor] = []
        for list in lists { cursors.append(try segment.cursor(list, field)) }
        return cursors
    }

    private mutating func word(
        _ word: QueryPlan.Word, _ field: Schema.FieldID, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        let lists = word.sources[place].flatMap(\.lists)
        guard !lists.isEmpty else { return nothing }
        if let scoring {
            var scored: [WordPart.List] = []
            for (info, weight) in lists {
                scored.append(.init(cursor: try segment.cursor(info, field), weight: word.idf * scoring * weight))
            }
            parts.append(WordPart(scored, field == Schema.text ? .text : .zone))
        }
        return ListMatcher(try cursors(lists.map(\.info), field))
    }

    private mutating func pair(
        _ pair: QueryPlan.Pair, _ model: WordPart.Model, weight: Double?
    ) throws(SearchEngineError) -> any Matcher {
        let lists = pair.segments[place]
        guard !lists.isEmpty else { return nothing }
        if let weight {
            let scored = try cursors(lists, Schema.pairs).map { WordPart.List(cursor: $0, weight: weight) }
            parts.append(WordPart(scored, model))
        }
        return ListMatcher(try cursors(lists, Schema.pairs))
    }

    private mutating func keywords(
        _ tiers: [QueryPlan.Tier], _ idf: Double, _ field: Schema.FieldID, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        if let scoring {
            for tier in tiers {
                parts.append(
                    PresencePart(
                        ListMatcher(try cursors(tier.segments[place], field)), weight: idf * scoring * tier.weight))
            }
        }
        return ListMatcher(try cursors(tiers.flatMap { $0.segments[place] }, field))
    }

    private mutating func phrase(
        _ words: [QueryPlan.Word], _ pairs: [QueryPlan.Pair], _ proximity: Query.Proximity, _ field: Schema.FieldID,
        weight: Double?
    ) throws(SearchEngineError) -> any Matcher {
        var elements: [PhraseCounter.Element] = []
        for word in words {
            guard !word.sources[place].isEmpty else { return nothing }
            elements.append(try PhraseCounter.Element(word.sources[place], segment))
        }
        var narrowing: [any Matcher] = []
        for pair in pairs { narrowing.append(ListMatcher(try cursors(pair.segments[place], Schema.pairs))) }
        if pairs.isEmpty {
            for word in words {
                let lists = word.sources[place].flatMap(\.lists).map(\.info)
                narrowing.append(ListMatcher(try cursors(lists, Schema.text)))
            }
        }
        let phrase = PhraseMatcher(
            narrowing: narrowing, counter: PhraseCounter(elements, proximity: proximity, bounds: bounds(field)))
        if let weight { parts.append(PhrasePart(phrase, weight: weight, impact: phrase.counter.impact)) }
        return phrase
    }

    /// Where a zone lies in each document: from the end of the zone before it to its own.
    private func bounds(_ field: Schema.FieldID) -> (start: Column?, end: Column?) {
        guard field != Schema.text else { return (nil, nil) }
        let isFirst = reader.schema.fields[field - 1].kind != .zone
        let end = segment.column(reader.schema.endColumn(ofZone: field))
        return (isFirst ? nil : segment.column(reader.schema.endColumn(ofZone: field - 1)), end)
    }
}
