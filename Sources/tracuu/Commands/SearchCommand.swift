internal import ArgumentParser
private import Reports

struct SearchCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search for reports, the best first.",
        discussion: """
            Examples:
              tracuu search 'kiểm tra đảng viên'
              tracuu search 07-NQ/TU --province 'Lai Châu' --year 2023
              tracuu search --ref 22-NQ/TW --sort=-date --json
              tracuu search 'nông thôn mới' --facet province --facet year:20
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions
    @OptionGroup(title: "Results") var page: PageOptions
    @OptionGroup(title: "Counts") var facets: FacetOptions
    @OptionGroup(title: "Batch") var batch: BatchFileOptions

    @Argument(help: "The query. Single quotes keep it from the shell.")
    var query: [String] = []

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        var request = filter.request(query)
        page.apply(to: &request)
        let queries = try batch.queries(console.language)
        guard queries != nil || !request.isEmpty else {
            throw CommandFailure(.usage, Wording.noQuery.text(console.language))
        }
        let run = SearchRun(
            index: try index.open(console), path: index.path, renderer: format.renderer(console.language),
            console: console, facets: facets.fields)
        guard let queries else { return try run.search(request, isTimed: batch.timing) }
        return try run.search(queries, like: request, batch.repetition)
    }
}
