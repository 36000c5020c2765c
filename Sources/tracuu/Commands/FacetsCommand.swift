internal import ArgumentParser
private import Reports

struct FacetsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "facets", abstract: "Count reports by the values of a field.",
        discussion: """
            Fields: province, province34, district, year, month, reference, reftype, source; Vietnamese names are \
            taken too. Reports without a value count as 'unknown'.

            Examples:
              tracuu facets province 'nông thôn mới'
              tracuu facets năm --ref 22-NQ/TW
              tracuu facets reference --province 'Lai Châu' -n 20 --json
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions

    @Option(name: [.customShort("n"), .long], help: "So many values (100 for people, all for programs; 0 for all).")
    var limit: Int?

    @Argument(help: "The field.", completion: .list(FacetField.allCases.map(\.rawValue)))
    var field: String

    @Argument(help: "Which reports are counted; without a query and filters all of them.")
    var query: [String] = []

    func validate() throws {
        guard (limit ?? 0) >= 0 else { throw ValidationError("'--limit' is out of range.") }
    }

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        guard let field = FacetField(named: field) else {
            let names = FacetField.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(
                .usage, Wording.noFacetField.text(console.language, DisplayText.oneLine(self.field), names))
        }
        try format.check("facets", [.human, .json, .jsonl, .tsv, .csv], console.language)
        let request = filter.request(query)
        let opened = try index.open(console)
        let counted: FacetResults
        do {
            let most = limit ?? (format.chosen == .human ? 100 : 0)
            counted = try opened.facets(request, by: [(field, most == 0 ? nil : most)])
        } catch {
            throw CommandFailure(error, index: index.path, query: request.query, console.language)
        }
        for facet in counted.facets { write(facet, counted.results, request.query, console) }
        return counted.results.total > 0 ? .found : .nothingFound
    }

    private func write(_ facet: Facet, _ results: SearchResults, _ query: String, _ console: Console) {
        switch format.chosen {
        case .json, .jsonl: console.output.write(json(facet, results, query, console.language))
        case .tsv, .csv:
            let row = format.chosen == .tsv ? DelimitedText.tsv : DelimitedText.csv
            console.output.write(row(Facet.columns))
            for value in facet.values { console.output.write(row(value.row)) }
            remark(results, console)
        default:
            remark(results, console)
            console.output.write(FacetRenderer(format.renderer(console.language).human).text(facet))
        }
    }

    private func remark(_ results: SearchResults, _ console: Console) {
        for remark in results.remarks(console.language) { console.note(remark) }
    }

    private func json(_ facet: Facet, _ results: SearchResults, _ query: String, _ language: Language) -> [UInt8] {
        var writer = JSONWriter()
        if format.chosen == .jsonl {
            for value in facet.values {
                writer.object { writer in
                    writer.member("type", "facet")
                    writer.member("schema", "tracuu.facet/1")
                    writer.member("field", facet.field.rawValue)
                    value.writeMembers(to: &writer)
                }
                writer.newline()
            }
        }
        writer.object { writer in
            if format.chosen == .jsonl { writer.member("type", "summary") }
            writer.member("schema", "tracuu.facets/1")
            writer.member("field", facet.field.rawValue)
            writer.member("query", query)
            writer.member("total", results.total)
            writer.member("distinct", facet.distinct)
            if format.chosen == .json {
                writer.key("values")
                facet.writeValues(to: &writer)
            }
            writer.member("undated_excluded", results.undatedExcluded)
            writer.member("unknown_province_excluded", results.unknownProvinceExcluded)
            writer.key("notes")
            writer.array(results.notes) { writer, note in writer.object { note.writeMembers(to: &$0, language) } }
        }
        writer.newline()
        return writer.take()
    }
}
