/// A query made ready for an index: every list found, every weight known. One is built for a search, and makes the
/// matchers and scoring parts of each segment.
struct QueryPlan {
    /// A word in each segment, and what it weighs over all.
    struct Word {
        /// What counts of one unmarked key in one segment: the lists of the spellings that stand in it.
        struct Source {
            var entry: TermEntry
            var lists: [(info: PostingsInfo, spelling: Query.Word.Spelling)]
            /// Which forms of the entry count.
            var filter: FormFilter
        }

        var query: Query.Word
        /// By segment.
        var sources: [[Source]]
        var idf: Double
    }

    /// Two neighbouring words: their lists in each segment, one for each two unmarked keys.
    struct Pair {
        struct Source {
            var info: PostingsInfo
            /// Unmarked keys.
            var first: [UInt8]
            var second: [UInt8]
        }

        var segments: [[Source]]
        var idf: Double
    }

    /// Keywords of one tier: their lists in each segment.
    struct Tier {
        var segments: [[PostingsInfo]]
        var query: Query.KeywordTier
    }

    indirect enum Node {
        case constant(Bool)
        case word(Word, field: Schema.FieldID)
        /// - Parameter pairs: documents that have each two neighbouring words side by side, whatever their marks; none
        ///   where the words may stand otherwise.
        case phrase([Word], pairs: [Pair], idf: Double, proximity: Query.Proximity, field: Schema.FieldID)
        case pair(Pair)
        /// A phrase of two words in any spelling: the pair's list says all.
        case twoWordPhrase(Pair)
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
            return try phrase(words, proximity, field, reader, statistics)
        case .pair(let first, let second): return .pair(try pair(first, second, reader, statistics))
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
            found.append(Tier(segments: segments, query: tier))
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

    /// A phrase weighs what its pairs weigh, for rare phrases are made of frequent syllables; words that need not stand
    /// side by side weigh what they weigh alone.
    private static func phrase(
        _ words: [Query.Word], _ proximity: Query.Proximity, _ field: Schema.FieldID, _ reader: IndexReader,
        _ statistics: TermStatistics
    ) throws(SearchEngineError) -> Node {
        var parts: [Word] = []
        for word in words { parts.append(try self.word(word, Schema.text, reader, statistics)) }
        var pairs: [Pair] = []
        if proximity == .phrase(slop: 0) {
            for (first, second) in zip(words, words.dropFirst()) {
                pairs.append(try pair(first, second, reader, statistics))
            }
        }
        if pairs.count == 1, field == Schema.text, words.allSatisfy({ $0.spellings.map(\.exact) == [nil] }) {
            return .twoWordPhrase(pairs[0])
        }
        let idf = pairs.isEmpty ? parts.reduce(0) { $0 + $1.idf } : pairs.reduce(0) { $0 + $1.idf }
        return .phrase(parts, pairs: pairs, idf: idf, proximity: proximity, field: field)
    }

    static func pair(
        _ first: Query.Word, _ second: Query.Word, _ reader: IndexReader, _ statistics: TermStatistics
    ) throws(SearchEngineError) -> Pair {
        var segments: [[Pair.Source]] = Array(repeating: [], count: reader.segments.count)
        var frequency = 0
        for left in first.unmarkedKeys {
            for right in second.unmarkedKeys {
                let lists = try statistics.pairs(left, right)
                frequency += try statistics.frequency(lists, field: Schema.pairs)
                for (place, list) in lists.enumerated() {
                    if let list { segments[place].append(.init(info: list, first: left, second: right)) }
                }
            }
        }
        let documents = reader.documentCount
        return Pair(segments: segments, idf: BM25.idf(frequency: min(frequency, documents), documents: documents))
    }

    /// Finds the word's lists. The idf counts the documents of all its spellings as one set, so that a rare spelling
    /// weighs no more than the word it may stand for.
    static func word(
        _ word: Query.Word, _ field: Schema.FieldID, _ reader: IndexReader, _ statistics: TermStatistics
    ) throws(SearchEngineError) -> Word {
        var sources: [[Word.Source]] = Array(repeating: [], count: reader.segments.count)
        var frequency = 0
        for key in word.unmarkedKeys {
            let spellings = word.spellings.filter { $0.unmarked == key }
            let entries = try statistics.entries(key, field: field)
            frequency += try statistics.frequency(of: spellings, in: entries, field: field)
            for (place, entry) in entries.enumerated() {
                if let source = entry.flatMap({ Self.source(spellings, in: $0) }) { sources[place].append(source) }
            }
        }
        let documents = reader.documentCount
        return Word(
            query: word, sources: sources,
            idf: BM25.idf(frequency: min(frequency, documents), documents: documents))
    }

    private static func source(_ spellings: [Query.Word.Spelling], in entry: TermEntry) -> Word.Source? {
        var lists: [(info: PostingsInfo, spelling: Query.Word.Spelling)] = []
        var forms: [UInt32] = []
        var isOpen = false
        for spelling in spellings {
            guard let (list, form) = entry.list(spelling.exact) else { continue }
            lists.append((list, spelling))
            if let form { forms.append(UInt32(form)) } else { isOpen = true }
        }
        return lists.isEmpty ? nil : .init(entry: entry, lists: lists, filter: isOpen ? .all : FormFilter(forms))
    }
}

extension TermEntry {
    /// The list of an exact key, with its number among the forms; for nil that of all forms, without one.
    func list(_ exact: [UInt8]?) -> (list: PostingsInfo, form: Int?)? {
        guard let exact else { return (list, nil) }
        return forms.firstIndex { $0.key == exact }.map { (forms[$0].list, $0) }
    }
}
