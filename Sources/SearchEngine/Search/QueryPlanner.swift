/// Makes the plan of a query: what it asks for several times is looked up once.
struct QueryPlanner {
    private let reader: IndexReader
    let statistics: TermStatistics
    private var phrases: [Query: QueryPlan.Node] = [:]
    private var prefixes: [Query: [PrefixExpansion.Found]] = [:]

    init(_ reader: IndexReader) {
        self.reader = reader
        statistics = TermStatistics(reader)
    }

    mutating func node(_ query: Query) throws(SearchEngineError) -> QueryPlan.Node {
        switch query {
        case .all: return .constant(true)
        case .none: return .constant(false)
        case .word(let word, let field):
            let found = try statistics.word(word, field)
            statistics.prefetch(found, field)
            return .word(found, field: field)
        case .phrase(let words, let proximity, let field):
            if let known = phrases[query] { return known }
            let phrase = try phrase(words, proximity, field)
            phrases[query] = phrase
            return phrase
        case .pair(let first, let second):
            let found = try statistics.pair(first, second)
            statistics.prefetch(found)
            return .pair(found)
        case .prefix(let unmarked, let exact, let field):
            if let known = prefixes[query] { return .prefix(known, field: field) }
            let found = try PrefixExpansion(reader, field).find(unmarked, exact: exact)
            prefixes[query] = found
            return .prefix(found, field: field)
        case .keywords(let tiers, let field): return try keywords(tiers, field)
        case .range(let column, let range): return .range(column, range)
        case .and(let parts): return .and(try nodes(parts))
        case .or(let parts): return .or(try nodes(parts))
        case .not(let part): return .not(try node(part))
        case .preferring(let part, let others): return .preferring(try node(part), try nodes(others))
        case .given(let part, let condition): return .given(try node(part), try node(condition))
        case .filter(let part): return .filter(try node(part))
        case .weighted(let part, let weight): return .weighted(try node(part), weight)
        }
    }

    private mutating func nodes(_ queries: [Query]) throws(SearchEngineError) -> [QueryPlan.Node] {
        var nodes: [QueryPlan.Node] = []
        nodes.reserveCapacity(queries.count)
        for query in queries { nodes.append(try node(query)) }
        return nodes
    }

    /// A phrase weighs what its pairs weigh, for rare phrases are made of frequent syllables; words that need not stand
    /// side by side weigh what they weigh alone.
    private mutating func phrase(
        _ words: [Query.Word], _ proximity: Query.Proximity, _ field: Schema.FieldID
    ) throws(SearchEngineError) -> QueryPlan.Node {
        var phrase = QueryPlan.Phrase(proximity: proximity, field: field)
        if proximity == .phrase(slop: 0) {
            var known: Set<[Query.Word]> = []
            for (first, second) in zip(words, words.dropFirst()) {
                let pair = try statistics.pair(first, second)
                phrase.idf += pair.idf
                if known.insert([first, second]).inserted { phrase.pairs.append(pair) }
            }
        }
        if words.count == 2, phrase.pairs.count == 1, field == Schema.text,
            words.allSatisfy({ $0.spellings.map(\.exact) == [nil] })
        {
            return .twoWordPhrase(phrase.pairs[0])
        }
        var places: [Query.Word: Int] = [:]
        for word in words {
            let found = try statistics.word(word, Schema.text)
            if phrase.pairs.isEmpty { phrase.idf += found.idf }
            let place = places[word] ?? phrase.words.count
            if place == phrase.words.count { phrase.words.append(found) }
            places[word] = place
            phrase.order.append(place)
        }
        return .phrase(phrase)
    }

    private func keywords(
        _ tiers: [Query.KeywordTier], _ field: Schema.FieldID
    ) throws(SearchEngineError) -> QueryPlan.Node {
        var found: [QueryPlan.Tier] = []
        var frequency = 0
        for tier in tiers {
            var segments: [[PostingsInfo]] = Array(repeating: [], count: reader.segments.count)
            for value in tier.values {
                let keyword = try statistics.keyword(value, field)
                frequency += keyword.frequency
                for (place, list) in keyword.lists.enumerated() {
                    if let list { segments[place].append(list) }
                }
            }
            found.append(QueryPlan.Tier(segments: segments, query: tier))
        }
        let documents = reader.documentCount
        let idf = BM25.idf(frequency: min(frequency, documents), documents: documents)
        return .keywords(found, idf: idf, field: field)
    }
}
