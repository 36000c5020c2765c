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

    /// A phrase that only adds to scores, of pairs that are in a few texts and in most: these have dense lists.
    @Test func phrasesAddToScoresHoweverManyTextsHaveTheirPairs() throws {
        var random = SeededRandom(23)
        let index = TestIndex()
        var naive = try NaiveIndex(schema: TestCorpus.schema)
        let documents = (0..<400).map { number -> Document in
            let frequent = Bool.random(using: &random) ? "chờ biết kỳ" : "cho biết ki chờ biết"
            let rare = number % 40 == 0 ? "ký chợ kì" : number % 40 == 1 ? "ki chợ biết" : ""
            return TestCorpus.document(
                "r\(number)", title: Self.text(&random),
                body: [Self.text(&random), frequent, rare].shuffled(using: &random).joined(separator: " "))
        }
        try index.commit(documents)
        for document in documents { naive.add(document) }
        let searcher = Searcher(try index.reader())
        let any = Query.or(
            ["biết", "ký"].map { .word(TestCorpus.queryWord($0), field: Schema.text) })
        for text in ["chờ biết kỳ", "cho biet ki", "ký chợ kì", "ki cho ki", "chợ biết chợ biết"] {
            let words = text.split(separator: " ").map { TestCorpus.queryWord(String($0)) }
            let phrase = Query.phrase(words, proximity: .phrase(slop: 0), field: Schema.text)
            let query = Query.preferring(any, [phrase])
            let expected = naive.search(query)
            for limit in [5, 1000] {
                let found = try searcher.search(query, limit: limit)
                #expect(found.total == expected.count)
                #expect(found.hits.map(\.score) == expected.prefix(limit).map(\.score), "\(text)")
            }
        }
    }

    /// The same over many windows, looked at one at a time: what was found for the first holds for the last.
    @Test func phrasesAddToScoresInEveryWindow() throws {
        var random = SeededRandom(24)
        let index = TestIndex()
        var naive = try NaiveIndex(schema: TestCorpus.schema)
        let documents = (0..<4500).map { number in
            let words = ["biết", ["chờ", "chợ", "cho"].randomElement(using: &random) ?? ""]
            let rare = number % 300 == 7 || number > 4490 ? "ký biết chợ" : ""
            return TestCorpus.document("r\(number)", title: "", body: (words + [rare]).joined(separator: " "))
        }
        try index.commit(documents)
        try index.commit(deleting: ["r7", "r4495"])
        for document in documents { naive.add(document) }
        for id in ["r7", "r4495"] { naive.delete(id) }
        let searcher = Searcher(try index.reader(), windowsAtATime: 1)
        let phrase = Query.phrase(
            ["ký", "biết", "chợ"].map { TestCorpus.queryWord($0) }, proximity: .phrase(slop: 0), field: Schema.text)
        let query = Query.preferring(
            .or(["biết", "chợ"].map { .word(TestCorpus.queryWord($0), field: Schema.text) }), [phrase])
        let expected = naive.search(query)
        for limit in [3, 20, 200] {
            let found = try searcher.search(query, limit: limit)
            #expect(found.total == expected.count)
            #expect(found.hits.map(\.score) == expected.prefix(limit).map(\.score))
        }
    }
}
