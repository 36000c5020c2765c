internal import ArgumentParser

struct AnalyzeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract:
            "Show the tokens of a text as the index sees them, and its references, abbreviations, dates and provinces.",
        discussion: "Example: tracuu analyze 'Nghị quyết số 07-NQ/TU'")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "As one JSON object.")
    var json = false

    @Argument(help: "The text.")
    var text: [String]

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let analysis = try TextAnalysis(text.joined(separator: " "))
        if json {
            var writer = JSONWriter()
            writer.object { analysis.writeMembers(to: &$0) }
            writer.newline()
            console.output.write(writer.take())
        } else {
            console.output.write(analysis.table)
        }
        return analysis.hasTokens ? .found : .nothingFound
    }
}
