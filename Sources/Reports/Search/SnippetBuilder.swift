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

    private struct KnownTerm {
        /// As of a token.
        var word: Int?
        /// Whether it is the very spelling of a word.
        var isExact: Bool
    }

    private let analyzer: VietnameseAnalyzer
    private let words: [Query.Word]
    private let references: Set<String>
    /// The exact keys that were asked for, or are those of an alternative; nil where any spelling was asked for.
    private let exactKeys: Set<[UInt8]>?
    /// What is known of each term met so far, by its number.
    private var known: [KnownTerm] = []
    private var buffer = TokenBuffer()

    /// - Parameters:
    ///   - words: looked for; a token is the first of them whose spelling it has.
    ///   - alternatives: looked for beside them.
    ///   - references: index terms of references looked for; a mention counts as one word.
    init(
        words: [Query.Word], alternatives: [Query.Word], references: Set<String>
    ) throws(ReportIndexError) {
        self.words = words + alternatives
        let asked = words.compactMap { $0.spellings.first?.exact }
        exactKeys =
            asked.isEmpty
            ? nil : Set(asked + alternatives.compactMap { $0.spellings.first?.exact ?? $0.spellings.first?.unmarked })
        self.references = references
        let unmarkedKeys = Set(self.words.flatMap(\.spellings).map(\.unmarked))
        do { analyzer = try VietnameseAnalyzer(lookingFor: unmarkedKeys) } catch {
            throw .noAnalysis(reason: error.description)
        }
    }

    /// What is shown of a report beside its facts.
    struct Excerpt {
        /// The best first; the start of the text where nothing of the query stands in it.
        var snippets: [Snippet]
        /// Whether a word of the query, or an alternative, stands in the report in its own spelling.
        var isExactSpelling: Bool
    }

    /// - Parameter count: the most snippets.
    /// - Complexity: linear in the report.
    func excerpt(_ report: Report, count: Int) -> Excerpt {
        let utf8 = Array(report.text.utf8)
        let offsets = ByteOffsets(utf8)
        return Excerpt(
            snippets: count > 0 ? snippets(report, utf8, offsets, count: count) : [],
            isExactSpelling: hasExactSpelling(report, utf8, offsets))
    }

    private func hasExactSpelling(_ report: Report, _ utf8: [UInt8], _ offsets: ByteOffsets) -> Bool {
        guard exactKeys != nil else { return true }
        return report.passages.contains { passage in
            buffer.removeAll()
            analyzer.analyze(utf8, range: offsets.bytes(of: passage.range), from: 0, into: &buffer)
            return buffer.terms.contains { term($0).isExact }
        }
    }

    private func snippets(_ report: Report, _ utf8: [UInt8], _ offsets: ByteOffsets, count: Int) -> [Snippet] {
        let cited = references.isEmpty ? [] : report.references
        let mentions = cited.filter { found in found.indexKeys.contains(where: references.contains) }
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
            var word = term(buffer.terms[index]).word
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

    private func term(_ term: TermID) -> KnownTerm {
        while known.count <= Int(term) {
            let vocabulary = analyzer.vocabulary
            let next = TermID(known.count)
            let unmarked = vocabulary.unmarkedKey(vocabulary.unmarkedID(next))
            let exact = vocabulary.exactKey(next)
            let word = words.firstIndex { word in
                word.spellings.contains { $0.unmarked == unmarked && ($0.exact == nil || $0.exact == exact) }
            }
            known.append(KnownTerm(word: word, isExact: exactKeys?.contains(exact) ?? true))
        }
        return known[Int(term)]
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
