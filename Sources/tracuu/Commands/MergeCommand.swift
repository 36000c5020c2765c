internal import ArgumentParser
private import Reports

struct MergeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "merge", .merge, more: .mergeMore, examples: "tracuu merge", "tracuu merge -i index --wait 60 --json")

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.dryRun))
    var dryRun = false

    @OptionGroup var waiting: WaitOption

    func run(_ console: Console) throws -> ExitStatus {
        let language = console.language
        let start = Environment.seconds()
        let maintenance = IndexMaintenance(path: global.path)
        let summary = try waiting.lock.run(global.path, language) { () throws(ReportIndexError) in
            try maintenance.merge(isDryRun: dryRun)
        }
        guard global.isJSON else {
            let line = (dryRun ? Wording.wouldMerge : .merged).text(
                language, language.grouped(summary.before), language.grouped(summary.after),
                language.grouped(summary.cleared), language.grouped(summary.documents))
            console.output.write(line + "\n")
            return .found
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.merge/1")
            writer.member("segments_before", summary.before)
            writer.member("segments_after", summary.after)
            writer.member("cleared", summary.cleared)
            writer.member("documents", summary.documents)
            writer.member("revision", Int(clamping: summary.revision))
            writer.member("dry_run", dryRun)
            writer.member("took_us", Environment.microseconds(since: start))
        }
        writer.newline()
        console.output.write(writer.take())
        return .found
    }
}
