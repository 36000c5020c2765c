internal import Analysis

/// Words that differ from others by their marks alone (`bộ` is a set, `bổ sung` is not): they count as they are spelled,
/// and where a text writes no marks at all.
struct MarkedPhrases: Sendable {
    private let table: PhraseTable<[MarkedSpelling]>

    init(_ phrases: [String]) {
        var spellings: [[UInt8]: [MarkedSpelling]] = [:]
        var order: [(folded: [UInt8], phrase: Phrase)] = []
        for words in phrases {
            let text = FoldedText(words)
            if spellings[text.folded] == nil { order.append((text.folded, Phrase(words))) }
            spellings[text.folded, default: []].append(
                MarkedSpelling(0..<text.count, scalars: text.scalars, folded: text.folded))
        }
        table = PhraseTable(order.map { ($0.phrase, spellings[$0.folded] ?? []) })
    }

    /// The end of the longest phrase at `index`.
    func match(in text: ReferenceText, at index: Int) -> Int? {
        guard let (spellings, end) = table.match(in: text, at: index) else { return nil }
        return agrees(spellings, in: text, index..<end) ? end : nil
    }

    /// The start of the longest phrase that ends before `end`.
    func match(in text: ReferenceText, endingAt end: Int) -> Int? {
        guard let (spellings, start) = table.match(in: text, endingAt: end) else { return nil }
        return agrees(spellings, in: text, start..<end) ? start : nil
    }

    private func agrees(_ spellings: [MarkedSpelling], in text: ReferenceText, _ range: Range<Int>) -> Bool {
        let written = MarkedSpelling(range, scalars: text.scalars, folded: text.folded)
        return written.isUnmarked || spellings.contains(written)
    }
}
