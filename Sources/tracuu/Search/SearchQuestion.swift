/// What is asked of an index: a query, conditions beside it, and how the answer is to be made.
package struct SearchQuestion: Equatable, Sendable {
    package enum Sort: String, CaseIterable, Sendable {
        case score
        case oldestFirst = "date"
        case newestFirst = "-date"
    }

    package enum Match: String, CaseIterable, Sendable { case auto, all, any }
    package enum Accents: String, CaseIterable, Sendable { case auto, exact, fold }

    package enum Rank: String, CaseIterable, Sendable {
        /// The best ranking there is.
        case `default`
        /// Plain BM25 over the words, the yardstick.
        case bm25
    }

    /// Conditions given as options. Values of one list are alternatives; the lists all hold.
    package struct Filters: Equatable, Sendable {
        package var provinces: [String] = []
        package var provinces34: [String] = []
        package var from: String?
        package var to: String?
        package var years: [String] = []
        package var references: [String] = []
        package var referenceTypes: [String] = []

        package init() {}

        package var isEmpty: Bool { self == Filters() }
    }

    package var query: String
    package var filters = Filters()
    package var limit = 10
    package var offset = 0
    package var sort = Sort.score
    package var match = Match.auto
    package var accents = Accents.auto
    package var rank = Rank.default
    /// Snippets a hit.
    package var snippets = 1
    /// Whether a fault in the query is an error.
    package var isStrict = false

    package init(query: String = "") { self.query = query }

    /// Whether there is nothing in it that a report could match.
    package var isEmpty: Bool { filters.isEmpty && query.allSatisfy(\.isWhitespace) }
}
