internal import ArgumentParser
private import Reports

struct DupesCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "dupes", abstract: "List reports that are nearly the same, in groups.",
        discussion: """
            Examples:
              tracuu dupes
              tracuu dupes --province 'Lai Châu' --year 2023 --format csv
              tracuu dupes id:3758e42f475a4ef3 --json
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions

    @Option(name: [.customShort("n"), .long], help: "So many groups (100 for people, all for programs; 0 for all).")
    var limit: Int?

    @Argument(help: "Only groups that have a report which matches; without a query and filters all of them.")
    var query: [String] = []

    func validate() throws {
        guard (limit ?? 0) >= 0 else { throw ValidationError("'--limit' is out of range.") }
    }

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        try format.check("dupes", [.human, .json, .jsonl, .tsv, .csv], console.language)
        let request = filter.request(query)
        let opened = try index.open(console)
        var rows = DuplicateRows(renderer: format.renderer(console.language), console: console)
        let most = limit ?? (format.chosen == .human ? 100 : 0)
        let summary: DuplicateListSummary
        do {
            summary = try opened.forEachDuplicateGroup(request) { group in
                rows.write(group)
                return (most == 0 || rows.count < most) && !console.output.isClosed
            }
        } catch {
            throw CommandFailure(error, index: index.path, query: request.query, console.language)
        }
        rows.finish(summary)
        return summary.groups > 0 ? .found : .nothingFound
    }
}
