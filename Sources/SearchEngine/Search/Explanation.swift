/// How the score of one document comes about: the tree of the query, with what each part adds.
///
/// The leaves hold the very numbers that are summed to the score, in that order. The value of every explanation is the
/// sum of the leaves below it, from the first to the last; that of the root is the score, exactly.
package struct Explanation: Equatable, Sendable {
    /// What is explained.
    package enum Subject: Equatable, Sendable {
        /// The query, or a part of it.
        case query(Query)
        /// One spelling of the word above.
        case spelling(Query.Word.Spelling)
        /// The pair above, with these unmarked keys.
        case pair([UInt8], [UInt8])
        /// The phrase, or what counts on a condition, as a whole.
        case whole
        /// Any of these values.
        case keywords(Query.KeywordTier)
        /// Words of the query within one stretch of the text.
        case nearness([Query.Word])
        /// The query, and what is added to the best documents.
        case sum
    }

    /// What a leaf's value is worked out from: see ``BM25/part(weight:frequency:norm:)``.
    package struct Formula: Equatable, Sendable {
        package var idf: Double
        /// All weights but the idf, multiplied.
        package var weight: Double
        /// Nil for what is only there or not: its value is idf · weight.
        package var occurrences: Occurrences?
    }

    package struct Occurrences: Equatable, Sendable {
        /// How often it stands in the document.
        package var frequency: Int
        /// Positions of the document's text.
        package var length: Int
        /// What stands beside the frequency below the line.
        package var norm: Double
    }

    package var subject: Subject
    package var matches: Bool
    package var value: Double
    /// Of a leaf that is worked out by a formula.
    package var formula: Formula?
    package var parts: [Explanation]

    init(
        _ subject: Subject, matches: Bool, value: Double, formula: Formula? = nil, parts: [Explanation] = []
    ) {
        self.subject = subject
        self.matches = matches
        self.value = value
        self.formula = formula
        self.parts = parts
    }

    /// Of a document that does not match, the first condition that fails, in the order of the query; nil of one that
    /// matches. Alternatives fail as one condition, and so does a filter.
    package var firstFailure: Explanation? {
        guard !matches else { return nil }
        switch subject {
        case .query(.and): return parts.first { !$0.matches }?.firstFailure
        case .query(.or) where parts.count == 1: return parts.first?.firstFailure
        case .query(.preferring), .query(.weighted): return parts.first?.firstFailure
        default: return self
        }
    }
}
