internal import Analysis
internal import ArgumentParser
private import Reports

struct ShowCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "show", .show, examples: "tracuu show 1a807b38c1ad85e4", "tracuu show 1a807b38c1ad85e4 --raw",
        "tracuu show 1a807b38c1ad85e4 --highlight 07-NQ/TU")

    static let usesPager = true

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.meta))
    var meta = false

    @Flag(help: .text(.raw))
    var raw = false

    @Option(help: .text(.highlight))
    var highlight: String?

    @Argument(help: .text(.idArgument))
    var id: String

    func validate() throws {
        if [meta, raw, global.isJSON].count(where: \.self) > 1 {
            throw ValidationError(Wording.exclusive.text(.spoken, "--meta, --raw, --json"))
        }
        if highlight != nil, meta || raw {
            throw ValidationError(Wording.exclusive.text(.spoken, "--highlight, " + (meta ? "--meta" : "--raw")))
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        let opened = try global.open(console)
        let found: Report?
        let copies: DuplicateGroup?
        var matches: [Range<Int>] = []
        do {
            found = try opened.report(id: id)
            copies = try opened.duplicates(of: id)
            if let highlight, let found { matches = try opened.matches(of: SearchRequest(highlight), in: found) }
        } catch {
            throw CommandFailure(error, index: global.path, query: highlight ?? "", console.language)
        }
        guard let report = found else {
            throw CommandFailure(.nothingFound, Wording.noReport.text(console.language, DisplayText.oneLine(id)))
        }
        if let highlight, matches.isEmpty {
            console.note(Wording.nothingHighlighted.text(console.language, DisplayText.oneLine(highlight)))
        }
        if global.isJSON {
            console.output.write(json(report, copies, matches))
        } else if raw {
            console.output.isData = true
            console.output.write(report.text)
        } else {
            var sheet = ReportSheet(language: console.language, copies: copies)
            if Environment.isTerminal(1) { sheet.columns = Environment.columns() }
            let (text, line) =
                meta ? (sheet.facts(report), 1) : sheet.text(report, matches: matches, style: global.style)
            if !global.usesPager || !Pager.show(text, from: line) { console.output.write(text) }
        }
        return .found
    }

    private func json(_ report: Report, _ copies: DuplicateGroup?, _ matches: [Range<Int>]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            report.writeMembers(to: &writer)
            if highlight != nil {
                writer.key("matches")
                writer.array(matches) { writer, match in writer.object { $0.writeRange(match) } }
            }
            writer.key("duplicates")
            writer.array(copies?.reports.filter { ByteString($0.id) != ByteString(id) } ?? []) { writer, copy in
                writer.object { copy.writeMembers(to: &$0) }
            }
        }
        writer.newline()
        return writer.take()
    }
}
