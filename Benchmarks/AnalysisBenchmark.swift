import Analysis
import Glibc
import Reports

/// All of it runs on one thread, and is timed by what the processor gave it, whatever else the machine does.
struct AnalysisBenchmark {
    private let texts: [[UInt8]]
    private let megabytes: Double

    init(corpus: String) {
        texts = rawReports(corpus).map { Array($0.text.utf8) }
        megabytes = Double(texts.reduce(0) { $0 + $1.count }) / 1e6
    }

    func run(_ table: inout Table) throws {
        try measure("analyzer, new vocabulary", &table) { try tokens(VietnameseAnalyzer()) }
        let warm = try VietnameseAnalyzer()
        _ = tokens(warm)
        measure("analyzer, known vocabulary", &table) { tokens(warm) }
        let scanner = try WordScanner()
        measure("words by the scanner alone", &table) {
            words { scanner.append(wordsOf: $0.span, in: 0..<$0.count, to: &$1) }
        }
        let boundaries = try ICUWords()
        measure("words by ICU alone", &table) {
            words { boundaries.append(wordsOf: $0.span, in: 0..<$0.count, to: &$1) }
        }
        measure("canonical text, canonical already", &table) {
            for text in texts { _ = CanonicalText(of: text).isOriginal }
            return nil
        }
    }

    /// A row of bytes a second, and one of the tokens that `body` says it found.
    private func measure(_ what: String, _ table: inout Table, _ body: () throws -> Int?) rethrows {
        var found: Int?
        var seconds: [Double] = []
        for _ in 0..<Table.runs {
            let start = clock()
            found = try body()
            seconds.append(Double(clock() - start) / Double(CLOCKS_PER_SEC))
        }
        table.row(what, "MB/s", seconds.map { megabytes / $0 })
        if let found { table.row(what, "million tokens/s", seconds.map { Double(found) / 1e6 / $0 }) }
    }

    private func tokens(_ analyzer: VietnameseAnalyzer) -> Int {
        var buffer = TokenBuffer()
        var count = 0
        for text in texts {
            buffer.removeAll()
            analyzer.analyze(text, range: 0..<text.count, from: 0, into: &buffer)
            count += buffer.count
        }
        return count
    }

    private func words(_ find: ([UInt8], inout [WordRange]) -> Void) -> Int {
        var words: [WordRange] = []
        var count = 0
        for text in texts {
            words.removeAll(keepingCapacity: true)
            find(text, &words)
            count += words.count
        }
        return count
    }
}
