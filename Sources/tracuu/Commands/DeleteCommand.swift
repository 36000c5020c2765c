internal import ArgumentParser
private import Reports

struct DeleteCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "delete", .delete, more: .deleteMore, examples: "tracuu delete 1a807b38c1ad85e4",
        "tracuu search 'tin rác' --format ids | tracuu delete --yes -", "tracuu delete --path /media/usb/2019 --dry-run"
    )

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @OptionGroup var confirmation: ConfirmationOption

    @Flag(help: .text(.dryRun))
    var dryRun = false

    @OptionGroup var waiting: WaitOption

    @Option(name: .customLong("path"), help: .text(.pathToDelete), completion: .file())
    var paths: [String] = []

    @Argument(help: .text(.idsArgument))
    var ids: [String] = []

    /// Titles that are shown before it is asked.
    private static let longestList = 20

    func validate() throws {
        guard !ids.isEmpty || !paths.isEmpty else {
            throw ValidationError(Wording.nothingToDelete.text(.spoken))
        }
        guard !paths.contains(where: \.isEmpty) else { throw ValidationError(Wording.emptyPath.text(.spoken)) }
        guard ids.count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError(Wording.standardInputOnce.text(.spoken))
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        let language = console.language
        if !dryRun { try confirmation.check(console) }
        var ids: [String] = []
        for id in self.ids { ids += id == "-" ? try InputFile.names(id, language) : [id] }
        let maintenance = IndexMaintenance(path: global.path)
        var summary: DeletionSummary
        do throws(ReportIndexError) {
            summary = try maintenance.delete(ids, below: paths, isDryRun: true)
        } catch {
            throw CommandFailure(error, index: global.path, language)
        }
        if !dryRun, !summary.deleted.isEmpty || !summary.forgotten.isEmpty {
            if !confirmation.yes { list(summary, console) }
            let question = Wording.deleteQuestion.text(language, language.grouped(summary.deleted.count))
            guard confirmation.isGiven(question, console) else {
                console.note(Wording.nothingDone.text(language))
                return .nothingFound
            }
            let known = summary.deleted.map(\.id)
            let unknown = summary.unknown
            summary = try waiting.lock.run(global.path, language) { () throws(ReportIndexError) in
                try maintenance.delete(known, below: paths)
            }
            summary.unknown += unknown
        }
        tell(summary, console)
        if summary.deleted.isEmpty, summary.forgotten.isEmpty { return .nothingFound }
        return summary.unknown.isEmpty ? .found : .partial
    }

    private func list(_ summary: DeletionSummary, _ console: Console) {
        for (id, title) in summary.deleted.prefix(Self.longestList) {
            console.errors.write("  " + DisplayText.oneLine(id) + "  " + DisplayText.oneLine(title) + "\n")
        }
        let more = summary.deleted.count - Self.longestList
        if more > 0 { console.errors.write("  … +" + console.language.grouped(more) + "\n") }
    }

    private func tell(_ summary: DeletionSummary, _ console: Console) {
        let language = console.language
        guard !global.isJSON else { return console.output.write(json(summary)) }
        for id in summary.unknown {
            let reason = Wording.noReport.text(language, DisplayText.oneLine(id))
            console.errors.write(Wording.note.text(language, reason) + "\n")
        }
        let line = (dryRun ? Wording.wouldDelete : .deleted).text(
            language, language.grouped(summary.deleted.count), language.grouped(summary.documents))
        console.output.write(line + "\n")
        for source in summary.forgotten {
            console.note(
                (dryRun ? Wording.wouldForget : .forgotten).text(language, DisplayText.oneLine(source)))
        }
        if !paths.isEmpty, summary.deleted.isEmpty, summary.forgotten.isEmpty {
            console.note(Wording.nothingFromPath.text(language))
        }
        if !dryRun, !summary.deleted.isEmpty { console.note(Wording.deletedComeBack.text(language)) }
    }

    private func json(_ summary: DeletionSummary) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.delete/1")
            writer.key("deleted")
            writer.array(summary.deleted) { writer, report in
                writer.object { writer in
                    writer.member("id", report.id)
                    writer.member("title", report.title)
                }
            }
            writer.member("unknown", summary.unknown)
            writer.member("forgotten", summary.forgotten)
            writer.member("documents", summary.documents)
            writer.member("revision", Int(clamping: summary.revision))
            writer.member("dry_run", dryRun)
        }
        writer.newline()
        return writer.take()
    }
}
