internal import ArgumentParser
private import Reports

struct VerifyCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "verify", .verify, examples: "tracuu verify -i index")

    static let formats: [OutputFormat] = [.human]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    func run(_ console: Console) throws -> ExitStatus {
        let opened = try global.open(console)
        do {
            try opened.verify()
        } catch {
            throw CommandFailure(error, index: global.path, console.language)
        }
        console.note(Wording.sound.text(console.language, DisplayText.oneLine(global.path)))
        return .found
    }
}
