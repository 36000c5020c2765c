internal import ArgumentParser
private import Analysis

struct VersionCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the version of the program and of what it is built on.")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "As one JSON object.")
    var json = false

    func run(_ console: Console) -> ExitStatus {
        global.apply(to: console)
        guard json else {
            console.output.write(Wording.version.text(console.language, ProgramVersion.text) + "\n")
            return .found
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.version/1")
            writer.member("version", ProgramVersion.text)
            writer.member("analyzer", VietnameseAnalyzer.version)
            writer.member("icu", VietnameseAnalyzer.icuVersion)
        }
        writer.newline()
        console.output.write(writer.take())
        return .found
    }
}
