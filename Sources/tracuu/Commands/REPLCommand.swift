internal import ArgumentParser
private import Reports

struct REPLCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "repl", .repl, examples: "tracuu repl -i index", "printf '%s\\n' chè .more | tracuu repl")

    static let formats: [OutputFormat] = OutputFormat.allCases

    static let usesPager = true

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    func run(_ console: Console) throws -> ExitStatus {
        let opened = try global.open(console) { LineEditor.wasInterrupted }
        if Environment.isTerminal(0), !console.isQuiet {
            let reports = console.language.grouped(opened.reportCount)
            console.errors.write(Wording.promptWelcome.text(console.language, reports) + "\n")
        }
        console.output.isData = false
        let session = REPLSession(index: opened, path: global.path, renderer: global.renderer(console.language))
        REPLLoop(session: session, console: console, usesPager: global.usesPager).run()
        return .found
    }
}
