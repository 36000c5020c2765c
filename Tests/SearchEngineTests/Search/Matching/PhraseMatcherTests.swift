import Analysis
import SearchEngine
import Testing

/// Phrases of marked words, in texts that write a word now one way and now another, against the naive index: where lists
/// tell, and where only positions do.
@Suite struct PhraseMatcherTests {
    private static let spellings = ["cho", "chờ", "chợ", "biết", "biệt", "kỳ", "kì", "ký", "ki"]

    /// Most texts keep to one spelling of each word.
    private static func text(_ random: inout SeededRandom) -> String {
        let kept = (0..<3).map { _ in spellings.randomElement(using: &random) ?? "" }
        return (0..<Int.random(in: 0...30, using: &random)).map { _ in
            let pool = Int.random(in: 0..<6, using: &random) == 0 ? spellings : kept
            return pool.randomElement(using: &random) ?? ""
        }.joined(separator: " ")
    }

    private static func index(_ random: inout SeededRandom) throws -> (IndexReader, NaiveIndex) {
        let index = TestIndex()
        var naive = try NaiveIndex(schema: TestCorpus.schema)
        for segment in 0..<2 {
            let documents = (0..<90).map { number in
                TestCorpus.document("r\(segment * 90 + number)", title: text(&random), body: text(&random))
            }
            try index.commit(documents)
            for document in documents { naive.add(document) }
        }
        try index.commit(deleting: ["r3", "r77", "r120"])
        for id in ["r3", "r77", "r120"] { naive.delete(id) }
        return (try index.reader(), naive)
    }

    @Test(arguments: [true, false]) func twoWordsAreFoundInTheirSpellings(exactly: Bool) throws {
        var random = SeededRandom(exactly ? 21 : 22)
        let (reader, naive) = try Self.index(&random)
        let searcher = Searcher(reader)
        for first in Self.spellings {
            for second in Self.spellings {
                let words = [first, second].map { TestCorpus.queryWord($0, exactly: exactly) }
                let phrase = Query.phrase(words, proximity: .phrase(slop: 0), field: Schema.text)
                let other = Query.word(TestCorpus.queryWord("biết"), field: Schema.text)
                // In the last the phrase is sought among few documents only, and scored in all.
                let nested = Query.or([.and([.keyword("lai-chau", field: TestCorpus.province), phrase]), other])
                for query in [
                    phrase, .and([phrase, other]), .or([other, phrase]), .preferring(other, [phrase]), nested,
                ] {
                    let expected = naive.search(query)
                    for limit in [3, 1000] {
                        let found = try searcher.search(query, limit: limit)
                        #expect(found.total == expected.count, "\(first) \(second)")
                        #expect(found.hits.map(\.score) == expected.prefix(limit).map(\.score), "\(first) \(second)")
                    }
                    #expect(try searcher.count(query) == expected.count)
                }
            }
        }
    }
}
