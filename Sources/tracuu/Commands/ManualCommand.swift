internal import ArgumentParser

/// What `make install` makes the manual's pages with.
struct ManualCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "manual", .manual, examples: "tracuu manual --lang vi | man -l -", isShown: false)

    static let formats: [OutputFormat] = [.human]

    static let usesIndex = false

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    func run(_ console: Console) -> ExitStatus {
        console.output.write(ManualPage.text(CommandSheet.program()))
        return .found
    }
}
