internal import ArgumentParser
private import Reports

struct VerifyCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare every byte of an index with its checksums.",
        discussion: "Example: tracuu verify -i index")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let opened = try index.open(console)
        do {
            try opened.verify()
        } catch {
            throw CommandFailure(error, index: index.path, console.language)
        }
        console.note(Wording.sound.text(console.language, DisplayText.oneLine(index.path)))
        return .found
    }
}
