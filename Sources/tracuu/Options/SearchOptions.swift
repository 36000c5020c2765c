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
    @Option(help: .text(.province), completion: .provinces)
    var province: [String] = []

    @Option(help: .text(.province34), completion: .provinces34)
    var province34: [String] = []

    @Option(help: .text(.from))
    var from: String?

    @Option(help: .text(.to))
    var to: String?

    @Option(help: .text(.year))
    var year: [String] = []

    @Flag(help: .text(.imprecise))
    var imprecise = false

    @Option(help: .text(.refOption), completion: .references)
    var ref: [String] = []

    @Option(help: .text(.reftype), completion: .referenceTypes)
    var reftype: [String] = []

    @Option(help: .text(.match))
    var match = SearchRequest.Match.auto

    @Option(help: .text(.accents))
    var accents = SearchRequest.Accents.auto

    @Option(help: .text(.abbreviations))
    var abbreviations = SearchRequest.Abbreviations.on

    @Flag(help: .text(.strict))
    var strict = false

    func validate() throws {
        guard let text = request([]).filters.unreadableDate else { return }
        throw ValidationError(Wording.unreadableDate.text(.spoken, DisplayText.oneLine(text)))
    }

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

    @Option(name: [.customShort("n", allowingJoined: true), .long], help: .text(.limit))
    var limit = 10

    @Option(help: .text(.offset))
    var offset = 0

    @OptionGroup var order: OrderOptions

    @Option(help: .text(.snippets))
    var snippets = 1

    @Option(help: .text(.context))
    var context: Int?

    @Option(help: .text(.dupesOption))
    var dupes: SearchRequest.Duplicates?

    @Flag(help: .text(.explainOption))
    var explain = false

    func validate() throws {
        for (name, value, range) in [
            ("--limit", limit, Self.limits), ("--offset", offset, Self.offsets),
            ("--snippets", snippets, Self.snippetCounts), ("--context", context ?? 0, Self.contexts),
        ] where !range.contains(value) {
            throw ValidationError(Wording.outOfRange.text(.spoken, name, "0 … \(range.upperBound)"))
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
    @Option(parsing: .unconditional, help: .text(.sort))
    var sort = SearchRequest.Sort.score

    @Option(help: .text(.rank))
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
            // A stretch of time is whole, or says nothing of how much there was when.
            limit = field.isTime ? nil : Self.limit
            guard parts.count == 2 else { return }
            guard let count = Int(parts[1]), count >= 0 else { return nil }
            limit = count == 0 ? nil : count
        }

        static let allValueStrings = FacetField.allCases.map(\.rawValue)
    }

    @Option(help: .text(.facet), completion: .list(Choice.allValueStrings))
    var facet: [Choice] = []

    var choices: [SearchInvocation.FacetChoice] { facet.map { .init(field: $0.field, limit: $0.limit) } }
}

/// Many queries from one file.
struct BatchFileOptions: ParsableArguments {
    @Option(help: .text(.batchFile), completion: .file())
    var batch: String?

    @Option(help: .text(.repetitions))
    var `repeat` = 1

    @Flag(help: .text(.timing))
    var timing = false

    func validate() throws {
        guard (1...1_000_000).contains(`repeat`) else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--repeat", "1 … 1000000"))
        }
    }

    func apply(to invocation: inout SearchInvocation) {
        invocation.batch = batch
        invocation.repetitions = `repeat`
        invocation.isTimed = timing
    }
}
