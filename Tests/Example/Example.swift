import Reports

@main struct Example {
    static func main() throws {
        let arguments = CommandLine.arguments
        _ = try ReportIndexer(path: arguments[2]).run([arguments[1]])
        for hit in try ReportIndex(path: arguments[2]).search(SearchRequest(arguments[3])).hits {
            print(hit.rank, hit.report.displayTitle)
        }
    }
}
