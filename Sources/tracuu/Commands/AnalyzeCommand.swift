internal import ArgumentParser

struct AnalyzeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "analyze", .analyze, examples: "tracuu analyze 'Nghị quyết số 07-NQ/TU'", "tracuu analyze 'hoà bình' --json")

    static let usesIndex = false

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Argument(help: .text(.text))
    var text: [String]

    func run(_ console: Console) throws -> ExitStatus {
        let analysis = try TextAnalysis(text.joined(separator: " "))
        console.output.write(analysis.text(global.chosen))
        return analysis.hasTokens ? .found : .nothingFound
    }
}
