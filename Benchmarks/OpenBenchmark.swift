import Reports

/// Opening an index, and the first search of an opened one: what a program that answers one query pays.
struct OpenBenchmark {
    let index: String
    let query: String

    func run(_ table: inout Table) throws {
        var opening: [Double] = []
        var asking: [Double] = []
        for _ in 0..<Table.runs * 4 {
            var opened: ReportIndex?
            opening.append(try Table.seconds { opened = try ReportIndex(path: index) } * 1e6)
            asking.append(try Table.seconds { _ = try opened?.search(SearchRequest(query)) } * 1e6)
        }
        table.row("open", "µs", opening)
        table.row("first search of an opened index, with snippets", "µs", asking)
    }
}
