internal import Analysis
internal import SearchEngine

/// Turns the words of a query into the engine's, by the very analysis the texts went through.
final class QueryWords {
    /// One position of an analysed text: the narrowest token there, which is also its normal form.
    struct Part {
        var exact: [UInt8]
        var unmarked: [UInt8]
        /// Bytes of the canonical text.
        var range: Range<Int>

        var isMarked: Bool { exact != unmarked }
    }

    /// A short text, analysed.
    struct Text {
        /// The positions of the text.
        var parts: [Part] = []
        /// The forms that stand for all of them at once (`GD&ĐT` is `gd`, `đt` and `gdđt`).
        var wholes: [Part] = []
    }

    /// So many short texts are known when they are asked for again: a question looks at each of its words several times.
    private static let mostKnownTexts = 1024
    private static let longestKnownText = 64

    private let analyzer: VietnameseAnalyzer
    private var tokens = TokenBuffer()
    private var known: [ByteString: Text] = [:]
    private var knownTokens: [ByteString: [AbbreviationMention.Token]] = [:]
    private(set) lazy var questions = QuestionWords()

    init() throws(ReportIndexError) {
        do { analyzer = try VietnameseAnalyzer() } catch { throw .noAnalysis(reason: error.description) }
    }

    func text(_ text: String) -> Text {
        Self.value(text, &known) { analyzed(text) }
    }

    /// The positions of a text as abbreviations are looked for in them.
    func tokens(_ text: String) -> [AbbreviationMention.Token] {
        Self.value(text, &knownTokens) {
            Self.abbreviationTokens(parts(text), of: VietnameseAnalyzer.normalized(text))
        }
    }

    private static func value<Value>(_ text: String, _ known: inout [ByteString: Value], _ find: () -> Value) -> Value {
        let key = ByteString(text)
        if let found = known[key] { return found }
        let found = find()
        guard text.utf8.count <= longestKnownText else { return found }
        if known.count == mostKnownTexts { known.removeAll(keepingCapacity: true) }
        known[key] = found
        return found
    }

    /// The positions of a text.
    func parts(_ text: String) -> [Part] { self.text(text).parts }

    private func analyzed(_ text: String) -> Text {
        let utf8 = VietnameseAnalyzer.normalized(text)
        tokens.removeAll()
        analyzer.analyze(utf8, range: 0..<utf8.count, from: 0, into: &tokens)
        var parts: [Part] = []
        var others: [Part] = []
        var position: UInt32?
        for index in 0..<tokens.count {
            let part = part(index)
            if tokens.positions[index] == position, let last = parts.last {
                guard part.range.count <= last.range.count else {
                    others.append(part)
                    continue
                }
                others.append(last)
                parts[parts.count - 1] = part
            } else {
                parts.append(part)
                position = tokens.positions[index]
            }
        }
        guard let first = parts.first?.range.lowerBound, let end = parts.map(\.range.upperBound).max() else {
            return Text()
        }
        return Text(
            parts: parts, wholes: others.filter { $0.range.lowerBound <= first && $0.range.upperBound >= end })
    }

    /// The words of a text as they are written there, in order.
    func surfaces(_ text: String) -> [(part: Part, surface: String)] {
        let utf8 = VietnameseAnalyzer.normalized(text)
        return parts(text).map { ($0, String(decoding: utf8[$0.range], as: UTF8.self)) }
    }

    private func part(_ index: Int) -> Part {
        let vocabulary = analyzer.vocabulary
        let term = tokens.terms[index]
        return Part(
            exact: vocabulary.exactKey(term), unmarked: vocabulary.unmarkedKey(vocabulary.unmarkedID(term)),
            range: Int(tokens.starts[index])..<Int(tokens.ends[index]))
    }
}
