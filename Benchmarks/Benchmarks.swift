import Analysis
import Glibc
import Reports

/// Times the parts of the engine on a corpus, in one process and on one thread, and prints a table of tab-separated
/// values: what, unit, minimum, median.
@main enum Benchmarks {
    private static let usage = """
        usage: benchmarks all CORPUS.jsonl FOLDER        everything below, with queries from the corpus
               benchmarks analysis CORPUS.jsonl          tokens and bytes a second, beside ICU's boundaries alone
               benchmarks reading FOLDER...              text of files of any format, by folder
               benchmarks extraction CORPUS.jsonl        what is found in reports, bytes a second
               benchmarks build CORPUS.jsonl INDEX       reports a second, into the folder INDEX
               benchmarks merge CORPUS.jsonl FOLDER      the same in many commits, into FOLDER/merged
               benchmarks open INDEX QUERY               opening an index, and its first search
               benchmarks query INDEX QUERIES.txt        each kind of query, of the words of each line
               benchmarks suggest INDEX QUERIES.txt      what is offered for each line, which has a misspelled word
               benchmarks complete INDEX TEXT...         what may end each text, which is a query being typed
        Each is run five times; figures are of this machine at this moment: compare only what ran side by side.

               benchmarks synthesize COUNT [SEED]              a made-up corpus
               benchmarks vary CORPUS.jsonl COUNT [SEED]       a corpus over and over, a little otherwise each time
               benchmarks queries CORPUS.jsonl COUNT [SEED]    words that stand side by side in reports of a corpus
        These write to standard output, and the same to every seed.

        """

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let seed = arguments.last.flatMap(UInt64.init) ?? 1
        switch (arguments.first, arguments.count) {
        case ("synthesize", 2...3):
            var writer = LineWriter()
            var corpus = SyntheticCorpus(seed: arguments.count == 3 ? seed : 1)
            corpus.write(Int(arguments[1]) ?? 0, to: &writer)
            writer.end()
        case ("vary", 3...4):
            var writer = LineWriter()
            var variation = CorpusVariation(corpus: arguments[1], seed: arguments.count == 4 ? seed : 1)
            variation.write(Int(arguments[2]) ?? 0, to: &writer)
            writer.end()
        case ("queries", 3...4):
            let count = Int(arguments[2]) ?? 0
            let lines = QuerySample.lines(corpus: arguments[1], count: count, seed: arguments.count == 4 ? seed : 1)
            for line in lines { print(line) }
        default: try time(arguments)
        }
    }

    private static func time(_ arguments: [String]) throws {
        var table = Table()
        switch (arguments.first, arguments.count) {
        case ("all", 3): try timeAll(corpus: arguments[1], folder: arguments[2], &table)
        case ("analysis", 2): try AnalysisBenchmark(corpus: arguments[1]).run(&table)
        case ("reading", 2...): ReadingBenchmark(folders: Array(arguments.dropFirst())).run(&table)
        case ("extraction", 2): ExtractionBenchmark(corpus: arguments[1]).run(&table)
        case ("build", 3): try BuildBenchmark(corpus: arguments[1], index: arguments[2]).run(&table)
        case ("merge", 3): try MergeBenchmark(corpus: arguments[1], folder: arguments[2]).run(&table)
        case ("open", 3): try OpenBenchmark(index: arguments[1], query: arguments[2]).run(&table)
        case ("query", 3):
            try QueryBenchmark(index: arguments[1], lines: try QueryFile.lines(arguments[2])).run(&table)
        case ("suggest", 3): try SuggestionBenchmark(index: arguments[1], queries: arguments[2]).run(&table)
        case ("complete", 3...):
            try CompletionBenchmark(index: arguments[1], typed: Array(arguments.dropFirst(2))).run(&table)
        default: print(usage, terminator: "")
        }
    }

    private static func timeAll(corpus: String, folder: String, _ table: inout Table) throws {
        _ = unsafe mkdir(folder, 0o755)
        let index = folder + "/index"
        try AnalysisBenchmark(corpus: corpus).run(&table)
        ExtractionBenchmark(corpus: corpus).run(&table)
        try BuildBenchmark(corpus: corpus, index: index).run(&table)
        try MergeBenchmark(corpus: corpus, folder: folder).run(&table)
        let lines = QuerySample.lines(corpus: corpus, count: 300, seed: 1)
        try OpenBenchmark(index: index, query: lines.first ?? "").run(&table)
        try QueryBenchmark(index: index, lines: lines).run(&table)
    }
}
