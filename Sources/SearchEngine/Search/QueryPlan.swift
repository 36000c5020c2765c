/// A query made ready for an index: every list found, every weight known. One is built for a search, and makes the
/// matchers and scoring parts of each segment.
struct QueryPlan {
    /// A word in each segment, and what it weighs over all.
    struct Word {
        /// What counts of one unmarked key in one segment: the lists of the spellings that stand in it.
        struct Source {
            var unmarked: [UInt8]
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

    /// Words side by side, or near one another.
    struct Phrase {
        /// The different words.
        var words: [Word] = []
        /// Of each word of the phrase, which of them it is.
        var order: [Int] = []
        /// Documents that have each two neighbouring words side by side, whatever their marks, equal ones once; none
        /// where the words may stand otherwise.
        var pairs: [Pair] = []
        var idf = 0.0
        var proximity: Query.Proximity
        var field: Schema.FieldID
    }

    /// Keywords of one tier: their lists in each segment.
    struct Tier {
        var segments: [[PostingsInfo]]
        var query: Query.KeywordTier
    }

    indirect enum Node {
        case constant(Bool)
        case word(Word, field: Schema.FieldID)
        case phrase(Phrase)
        case pair(Pair)
        /// A phrase of two words in any spelling: the pair's list says all.
        case twoWordPhrase(Pair)
        /// Documents that have a term of those found, by segment; they add nothing to the score.
        case prefix([PrefixExpansion.Found], field: Schema.FieldID)
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
    /// Words that should stand near one another.
    let neighbours: [Word]

    init(_ query: Query, neighbours: [Query.Word] = [], reader: IndexReader) throws(SearchEngineError) {
        var planner = QueryPlanner(reader)
        root = try planner.node(query)
        var found: [Word] = []
        for word in neighbours { found.append(try planner.word(word, Schema.text)) }
        self.neighbours = found
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
            let entries = try statistics.entries(key, spellings, field: field)
            frequency += try statistics.frequency(of: spellings, in: entries, field: field)
            for (place, entry) in entries.enumerated() {
                if let source = entry.flatMap({ Self.source(key, spellings, in: $0) }) { sources[place].append(source) }
            }
        }
        let documents = reader.documentCount
        return Word(
            query: word, sources: sources,
            idf: BM25.idf(frequency: min(frequency, documents), documents: documents))
    }

    private static func source(
        _ key: [UInt8], _ spellings: [Query.Word.Spelling], in entry: TermEntry
    ) -> Word.Source? {
        var lists: [(info: PostingsInfo, spelling: Query.Word.Spelling)] = []
        var forms: [UInt32] = []
        var isOpen = false
        for spelling in spellings {
            guard let (list, form) = entry.list(spelling.exact) else { continue }
            lists.append((list, spelling))
            if let form { forms.append(UInt32(form)) } else { isOpen = true }
        }
        guard !lists.isEmpty else { return nil }
        return .init(unmarked: key, entry: entry, lists: lists, filter: isOpen ? .all : FormFilter(forms))
    }
}

extension TermEntry {
    /// The list of an exact key, with its number among the forms; for nil that of all forms, without one.
    func list(_ exact: [UInt8]?) -> (list: PostingsInfo, form: Int?)? {
        guard let exact else { return (list, nil) }
        return forms.first { $0.key == exact }.map { ($0.list, $0.number) }
    }
}
