internal import Analysis
internal import SearchEngine

/// Words and phrases: which spellings of them count, and what speaks for a report that has them.
extension QueryResolver {
    /// The queries of the words of a run, one a term.
    func queries(_ run: WordRun) -> [Query] {
        run.terms.map { term in
            let query = self.query(term)
            return isScored && term.isAsking ? .weighted(query, RankingWeights.question) : query
        }
    }

    /// What a report gets more for: each two neighbouring words of a run, and the whole run where it is short enough to
    /// be a name or a term.
    func pairs(_ run: WordRun) -> [Query] {
        var queries = zip(run.terms, run.terms.dropFirst()).compactMap { left, right -> Query? in
            guard let first = left.words.last, let second = right.words.first else { return nil }
            return .weighted(.pair(first, second), RankingWeights.pair)
        }
        let words = run.words
        // A run of two words is a pair.
        if run.terms.count > 1, words.count > 2, words.count <= RankingWeights.longestRun {
            queries.append(
                .weighted(.phrase(words, proximity: .phrase(slop: 0), field: Schema.text), RankingWeights.run))
        }
        return queries
    }

    func term(_ term: QuerySyntax.Term) -> Query {
        let text = words.text(term.text)
        guard term.isPrefix, let last = text.parts.last else { return query(WordRun.Term(term, text, word)) }
        let words = text.parts.dropLast().map { word($0, isExact: term.isExact) }
        sought.words += words
        let start = words.map(scored)
        let isExact = term.isExact || (request.accents != .fold && last.isMarked)
        sought.prefixes.append(.init(unmarked: last.unmarked, exact: isExact ? last.exact : nil))
        let prefix = Query.prefix(last.unmarked, exact: isExact ? last.exact : nil, field: Schema.text)
        return start.isEmpty ? prefix : .and(start + [prefix])
    }

    private func query(_ term: WordRun.Term) -> Query {
        guard let first = term.words.first else { return .none }
        if term.isExact { exactKeys.formUnion(term.parts.map(\.exact)) }
        let sequence: Query
        if term.words.count == 1 {
            sought.words.append(first)
            sequence = scored(first)
        } else {
            sought.groups.append(.init(term.words, .phrase(slop: 0)))
            sequence = .phrase(term.words, proximity: .phrase(slop: 0), field: Schema.text)
        }
        guard request.ranking == .default, !term.wholes.isEmpty else { return sequence }
        let wholes = term.wholes.map { word($0, isExact: term.isExact) }
        sought.groups += wholes.map { .init([$0], .phrase(slop: 0), standsFor: term.words.count) }
        return .or([sequence] + wholes.map(scored))
    }

    func phrase(_ phrase: QuerySyntax.Phrase, field: Schema.FieldID) -> Query {
        let found = words.parts(phrase.text)
        if phrase.isExact { exactKeys.formUnion(found.map(\.exact)) }
        let parts = found.map { word($0, isExact: phrase.isExact) }
        switch parts.count {
        case 0: return .none
        case 1:
            sought.words.append(parts[0])
            return .word(parts[0], field: field)
        default:
            sought.groups.append(.init(parts, .phrase(slop: phrase.slop)))
            return .phrase(parts, proximity: .phrase(slop: phrase.slop), field: field)
        }
    }

    func word(_ part: QueryWords.Part, isExact: Bool) -> Query.Word {
        Query.Word(
            exact: part.exact, unmarked: part.unmarked, accents: isExact ? .exact : request.accents,
            ranking: request.ranking)
    }

    /// A word with what else speaks for a report under the default ranking: the word in its title and in its lead,
    /// and among marked words the unmarked one's own spelling.
    private func scored(_ word: Query.Word) -> Query {
        let plain = Query.word(word, field: Schema.text)
        guard isScored else { return plain }
        var bonus = [
            Query.weighted(.word(word, field: ReportSchema.title), RankingWeights.title),
            Query.weighted(.word(word, field: ReportSchema.lead), RankingWeights.lead),
        ]
        if hasMarks, request.accents == .auto, let spelling = word.spellings.first, spelling.exact == nil {
            let own = Query.Word([.init(unmarked: spelling.unmarked, exact: spelling.unmarked)])
            bonus.append(.weighted(.word(own, field: Schema.text), RankingWeights.ownSpelling))
        }
        return .preferring(plain, bonus)
    }
}

extension Query.Word {
    /// The spellings that count for a word of the query. A marked word stands for itself, for its variant with `i` or
    /// `y`, and for both without any marks; under plain BM25 for itself alone and without marks.
    init(exact: [UInt8], unmarked: [UInt8], accents: SearchRequest.Accents, ranking: SearchRequest.Ranking = .default) {
        let own = Spelling(unmarked: unmarked, exact: exact)
        let any = Spelling(unmarked: unmarked)
        switch accents {
        case .exact:
            self.init([own])
            return
        case .fold:
            self.init([any])
            return
        case .auto where exact == unmarked:
            self.init([any])
            return
        case .auto: break
        }
        let bare = RankingWeights.unmarkedSpelling
        var spellings = [own, .init(unmarked: unmarked, exact: unmarked, weight: bare)]
        if ranking == .default, let variant = VietnameseAnalyzer.variantKey(of: exact) {
            let weight = RankingWeights.variantSpelling
            spellings.append(.init(unmarked: variant.unmarked, exact: variant.exact, weight: weight))
            spellings.append(.init(unmarked: variant.unmarked, exact: variant.unmarked, weight: weight * bare))
        }
        self.init(spellings)
    }
}
