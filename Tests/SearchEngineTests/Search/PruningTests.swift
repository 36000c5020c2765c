import SearchEngine
import Testing

/// Few hits are the first of many: what pruning passes over is never among them.
@Suite struct PruningTests {
    @Test(arguments: 0..<12) func aShortListBeginsALongOne(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 40)
        let index = TestIndex()
        for round in 0..<6 {
            let documents =
                seed % 2 == 0
                ? TestCorpus.random(30 + 60 * round, from: round * 25, &random)
                : TestCorpus.uneven(30 + 60 * round, from: round * 25, &random)
            try index.commit(documents, deleting: ["r\(round)", "r\(40 + round)"])
        }
        for isMerged in [false, true] {
            if isMerged { try index.writer().merge() }
            let searcher = Searcher(try index.reader())
            for query in Answers.queries + Self.phrases {
                let all = try searcher.search(query, limit: 100_000)
                #expect(all.total == (try searcher.count(query)), "\(query)")
                for limit in [1, 3, 10, 50, 200] {
                    let first = try searcher.search(query, limit: limit)
                    #expect(first.total == all.total)
                    #expect(
                        Self.keys(first.hits) == Self.keys(Array(all.hits.prefix(limit))),
                        "\(query) \(limit) \(isMerged)")
                }
            }
        }
    }

    private static func keys(_ hits: [Hit]) -> [String] { hits.map { "\($0.segment) \($0.doc) \($0.score)" } }

    /// Phrases and nearness of several kinds.
    private static let phrases: [Query] = {
        let proximities: [Query.Proximity] = [.phrase(slop: 0), .phrase(slop: 1), .phrase(slop: 4), .near(2), .near(9)]
        var phrases: [Query] = []
        for text in ["đảng bộ", "dang bo", "xa bo hoa", "dang dang", "đảng bộ xã"] {
            let words = text.split(separator: " ").map { TestCorpus.queryWord(String($0)) }
            phrases += proximities.map { .phrase(words, proximity: $0, field: Schema.text) }
        }
        return phrases
    }()
}
