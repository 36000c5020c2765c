internal import ArgumentParser
private import Reports

struct SearchCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "search", .search, examples: "tracuu search 'kiểm tra đảng viên'",
        "tracuu search 07-NQ/TU --province 'Lai Châu' --year 2023", "tracuu search --ref 22-NQ/TW --sort=-date --json",
        "tracuu search 'nông thôn mới' --facet province --facet year:20")

    static let formats = SearchInvocation.Action.search.formats

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions
    @OptionGroup(title: HelpText.results.text()) var page: PageOptions
    @OptionGroup(title: HelpText.counts.text()) var facets: FacetOptions
    @OptionGroup(title: HelpText.batch.text()) var batch: BatchFileOptions

    @Argument(help: .text(.queryArgument))
    var query: [String] = []

    var invocation: SearchInvocation {
        var invocation = SearchInvocation(.search)
        global.apply(to: &invocation)
        invocation.request = filter.request(query)
        page.apply(to: &invocation.request)
        invocation.facets = facets.choices
        batch.apply(to: &invocation)
        return invocation
    }

    func run(_ console: Console) throws -> ExitStatus { try invocation.run(console) }
}
