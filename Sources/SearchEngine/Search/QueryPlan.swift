/// A query made ready for an index: every list found, every weight known. One is built for a search, and makes the
/// matchers and scoring parts of each segment.
struct QueryPlan {
    /// A word in each segment, and what it weighs over all.
    struct Word {
        /// Its lists in one segment, with the weights of each beside the word's own.
        struct Lists {
            var entry: TermEntry
            var lists: [(info: PostingsInfo, weight: Double)]
            /// Which forms of the entry count.
            var filter: FormFilter
        }

        var segments: [Lists?]
        var idf: Double
    }

    /// Keywords of one weight: their lists in each segment.
    struct Tier {
        var segments: [[PostingsInfo]]
        var weight: Double
    }

    indirect enum Node {
        case constant(Bool)
        case word(Word, field: Schema.FieldID)
        case phrase([Word], proximity: Query.Proximity, field: Schema.FieldID)
        /// Documents of any of the lists, each segment its own; they add nothing to the score.
        case lists([[PostingsInfo]], field: Schema.FieldID)
        case keywords([Tier], idf: Double, field: Schema.FieldID)
        case range(Schema.ColumnID, ClosedRange<Int64>)
        case and([Node])
        case or([Node])
        case not(Node)
        case preferring(Node, [Node])
        case given(Node, Node)
        case filter(Node)
        case weighted(Node, Double)
    }

    let root: Node

    init(_ query: Query, reader: IndexReader) throws(SearchEngineError) {
        root = try Self.node(query, reader, TermStatistics(reader))
    }

    private static func node(
        _ query: Query, _ reader: IndexReader, _ statistics: TermStatistics
    ) throws(SearchEngineError) -> Node {
        switch query {
        case .all: return .constant(true)
        case .none: return .constant(false)
        case .word(let word, let field): return .word(try self.word(word, field, reader, statistics), field: field)
        case .phrase(let words, let proximity, let field):
            var parts: [Word] = []
            for word in words { parts.append(try self.word(word, Schema.text, reader, statistics)) }
            return .phrase(parts, proximity: proximity, field: field)
        case .prefix(let unmarked, let exact, let field):
            return .lists(try PrefixExpansion(reader, field).lists(unmarked, exact: exact), field: field)
        case .keywords(let tiers, let field): return try keywords(tiers, field, reader, statistics)
        case .range(let column, let range): return .range(column, range)
        case .and(let parts): return .and(try nodes(parts, reader, statistics))
        case .or(let parts): return .or(try nodes(parts, reader, statistics))
        case .not(let part): return .not(try node(part, reader, statistics))
        case .preferring(let part, let others):
            return .preferring(try node(part, reader, statistics), try nodes(others, reader, statistics))
        case .given(let part, let condition):
            return .given(try node(part, reader, statistics), try node(condition, reader, statistics))
        case .filter(let part): return .filter(try node(part, reader, statistics))
        case .weighted(let part, let weight): return .weighted(try node(part, reader, statistics), weight)
        }
    }

    private static func keywords(
        _ tiers: [Query.KeywordTier], _ field: Schema.FieldID, _ reader: IndexReader, _ statistics: TermStatistics
    ) throws(SearchEngineError) -> Node {
        var found: [Tier] = []
        var frequency = 0
        for tier in tiers {
            var segments: [[PostingsInfo]] = Array(repeating: [], count: reader.segments.count)
            for value in tier.values {
                let lists = try statistics.entries(Array(value.utf8), field: field).map { $0?.list }
                frequency += try statistics.frequency(lists, field: field)
                for (place, list) in lists.enumerated() {
                    if let list { segments[place].append(list) }
                }
            }
            found.append(Tier(segments: segments, weight: tier.weight))
        }
        let documents = reader.documentCount
        let idf = BM25.idf(frequency: min(frequency, documents), documents: documents)
        return .keywords(found, idf: idf, field: field)
    }

    private static func nodes(
        _ queries: [Query], _ reader: IndexReader, _ statistics: TermStatistics
    ) throws(SearchEngineError) -> [Node] {
        var nodes: [Node] = []
        for query in queries { nodes.append(try node(query, reader, statistics)) }
        return nodes
    }

    /// Finds the word's lists. The idf of a marked word counts its own documents and those of the unmarked spelling
    /// as one set, so that a rare unmarked spelling weighs no more than the word it may stand for.
    private static func word(
        _ word: Query.Word, _ field: Schema.FieldID, _ reader: IndexReader, _ statistics: TermStatistics
    ) throws(SearchEngineError) -> Word {
        let segments = try statistics.entries(word.unmarked, field: field).map { entry in
            entry.flatMap { Self.lists(of: word, in: $0) }
        }
        let frequency = try statistics.frequency(of: segments, field: field)
        let documents = reader.documentCount
        return Word(segments: segments, idf: BM25.idf(frequency: min(frequency, documents), documents: documents))
    }

    static func lists(of word: Query.Word, in entry: TermEntry) -> Word.Lists? {
        var keys: [(key: [UInt8], weight: Double)] = []
        switch word.spelling {
        case .any: return .init(entry: entry, lists: [(entry.list, 1)], filter: .all)
        case .exactly(let key): keys = [(key, 1)]
        case .marked(let key): keys = [(key, 1), (word.unmarked, Searcher.unmarkedWeight)]
        }
        var lists: [(info: PostingsInfo, weight: Double)] = []
        var forms: [UInt32] = []
        for (key, weight) in keys {
            guard let place = entry.forms.firstIndex(where: { $0.key == key }) else { continue }
            lists.append((entry.forms[place].list, weight))
            forms.append(UInt32(place))
        }
        return lists.isEmpty ? nil : .init(entry: entry, lists: lists, filter: FormFilter(forms))
    }
}
