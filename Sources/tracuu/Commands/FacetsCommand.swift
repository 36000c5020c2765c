internal import ArgumentParser
private import Reports

struct FacetsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "facets", .facets, more: .facetsMore, examples: "tracuu facets province 'nông thôn mới'",
        "tracuu facets năm --ref 22-NQ/TW", "tracuu facets reference --province 'Lai Châu' -n 20 --json")

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions
    @OptionGroup(title: HelpText.filters.text()) var filter: FilterOptions

    @Option(name: [.customShort("n", allowingJoined: true), .long], help: .text(.valueLimit))
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
        let renderer = global.renderer(console.language)
        if !renderer.includesNotes { for remark in counted.results.remarks(console.language) { console.note(remark) } }
        for facet in counted.facets {
            console.output.write(renderer.facet(facet, counted.results, query: request.query))
        }
        return counted.results.total > 0 ? .found : .nothingFound
    }
}
