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
        let place = IndexPlace(index.index)
        let opened = try place.open(console) { LineEditor.wasInterrupted }
        if Environment.isTerminal(0), !console.isQuiet {
            let reports = console.language.grouped(opened.reportCount)
            console.errors.write(Wording.promptWelcome.text(console.language, reports) + "\n")
        }
        let session = REPLSession(index: opened, path: place.path, renderer: format.renderer(console.language))
        REPLLoop(session: session, console: console, usesPager: paging.usesPager).run()
        return .found
    }
}
