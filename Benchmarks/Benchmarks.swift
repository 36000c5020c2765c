import Analysis
import Reports

/// Times the parts of the engine on a corpus, in one process and on one thread, and prints a table of tab-separated
/// values: what, unit, minimum, median.
@main enum Benchmarks {
    private static let usage = """
        usage: benchmarks analysis CORPUS.jsonl          tokens and bytes a second, beside ICU's boundaries alone
               benchmarks reading FOLDER...              text of files, packed bytes and reports a second, by folder
               benchmarks extraction CORPUS.jsonl        what is found in reports, bytes a second
               benchmarks build CORPUS.jsonl INDEX       reports a second, into the folder INDEX
               benchmarks query INDEX QUERIES.txt        all and any of the words, and the phrase, of each line
               benchmarks suggest INDEX QUERIES.txt      what is offered for each line, which has a misspelled word
        Each is run five times; figures are of this machine at this moment: compare only what ran side by side.

        """

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        var table = Table()
        switch (arguments.first, arguments.count) {
        case ("analysis", 2): try AnalysisBenchmark(corpus: arguments[1]).run(&table)
        case ("reading", 2...): ReadingBenchmark(folders: Array(arguments.dropFirst())).run(&table)
        case ("extraction", 2): ExtractionBenchmark(corpus: arguments[1]).run(&table)
        case ("build", 3): try BuildBenchmark(corpus: arguments[1], index: arguments[2]).run(&table)
        case ("query", 3): try QueryBenchmark(index: arguments[1], queries: arguments[2]).run(&table)
        case ("suggest", 3): try SuggestionBenchmark(index: arguments[1], queries: arguments[2]).run(&table)
        default: print(usage, terminator: "")
        }
    }
}

/// Figures as they come.
struct Table {
    static let runs = 5

    init() { print("what\tunit\tminimum\tmedian") }

    /// Runs `body` several times; a rate is `amount` a second.
    mutating func rate(_ what: String, _ unit: String, amount: Double, _ body: () throws -> Void) rethrows {
        var rates: [Double] = []
        for _ in 0..<Self.runs { rates.append(amount / (try Self.seconds(body))) }
        row(what, unit, rates)
    }

    func row(_ what: String, _ unit: String, _ figures: [Double]) {
        let sorted = figures.sorted()
        guard let least = sorted.first else { return }
        print("\(what)\t\(unit)\t\(Self.text(least))\t\(Self.text(sorted[sorted.count / 2]))")
    }

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let took = (try ContinuousClock().measure(body)).components
        return Double(took.seconds) + Double(took.attoseconds) / 1e18
    }

    private static func text(_ figure: Double) -> String {
        String((figure * 100).rounded() / 100)
    }
}

/// The raw reports of a corpus, all in memory.
func rawReports(_ corpus: String) -> [RawReport] {
    var reader = ArchiveReader(paths: [corpus])
    var reports: [RawReport] = []
    while let item = reader.next() {
        if case .report(let raw) = item { reports.append(raw) }
    }
    return reports
}
