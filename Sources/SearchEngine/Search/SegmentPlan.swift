/// A query plan in one segment: what matches, and what adds to the score.
struct SegmentPlan {
    let matcher: any Matcher
    /// In the order of the query, which is the order in which scores are summed.
    let parts: [any ScoringPart]
    /// The query and all that it is made of, each before its own parts; where scores are to be explained.
    let nodes: [Node]

    /// A query or a part of one.
    struct Node {
        let matcher: any Matcher
        /// What of the scoring parts it and all below it bring.
        let parts: Range<Int>
        /// The place among the nodes behind all that is below it.
        let end: Int
    }

    /// - Parameters:
    ///   - isScored: whether scores are wanted; without them there are no parts.
    ///   - isExplained: whether they are to be explained.
    init(
        _ plan: QueryPlan, segment: Int, reader: IndexReader, isScored: Bool = true, isExplained: Bool = false
    ) throws(SearchEngineError) {
        var builder = SegmentPlanBuilder(place: segment, reader: reader, isExplained: isExplained)
        matcher = try builder.matcher(plan.root, scoring: isScored ? 1 : nil)
        parts = builder.parts
        nodes = builder.nodes.compactMap(\.self)
    }
}

extension QueryPlan.Node {
    fileprivate var isFilter: Bool {
        if case .filter = self { true } else { false }
    }
}

private struct SegmentPlanBuilder {
    let place: Int
    let reader: IndexReader
    let isExplained: Bool
    var parts: [any ScoringPart] = []
    /// Nil for those on the way.
    var nodes: [SegmentPlan.Node?] = []
    /// The cursors so far, by where their lists lie: whoever reads a list shares its cursor with the others.
    private var cursors: [Int: PostingsCursor] = [:]

    init(place: Int, reader: IndexReader, isExplained: Bool) {
        self.place = place
        self.reader = reader
        self.isExplained = isExplained
        // As many as a query of a few words has under the default ranking.
        cursors.reserveCapacity(16)
    }

    private var segment: SegmentReader { reader.segments[place] }
    private var nothing: ConstantMatcher { ConstantMatcher(matches: false, documentCount: 0) }

    /// - Parameter scoring: the weight of what is below, nil where it adds nothing to the score.
    mutating func matcher(_ node: QueryPlan.Node, scoring: Double?) throws(SearchEngineError) -> any Matcher {
        guard isExplained else { return try makeMatcher(node, scoring) }
        let place = nodes.count
        let first = parts.count
        nodes.append(nil)
        let matcher = try makeMatcher(node, scoring)
        nodes[place] = .init(matcher: matcher, parts: first..<parts.count, end: nodes.count)
        return matcher
    }

    private mutating func makeMatcher(
        _ node: QueryPlan.Node, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        switch node {
        case .constant(let matches): return ConstantMatcher(matches: matches, documentCount: segment.documentCount)
        case .word(let word, let field): return try self.word(word, field, scoring)
        case .phrase(let phrase): return try self.phrase(phrase, scoring)
        case .pair(let pair): return try self.pair(pair, .pair, scoring)
        case .twoWordPhrase(let pair): return try self.pair(pair, .text, scoring)
        case .prefix(let found, let field):
            switch found[place] {
            case .lists(let lists): return ListMatcher(try cursors(lists, field))
            case .documents(let words): return BitmapMatcher(words)
            }
        case .keywords(let tiers, let idf, let field): return try keywords(tiers, idf, field, scoring)
        case .range(let column, let range):
            return RangeMatcher(segment.column(column), range, documentCount: segment.documentCount)
        case .and(let nodes):
            let matchers = try matchers(nodes, scoring)
            let cores = zip(nodes, matchers).filter { !$0.0.isFilter }
            return ConjunctionMatcher.all(of: matchers, core: cores.count == 1 ? cores[0].1 : nil)
        case .or(let nodes): return DisjunctionMatcher.any(of: try matchers(nodes, scoring))
        case .not(let node):
            return NegationMatcher(try matcher(node, scoring: nil), documentCount: segment.documentCount)
        case .preferring(let node, let others):
            let required = try matcher(node, scoring: scoring)
            for other in others { try score(other, scoring) }
            return required
        case .given(let node, let condition): return try given(node, condition, scoring)
        case .filter(let node): return try matcher(node, scoring: nil)
        case .weighted(let node, let weight): return try matcher(node, scoring: scoring.map { $0 * weight })
        }
    }

    /// Makes the scoring parts of what adds to scores, whatever matches.
    private mutating func score(_ node: QueryPlan.Node, _ scoring: Double?) throws(SearchEngineError) {
        // What is to be explained has nodes, which matchers bring.
        guard !isExplained else {
            _ = try matcher(node, scoring: scoring)
            return
        }
        guard let scoring else { return }
        switch node {
        case .weighted(let node, let weight): try score(node, scoring * weight)
        case .word(let word, let field): try score(word, field, scoring)
        case .pair(let pair): try score(pair, .pair, scoring)
        case .twoWordPhrase(let pair): try score(pair, .text, scoring)
        default: _ = try matcher(node, scoring: scoring)
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
        return ConjunctionMatcher.all(of: [matcher, try self.matcher(condition, scoring: nil)])
    }

    private mutating func cursor(
        _ list: PostingsInfo, _ field: Schema.FieldID
    ) throws(SearchEngineError) -> PostingsCursor {
        if let known = cursors[list.offset], known.info == list,
            known.hasFrequencies == reader.schema.fields[field].kind.hasFrequencies
        {
            return known
        }
        let cursor = try segment.cursor(list, field)
        cursors[list.offset] = cursor
        return cursor
    }

    private mutating func cursors(
        _ lists: [PostingsInfo], _ field: Schema.FieldID
    ) throws(SearchEngineError) -> [PostingsCursor] {
        var cursors: [PostingsCursor] = []
        for list in lists { cursors.append(try cursor(list, field)) }
        return cursors
    }

    private mutating func word(
        _ word: QueryPlan.Word, _ field: Schema.FieldID, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        if let scoring { return Self.matcher(try score(word, field, scoring)) ?? nothing }
        var found: [PostingsCursor] = []
        for source in word.sources[place] {
            // By their places: so the spellings beside are not copied.
            for list in source.lists.indices { found.append(try cursor(source.lists[list].info, field)) }
        }
        return found.isEmpty ? nothing : ListMatcher(found)
    }

    /// - Returns: the lists, which have got a part.
    @discardableResult
    private mutating func score(
        _ word: QueryPlan.Word, _ field: Schema.FieldID, _ scoring: Double
    ) throws(SearchEngineError) -> [WordPart.List] {
        var scored: [WordPart.List] = []
        var labels: [ScoringLabel] = []
        for source in word.sources[place] {
            for list in source.lists.indices {
                let cursor = try cursor(source.lists[list].info, field)
                scored.append(
                    .init(cursor: cursor, weight: word.idf * scoring * source.lists[list].spelling.weight))
                guard isExplained else { continue }
                let spelling = source.lists[list].spelling
                labels.append(ScoringLabel(.spelling(spelling), idf: word.idf, weight: scoring * spelling.weight))
            }
        }
        if !scored.isEmpty { parts.append(WordPart(scored, labels, field == Schema.text ? .text : .zone)) }
        return scored
    }

    private mutating func pair(
        _ pair: QueryPlan.Pair, _ model: WordPart.Model, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        if let scoring { return Self.matcher(try score(pair, model, scoring)) ?? nothing }
        let found = try cursors(pair.segments[place].map(\.info), Schema.pairs)
        return found.isEmpty ? nothing : ListMatcher(found)
    }

    /// - Returns: the lists, which have got a part.
    @discardableResult
    private mutating func score(
        _ pair: QueryPlan.Pair, _ model: WordPart.Model, _ scoring: Double
    ) throws(SearchEngineError) -> [WordPart.List] {
        var scored: [WordPart.List] = []
        var labels: [ScoringLabel] = []
        for source in pair.segments[place] {
            scored.append(.init(cursor: try cursor(source.info, Schema.pairs), weight: scoring * pair.idf))
            guard isExplained else { continue }
            let subject: Explanation.Subject = model == .pair ? .pair(source.first, source.second) : .whole
            labels.append(ScoringLabel(subject, idf: pair.idf, weight: scoring))
        }
        if !scored.isEmpty { parts.append(WordPart(scored, labels, model)) }
        return scored
    }

    private static func matcher(_ lists: [WordPart.List]) -> ListMatcher? {
        lists.isEmpty ? nil : ListMatcher(lists.map(\.cursor))
    }

    private mutating func keywords(
        _ tiers: [QueryPlan.Tier], _ idf: Double, _ field: Schema.FieldID, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        if let scoring {
            for tier in tiers {
                let matcher = ListMatcher(try cursors(tier.segments[place], field))
                let label = ScoringLabel(.keywords(tier.query), idf: idf, weight: scoring * tier.query.weight)
                parts.append(PresencePart(matcher, weight: idf * scoring * tier.query.weight, label))
            }
        }
        return ListMatcher(try cursors(tiers.flatMap { $0.segments[place] }, field))
    }

    private mutating func phrase(
        _ phrase: QueryPlan.Phrase, _ scoring: Double?
    ) throws(SearchEngineError) -> any Matcher {
        var elements: [PhraseCounter.Element] = []
        for word in phrase.words {
            guard !word.sources[place].isEmpty else { return nothing }
            elements.append(try PhraseCounter.Element(word.sources[place], segment))
        }
        let counter = PhraseCounter(
            elements, order: phrase.order, proximity: phrase.proximity, bounds: bounds(phrase.field))
        let matcher = PhraseMatcher(
            narrowing: try narrowing(phrase), evidence: try evidence(phrase), counter: counter,
            isScored: scoring != nil)
        if let scoring {
            let label = ScoringLabel(.whole, idf: phrase.idf, weight: scoring)
            parts.append(PhrasePart(matcher, weight: scoring * phrase.idf, impact: counter.impact, label))
        }
        return matcher
    }

    /// The lists of pairs, and those of words that stand by themselves or do not count in every form.
    private mutating func narrowing(_ phrase: QueryPlan.Phrase) throws(SearchEngineError) -> [ListMatcher] {
        var narrowing: [ListMatcher] = []
        for pair in phrase.pairs {
            narrowing.append(ListMatcher(try cursors(pair.segments[place].map(\.info), Schema.pairs)))
        }
        for word in phrase.words
        where phrase.pairs.isEmpty || !word.sources[place].allSatisfy(\.filter.isOpen) {
            let lists = word.sources[place].flatMap(\.lists).map(\.info)
            narrowing.append(ListMatcher(try cursors(lists, Schema.text)))
        }
        return narrowing
    }

    /// Of a phrase of two words anywhere in the text.
    private mutating func evidence(_ phrase: QueryPlan.Phrase) throws(SearchEngineError) -> PairEvidence? {
        guard phrase.order.count == 2, phrase.pairs.count == 1, phrase.field == Schema.text else { return nil }
        let words = phrase.order.map { phrase.words[$0].sources[place] }
        var spellings: [PairEvidence.Spelling] = []
        for pair in phrase.pairs[0].segments[place] {
            guard let first = words[0].first(where: { $0.unmarked == pair.first }),
                let second = words[1].first(where: { $0.unmarked == pair.second })
            else { continue }
            spellings.append(
                .init(
                    pair: try cursor(pair.info, Schema.pairs), first: try evidence(first),
                    second: try evidence(second)))
        }
        return PairEvidence(spellings)
    }

    private mutating func evidence(
        _ source: QueryPlan.Word.Source
    ) throws(SearchEngineError) -> PairEvidence.Word {
        .init(
            all: try cursor(source.entry.list, Schema.text),
            counted: source.filter.isOpen ? nil : try cursors(source.lists.map(\.info), Schema.text))
    }

    /// Where a zone lies in each document: from the end of the zone before it to its own.
    private func bounds(_ field: Schema.FieldID) -> (start: Column?, end: Column?) {
        guard field != Schema.text else { return (nil, nil) }
        let isFirst = reader.schema.fields[field - 1].kind != .zone
        let end = segment.column(reader.schema.endColumn(ofZone: field))
        return (isFirst ? nil : segment.column(reader.schema.endColumn(ofZone: field - 1)), end)
    }
}
