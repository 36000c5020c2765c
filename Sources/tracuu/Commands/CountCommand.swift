internal import ArgumentParser
private import Reports

struct CountCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Print how many reports match.",
        discussion: "Example: tracuu count 'kiểm tra đảng viên' --year 2023")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions
    @OptionGroup(title: "Batch") var batch: BatchFileOptions

    @Argument(help: "The query. Single quotes keep it from the shell.")
    var query: [String] = []

    var invocation: SearchInvocation {
        var invocation = SearchInvocation(.count)
        global.apply(to: &invocation)
        invocation.index = index.index
        format.apply(to: &invocation)
        invocation.request = filter.request(query)
        batch.apply(to: &invocation)
        return invocation
    }

    func run(_ console: Console) throws -> ExitStatus { try invocation.run(console) }
}
