internal import Analysis
internal import SearchEngine

/// Cuts the pieces of a report that show best why it was found.
final class SnippetBuilder {
    /// Tokens of a snippet.
    private static let length = 32
    /// Tokens shown before the first match.
    private static let lead = 6

    private struct Token {
        var range: Range<Int>
        /// Which word of the query it is, nil for none.
        var word: Int?
    }

    private let analyzer: VietnameseAnalyzer
    private let words: [Query.Word]
    /// How many of the words were asked for; the rest are alternatives.
    private let askedCount: Int
    private let references: Set<String>
    private var known: [TermID: Int?] = [:]
    private var buffer = TokenBuffer()

    /// - Parameters:
    ///   - words: looked for; a token is the first of them whose spelling it has.
    ///   - alternatives: looked for beside them.
    ///   - references: index terms of references looked for; a mention counts as one word.
    init(
        words: [Query.Word], alternatives: [Query.Word], references: Set<String>
    ) throws(ReportIndexError) {
        self.words = words + alternatives
        askedCount = words.count
        self.references = references
        do { analyzer = try VietnameseAnalyzer() } catch { throw .noAnalysis(reason: error.description) }
    }

    /// Whether a word of the query, or an alternative, stands in the report in its own spelling.
    func hasExactSpelling(_ report: Report) -> Bool {
        let keys = words.map { $0.spellings.first?.exact }
        let asked = keys.prefix(askedCount).compactMap(\.self)
        guard !asked.isEmpty else { return true }
        let exact = Set(
            asked + zip(keys, words).dropFirst(askedCount).compactMap { $0 ?? $1.spellings.first?.unmarked })
        let utf8 = Array(report.text.utf8)
        buffer.removeAll()
        analyzer.analyze(utf8, range: 0..<utf8.count, from: 0, into: &buffer)
        return buffer.terms.contains { exact.contains(analyzer.vocabulary.exactKey($0)) }
    }

    /// - Returns: at most `count` snippets, the best first; the start of the text where nothing of the query stands
    ///   in it.
    /// - Complexity: linear in the report.
    func snippets(_ report: Report, count: Int) -> [Snippet] {
        guard count > 0 else { return [] }
        let utf8 = Array(report.text.utf8)
        let offsets = ByteOffsets(utf8)
        let mentions = report.references.filter { found in found.indexKeys.contains(where: references.contains) }
            .map { offsets.bytes(of: $0.range) }
        var windows: [(passage: [Token], range: Range<Int>, score: Int)] = []
        for passage in report.passages where passage.kind != .title && passage.kind != .kicker {
            let tokens = tokens(utf8, offsets.bytes(of: passage.range), mentions)
            if let best = best(tokens) { windows.append((tokens, best.range, best.score)) }
        }
        let ranked = windows.enumerated().sorted {
            ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
        }
        return ranked.prefix(count).filter { $0.element.score > 0 || $0.offset == ranked[0].offset }.map { window in
            cut(utf8, window.element.passage, window.element.range, mentions)
        }
    }

    private func tokens(_ utf8: [UInt8], _ range: Range<Int>, _ mentions: [Range<Int>]) -> [Token] {
        buffer.removeAll()
        analyzer.analyze(utf8, range: range, from: 0, into: &buffer)
        var tokens: [Token] = []
        for index in 0..<buffer.count {
            let range = Int(buffer.starts[index])..<Int(buffer.ends[index])
            var word = word(buffer.terms[index])
            if mentions.contains(where: { $0.overlaps(range) }) { word = words.count }
            if let last = tokens.last, last.range.overlaps(range) {
                if last.word == nil { tokens[tokens.count - 1].word = word }
                if last.range.count < range.count { tokens[tokens.count - 1].range = range }
            } else {
                tokens.append(Token(range: range, word: word))
            }
        }
        return tokens
    }

    private func word(_ term: TermID) -> Int? {
        if let seen = known[term] { return seen }
        let vocabulary = analyzer.vocabulary
        let unmarked = vocabulary.unmarkedKey(vocabulary.unmarkedID(term))
        let exact = vocabulary.exactKey(term)
        let found = words.firstIndex { word in
            word.spellings.contains { $0.unmarked == unmarked && ($0.exact == nil || $0.exact == exact) }
        }
        known[term] = .some(found)
        return found
    }

    /// The window with the most different words, then the most neighbouring ones, then the most in all.
    private func best(_ tokens: [Token]) -> (range: Range<Int>, score: Int)? {
        guard !tokens.isEmpty else { return nil }
        var counts = [Int](repeating: 0, count: words.count + 1)
        var different = 0
        var total = 0
        var pairs = 0
        var best = (range: 0..<min(Self.length, tokens.count), score: 0)
        for end in tokens.indices {
            if let word = tokens[end].word {
                counts[word] += 1
                total += 1
                if counts[word] == 1 { different += 1 }
                if end > 0, let before = tokens[end - 1].word, before != word { pairs += 1 }
            }
            let start = end - Self.length
            if start >= 0, let word = tokens[start].word {
                counts[word] -= 1
                total -= 1
                if counts[word] == 0 { different -= 1 }
                if let after = tokens[start + 1].word, after != word { pairs -= 1 }
            }
            let score = different * 10_000 + pairs * 100 + total
            if score > best.score { best = (max(0, start + 1)..<end + 1, score) }
        }
        guard best.score > 0, let first = tokens[best.range].firstIndex(where: { $0.word != nil }) else { return best }
        let from = max(0, min(first - Self.lead, tokens.count - Self.length))
        best.range = from..<min(tokens.count, max(from + Self.length, best.range.upperBound))
        return best
    }

    private func cut(_ utf8: [UInt8], _ tokens: [Token], _ window: Range<Int>, _ mentions: [Range<Int>]) -> Snippet {
        let start = tokens[window.lowerBound].range.lowerBound
        var end = tokens[window.upperBound - 1].range.upperBound
        // What closes a sentence or a quotation stays with its last word.
        while end < utf8.count, end < start + 4096, ![0x20, 0x0A, 0x0D].contains(utf8[end]) { end += 1 }
        let opening = window.lowerBound > 0 ? "…" : ""
        let closing = window.upperBound < tokens.count ? "…" : ""
        var matches: [Range<Int>] = []
        for token in tokens[window] where token.word != nil {
            let mention = mentions.first { $0.overlaps(token.range) }
            let range = (mention ?? token.range).clamped(to: start..<end)
            let shifted = range.lowerBound - start + opening.utf8.count..<range.upperBound - start + opening.utf8.count
            if let last = matches.last, last.upperBound >= shifted.lowerBound {
                matches[matches.count - 1] = last.lowerBound..<max(last.upperBound, shifted.upperBound)
            } else {
                matches.append(shifted)
            }
        }
        let text = String(decoding: utf8[start..<end].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
        return Snippet(text: opening + text + closing, matches: matches)
    }
}
