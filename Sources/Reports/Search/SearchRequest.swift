/// What is asked of an index: a query, conditions beside it, and how the answer is to be made.
public struct SearchRequest: Equatable, Sendable {
    public enum Sort: String, CaseIterable, Sendable {
        case score
        case oldestFirst = "date"
        case newestFirst = "-date"
    }

    /// Which of the words a report must have.
    public enum Match: String, CaseIterable, Sendable {
        /// All; where no report has all, any.
        case auto
        case all
        case any
    }

    /// Which spellings of a word count.
    public enum Accents: String, CaseIterable, Sendable {
        /// A marked word matches itself, and weaker its unmarked spelling; an unmarked word matches every spelling.
        case auto
        case exact
        case fold
    }

    /// Whether abbreviations are taken for what they stand for, and the other way round, under the default ranking.
    public enum Abbreviations: String, CaseIterable, Sendable {
        case on
        case off
    }

    /// What becomes of reports that are nearly the same, see ``DuplicateGroup``.
    public enum Duplicates: String, CaseIterable, Sendable {
        /// Of each group the first report, in the order asked for, is a hit, which says how many others there are.
        case group
        /// Each is a hit.
        case show
        /// Of each group the first report is a hit, and nothing is said of the others.
        case hide
    }

    public enum Ranking: String, CaseIterable, Sendable {
        /// The best ranking there is.
        case `default`
        /// Plain BM25 over the words of title and text as one field.
        case bm25
    }

    /// Conditions beside the query. Values of one list are alternatives; the lists all hold.
    public struct Filters: Equatable, Sendable {
        /// Provinces as of before 1 July 2025, by any of their names.
        public var provinces: [String] = []
        /// Provinces since.
        public var provinces34: [String] = []
        /// Dates as in the query language; both ends are inclusive.
        public var from: String?
        public var to: String?
        public var years: [String] = []
        /// Whether conditions on dates take in reports that may be of the time and need not be: a date known by its
        /// year alone, and a page's clock, before which the report appeared (see ``ReportDate/earliest``).
        public var includesImprecise = false
        public var references: [String] = []
        public var referenceTypes: [String] = []

        public init() {}

        /// The first date in it that is none.
        package var unreadableDate: String? {
            let periods = years.filter { ReportSchema.key($0) != ReportSchema.unknown }
            return ([from, to].compactMap(\.self) + periods).first { !DateExpression.isValid($0) }
        }

        /// Whether there is no condition in it.
        public var isEmpty: Bool {
            var none = Filters()
            none.includesImprecise = includesImprecise
            return self == none
        }
    }

    public var query: String
    /// Queries that all hold beside the query, under any match: what a search was narrowed by.
    public var conditions: [String] = []
    public var filters = Filters()
    public var limit = 10
    public var offset = 0
    public var sort = Sort.score
    public var match = Match.auto
    public var accents = Accents.auto
    public var abbreviations = Abbreviations.on
    public var ranking = Ranking.default
    /// Nil: ``Duplicates/group``, but under ``Ranking/bm25``, by which rankings are measured, ``Duplicates/show``.
    public var duplicates: Duplicates?
    /// Snippets a hit.
    public var snippets = 1
    /// A snippet is the whole lines of what matched with so many lines on either side; nil: the words around it.
    public var context: Int?
    /// Whether a fault in the query is an error.
    public var isStrict = false
    /// Whether each hit says how its score comes about.
    public var isExplained = false

    public init(_ query: String = "") { self.query = query }

    /// What becomes of near-duplicates in the end.
    var treatmentOfDuplicates: Duplicates { duplicates ?? (ranking == .bm25 ? .show : .group) }

    /// Whether there is nothing in it that a report could match.
    public var isEmpty: Bool {
        filters.isEmpty && query.allSatisfy(\.isWhitespace)
            && conditions.allSatisfy { $0.allSatisfy(\.isWhitespace) }
    }
}
