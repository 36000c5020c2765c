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
        var count = 0
        try table.rate("analyzer, new vocabulary", "MB/s", amount: megabytes) {
            count = try tokens(VietnameseAnalyzer())
        }
        let warm = try VietnameseAnalyzer()
        _ = tokens(warm)
        table.rate("analyzer, known vocabulary", "MB/s", amount: megabytes) { count = tokens(warm) }
        table.rate("analyzer, known vocabulary", "million tokens/s", amount: Double(count) / 1e6) { _ = tokens(warm) }
        let boundaries = try ICUWords()
        var words: [WordRange] = []
        table.rate("ICU word boundaries alone", "MB/s", amount: megabytes) {
            for text in texts {
                words.removeAll(keepingCapacity: true)
                boundaries.append(wordsOf: text.span, in: 0..<text.count, to: &words)
            }
        }
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
