internal import ArgumentParser
private import Reports

struct REPLCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "repl", abstract: "Open the prompt, or carry out its lines from a pipe.",
        discussion: "Example: tracuu repl -i index")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var paging: PagerOptions

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let opened = try index.open(console)
        if Environment.isTerminal(0), !console.isQuiet {
            let reports = console.language.grouped(opened.statistics().documents)
            console.errors.write(Wording.promptWelcome.text(console.language, reports) + "\n")
        }
        let session = REPLSession(index: opened, path: index.path, renderer: format.renderer(console.language))
        var loop = REPLLoop(session: session, console: console, usesPager: paging.usesPager)
        loop.run()
        return .found
    }
}
