package import Reports

/// What a repair did, or would do, as it is told.
package struct RepairReport {
    /// Lost reports that are told one by one; JSON has them all.
    private static let longestList = 20

    private let summary: RepairSummary
    private let isDone: Bool
    private let isDeep: Bool
    private let index: String
    /// The same for a shell.
    private let path: String

    /// - Parameters:
    ///   - isDone: false for what would be done.
    ///   - isDeep: whether the parts of the index were compared with one another too.
    package init(_ summary: RepairSummary, isDone: Bool, isDeep: Bool, path: String) {
        self.summary = summary
        self.isDone = isDone
        self.isDeep = isDeep
        index = path
        self.path = ShellWord.of(path)
    }

    /// Whether there is anything to be done, and it is worth doing.
    package var isRepairable: Bool { !isNothing && !summary.isHopeless }

    private var isNothing: Bool { summary.damage.isEmpty && lost == 0 && summary.restored == 0 }

    /// Whether it changes the index: what could not be read again leaves that as it was.
    private var isChange: Bool {
        !summary.damage.isEmpty && !summary.isHopeless || summary.restored + summary.added > 0
    }

    private var lost: Int { summary.lost.count + summary.unnamed }

    package var status: ExitStatus { lost > 0 || summary.mayHaveLostMore ? .partial : .found }

    /// A number of lost reports.
    private func counted(_ count: Int, _ language: Language) -> String {
        let count = language.grouped(count)
        return summary.mayHaveLostMore ? Wording.atLeast.text(language, count) : count
    }

    /// - Throws: what is left to do where nothing could be saved.
    package func checkHope(_ language: Language) throws(CommandFailure) {
        guard !summary.damage.isEmpty, summary.isHopeless else { return }
        let command = RebuildCommand(index: index).text(language)
        throw CommandFailure(.damaged, Wording.nothingSaved.text(language, path, command))
    }

    package func text(_ language: Language) -> String {
        guard !isNothing else {
            return (isDeep ? Wording.nothingToRepair : .nothingToRepairInBytes).text(language, path) + "\n"
        }
        var lines = summary.damage.map { $0.line(language) }
        if summary.saved > 0 {
            lines.append(
                (isDone ? Wording.saved : .wouldSave).text(language, language.grouped(summary.saved)))
        }
        if summary.revived > 0 { lines.append(Wording.revived.text(language, language.grouped(summary.revived))) }
        if summary.restored > 0 {
            lines.append(
                (isDone ? Wording.restored : .wouldRestore).text(language, language.grouped(summary.restored)))
        }
        if summary.added > 0 {
            lines.append((isDone ? Wording.came : .wouldCome).text(language, language.grouped(summary.added)))
        }
        for report in summary.lost.prefix(Self.longestList) {
            lines.append(Wording.lostReport.text(language, DisplayText.oneLine(report.id)))
        }
        if summary.lost.count > Self.longestList {
            lines.append(
                Wording.lostMore.text(language, language.grouped(summary.lost.count - Self.longestList)))
        }
        if summary.unnamed > 0 {
            lines.append(Wording.lostUnnamed.text(language, counted(summary.unnamed, language)))
        }
        if summary.mayHaveLostMore, !summary.isHopeless { lines.append(Wording.mayHaveLostMore.text(language)) }
        if isDone, !summary.isHopeless {
            lines.append(
                Wording.repaired.text(language, language.grouped(summary.documents), counted(lost, language)))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    package func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.repair/1")
            writer.key("damage")
            writer.array(summary.damage) { writer, found in writer.object { found.writeMembers(to: &$0) } }
            writer.member("saved", summary.saved)
            writer.member("revived", summary.revived)
            writer.member("restored", summary.restored)
            writer.member("added", summary.added)
            writer.key("lost")
            writer.array(summary.lost) { writer, report in
                writer.object { writer in
                    writer.member("id", report.id)
                    writer.member("file", report.file)
                }
            }
            writer.member("lost_unnamed", summary.unnamed)
            writer.member("may_have_lost_more", summary.mayHaveLostMore)
            writer.member("documents", summary.documents)
            writer.member("revision", Int(clamping: summary.revision))
            writer.member("done", isDone && isChange)
        }
        writer.newline()
        return writer.take()
    }
}
