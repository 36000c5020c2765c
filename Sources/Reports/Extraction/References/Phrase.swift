internal import Analysis

/// Words as they fold: lower case, without marks, one space between two words.
struct Phrase: ExpressibleByStringLiteral, Sendable {
    let bytes: [UInt8]

    /// - Parameter words: with or without marks.
    init(_ words: String) {
        bytes = FoldedText(words).folded
    }

    init(stringLiteral words: String) {
        self.init(words)
    }
}

/// Phrases with what each stands for; the longest that fits wins.
struct CitationPhrases<Value: Sendable>: Sendable {
    private let byFirst: [[(phrase: Phrase, value: Value)]]
    private let byLast: [[(phrase: Phrase, value: Value)]]

    init(_ entries: [(Phrase, Value)]) {
        var first = [[(phrase: Phrase, value: Value)]](repeating: [], count: 256)
        var last = first
        for (phrase, value) in entries.sorted(by: { $0.0.bytes.count > $1.0.bytes.count }) {
            guard let head = phrase.bytes.first, let tail = phrase.bytes.last else { continue }
            first[Int(head)].append((phrase, value))
            last[Int(tail)].append((phrase, value))
        }
        byFirst = first
        byLast = last
    }

    /// The longest phrase that starts at `index`, and where it ends.
    func match(in text: ReferenceText, at index: Int) -> (value: Value, end: Int)? {
        for (phrase, value) in byFirst[Int(text[index])] {
            if let end = text.match(phrase, at: index) { return (value, end) }
        }
        return nil
    }

    /// The longest phrase that ends before `end`, and where it starts.
    func match(in text: ReferenceText, endingAt end: Int) -> (value: Value, start: Int)? {
        for (phrase, value) in byLast[Int(text[end - 1])] {
            if let start = text.match(phrase, endingAt: end) { return (value, start) }
        }
        return nil
    }
}
