import Analysis

/// The tokens of one text, readable.
struct Analyzed {
    struct Token: Equatable {
        var key: String
        var position: UInt32
        var range: Range<Int>
    }

    var tokens: [Token] = []
    var positions: UInt32

    init(_ utf8: [UInt8], with analyzer: VietnameseAnalyzer) {
        var buffer = TokenBuffer()
        analyzer.analyze(utf8, range: 0..<utf8.count, from: 0, into: &buffer)
        positions = buffer.nextPosition
        for index in 0..<buffer.count {
            tokens.append(
                Token(
                    key: String(decoding: analyzer.vocabulary.exactKey(buffer.terms[index]), as: UTF8.self),
                    position: buffer.positions[index],
                    range: Int(buffer.starts[index])..<Int(buffer.ends[index])))
        }
    }

    /// `key@position` of each token.
    static func line(_ text: String, with analyzer: VietnameseAnalyzer) -> String {
        Analyzed(VietnameseAnalyzer.normalized(text), with: analyzer).tokens
            .map { "\($0.key)@\($0.position)" }.joined(separator: " ")
    }
}
