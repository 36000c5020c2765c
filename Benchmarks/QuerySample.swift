import Analysis
import Reports

/// Queries taken from a corpus: a few words that stand side by side in one of its reports, one to six of them.
struct QuerySample {
    /// - Parameter count: how many; a corpus of fewer reports gives fewer.
    static func lines(corpus: String, count: Int, seed: UInt64) -> [String] {
        var random = SeededRandom(seed)
        let reports = rawReports(corpus)
        guard !reports.isEmpty, count > 0 else { return [] }
        let step = max(1, reports.count / count)
        return stride(from: 0, to: reports.count, by: step).prefix(count).compactMap { place in
            let words = reports[place].text.split(whereSeparator: \.isWhitespace).filter { $0.allSatisfy(\.isLetter) }
            let length = 1 + random.below(6)
            guard words.count > length else { return nil }
            let start = random.below(words.count - length)
            return words[start..<start + length].joined(separator: " ")
        }
    }

    /// The same without marks.
    static func unmarked(_ line: String) -> String {
        let text = FoldedText(line)
        var view = String.UnicodeScalarView()
        for index in 0..<text.count where text.folded[index] != 0 {
            let fold = text.folded[index]
            view.append(
                fold == FoldedText.other ? Unicode.Scalar(text.scalars[index]) ?? "\u{FFFD}" : Unicode.Scalar(fold))
        }
        return String(view)
    }
}
