import TestSupport
import Testing

@testable import Reports

@Suite struct PhraseTableTests {
    /// The longest phrase wins, and of two that are one the first: against a look at every phrase.
    @Test func theLongestPhraseIsFoundFromEitherEnd() {
        var random = SplitMix(state: 11)
        var found = 0
        for _ in 0..<200 {
            let words = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                text(of: 1...4, using: &random)
            }
            let phrases = words.map { Phrase($0) }
            let table = PhraseTable(zip(phrases, words.indices).map { ($0, $1) })
            let folded = Array(text(of: 1...12, using: &random).utf8)
            for place in folded.indices {
                let ahead = longest(phrases) { $0.end(in: folded, at: place, limit: folded.count) }
                let match = table.match(folded, at: place, end: folded.count)
                #expect(match?.value == ahead?.number && match?.end == ahead?.limit, "\(words)")
                let back = longest(phrases) { $0.start(in: folded, endingAt: place + 1, floor: 0) }
                let matchBack = table.match(folded, endingAt: place + 1, floor: 0)
                #expect(matchBack?.value == back?.number && matchBack?.start == back?.limit, "\(words)")
                found += (match == nil ? 0 : 1) + (matchBack == nil ? 0 : 1)
                let mayStart = phrases.contains { $0.bytes.first == folded[place] }
                #expect(table.mayStart(with: folded[place]) == mayStart)
            }
        }
        #expect(found > 1_000)
    }

    private func longest(_ phrases: [Phrase], _ limit: (Phrase) -> Int?) -> (number: Int, limit: Int)? {
        var best: (number: Int, limit: Int)?
        for (number, phrase) in phrases.enumerated() {
            guard let limit = limit(phrase) else { continue }
            if best.map({ phrase.bytes.count > phrases[$0.number].bytes.count }) ?? true { best = (number, limit) }
        }
        return best
    }

    private func text(of count: ClosedRange<Int>, using random: inout SplitMix) -> String {
        (0..<Int.random(in: count, using: &random)).map { _ in
            ["an", "b", "ba", "ca", "can"].randomElement(using: &random) ?? ""
        }.joined(separator: " ")
    }
}
