internal import ArgumentParser
private import Reports

struct ExplainCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show how the score of a report comes about, or why it does not match.",
        discussion: """
            The values add up, those further in to the one above them. Examples:
              tracuu explain 'kiểm tra đảng viên' 3758e42f475a4ef3
              tracuu explain 07-NQ/TU 3758e42f475a4ef3 --province 'Lai Châu' --json
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions
    @OptionGroup(title: "Results") var order: OrderOptions

    @Flag(help: "As one JSON object.")
    var json = false

    @Argument(help: "The query. Single quotes keep it from the shell.")
    var query: String

    @Argument(help: "The report's id, as search prints it.")
    var id: String

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        var request = filter.request([query])
        order.apply(to: &request)
        guard !request.isEmpty else { throw CommandFailure(.usage, Wording.noQuery.text(console.language)) }
        let opened = try index.open(console)
        let found: ReportExplanation?
        do {
            found = try opened.explain(request, id: id)
        } catch {
            throw CommandFailure(error, index: index.path, query: query, console.language)
        }
        guard let explanation = found else {
            throw CommandFailure(.nothingFound, Wording.noReport.text(console.language, DisplayText.oneLine(id)))
        }
        if json {
            var writer = JSONWriter()
            writer.object { explanation.writeMembers(to: &$0, query: query, console.language) }
            writer.newline()
            console.output.write(writer.take())
        } else {
            for note in explanation.notes { console.note(note.message(console.language)) }
            let text = ExplanationText(language: console.language, style: TerminalStyle(isColored: false))
            console.output.write(text.text(explanation))
        }
        return explanation.matches ? .found : .nothingFound
    }
}
