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

    var invocation: SearchInvocation {
        var invocation = SearchInvocation(.search)
        global.apply(to: &invocation)
        invocation.index = index.index
        format.apply(to: &invocation)
        invocation.request = filter.request(query)
        page.apply(to: &invocation.request)
        invocation.facets = facets.choices
        batch.apply(to: &invocation)
        return invocation
    }

    func run(_ console: Console) throws -> ExitStatus { try invocation.run(console) }
}
