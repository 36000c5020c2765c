internal import SearchEngine

/// How the score of a report comes about, or why a report does not match.
public struct ReportExplanation: Equatable, Sendable {
    /// A number of the score, or a sum of such numbers; or a condition, which adds nothing.
    ///
    /// The leaves are the very numbers that are summed to the score, in that order: the value of every part is the sum
    /// of the leaves below it from the first to the last, and that of the whole is the score, exactly.
    public struct Part: Equatable, Sendable {
        public enum Kind: String, CaseIterable, Sendable {
            /// What its parts add up to.
            case sum
            /// All of its parts must match.
            case all
            /// One of its parts must match.
            case any
            /// What ``Part/text`` says must not be there.
            case not
            /// A condition on a field.
            case filter
            /// A word, in whatever spellings count for it.
            case word
            /// The word above as it was typed.
            case typed
            /// The word above in any spelling; ``Part/forms`` says which ones the report has.
            case anySpelling = "any-spelling"
            /// The word above written without marks.
            case unmarked
            /// The word above in its other spelling with `i` or `y`.
            case variant
            /// The word above, which was typed without marks, where it stands without marks.
            case ownSpelling = "own-spelling"
            /// The word above in title or kicker.
            case title
            /// The word above in the lead.
            case lead
            case phrase
            /// Words no further apart than was asked for.
            case near
            /// An abbreviation that the report itself explains by words of the query.
            case defined
            /// Two words of the query side by side, whatever their marks.
            case pair
            /// Words of the query within one stretch of the text.
            case nearness
            /// Words that begin so.
            case prefix
            /// A document's number.
            case reference
            /// Nothing can match: the value of a filter means nothing.
            case nothing
            /// Every report matches.
            case everything
        }

        /// What a value is worked out from.
        public struct Formula: Equatable, Sendable {
            /// The inverse document frequency.
            public var idf: Double
            /// What all weights come to.
            public var weight: Double
            /// How often it stands in the report; nil for what is only there or not, and worth idf · weight.
            public var frequency: Int?
            /// The length of the report's text, in positions.
            public var length: Int?
            /// What stands beside the frequency below the line of BM25.
            public var norm: Double?

            package init(
                idf: Double, weight: Double, frequency: Int? = nil, length: Int? = nil, norm: Double? = nil
            ) {
                self.idf = idf
                self.weight = weight
                self.frequency = frequency
                self.length = length
                self.norm = norm
            }
        }

        public var kind: Kind
        /// In the query language, words as they were typed; empty for ``Kind/sum``, ``Kind/all`` and what matches all or
        /// nothing.
        public var text: String
        /// Whether the report has it.
        public var matches: Bool
        public var value: Double
        /// Of a leaf, but for ``Kind/nearness``.
        public var formula: Formula?
        /// How the report spells it, the most frequent form first, in lower case; four at most.
        public var forms: [String]
        public var parts: [Part]

        package init(
            _ kind: Kind, _ text: String = "", matches: Bool = true, value: Double = 0, formula: Formula? = nil,
            forms: [String] = [], parts: [Part] = []
        ) {
            self.kind = kind
            self.text = text
            self.matches = matches
            self.value = value
            self.formula = formula
            self.forms = forms
            self.parts = parts
        }
    }

    /// What a condition that fails would have to be for the report to meet it.
    public struct Change: Equatable, Sendable {
        /// In the query language, options as the fields they are.
        public var from: String
        /// Nil: it would have to be left out.
        public var to: String?

        package init(from: String, to: String?) {
            self.from = from
            self.to = to
        }
    }

    /// The rank of a report is known up to this.
    public static let mostRanked = Nearness.candidates

    /// The report's.
    public var id: String
    /// Nil where the report does not match.
    public var score: Double?
    /// From 1, in the order asked for; nil where the report is none of the first
    /// ``mostRanked``.
    public var rank: Int?
    /// Where the report does not match: what each part would add.
    public var tree: Part
    /// Where the report does not match, the first condition that fails.
    public var failed: Part?
    /// Where the report does not match, the nearest request that it does match, by what is other in it; none where
    /// nothing of the request would be left, nor anything like it do.
    public var changes: [Change]
    /// As those of a search.
    public var notes: [SearchResults.Note]

    public var matches: Bool { failed == nil }

    package init(
        id: String, score: Double?, rank: Int?, tree: Part, failed: Part?, changes: [Change] = [],
        notes: [SearchResults.Note]
    ) {
        self.id = id
        self.score = score
        self.rank = rank
        self.tree = tree
        self.failed = failed
        self.changes = changes
        self.notes = notes
    }
}

extension ReportIndex {
    /// How the score of a report comes about, or why the report does not match; nil where there is no such report.
    ///
    /// The answer is to the request as ``search(_:)`` answers it: where no report has all of the words and some have
    /// part of them, it tells of these (see ``SearchResults/Note/partialMatches``).
    ///
    /// Its rank is that among all reports: near-duplicates count one by one.
    ///
    /// - Complexity: that of a search.
    public func explain(_ request: SearchRequest, id: String) throws(ReportIndexError) -> ReportExplanation? {
        let question = try question(request)
        var first = request
        first.limit = ReportExplanation.mostRanked
        first.offset = 0
        first.duplicates = .show
        let found = try ReportIndexError.translating { () throws(SearchEngineError) -> Found? in
            guard let (segment, doc) = try reader.document(id: id) else { return nil }
            let hits = try question.search(first, reader).hits
            let rank = hits.firstIndex { $0.segment == segment && $0.doc == doc }
            let report = try report(segment, doc)
            let explanation = try question.explain(request, segment: segment, doc: doc, rank: rank, reader)
            let nearest = NearestChange(
                request: request, words: words, reader: reader, report: report, segment: segment, doc: doc)
            return Found(
                report: report, rank: rank, explanation: explanation,
                changes: explanation.matches ? [] : try question.changes(nearest),
                notes: try question.notes + question.suggestion(reader))
        }
        guard let found else { return nil }
        let builder = try ReportExplanationBuilder(clauses(request, question), found.report)
        return ReportExplanation(
            id: id, score: found.explanation.matches ? found.explanation.value : nil, rank: found.rank.map { $0 + 1 },
            tree: builder.part(found.explanation), failed: found.explanation.firstFailure.map(builder.part),
            changes: found.changes, notes: found.notes)
    }

    private struct Found {
        var report: Report
        var rank: Int?
        var explanation: Explanation
        var changes: [ReportExplanation.Change]
        var notes: [SearchResults.Note]
    }

    func explanation(
        of hit: Hit, at place: Int, _ report: Report, _ request: SearchRequest, _ question: Question
    ) throws(ReportIndexError) -> ReportExplanation.Part {
        let explanation = try ReportIndexError.translating { () throws(SearchEngineError) in
            try question.explain(request, segment: hit.segment, doc: hit.doc, rank: place, reader)
        }
        return try ReportExplanationBuilder(clauses(request, question), report).part(explanation)
    }

    private func clauses(_ request: SearchRequest, _ question: Question) -> ClauseTexts {
        ClauseTexts(
            typed: ([request.query] + request.conditions).flatMap { words.surfaces($0) },
            exactly: question.exactKeys, references: question.referenceTexts, values: question.valueTexts)
    }
}
