internal import ArgumentParser
private import Glibc
private import Reports

struct BackupCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "backup", .backup, more: .backupMore, examples: "tracuu backup /media/usb/index-2024-05-01",
        "tracuu backup -i index copy --json")

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.dryRun))
    var dryRun = false

    @Argument(help: .text(.backupFolder), completion: .directory)
    var folder: String

    func run(_ console: Console) throws -> ExitStatus {
        let language = console.language
        let start = Environment.seconds()
        try IndexPlace.check(folder, language)
        let summary: BackupSummary
        do throws(ReportIndexError) {
            summary = try IndexMaintenance(path: global.path).backup(to: folder, isDryRun: dryRun)
        } catch {
            if case .io(_, let path, ENOTEMPTY) = error {
                throw CommandFailure(.failed, Wording.folderInUse.text(language, DisplayText.oneLine(path)))
            }
            // The index is read as it is; the lock is that of the copy's folder.
            if case .locked(let process, let since) = error {
                throw CommandFailure(writer: process, since: since, in: folder, .busyBackup, language)
            }
            throw CommandFailure(error, index: global.path, language)
        }
        guard global.isJSON else {
            let line = (dryRun ? Wording.wouldBackUp : .backedUp).text(
                language, language.grouped(summary.documents), language.grouped(summary.files),
                language.decimal(Double(summary.bytes) / 1e6), DisplayText.oneLine(folder))
            console.output.write(line + "\n")
            return .found
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.backup/1")
            writer.member("path", folder)
            writer.member("files", summary.files)
            writer.member("bytes", summary.bytes)
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
