import Analysis
import Reports

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
        let boundaries = try ICUWords()
        var words: [WordRange] = []
        measure("ICU word boundaries alone", &table) {
            var count = 0
            for text in texts {
                words.removeAll(keepingCapacity: true)
                boundaries.append(wordsOf: text.span, in: 0..<text.count, to: &words)
                count += words.count
            }
            return count
        }
        table.rate("canonical text, canonical already", "MB/s", amount: megabytes) {
            for text in texts { _ = CanonicalText(of: text).isOriginal }
        }
    }

    /// Two rows: bytes, and what `body` says it found, a second.
    private func measure(_ what: String, _ table: inout Table, _ body: () throws -> Int) rethrows {
        var found = 0
        var seconds: [Double] = []
        for _ in 0..<Table.runs { seconds.append(try Table.seconds { found = try body() }) }
        table.row(what, "MB/s", seconds.map { megabytes / $0 })
        table.row(what, "million tokens/s", seconds.map { Double(found) / 1e6 / $0 })
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
}
