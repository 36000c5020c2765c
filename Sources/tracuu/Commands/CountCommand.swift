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

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let request = filter.request(query)
        let queries = try batch.queries(console.language)
        guard queries != nil || !request.isEmpty else {
            throw CommandFailure(.usage, Wording.noQuery.text(console.language))
        }
        let run = SearchRun(
            index: try index.open(console), path: index.path, renderer: format.renderer(console.language),
            console: console)
        guard let queries else { return try run.count(request, isTimed: batch.timing) }
        return try run.count(queries, like: request, batch.repetition)
    }
}
