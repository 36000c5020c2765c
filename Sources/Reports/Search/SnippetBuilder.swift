internal import Analysis
internal import SearchEngine

/// Cuts the pieces of a report that show best why it was found.
final class SnippetBuilder {
    /// Small, for a page of reports has tens of thousands.
    struct Token {
        private var start: UInt32
        private var end: UInt32
        /// What it shows of the query, by its number among ``SoughtWords``; nil for nothing.
        var word: Int32?

        init(range: Range<Int>, word: Int32?) {
            start = UInt32(truncatingIfNeeded: range.lowerBound)
            end = UInt32(truncatingIfNeeded: range.upperBound)
            self.word = word
        }

        /// Bytes of the report's text.
        var range: Range<Int> {
            get { Int(start)..<Int(end) }
            set { self = Token(range: newValue, word: word) }
        }
    }

    /// What is known of the terms met so far, by their numbers.
    private struct KnownTerms {
        /// As of a token, wherever it stands.
        var words: [Int32?] = []
        /// The words of groups that it is.
        var inGroups: [[(group: Int, place: Int)]] = []
        /// Whether it is the very spelling of a word.
        var areExact: [Bool] = []
    }

    private let analyzer: VietnameseAnalyzer
    private let sought: SoughtWords
    private let exactKeys: Set<[UInt8]>?
    private var known = KnownTerms()
    private var buffer = TokenBuffer()

    init(_ sought: SoughtWords) throws(ReportIndexError) {
        self.sought = sought
        exactKeys = sought.exactKeys
        do {
            if let keys = sought.unmarkedKeys {
                analyzer = try VietnameseAnalyzer(lookingFor: keys)
            } else {
                analyzer = try VietnameseAnalyzer()
            }
        } catch {
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

    /// - Parameters:
    ///   - count: the most snippets.
    ///   - context: see ``SearchRequest/context``.
    /// - Complexity: linear in the report.
    func excerpt(_ report: Report, count: Int, context: Int? = nil) -> Excerpt {
        let text = SnippetText(report)
        return Excerpt(
            snippets: count > 0 ? snippets(text, count: count, context: context) : [],
            isExactSpelling: hasExactSpelling(text))
    }

    /// What matches in all of the report, in Unicode scalars.
    func matches(in report: Report) -> [Range<Int>] {
        let text = SnippetText(report)
        return matches(text).map { text.offsets.scalar($0.lowerBound)..<text.offsets.scalar($0.upperBound) }
    }

    private func hasExactSpelling(_ text: SnippetText) -> Bool {
        guard exactKeys != nil else { return true }
        return text.report.passages.contains { passage in
            let tokens = analyze(text, text.offsets.bytes(of: passage.range))
            let areExact = known.areExact
            return tokens.terms.contains { areExact[Int($0)] }
        }
    }

    // MARK: Snippets

    private func snippets(_ text: SnippetText, count: Int, context: Int?) -> [Snippet] {
        let mentions = text.mentions(of: sought.references)
        var pieces: [SnippetText.Piece] = []
        if sought.isReferencesOnly { pieces = text.sentences(around: mentions, count: count) }
        if pieces.isEmpty { pieces = windows(text, mentions, count: count) }
        guard let context else {
            // A lead is often the first paragraph once more.
            var known: Set<String> = []
            return pieces.map(text.snippet).filter { known.insert($0.text).inserted }
        }
        return text.lines(around: pieces, context, matches(text))
    }

    private func windows(_ text: SnippetText, _ mentions: [Range<Int>], count: Int) -> [SnippetText.Piece] {
        var shown: [(kind: Report.Passage.Kind, tokens: [Token])] = []
        for passage in text.report.passages where passage.kind != .title && passage.kind != .kicker {
            shown.append((passage.kind, tokens(text, text.offsets.bytes(of: passage.range), mentions)))
        }
        let windows = SnippetWindows(shown.map { $0.tokens.map(\.word) }, weights: sought.weights)
        return windows.best(count).map { window in
            let (kind, tokens) = shown[window.passage]
            return text.piece(of: tokens, window.tokens, kind, mentions)
        }
    }

    /// The bytes of all that matches, title and kicker too.
    private func matches(_ text: SnippetText) -> [Range<Int>] {
        let mentions = text.mentions(of: sought.references)
        var matches: [Range<Int>] = []
        for passage in text.report.passages {
            let range = text.offsets.bytes(of: passage.range)
            for token in tokens(text, range, mentions) where token.word != nil {
                let mention = mentions.first { $0.overlaps(token.range) }
                SnippetText.add((mention ?? token.range).clamped(to: range), to: &matches)
            }
        }
        return matches
    }

    private func tokens(_ text: SnippetText, _ range: Range<Int>, _ mentions: [Range<Int>]) -> [Token] {
        let found = analyze(text, range)
        let (words, inGroups) = (known.words, known.inGroups)
        let together = positionsInGroups(found)
        var tokens: [Token] = []
        tokens.reserveCapacity(found.count)
        for index in 0..<found.count {
            let range = Int(found.starts[index])..<Int(found.ends[index])
            let term = Int(found.terms[index])
            var word = words[term]
            if word == nil, !inGroups[term].isEmpty {
                let position = Int(found.positions[index])
                word = inGroups[term].first { together[$0.group].contains(position) }
                    .map { Int32(sought.number(ofGroup: $0.group)) }
            }
            if mentions.contains(where: { $0.overlaps(range) }) { word = Int32(sought.mention) }
            if let last = tokens.last, last.range.overlaps(range) {
                if last.word == nil { tokens[tokens.count - 1].word = word }
                if last.range.count < range.count { tokens[tokens.count - 1].range = range }
            } else {
                tokens.append(Token(range: range, word: word))
            }
        }
        return tokens
    }

    /// Of each group the positions of words of it that stand together among the tokens found.
    private func positionsInGroups(_ found: TokenBuffer) -> [Set<Int>] {
        guard !sought.groups.isEmpty else { return [] }
        let inGroups = known.inGroups
        var places = sought.groups.map { [[Int]](repeating: [], count: $0.words.count) }
        for index in 0..<found.count {
            let term = Int(found.terms[index])
            guard !inGroups[term].isEmpty else { continue }
            let position = Int(found.positions[index])
            for (group, place) in inGroups[term] where places[group][place].last != position {
                places[group][place].append(position)
            }
        }
        return zip(sought.groups, places).map { GroupPositions.find($1, $0.proximity) }
    }

    /// The tokens of a part of a text, each term of them known.
    private func analyze(_ text: SnippetText, _ range: Range<Int>) -> TokenBuffer {
        buffer.removeAll()
        analyzer.analyze(text.utf8, range: range, from: 0, into: &buffer)
        let vocabulary = analyzer.vocabulary
        for number in known.words.count..<max(known.words.count, vocabulary.count) {
            let unmarked = vocabulary.unmarkedKey(vocabulary.unmarkedID(TermID(number)))
            let exact = vocabulary.exactKey(TermID(number))
            known.words.append(sought.number(unmarked: unmarked, exact: exact).map { Int32($0) })
            known.inGroups.append(groups(unmarked, exact))
            known.areExact.append(exactKeys?.contains(exact) ?? true)
        }
        return buffer
    }

    private func groups(_ unmarked: [UInt8], _ exact: [UInt8]) -> [(group: Int, place: Int)] {
        sought.groups.enumerated().flatMap { group, asked in
            asked.words.indices.filter { asked.words[$0].isSpelled(unmarked: unmarked, exact: exact) }
                .map { (group, $0) }
        }
    }
}
