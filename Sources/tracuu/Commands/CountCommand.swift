internal import ArgumentParser
private import Reports

struct CountCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "count", .count, examples: "tracuu count 'kiểm tra đảng viên' --year 2023",
        "tracuu count --batch queries.tsv --format tsv")

    static let formats = SearchInvocation.Action.count.formats

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions
    @OptionGroup(title: HelpText.batch.text()) var batch: BatchFileOptions

    @Argument(help: .text(.queryArgument))
    var query: [String] = []

    var invocation: SearchInvocation {
        var invocation = SearchInvocation(.count)
        global.apply(to: &invocation)
        invocation.request = filter.request(query)
        batch.apply(to: &invocation)
        return invocation
    }

    func run(_ console: Console) throws -> ExitStatus { try invocation.run(console) }
}
