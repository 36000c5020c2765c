internal import ArgumentParser
private import Reports

struct VersionCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "version", .version, examples: "tracuu version", "tracuu version --json")

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv]

    static let usesIndex = false

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    func run(_ console: Console) -> ExitStatus {
        let parts = PartVersions.all() + [("libedit", LineEditor.version)]
        switch global.chosen {
        case .json, .jsonl: console.output.write(json(parts))
        case .tsv, .csv:
            let row = global.chosen == .tsv ? DelimitedText.tsv : DelimitedText.csv
            console.output.write(row(["part", "version"]) + row(["tracuu", ProgramVersion.text]))
            for (part, version) in parts { console.output.write(row([part, version ?? ""])) }
        default:
            console.output.write(Wording.version.text(console.language, ProgramVersion.text) + "\n")
            let absent = Wording.notInstalled.text(console.language)
            console.output.write(AlignedColumns.text(parts.map { ["  " + $0.part, $0.version ?? absent] }))
        }
        return .found
    }

    private func json(_ parts: [(part: String, version: String?)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.version/1")
            writer.member("version", ProgramVersion.text)
            for (part, version) in parts {
                // The program's own are numbers that grow.
                if let number = version.flatMap(Int.init) {
                    writer.member(part, number)
                } else {
                    writer.member(part, version)
                }
            }
        }
        writer.newline()
        return writer.take()
    }
}
