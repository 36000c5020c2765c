private import Analysis

/// Words, pairs and keywords of queries: their lists in each segment, and what they weigh over all.
extension TermStatistics {
    /// Finds a word's lists. The idf counts the documents of all its spellings as one set, so that a rare spelling
    /// weighs no more than the word it may stand for.
    ///
    /// - Complexity: that of looking a key up in each segment, and linear in the deleted documents; constant for what
    ///   was asked for before.
    func word(_ word: Query.Word, _ field: Schema.FieldID) throws(SearchEngineError) -> QueryPlan.Word {
        try reader.lookups.words.value(.init(word: word, field: field)) { () throws(SearchEngineError) in
            var sources: [[QueryPlan.Word.Source]] = Array(repeating: [], count: reader.segments.count)
            var frequency = 0
            for key in word.unmarkedKeys {
                let spellings = word.spellings.filter { $0.unmarked == key }
                let entries = try entries(key, spellings, field: field)
                for spelling in spellings {
                    frequency += try self.frequency(entries.map { $0?.list(spelling.exact)?.list }, field: field)
                }
                for (place, entry) in entries.enumerated() {
                    if let source = entry.flatMap({ Self.source(key, spellings, in: $0) }) {
                        sources[place].append(source)
                    }
                }
            }
            return QueryPlan.Word(query: word, sources: sources, frequency: frequency, idf: idf(frequency))
        }
    }

    private static func source(
        _ key: [UInt8], _ spellings: [Query.Word.Spelling], in entry: TermEntry
    ) -> QueryPlan.Word.Source? {
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

    /// Finds the lists of two words side by side.
    func pair(_ first: Query.Word, _ second: Query.Word) throws(SearchEngineError) -> QueryPlan.Pair {
        try reader.lookups.pairs.value(.init(first: first, second: second)) { () throws(SearchEngineError) in
            var segments: [[QueryPlan.Pair.Source]] = Array(repeating: [], count: reader.segments.count)
            var frequency = 0
            for left in first.unmarkedKeys {
                for right in second.unmarkedKeys {
                    let lists = try pairs(left, right)
                    frequency += try self.frequency(lists, field: Schema.pairs)
                    for (place, list) in lists.enumerated() {
                        if let list { segments[place].append(.init(info: list, first: left, second: right)) }
                    }
                }
            }
            return QueryPlan.Pair(segments: segments, idf: idf(frequency))
        }
    }

    /// Finds the lists of a keyword.
    func keyword(_ value: String, _ field: Schema.FieldID) throws(SearchEngineError) -> QueryPlan.Keyword {
        try reader.lookups.keywords.value(.init(value: ByteString(value), field: field)) {
            () throws(SearchEngineError) in
            let lists = try entries(Array(value.utf8), field: field).map { $0?.list }
            return QueryPlan.Keyword(lists: lists, frequency: try frequency(lists, field: field))
        }
    }

    /// Has the processor fetch the lists of a word.
    func prefetch(_ word: QueryPlan.Word, _ field: Schema.FieldID) {
        for place in word.sources.indices {
            let segment = reader.segments[place]
            for source in word.sources[place] {
                // By their places: so the spellings beside are not copied.
                for list in source.lists.indices { segment.prefetch(source.lists[list].info, field) }
            }
        }
    }

    /// The same of a pair.
    func prefetch(_ pair: QueryPlan.Pair) {
        for place in pair.segments.indices {
            for source in pair.segments[place] { reader.segments[place].prefetch(source.info, Schema.pairs) }
        }
    }

    /// - Parameter frequency: of documents, each counted for every list that has it.
    private func idf(_ frequency: Int) -> Double {
        let documents = reader.documentCount
        return BM25.idf(frequency: min(frequency, documents), documents: documents)
    }
}
