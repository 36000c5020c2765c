internal import ArgumentParser
private import Reports

struct FacetsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "facets", .facets, more: .facetsMore, examples: "tracuu facets province 'nông thôn mới'",
        "tracuu facets năm --ref 22-NQ/TW", "tracuu facets reference --province 'Lai Châu' -n 20 --json")

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions

    @Option(name: [.customShort("n"), .long], help: .text(.valueLimit))
    var limit: Int?

    @Argument(help: .text(.fieldArgument), completion: .list(FacetField.allCases.map(\.rawValue)))
    var field: String

    @Argument(help: .text(.countedArgument))
    var query: [String] = []

    func validate() throws {
        guard (limit ?? 0) >= 0 else { throw ValidationError(Wording.outOfRange.text(.spoken, "--limit", "0 …")) }
    }

    func run(_ console: Console) throws -> ExitStatus {
        guard let field = FacetField(named: field) else {
            let names = FacetField.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(
                .usage, Wording.noFacetField.text(console.language, DisplayText.oneLine(self.field), names))
        }
        let request = filter.request(query)
        let opened = try global.open(console)
        let counted: FacetResults
        do {
            let most = limit ?? (global.chosen == .human ? 100 : 0)
            counted = try opened.facets(request, by: [(field, most == 0 ? nil : most)])
        } catch {
            throw CommandFailure(error, index: global.path, query: request.query, console.language)
        }
        for facet in counted.facets { write(facet, counted.results, request.query, console) }
        return counted.results.total > 0 ? .found : .nothingFound
    }

    private func write(_ facet: Facet, _ results: SearchResults, _ query: String, _ console: Console) {
        switch global.chosen {
        case .json, .jsonl: console.output.write(json(facet, results, query, console.language))
        case .tsv, .csv:
            let row = global.chosen == .tsv ? DelimitedText.tsv : DelimitedText.csv
            console.output.write(row(Facet.columns))
            for value in facet.values { console.output.write(row(value.row)) }
            remark(results, console)
        default:
            remark(results, console)
            console.output.write(FacetRenderer(global.renderer(console.language).human).text(facet))
        }
    }

    private func remark(_ results: SearchResults, _ console: Console) {
        for remark in results.remarks(console.language) { console.note(remark) }
    }

    private func json(_ facet: Facet, _ results: SearchResults, _ query: String, _ language: Language) -> [UInt8] {
        var writer = JSONWriter()
        if global.chosen == .jsonl {
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
            if global.chosen == .jsonl { writer.member("type", "summary") }
            writer.member("schema", "tracuu.facets/1")
            writer.member("field", facet.field.rawValue)
            writer.member("query", query)
            writer.member("total", results.total)
            writer.member("distinct", facet.distinct)
            if global.chosen == .json {
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
