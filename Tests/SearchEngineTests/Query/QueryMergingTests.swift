import SearchEngine
import Testing

@Suite struct QueryMergingTests {
    private func word(_ text: String) -> Query {
        .word(Query.Word([.init(unmarked: Array(text.utf8))]), field: Schema.text)
    }

    @Test func equalPartsAreOne() {
        let (a, b) = (word("a"), word("b"))
        #expect(Query.and([a, b, a]).merged == .and([.weighted(a, 2), b]))
        #expect(Query.and([a, .weighted(a, 0.5)]).merged == .weighted(a, 1.5))
        #expect(Query.or([.and([a, a]), .weighted(a, 2), b]).merged == .or([.weighted(a, 4), b]))
        #expect(Query.preferring(.and([a]), [b, b, a]).merged == .preferring(.and([a]), [.weighted(b, 2), a]))
        #expect(Query.and([.not(a), .not(a), .filter(b), .filter(b)]).merged == .and([.not(a), .filter(b)]))
        #expect(Query.and([a, b]).merged == .and([a, b]))
        #expect(
            Query.or([.weighted(a, 2), .pair(.init([]), .init([])), .weighted(b, 2)]).merged
                == .or([.weighted(a, 2), .pair(.init([]), .init([])), .weighted(b, 2)]))
        #expect(Query.given(.or([b, a, b]), .not(a)).merged == .given(.or([.weighted(b, 2), a]), .not(a)))
        #expect(Query.and([]).merged == .and([]))
        // Where nothing is merged weights stay as they are, of 1 too.
        #expect(Query.or([.weighted(a, 1), b]).merged == .or([.weighted(a, 1), b]))
    }

    /// Many parts, which are hashed, as few, which are compared.
    @Test func manyPartsAreMergedAsFew() {
        let words = (0..<30).map { word("w\($0)") }
        let merged = Query.or(words + words.prefix(5) + [.weighted(words[7], 0.5)]).merged
        #expect(
            merged
                == .or(
                    words.enumerated().map { place, word in
                        place < 5 ? .weighted(word, 2) : place == 7 ? .weighted(word, 1.5) : word
                    }))
        // As many as are compared, and one more.
        for count in [12, 13] {
            let few = Array(words.prefix(count))
            #expect(Query.or(few).merged == .or(few))
            #expect(Query.or(few.dropLast() + [words[0]]).merged == .or([.weighted(words[0], 2)] + few[1..<count - 1]))
        }
        #expect(Query.and(Array(repeating: words[0], count: 40)).merged == .weighted(words[0], 40))
    }

    /// Matches are the same, and so are scores but for rounding.
    @Test func answersStayTheSame() throws {
        let index = TestIndex()
        var random = SeededRandom(31)
        try index.commit(TestCorpus.random(60, &random))
        let searcher = Searcher(try index.reader())
        for _ in 0..<200 {
            let parts = (0..<3).map { _ in TestCorpus.randomQuery(&random, depth: 1) }
            let query = Query.and([.or(parts + parts), parts[0], .preferring(.all, parts + parts)])
            let (plain, merged) = (
                try searcher.search(query, limit: 100), try searcher.search(query.merged, limit: 100)
            )
            #expect(plain.total == merged.total)
            let scores = Dictionary(uniqueKeysWithValues: merged.hits.map { ([$0.segment, Int($0.doc)], $0.score) })
            for hit in plain.hits {
                let other = try #require(scores[[hit.segment, Int(hit.doc)]])
                #expect(abs(hit.score - other) <= 1e-9 * max(1, hit.score))
            }
        }
    }
}
