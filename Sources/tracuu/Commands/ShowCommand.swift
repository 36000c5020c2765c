internal import ArgumentParser
private import Reports

struct ShowCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one report: what is known of it, and its text.",
        discussion: "Example: tracuu show 3758e42f475a4ef3")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions

    @Flag(help: "Only what is known of it.")
    var meta = false

    @Flag(help: "Only its text, byte for byte as it is kept.")
    var raw = false

    @Flag(help: "As one JSON object.")
    var json = false

    @OptionGroup var paging: PagerOptions

    @Argument(help: "The report's id, as search prints it.")
    var id: String

    func validate() throws {
        if [meta, raw, json].count(where: \.self) > 1 {
            throw ValidationError("'--meta', '--raw' and '--json' exclude each other.")
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let opened = try index.open(console)
        let found: Report?
        let copies: DuplicateGroup?
        do {
            found = try opened.report(id: id)
            copies = try opened.duplicates(of: id)
        } catch {
            throw CommandFailure(error, index: index.path, console.language)
        }
        guard let report = found else {
            throw CommandFailure(.nothingFound, Wording.noReport.text(console.language, DisplayText.oneLine(id)))
        }
        if json {
            var writer = JSONWriter()
            writer.object { writer in
                report.writeMembers(to: &writer)
                writer.key("duplicates")
                writer.array(copies?.reports.filter { $0.id != id } ?? []) { writer, copy in
                    writer.object { copy.writeMembers(to: &$0) }
                }
            }
            writer.newline()
            console.output.write(writer.take())
        } else if raw {
            console.output.write(report.text)
        } else {
            let sheet = ReportSheet(language: console.language, copies: copies)
            let text = meta ? sheet.facts(report) : sheet.text(report)
            if !paging.usesPager || !Pager.show(text) { console.output.write(text) }
        }
        return .found
    }
}
