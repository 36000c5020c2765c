package import Reports

/// Writes a list of documents as it comes, in any format.
package struct DocumentRows {
    /// Rows that are lined up together.
    private static let pageLength = 500

    private let format: OutputFormat
    private let cells: DocumentTable.Cells?
    private let human: HumanRenderer
    private let console: Console
    private var page: [[String]] = []
    /// Documents so far.
    package private(set) var count = 0

    /// Writes the header of a table.
    /// - Parameter cells: a table by these instead of a row a document.
    package init(format: OutputFormat, cells: DocumentTable.Cells?, human: HumanRenderer, console: Console) {
        self.format = format
        self.cells = cells
        self.human = human
        self.console = console
        let columns = cells.map { DocumentTable.columns($0) } ?? DocumentTable.columns
        switch format {
        case .csv: console.output.write(DelimitedText.csv(columns))
        case .tsv: console.output.write(DelimitedText.tsv(columns))
        case .json: console.output.write("{\"schema\":\"tracuu.refs/1\",\"references\":[")
        default: break
        }
    }

    package mutating func write(_ document: CitedDocument) {
        count += 1
        switch format {
        case .csv, .tsv:
            let rows = cells.map { DocumentTable.rows(document, $0) } ?? [DocumentTable.row(document)]
            for row in rows { console.output.write(format == .csv ? DelimitedText.csv(row) : DelimitedText.tsv(row)) }
        case .json, .jsonl: writeJSON(document)
        default:
            page += cells.map { lines(document, $0) } ?? [line(document)]
            if page.count >= Self.pageLength { writePage() }
        }
    }

    /// Writes what is left: the end of a JSON object, the last page.
    package mutating func finish() {
        switch format {
        case .json: console.output.write("],\"summary\":{\"documents\":\(count)}}\n")
        case .jsonl:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("type", "summary")
                writer.member("schema", "tracuu.refs/1")
                writer.member("documents", count)
            }
            writer.newline()
            console.output.write(writer.take())
        default: writePage()
        }
    }

    private func writeJSON(_ document: CitedDocument) {
        var writer = JSONWriter()
        writer.object { writer in
            if format == .jsonl {
                writer.member("type", "reference")
                writer.member("schema", "tracuu.reference/1")
            }
            document.writeMembers(to: &writer)
            guard let cells, cells.province, cells.year else { return }
            writer.key("by_province_and_year")
            writer.array(document.byProvinceAndYear) { writer, cell in
                writer.object { writer in
                    writer.member("province", cell.province ?? Facet.unknown)
                    writer.member("year", cell.year.map(String.init) ?? Facet.unknown)
                    writer.member("reports", cell.reports)
                }
            }
        }
        if format == .jsonl { writer.newline() } else if count > 1 { console.output.write(",") }
        console.output.write(writer.take())
    }

    // MARK: For people

    private mutating func writePage() {
        console.output.write(AlignedColumns.text(page))
        page.removeAll(keepingCapacity: true)
    }

    /// `12  2016-05-20 – 2023-11-23  07-NQ/TU  Lai Châu · khóa 13`
    private func line(_ document: CitedDocument) -> [String] {
        let number = human.language.grouped(document.reports)
        var span = Wording.unknownDate.text(human.language)
        if let first = document.first, let last = document.last {
            span = first.text(human.language) + " – " + last.text(human.language)
        }
        return [
            String(repeating: " ", count: max(0, 7 - number.count)) + number, span,
            DisplayText.oneLine(document.display),
            DisplayText.truncated(place(document), to: max(20, human.columns - 58)),
        ]
    }

    private func lines(_ document: CitedDocument, _ cells: DocumentTable.Cells) -> [[String]] {
        let name = DisplayText.oneLine(document.display)
        let place = DisplayText.truncated(place(document), to: 40)
        return DocumentTable.rows(document, cells).map { row in
            [name, place]
                + row.dropFirst(3).map { $0 == Facet.unknown ? Wording.unknownValue.text(human.language) : $0 }
        }
    }

    private func place(_ document: CitedDocument) -> String {
        var parts: [String] = []
        if let province = document.province { parts.append(document.district.map { $0 + ", " + province } ?? province) }
        if let term = document.term, document.type != "NQTW" {
            parts.append(Wording.term.text(human.language, String(term)))
        }
        if document.term == nil, let year = document.year { parts.append(String(year)) }
        if let title = document.title { parts.append(title) }
        return DisplayText.oneLine(parts.joined(separator: " · "))
    }
}
