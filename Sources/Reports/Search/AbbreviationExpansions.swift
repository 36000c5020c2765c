internal import Analysis
internal import SearchEngine

/// What the words of a query may be written as beside themselves: an abbreviation in full, words in full as an
/// abbreviation.
///
/// Only words side by side are looked at: a phrase is literal, a reference and a field are no words, and what a query
/// excludes is not widened.
struct AbbreviationExpansions {
    /// Words of a query, from its start, that are looked up among the definitions of reports.
    private static let mostDefinedWords = 32
    /// Words of a definition.
    private static let longestDefinition = 12

    /// Terms of the query that are an abbreviation or stand for one.
    struct Span {
        /// How many terms, from the first on.
        var termCount: Int
        /// Single terms, and shorter spans among them, in order.
        var parts: [Part]
        /// What stands for all of the terms, weighed.
        var alternatives: [Query]

        indirect enum Part {
            case term
            case span(Span)
        }
    }

    /// By where in the query the first term starts.
    private(set) var spans: [Int: Span] = [:]
    /// What adds to the score of reports that explain an abbreviation for words of the query.
    private(set) var preferred: [Query] = []
    /// The abbreviations and what was taken for them, each pair once, in the order of the query.
    private(set) var pairs: [SearchResults.Expansion] = []
    /// All that is looked for beside what was typed.
    private(set) var sought: [SoughtWords.Group] = []

    private let queryWords: QueryWords
    private let accents: SearchRequest.Accents
    private let isScored: Bool
    private let statistics: WordStatistics
    private let definitions: AbbreviationDefinitionLookup

    /// - Parameter isScored: whether what only adds to scores is wanted.
    /// - Complexity: linear in the query, but for looking up what is found in it.
    init(
        _ syntax: QuerySyntax, _ request: SearchRequest, isScored: Bool, _ queryWords: QueryWords, _ reader: IndexReader
    ) throws(SearchEngineError) {
        self.queryWords = queryWords
        self.isScored = isScored
        accents = request.accents
        statistics = WordStatistics(reader)
        definitions = AbbreviationDefinitionLookup(reader)
        guard request.ranking == .default, request.abbreviations == .on else { return }
        try visit(syntax)
    }

    private mutating func visit(_ syntax: QuerySyntax) throws(SearchEngineError) {
        switch syntax {
        case .term: try visit(run: [syntax])
        case .all(let parts):
            for run in parts.split(omittingEmptySubsequences: false, whereSeparator: { !Self.isPlain($0) }) {
                try visit(run: run)
            }
            for part in parts where !Self.isPlain(part) { try visit(part) }
        case .any(let parts): for part in parts { try visit(part) }
        case .required(let part), .weighted(let part, _): try visit(part)
        case .phrase, .near, .reference, .filter, .not: return
        }
    }

    private static func isPlain(_ syntax: QuerySyntax) -> Bool {
        guard case .term(let term) = syntax else { return false }
        return !term.isExact && !term.isPrefix
    }

    private mutating func visit(run: ArraySlice<QuerySyntax>) throws(SearchEngineError) {
        var starts: [Int] = []
        var tokens: [AbbreviationMention.Token] = []
        for part in run where Self.isPlain(part) {
            guard case .term(let term) = part else { continue }
            let own = queryWords.tokens(term.text)
            // Several words as one term are a phrase, and literal.
            guard own.allSatisfy({ $0.stretch == 0 }) else {
                try visit(tokens, starts)
                (starts, tokens) = ([], [])
                continue
            }
            for var token in own {
                token.stretch = starts.count
                tokens.append(token)
            }
            starts.append(term.source.range.lowerBound)
        }
        try visit(tokens, starts)
    }

    /// - Parameters:
    ///   - tokens: of terms side by side, each term a stretch.
    ///   - starts: where in the query each term starts.
    private mutating func visit(
        _ tokens: [AbbreviationMention.Token], _ starts: [Int]
    ) throws(SearchEngineError) {
        var start = 0
        while start < tokens.count {
            let found = try span(in: tokens, start..<tokens.count, limit: .max)
            if let found { spans[starts[tokens[start].stretch]] = found.span }
            start = found?.end ?? start + 1
        }
        if isScored { try addDefinitions(of: tokens) }
    }

    // MARK: Spans

    /// The span that starts with the first word of a range, with what stands in it, and the word behind it.
    ///
    /// - Parameter limit: the most words it may have.
    private mutating func span(
        in tokens: [AbbreviationMention.Token], _ range: Range<Int>, limit: Int
    ) throws(SearchEngineError) -> (span: Span, end: Int)? {
        guard
            let mention = AbbreviationMention.longest(
                in: tokens, at: range.lowerBound, limit: min(limit, range.count), marks: marks)
        else { return nil }
        let alternatives = try alternatives(for: mention, tokens)
        var parts: [Span.Part] = []
        var isNested = false
        var start = mention.words.lowerBound
        while start < mention.words.upperBound {
            let inner = try span(
                in: tokens, start..<mention.words.upperBound, limit: mention.words.count - 1)
            if let inner {
                parts.append(.span(inner.span))
                isNested = true
            } else if start == mention.words.lowerBound || tokens[start].stretch != tokens[start - 1].stretch {
                parts.append(.term)
            }
            start = inner?.end ?? start + 1
        }
        guard isNested || !alternatives.isEmpty else { return nil }
        let last = tokens[mention.words.upperBound - 1].stretch
        let span = Span(
            termCount: last - tokens[mention.words.lowerBound].stretch + 1, parts: parts, alternatives: alternatives)
        return (span, mention.words.upperBound)
    }

    private var marks: AbbreviationMention.Marks {
        switch accents {
        case .auto: .typed
        case .exact: .exact
        case .fold: .ignored
        }
    }

    private mutating func alternatives(
        for mention: AbbreviationMention, _ tokens: [AbbreviationMention.Token]
    ) throws(SearchEngineError) -> [Query] {
        let typed = try idf(tokens[mention.words].map(\.word))
        var known: Set<[AbbreviationForms.Word]> = []
        var alternatives: [Query] = []
        for form in mention.forms where form.entry.isPlain {
            let isShort = form.expansion == nil
            for other in isShort ? Self.expansions(of: form.entry) : [Self.searched(form.entry)].compactMap(\.self) {
                guard known.insert(other.words).inserted else { continue }
                let words = other.words.map { word($0, isExactly: form.entry.needsCapitals && !isShort) }
                let weight = isShort ? RankingWeights.expansion : RankingWeights.abbreviation
                guard let found = try alternative(words, for: mention.words.count, weight: weight, typed) else {
                    continue
                }
                alternatives.append(found)
                note(form.entry.short, form.expansion ?? other.text)
            }
        }
        return alternatives
    }

    /// The words as one query that weighs no more than what was typed; nil where one of them stands in no report.
    ///
    /// - Parameter count: of the words that were typed.
    private mutating func alternative(
        _ words: [Query.Word], for count: Int, weight: Double, _ typed: Double
    ) throws(SearchEngineError) -> Query? {
        for word in words {
            guard try statistics.frequency(word) > 0 else { return nil }
        }
        sought.append(.init(alternative: words, standsFor: count))
        let query: Query =
            words.count == 1
            ? .word(words[0], field: Schema.text)
            : .phrase(words, proximity: .phrase(slop: 0), field: Schema.text)
        return .weighted(query, weight * min(1, typed / (try statistics.idf(phrase: words))))
    }

    private static func expansions(of entry: Abbreviation) -> [(words: [AbbreviationForms.Word], text: String)] {
        entry.expansions.map { (AbbreviationForms.words(of: $0), $0) }
    }

    /// The words an abbreviation is found by; nil where in an index they cannot be told from an ordinary word.
    private static func searched(_ entry: Abbreviation) -> (words: [AbbreviationForms.Word], text: String)? {
        let form = AbbreviationForms.short(entry)
        if let whole = form.whole, !entry.needsCapitals { return ([whole], entry.short) }
        return entry.needsCapitals && form.words.count == 1 ? nil : (form.words, entry.short)
    }

    private func word(_ word: AbbreviationForms.Word, isExactly: Bool = false) -> Query.Word {
        Query.Word(exact: word.exact, unmarked: word.unmarked, accents: isExactly ? .exact : accents)
    }

    /// What words that were typed weigh together.
    private func idf(_ words: some Sequence<AbbreviationForms.Word>) throws(SearchEngineError) -> Double {
        var sum = 0.0
        for word in words { sum += try statistics.idf(self.word(word)) }
        return sum
    }

    private mutating func note(_ short: String, _ long: String) {
        let pair = SearchResults.Expansion(short: short, long: long)
        if !pairs.contains(pair) { pairs.append(pair) }
    }

    // MARK: Definitions

    /// Adds, for the words of a query that some report abbreviates, the abbreviation in the reports that do.
    private mutating func addDefinitions(of tokens: [AbbreviationMention.Token]) throws(SearchEngineError) {
        let words = tokens.prefix(Self.mostDefinedWords).map(\.word)
        guard words.count > 1, !definitions.isEmpty else { return }
        for start in words.indices.dropLast() {
            for found in try definitions.starting(with: words[start...].prefix(Self.longestDefinition), marks: marks) {
                let short = word(found.short)
                // Where the registry knows it, it counts in every report.
                guard !sought.contains(where: { $0.words == [short] }) else { continue }
                let typed = try idf(words[start..<start + found.wordCount])
                let own = try statistics.idf(short)
                preferred.append(
                    .weighted(
                        .given(
                            .word(short, field: Schema.text), .keyword(found.key, field: ReportSchema.definition)),
                        RankingWeights.definition * min(1, typed / own)))
                sought.append(.init(alternative: [short], standsFor: found.wordCount))
            }
        }
    }
}
