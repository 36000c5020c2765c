internal import ArgumentParser
private import Reports

struct DupesCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "dupes", .dupes, examples: "tracuu dupes", "tracuu dupes --province 'Lai Châu' --year 2023 --format csv",
        "tracuu dupes id:1a807b38c1ad85e4 --json")

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions

    @Option(name: [.customShort("n", allowingJoined: true), .long], help: .text(.groupLimit))
    var limit: Int?

    @Argument(help: .text(.groupArgument))
    var query: [String] = []

    func validate() throws {
        guard (limit ?? 0) >= 0 else { throw ValidationError(Wording.outOfRange.text(.spoken, "--limit", "0 …")) }
    }

    func run(_ console: Console) throws -> ExitStatus {
        let request = filter.request(query)
        let opened = try global.open(console)
        var rows = DuplicateRows(renderer: global.renderer(console.language), console: console)
        let most = limit ?? (global.chosen == .human ? 100 : 0)
        let summary: DuplicateListSummary
        do {
            summary = try opened.forEachDuplicateGroup(request) { group in
                rows.write(group)
                return (most == 0 || rows.count < most) && !console.output.isClosed
            }
        } catch {
            throw CommandFailure(error, index: global.path, query: request.query, console.language)
        }
        rows.finish(summary)
        return summary.groups > 0 ? .found : .nothingFound
    }
}
