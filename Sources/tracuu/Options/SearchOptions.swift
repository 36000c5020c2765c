public import ArgumentParser
public import Reports

extension SearchRequest.Sort: ExpressibleByArgument {}
extension SearchRequest.Match: ExpressibleByArgument {}
extension SearchRequest.Accents: ExpressibleByArgument {}
extension SearchRequest.Abbreviations: ExpressibleByArgument {}
extension SearchRequest.Duplicates: ExpressibleByArgument {}
extension SearchRequest.Ranking: ExpressibleByArgument {}

/// Which reports a query may match, beside its words.
struct FilterOptions: ParsableArguments {
    @Option(help: "A province by its name before 1 July 2025; may be repeated.")
    var province: [String] = []

    @Option(help: "A province by its name since 1 July 2025; may be repeated.")
    var province34: [String] = []

    @Option(help: "The first day: 2023, 2023-04, 2023-04-30, 30/4/2023 …")
    var from: String?

    @Option(help: "The last day.")
    var to: String?

    @Option(help: "A year; may be repeated.")
    var year: [String] = []

    @Flag(help: "Dates: also reports that may be of the time and need not be.")
    var imprecise = false

    @Option(help: "A document's number, such as 07-NQ/TU; may be repeated.")
    var ref: [String] = []

    @Option(help: "A document type's code, such as NQ; may be repeated.")
    var reftype: [String] = []

    @Option(help: "Which words must be there: auto, all or any.")
    var match = SearchRequest.Match.auto

    @Option(help: "How marks count: auto, exact or fold.")
    var accents = SearchRequest.Accents.auto

    @Option(help: "Whether abbreviations and what they stand for find each other: on or off.")
    var abbreviations = SearchRequest.Abbreviations.on

    @Flag(help: "A fault in the query is an error.")
    var strict = false

    func request(_ words: [String]) -> SearchRequest {
        var request = SearchRequest(words.joined(separator: " "))
        request.filters.provinces = province
        request.filters.provinces34 = province34
        request.filters.from = from
        request.filters.to = to
        request.filters.years = year
        request.filters.includesImprecise = imprecise
        request.filters.references = ref
        request.filters.referenceTypes = reftype
        request.match = match
        request.accents = accents
        request.abbreviations = abbreviations
        request.isStrict = strict
        return request
    }
}

/// Which of the hits are shown, and how.
struct PageOptions: ParsableArguments {
    static let limits = 0...1_000_000
    static let offsets = 0...100_000_000
    static let snippetCounts = 0...20
    static let contexts = 0...100

    @Option(name: [.customShort("n"), .long], help: "So many hits.")
    var limit = 10

    @Option(help: "Leave out so many hits first.")
    var offset = 0

    @OptionGroup var order: OrderOptions

    @Option(help: "So many snippets a hit.")
    var snippets = 1

    @Option(help: "Show whole lines, numbered, with so many on either side.")
    var context: Int?

    @Option(
        help: """
            Near-duplicates: group (one hit for all, which says how many there are), show (each), hide (one, and \
            nothing is said); show under '--rank bm25' and '--format trec', elsewhere group.
            """)
    var dupes: SearchRequest.Duplicates?

    @Flag(help: "Under each hit, how its score comes about.")
    var explain = false

    func validate() throws {
        guard Self.limits.contains(limit), Self.offsets.contains(offset), Self.snippetCounts.contains(snippets),
            Self.contexts.contains(context ?? 0)
        else {
            throw ValidationError("'--limit', '--offset', '--snippets' or '--context' is out of range.")
        }
    }

    func apply(to request: inout SearchRequest) {
        request.limit = limit
        request.offset = offset
        order.apply(to: &request)
        request.snippets = snippets
        request.context = context
        request.duplicates = dupes
        request.isExplained = explain
    }
}

/// In which order the hits come.
struct OrderOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "The order: score, date or -date (newest first).")
    var sort = SearchRequest.Sort.score

    @Option(help: "The ranking: default, or bm25 as a yardstick.")
    var rank = SearchRequest.Ranking.default

    func apply(to request: inout SearchRequest) {
        request.sort = sort
        request.ranking = rank
    }
}

/// Counts by value beside the hits.
struct FacetOptions: ParsableArguments {
    /// `province`, `reference:5`.
    struct Choice: ExpressibleByArgument {
        static let limit = 10

        var field: FacetField
        var limit: Int?

        init?(argument: String) {
            let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let field = FacetField(named: String(parts[0])) else { return nil }
            self.field = field
            limit = Self.limit
            guard parts.count == 2 else { return }
            guard let count = Int(parts[1]), count >= 0 else { return nil }
            limit = count == 0 ? nil : count
        }

        static let defaultCompletionKind = CompletionKind.list(FacetField.allCases.map(\.rawValue))
    }

    @Option(
        help: """
            Count all matches by FIELD[:N], the N most frequent values (10; 0 for all); may be repeated. Fields: \
            province, province34, district, year, month, reference, reftype, source.
            """)
    var facet: [Choice] = []

    var choices: [SearchInvocation.FacetChoice] { facet.map { .init(field: $0.field, limit: $0.limit) } }
}

/// Many queries from one file.
struct BatchFileOptions: ParsableArguments {
    @Option(help: "Answer the queries of a file, one 'id<TAB>query' a line; '-' is standard input.")
    var batch: String?

    @Option(help: "Run the whole file so many times and print once.")
    var `repeat` = 1

    @Flag(help: "Add to each answer how long it took.")
    var timing = false

    func validate() throws {
        guard (1...1_000_000).contains(`repeat`) else { throw ValidationError("'--repeat' is out of range.") }
    }

    func apply(to invocation: inout SearchInvocation) {
        invocation.batch = batch
        invocation.repetitions = `repeat`
        invocation.isTimed = timing
    }
}
