/// A query made ready for an index: every list found, every weight known. One is built for a search, and makes the
/// matchers and scoring parts of each segment.
struct QueryPlan {
    /// A word in each segment, and what it weighs over all. A class, for plans share what memory has of it.
    final class Word: Sendable {
        /// What counts of one unmarked key in one segment: the lists of the spellings that stand in it.
        struct Source {
            let unmarked: [UInt8]
            let entry: TermEntry
            let lists: [(info: PostingsInfo, spelling: Query.Word.Spelling)]
            /// Which forms of the entry count.
            let filter: FormFilter
        }

        let query: Query.Word
        /// By segment.
        let sources: [[Source]]
        /// Live documents with any of its spellings; one with several of them counts for each.
        let frequency: Int
        let idf: Double

        init(query: Query.Word, sources: [[Source]], frequency: Int, idf: Double) {
            self.query = query
            self.sources = sources
            self.frequency = frequency
            self.idf = idf
        }
    }

    /// Two neighbouring words: their lists in each segment, one for each two unmarked keys. A class, as words are.
    final class Pair: Sendable {
        struct Source {
            let info: PostingsInfo
            /// Unmarked keys.
            let first: [UInt8]
            let second: [UInt8]
        }

        let segments: [[Source]]
        let idf: Double

        init(segments: [[Source]], idf: Double) {
            self.segments = segments
            self.idf = idf
        }
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

    /// A value of a keyword field.
    struct Keyword {
        /// By segment.
        let lists: [PostingsInfo?]
        /// Live documents.
        let frequency: Int
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
        for word in neighbours { found.append(try planner.statistics.word(word, Schema.text)) }
        self.neighbours = found
    }
}

extension TermEntry {
    /// The list of an exact key, with its number among the forms; for nil that of all forms, without one.
    func list(_ exact: [UInt8]?) -> (list: PostingsInfo, form: Int?)? {
        guard let exact else { return (list, nil) }
        return forms.first { $0.key == exact }.map { ($0.list, $0.number) }
    }
}
