internal import ArgumentParser
private import Reports

extension GraphWriter.Format: ExpressibleByArgument {}

struct RefsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "refs", .refs, more: .refsMore, examples: "tracuu refs --min-count 10 --sort reports",
        "tracuu refs --by province,year --format csv > table.csv", "tracuu refs --with 22-NQ/TW",
        "tracuu refs --province 'Lai Châu' --graph graphml > graph.graphml")

    enum Order: String, ExpressibleByArgument, CaseIterable { case key, reports }

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions

    @Option(help: .text(.minCount))
    var minCount = 1

    @Option(help: .text(.by), completion: .list(["province", "year", "province,year"]))
    var by: String?

    @Option(help: .text(.with), completion: .references)
    var with: String?

    @Option(help: .text(.graph))
    var graph: GraphWriter.Format?

    @Flag(help: .text(.families))
    var families = false

    @Option(help: .text(.refsSort))
    var sort = Order.key

    @Option(name: [.customShort("n", allowingJoined: true), .long], help: .text(.refsLimit))
    var limit = 0

    @Argument(help: .text(.countedArgument))
    var query: [String] = []

    func validate() throws {
        guard limit >= 0, minCount >= 0 else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--limit, --min-count", "0 …"))
        }
        if graph != nil, by != nil || families || limit > 0 || sort != .key {
            throw ValidationError(Wording.graphAlone.text(.spoken, "--by, --families, --limit, --sort"))
        }
        if graph != nil, global.chosen != .human {
            throw ValidationError(Wording.graphAlone.text(.spoken, "--format, --json"))
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
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
        let run = DocumentRun(
            index: try global.open(console), path: global.path, renderer: global.renderer(console.language),
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
