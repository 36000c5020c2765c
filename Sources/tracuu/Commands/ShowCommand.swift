internal import ArgumentParser
private import Reports

struct ShowCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "show", .show, examples: "tracuu show 3758e42f475a4ef3", "tracuu show 3758e42f475a4ef3 --raw")

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.meta))
    var meta = false

    @Flag(help: .text(.raw))
    var raw = false

    @Argument(help: .text(.idArgument))
    var id: String

    func validate() throws {
        if [meta, raw, global.isJSON].count(where: \.self) > 1 {
            throw ValidationError(Wording.exclusive.text(.spoken, "--meta, --raw, --json"))
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        let opened = try global.open(console)
        let found: Report?
        let copies: DuplicateGroup?
        do {
            found = try opened.report(id: id)
            copies = try opened.duplicates(of: id)
        } catch {
            throw CommandFailure(error, index: global.path, console.language)
        }
        guard let report = found else {
            throw CommandFailure(.nothingFound, Wording.noReport.text(console.language, DisplayText.oneLine(id)))
        }
        if global.isJSON {
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
            if !global.usesPager || !Pager.show(text) { console.output.write(text) }
        }
        return .found
    }
}
