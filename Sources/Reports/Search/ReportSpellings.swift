internal import Analysis
internal import SearchEngine

/// How a report spells the words that are looked up without marks.
struct ReportSpellings {
    private static let most = 4

    private struct Token {
        var exact: [UInt8]
        var unmarked: [UInt8]
        var position: UInt32
    }

    private var tokens: [Token] = []

    init(_ report: Report) throws(ReportIndexError) {
        let analyzer: VietnameseAnalyzer
        do { analyzer = try VietnameseAnalyzer() } catch { throw .noAnalysis(reason: error.description) }
        let utf8 = Array(report.text.utf8)
        let offsets = ByteOffsets(utf8)
        var buffer = TokenBuffer()
        var position: UInt32 = 0
        for passage in report.passages {
            buffer.removeAll()
            analyzer.analyze(utf8, range: offsets.bytes(of: passage.range), from: position, into: &buffer)
            for index in 0..<buffer.count {
                let term = buffer.terms[index]
                tokens.append(
                    Token(
                        exact: analyzer.vocabulary.exactKey(term),
                        unmarked: analyzer.vocabulary.unmarkedKey(analyzer.vocabulary.unmarkedID(term)),
                        position: buffer.positions[index]))
            }
            // Words of two passages do not stand side by side.
            position = buffer.nextPosition + 2
        }
    }

    /// The forms of an unmarked key, the most frequent first; four at most.
    func forms(of unmarked: [UInt8]) -> [String] {
        Self.ranked(tokens.lazy.filter { $0.unmarked == unmarked }.map(\.exact))
    }

    /// The forms of two unmarked keys side by side.
    func forms(of first: [UInt8], _ second: [UInt8]) -> [String] {
        var found: [[UInt8]] = []
        for (index, token) in tokens.enumerated() where token.unmarked == first {
            for next in tokens[index...] where next.position > token.position {
                guard next.position == token.position + 1 else { break }
                if next.unmarked == second { found.append(token.exact + [UInt8(ascii: " ")] + next.exact) }
            }
        }
        return Self.ranked(found)
    }

    private static func ranked(_ forms: some Sequence<[UInt8]>) -> [String] {
        var counts: [[UInt8]: Int] = [:]
        var order: [[UInt8]] = []
        for form in forms {
            counts[form, default: 0] += 1
            if counts[form] == 1 { order.append(form) }
        }
        let ranked = order.enumerated().sorted {
            (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset)
        }
        return ranked.prefix(most).map { String(decoding: $0.element, as: UTF8.self) }
    }
}
