/// The reports a search shows, and what is said of it.
public struct SearchResults: Sendable {
    /// A report that was found.
    public struct Hit: Sendable {
        /// From 1, over all pages; reports that another hit stands for have none.
        public var rank: Int
        public var score: Double
        public var report: Report
        public var snippets: [Snippet]
        /// Whether a word of the query stands in it in the query's own spelling.
        public var isExactSpelling: Bool
        /// How many other reports of the index it stands for, being nearly the same: under
        /// ``SearchRequest/Duplicates/group``; else 0.
        public var duplicates = 0
        /// How the score comes about, where the request asks for it.
        public var explanation: ReportExplanation.Part?

        package init(rank: Int, score: Double, report: Report, snippets: [Snippet], isExactSpelling: Bool) {
            self.rank = rank
            self.score = score
            self.report = report
            self.snippets = snippets
            self.isExactSpelling = isExactSpelling
        }
    }

    /// Something the user should know of how the request was read or answered.
    public enum Note: Hashable, Sendable {
        /// The query was not read as it seems to be meant: code, range in Unicode scalars and text concerned.
        case syntax(code: String, range: Range<Int>, text: String)
        /// No report has all the words; these have some of them.
        case partialMatches
        /// A name of no province, and the name nearest to it; nothing matches it.
        case unknownProvince(String, near: String?)
        /// A name of no district of the years 2017 to 2025, and the name nearest to it.
        case unknownDistrict(String, near: String?)
        /// A name that means different areas before and after 1 July 2025, and which was taken.
        case mergedProvince(name: String, members: [String])
        /// A unit of earlier times, taken as the provinces on its ground.
        case historicUnit(name: String, successors: [String])
        /// A text that is no date; nothing matches it.
        case unknownDate(String)
        /// A text that is no reference; it was searched as words.
        case unknownReference(String)
        /// Documents of several provinces or terms bear the number that was asked for; how many.
        case severalDocuments(reference: String, count: Int)
        /// A document that was asked for is found under its other name too: a plenum's resolution and its number.
        case sameDocument(reference: String, found: String)
        /// Abbreviations were looked for in full too, or words in full as abbreviations.
        case expanded([Expansion])
        /// Words of the query stand in no report; this query has words that do. It was not searched for.
        case suggestion(query: String)
        /// Prefix, slop or weight where they have no meaning.
        case ignored(String)
        /// A value that a field of few values has not, and those it has; nothing matches it.
        case unknownValue(String, field: String, choices: [String])
        /// A range that ends before it begins; nothing matches it.
        case emptyRange(String)

        /// The value that means nothing, or what else is refused under strict reading; nil where nothing is.
        package var fault: String? {
            switch self {
            case .unknownProvince(let text, _), .unknownDistrict(let text, _), .unknownDate(let text),
                .unknownReference(let text), .ignored(let text), .unknownValue(let text, _, _), .emptyRange(let text):
                text
            case .syntax, .partialMatches, .mergedProvince, .historicUnit, .severalDocuments, .sameDocument, .expanded,
                .suggestion:
                nil
            }
        }
    }

    /// An abbreviation and what it was taken for.
    public struct Expansion: Hashable, Sendable {
        public var short: String
        public var long: String

        public init(short: String, long: String) {
            self.short = short
            self.long = long
        }
    }

    public var hits: [Hit]
    /// How many reports match, whether or not another stands for them.
    public var total: Int
    /// Reports that would match but have no date, or no known province, where a filter asks for one.
    public var undatedExcluded: Int
    public var unknownProvinceExcluded: Int
    /// From the request to the ranked IDs, without snippets.
    public var microseconds: Double
    public var revision: UInt64
    public var notes: [Note]

    package init(
        hits: [Hit], total: Int, undatedExcluded: Int, unknownProvinceExcluded: Int, microseconds: Double,
        revision: UInt64, notes: [Note]
    ) {
        self.hits = hits
        self.total = total
        self.undatedExcluded = undatedExcluded
        self.unknownProvinceExcluded = unknownProvinceExcluded
        self.microseconds = microseconds
        self.revision = revision
        self.notes = notes
    }
}

/// A piece of a report around what matched, in its own spelling.
public struct Snippet: Hashable, Sendable {
    public var text: String
    /// Byte ranges into the UTF-8 of `text`, ascending and disjoint.
    public var matches: [Range<Int>]
    /// The number of the report's line that `text` starts in, from 1; nil where that is not known.
    public var line: Int?
    /// What it stands in: a caption says nothing that the report itself says. Nil where that is not known.
    public var kind: Report.Passage.Kind?
    /// Whether `text` is whole lines of the report, as ``SearchRequest/context`` asks for; else its line ends are spaces.
    public var isWholeLines: Bool

    package init(
        text: String, matches: [Range<Int>], line: Int? = nil, kind: Report.Passage.Kind? = nil,
        isWholeLines: Bool = false
    ) {
        self.isWholeLines = isWholeLines
        self.text = text
        self.matches = matches
        self.line = line
        self.kind = kind
    }
}
