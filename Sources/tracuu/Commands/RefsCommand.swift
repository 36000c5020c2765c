internal import ArgumentParser
private import Reports

extension GraphWriter.Format: ExpressibleByArgument {}

struct RefsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "refs", abstract: "List the documents that reports cite, with counts.",
        discussion: """
            Each document is listed by itself: those of one number apart by province, term and date. Filters and a \
            query say which reports count.

            Examples:
              tracuu refs --min-count 10 --sort reports
              tracuu refs --by province,year --format csv > table.csv
              tracuu refs --with 22-NQ/TW
              tracuu refs --province 'Lai Châu' --graph graphml > graph.graphml
            """)

    enum Order: String, ExpressibleByArgument, CaseIterable { case key, reports }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions

    @Option(help: "Documents that so many reports cite, or more.")
    var minCount = 1

    @Option(help: "A table instead: reports by province, year or province,year.")
    var by: String?

    @Option(help: "Documents cited together with the one of this number.")
    var with: String?

    @Option(help: "The graph of citations instead, as graphml or dot.")
    var graph: GraphWriter.Format?

    @Flag(help: "One entry for all documents of a number and body, whatever province and term.")
    var families = false

    @Option(help: "The order: key, or reports (most cited first; keeps the list in memory).")
    var sort = Order.key

    @Option(name: [.customShort("n"), .long], help: "So many documents (0 for all).")
    var limit = 0

    @Argument(help: "Which reports count; without a query and filters all of them.")
    var query: [String] = []

    func validate() throws {
        guard limit >= 0, minCount >= 0 else { throw ValidationError("'--limit' or '--min-count' is out of range.") }
        if graph != nil, by != nil || families || limit > 0 || sort != .key {
            throw ValidationError("'--graph' goes with none of '--by', '--families', '--limit' and '--sort'.")
        }
        if graph != nil, format.chosen != .human {
            throw ValidationError("'--graph' names its own format; leave '--format' out.")
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let cells = try by.map { (text) throws(CommandFailure) in
            guard let cells = DocumentTable.Cells(text) else {
                throw CommandFailure(.usage, Wording.noTable.text(console.language, DisplayText.oneLine(text)))
            }
            return cells
        }
        if let with, !DocumentQuestion(with).isNumber {
            let number = DisplayText.oneLine(with)
            throw CommandFailure(.usage, Wording.noDocumentNumber.text(console.language, number))
        }
        try format.check("refs", [.human, .json, .jsonl, .tsv, .csv], console.language)
        let run = DocumentRun(
            index: try index.open(console), path: index.path, renderer: format.renderer(console.language),
            console: console)
        if let graph { return try run.graph(request, graph) }
        return try run.list(request, cells: cells, byReports: sort == .reports, limit: limit == 0 ? nil : limit)
    }

    private var request: DocumentListRequest {
        var request = DocumentListRequest()
        request.reports = filter.request(query)
        // A type says which documents are listed, whatever else their reports cite.
        request.types = filter.reftype
        request.reports.filters.referenceTypes = []
        request.with = with
        request.minimumReports = minCount
        request.isByFamily = families
        return request
    }
}
