package import Reports

/// Writes groups of near-duplicates as they come, in any format.
package struct DuplicateRows {
    private let format: OutputFormat
    private let human: HumanRenderer
    private let console: Console
    /// Groups so far.
    package private(set) var count = 0

    private static let columns = [
        "group", "similarity", "id", "title", "date", "datekind", "publisher", "source", "path", "url",
    ]

    /// Writes the header of a table.
    package init(renderer: PageRenderer, console: Console) {
        format = renderer.format
        human = renderer.human
        self.console = console
        switch format {
        case .csv: console.output.write(DelimitedText.csv(Self.columns))
        case .tsv: console.output.write(DelimitedText.tsv(Self.columns))
        case .json: console.output.write("{\"schema\":\"tracuu.dupes/1\",\"groups\":[")
        default: break
        }
    }

    package mutating func write(_ group: DuplicateGroup) {
        count += 1
        switch format {
        case .csv: for row in rows(group) { console.output.write(DelimitedText.csv(row)) }
        case .tsv: for row in rows(group) { console.output.write(DelimitedText.tsv(row)) }
        case .json, .jsonl: writeJSON(group)
        default: console.output.write((count > 1 ? "\n" : "") + text(group))
        }
    }

    private func rows(_ group: DuplicateGroup) -> [[String]] {
        group.reports.map { report in
            [
                group.id, report.similarity.description, report.id, report.title, report.date?.value.iso ?? "",
                report.date?.kind.rawValue ?? "", report.source?.name ?? "", report.location.source,
                report.location.path, report.url ?? "",
            ]
        }
    }

    private func writeJSON(_ group: DuplicateGroup) {
        var writer = JSONWriter()
        writer.object { writer in
            if format == .jsonl {
                writer.member("type", "group")
                writer.member("schema", "tracuu.group/1")
            }
            writer.member("id", group.id)
            writer.member("count", group.reports.count)
            writer.key("reports")
            writer.array(group.reports) { writer, report in writer.object { report.writeMembers(to: &$0) } }
        }
        if format == .jsonl { writer.newline() } else if count > 1 { console.output.write(",") }
        console.output.write(writer.take())
    }

    // MARK: The end

    /// Writes what stands behind the groups: a summary, and what is to be said of the request.
    package func finish(_ summary: DuplicateListSummary) {
        let language = human.language
        switch format {
        case .json, .jsonl:
            var writer = JSONWriter()
            writer.object { writer in
                if format == .jsonl {
                    writer.member("type", "summary")
                    writer.member("schema", "tracuu.dupes/1")
                }
                writeMembers(summary, to: &writer)
            }
            let end = format == .json ? "}\n" : "\n"
            console.output.write(format == .json ? "],\"summary\":" : "")
            console.output.write(writer.take())
            console.output.write(end)
        default:
            for remark in summary.results.remarks(language) { console.note(remark) }
            guard format == .human, !console.isQuiet else { return }
            console.output.flush()
            console.errors.write(Self.line(summary, language) + "\n")
        }
    }

    private func writeMembers(_ summary: DuplicateListSummary, to writer: inout JSONWriter) {
        writer.member("groups", summary.groups)
        writer.member("reports", summary.reports)
        writer.member("shown", count)
        writer.member("undated_excluded", summary.results.undatedExcluded)
        writer.member("unknown_province_excluded", summary.results.unknownProvinceExcluded)
        writer.member("revision", Int(clamping: summary.results.revision))
        writer.key("notes")
        writer.array(summary.results.notes) { writer, note in
            writer.object { note.writeMembers(to: &$0, human.language) }
        }
    }

    private static func line(_ summary: DuplicateListSummary, _ language: Language) -> String {
        let reports = language.grouped(summary.reports)
        return switch summary.groups {
        case 0: Wording.noGroups.text(language)
        case 1: Wording.oneGroupFound.text(language, reports)
        default: Wording.groupsFound.text(language, language.grouped(summary.groups), reports)
        }
    }

    // MARK: For people

    /// A line for the group, and one for each of its reports.
    private func text(_ group: DuplicateGroup) -> String {
        let language = human.language
        var title = DisplayText.oneLine(group.reports.first?.title ?? "")
        if title.isEmpty { title = Wording.untitled.text(language) }
        let heading = Wording.groupOf.text(language, language.grouped(group.reports.count), title)
        let rows = group.reports.enumerated().map { place, report in
            [
                "  " + (report.date?.value.text(language) ?? Wording.unknownDate.text(language)),
                DisplayText.oneLine(report.id), DisplayText.oneLine(report.location.shown),
                place == 0 ? "" : human.style.faint(likeness(report)),
            ]
        }
        return human.style.title(DisplayText.truncated(heading, to: human.columns)) + "\n" + AlignedColumns.text(rows)
    }

    private func likeness(_ report: DuplicateGroup.Member) -> String {
        let percent = Int((100 * report.similarity).rounded())
        return Wording.likeness.text(human.language, human.language.grouped(percent) + " %")
    }
}

extension DuplicateGroup.Member {
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("title", title)
        writer.member("date", date) { $1.writeMembers(to: &$0) }
        writer.member("location", location) { writer, location in
            writer.member("source", location.source)
            writer.member("path", location.path)
        }
        writer.member("url", url)
        writer.member("source", source) { writer, source in
            writer.member("name", source.name)
            writer.member("code", source.code)
            writer.member("domain", source.domain)
            writer.member("evidence", source.evidence)
        }
        writer.member("similarity", similarity)
    }
}
