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
}
