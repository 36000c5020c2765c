import SearchEngine
import Testing

/// Scores rest on the live documents alone: they are the same whatever was deleted and merged on the way.
@Suite struct TermStatisticsTests {
    @Test(arguments: 1...4) func scoresDoNotDependOnHistory(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 70)
        let documents = TestCorpus.random(120, &random)
        let older = TestCorpus.random(120, &random)
        let atOnce = TestIndex()
        try atOnce.commit(documents)
        let replaced = TestIndex()
        try replaced.commit(older)
        try replaced.commit(documents)
        let piecewise = TestIndex()
        for part in 0..<30 {
            try piecewise.commit(Array(older[part * 4..<part * 4 + 4]))
            try piecewise.commit(Array(documents[part * 4..<part * 4 + 4]))
        }
        let deleted = TestIndex()
        try deleted.commit(documents + TestCorpus.random(50, from: 500, &random))
        try deleted.commit(deleting: (500..<550).map { "r\($0)" })
        let expected = try Answers(atOnce.reader(), Answers.queries)
        for index in [replaced, piecewise, deleted] {
            let reader = try index.reader()
            #expect(reader.documentCount == 120)
            #expect(try reader.tokenCount == atOnce.reader().tokenCount)
            #expect(try Answers(reader, Answers.queries) == expected)
        }
        #expect(try deleted.reader().segments.contains { $0.live != nil })
    }

    /// What is known of a value in one field is not taken for another's, nor of one text for one that is equal to it.
    @Test func aValueIsLookedUpInItsField() throws {
        let index = TestIndex()
        let ids = ["lai-chau", "r1", "hòa", "ho\u{300}a"]
        try index.commit(
            ids.map { TestCorpus.document($0, title: "", body: "xã", province: $0 == "r1" ? nil : "lai-chau") })
        let searcher = Searcher(try index.reader())
        for _ in 0..<2 {
            #expect(try searcher.count(.keyword("lai-chau", field: TestCorpus.province)) == 3)
            #expect(try searcher.count(.keyword("lai-chau", field: Schema.id)) == 1)
            #expect(try searcher.count(.keyword("hòa", field: Schema.id)) == 1)
            let found = try searcher.search(.keyword("ho\u{300}a", field: Schema.id), limit: 9)
            #expect(found.hits.map(\.doc) == [3])
            #expect(try searcher.count(.keyword("hòa", field: TestCorpus.province)) == 0)
        }
    }
}
