internal import ArgumentParser
private import Reports

struct ExplainCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "explain", .explain, more: .explainMore, examples: "tracuu explain 'kiểm tra đảng viên' 1a807b38c1ad85e4",
        "tracuu explain 07-NQ/TU 1a807b38c1ad85e4 --province 'Lai Châu' --json")

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions
    @OptionGroup(title: HelpText.results.text()) var order: OrderOptions

    @Argument(help: .text(.explainedQuery))
    var query: String

    @Argument(help: .text(.idArgument))
    var id: String

    func run(_ console: Console) throws -> ExitStatus {
        var request = filter.request([query])
        order.apply(to: &request)
        guard !request.isEmpty else { throw CommandFailure(.usage, Wording.noQuery.text(console.language)) }
        let opened = try global.open(console)
        let found: ReportExplanation?
        do {
            found = try opened.explain(request, id: id)
        } catch {
            throw CommandFailure(error, index: global.path, query: query, console.language)
        }
        guard let explanation = found else {
            throw CommandFailure(.nothingFound, Wording.noReport.text(console.language, DisplayText.oneLine(id)))
        }
        let renderer = global.renderer(console.language)
        if !renderer.includesNotes { for note in explanation.notes { console.note(note.message(console.language)) } }
        console.output.write(renderer.explanation(explanation, query: query))
        return explanation.matches ? .found : .nothingFound
    }
}
