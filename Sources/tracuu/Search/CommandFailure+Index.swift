private import Glibc
package import Reports

extension CommandFailure {
    /// What to tell of an error of the index in `path`, and how the program ends because of it.
    /// - Parameter query: what was asked; a fault in it is shown under it.
    package init(_ error: ReportIndexError, index path: String, query: String = "", _ language: Language) {
        let folder = path
        let path = ShellWord.of(path)
        switch error {
        case .noIndex where InputFile.head(folder, count: 0) != nil:
            self.init(.noIndex, Wording.refusal(of: folder, ENOTDIR, language))
        case .noIndex: self.init(.noIndex, Wording.noIndex.text(language, path))
        case .otherVersion(let what, let found, let expected):
            let difference = DisplayText.oneLine("\(what) \(found) ≠ \(expected)")
            let command = RebuildCommand(index: folder).text(language)
            self.init(.noIndex, Wording.otherVersion.text(language, path, difference, command))
        case .damaged(let file, let reason):
            let what = file + ": " + IndexDamage.told(reason, language)
            self.init(.damaged, Wording.damagedIndex.text(language, path, DisplayText.oneLine(what)))
        case .absentSource(let source):
            let refusal = Wording.absentSource.text(language, DisplayText.oneLine(source), path)
            self.init(.failed, refusal + Self.remedy(without: ShellWord.of(source), folder, language))
        case .leftOutSource(let source, let reports):
            let name = source == "-" ? Wording.standardInput.text(language) : DisplayText.oneLine(source)
            let refusal = Wording.leftOutSource.text(language, name, path, language.grouped(reports))
            self.init(.failed, refusal + Self.remedy(without: ShellWord.of(source), folder, language))
        case .lossyRebuild(let lost):
            let refusal = Wording.lossyRebuild.text(language, language.grouped(lost.reports), path)
            var lines = [refusal + Self.remedy(without: Wording.somePath.text(language), folder, language)]
            lines += lost.places.map { place in
                "  "
                    + Wording.lostPlace.text(
                        language, DisplayText.oneLine(place.path), language.grouped(place.reports))
            }
            let more = lost.placeCount - lost.places.count
            if more > 0 { lines.append("  " + Wording.lostPlacesMore.text(language, language.grouped(more))) }
            self.init(.failed, lines.joined(separator: "\n"))
        case .locked(let process, let since):
            self.init(writer: process, since: since, in: folder, .busy, language)
        case .io(let operation, let path, let code):
            self.init(.failed, Wording.refusal(of: path, code, language, operation: operation, isInIndex: true))
        case .tooLarge(let what): self.init(.failed, Wording.tooLarge.text(language, DisplayText.oneLine(what)))
        case .cancelled: self.init(.interrupted, Wording.searchStopped.text(language))
        case .noAnalysis(let reason): self.init(.failed, Wording.noICU.text(language, DisplayText.oneLine(reason)))
        case .query(let code, let range, let text):
            let fault = QueryFault(code: code, range: range, text: text)
            self.init(.usage, Self.refusal(fault.line(language), at: range, in: query, language))
        case .filter(let note, let range):
            self.init(.usage, Self.refusal(note.reason(language), at: range, in: query, language))
        }
    }

    /// How to make an index anew without something that it has: one that cannot be opened is put in order first or,
    /// where that is in vain, moved away.
    /// - Parameter path: as a word of the command.
    private static func remedy(without path: String, _ index: String, _ language: Language) -> String {
        let remedy: Wording
        do throws(ReportIndexError) {
            _ = try ReportIndex(path: index)
            remedy = .sayGone
        } catch {
            var isRepairable = false
            if case .damaged = error { isRepairable = (try? !IndexMaintenance(path: index).isHopeless()) ?? false }
            remedy = isRepairable ? .repairFirst : .setAside
        }
        return " " + remedy.text(language, path, ShellWord.of(index))
    }

    /// That another program writes to a folder.
    /// - Parameter wording: of the program and the folder.
    init(writer process: Int32?, since: Int64?, in folder: String, _ wording: Wording, _ language: Language) {
        let holder =
            process.map { Wording.lockHolder.text(language, String($0)) } ?? Wording.someProgram.text(language)
        let start = since.flatMap(Environment.localTime).map { Wording.startedAt.text(language, $0) } ?? ""
        self.init(.busy, wording.text(language, ShellWord.of(folder), holder + start))
    }

    /// Why a query is refused, and under it the query with carets, where the fault stands in that.
    private static func refusal(
        _ reason: String, at range: Range<Int>?, in query: String, _ language: Language
    ) -> String {
        let refusal = Wording.strictFault.text(language, reason)
        return range.map { refusal + "\n" + QueryFault.caret($0, in: query, columns: Environment.columns()) } ?? refusal
    }
}
