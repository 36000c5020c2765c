import Analysis
import SearchEngine
import Testing

/// Explanations against the scores they explain, and against the naive index where a document does not match.
@Suite struct ExplanationTests {
    private static let model = RankingModel(pairs: BM25(k1: 0.5, b: 0.75, delta: 0.25))

    /// Several segments with deletions.
    private func build(seed: UInt64, documents count: Int) throws -> (IndexReader, NaiveIndex, SeededRandom) {
        var random = SeededRandom(seed)
        var naive = try NaiveIndex(schema: TestCorpus.schema, model: Self.model)
        let index = TestIndex()
        let documents = TestCorpus.random(count, &random)
        for part in 0..<3 { try index.commit(Array(documents[count * part / 3..<count * (part + 1) / 3])) }
        let gone = (0..<count / 8).map { "r\($0 * 5)" }
        try index.commit(deleting: gone)
        for document in documents where !gone.contains(document.id) { naive.add(document) }
        return (try index.reader(), naive, random)
    }

    private func leaves(_ explanation: Explanation) -> [Double] {
        explanation.parts.isEmpty ? [explanation.value] : explanation.parts.flatMap(leaves)
    }

    /// Every part is the sum of its leaves, which its own parts come to but for rounding; every formula gives its
    /// value.
    private func check(_ explanation: Explanation, isPair: Bool = false) {
        #expect(explanation.value == leaves(explanation).reduce(0, +))
        if !explanation.parts.isEmpty {
            let sum = explanation.parts.reduce(0) { $0 + $1.value }
            #expect(abs(sum - explanation.value) <= 1e-12 * max(1, explanation.value))
        }
        if let formula = explanation.formula {
            let weight = formula.idf * formula.weight
            let value =
                formula.occurrences.map { found in
                    (isPair ? Self.model.pairs : Self.model.words).part(
                        weight: weight, frequency: Double(found.frequency), norm: found.norm)
                } ?? weight
            #expect(abs(value - explanation.value) <= 1e-12 * max(1, value))
        }
        for part in explanation.parts {
            if case .pair = part.subject { check(part, isPair: true) } else { check(part) }
        }
    }

    @Test(arguments: 1...4) func everyScoreIsTheSumOfItsParts(seed: Int) throws {
        var (reader, _, random) = try build(seed: UInt64(seed), documents: 60)
        let searcher = Searcher(reader, model: Self.model)
        for _ in 0..<60 {
            let query = TestCorpus.randomQuery(&random)
            for hit in try searcher.search(query, limit: 1000).hits {
                let explanation = try searcher.explain(query, segment: hit.segment, doc: hit.doc)
                #expect(explanation.matches)
                #expect(explanation.value == hit.score, "\(query)")
                #expect(explanation.subject == .query(query))
                #expect(explanation.firstFailure == nil)
                check(explanation)
            }
        }
    }

    /// Only the first documents get something for words near one another.
    @Test func nearnessIsAPartOfItsOwn() throws {
        var (reader, _, random) = try build(seed: 9, documents: 150)
        let searcher = Searcher(reader, model: Self.model)
        for _ in 0..<10 {
            let words = (0..<3).map { _ in TestCorpus.queryWord(TestCorpus.word(&random)) }
            let query = Query.or(words.map { .word($0, field: Schema.text) })
            let nearness = Nearness(words, weight: 0.3)
            let hits = try searcher.search(query, limit: 1000, nearness: nearness).hits
            for (rank, hit) in hits.enumerated() {
                let explanation = try searcher.explain(
                    query, segment: hit.segment, doc: hit.doc, rank: rank, nearness: nearness)
                #expect(explanation.value == hit.score)
                check(explanation)
                let isNear = rank < Nearness.candidates && Set(words).count > 1
                #expect((explanation.subject == .sum) == isNear)
            }
        }
    }

    @Test(arguments: 1...3) func whatFailsDoesNotMatch(seed: Int) throws {
        var (reader, naive, random) = try build(seed: UInt64(seed) + 20, documents: 40)
        let searcher = Searcher(reader, model: Self.model)
        var failures = 0
        for _ in 0..<60 {
            let query = TestCorpus.randomQuery(&random)
            let found = Set(naive.search(query).map(\.id))
            for entry in naive.entries where !found.contains(entry.document.id) {
                let id = entry.document.id
                let (segment, doc) = try #require(try reader.document(id: id))
                let explanation = try searcher.explain(query, segment: segment, doc: doc)
                #expect(!explanation.matches)
                let failure = try #require(explanation.firstFailure)
                guard case .query(let clause) = failure.subject else {
                    Issue.record("\(failure.subject) is no condition")
                    continue
                }
                #expect(!naive.search(clause).contains { $0.id == id }, "\(clause)")
                failures += 1
            }
        }
        #expect(failures > 100)
    }

    @Test func theFirstConditionThatFailsIsNamed() throws {
        let index = TestIndex()
        try index.commit([TestCorpus.document("a", title: "đảng bộ", body: "bò", province: "lai-chau", day: 3)])
        let searcher = Searcher(try index.reader())
        func word(_ text: String) -> Query { .word(TestCorpus.queryWord(text, exactly: true), field: Schema.text) }
        func failure(_ query: Query) throws -> Explanation.Subject? {
            try searcher.explain(query, segment: 0, doc: 0).firstFailure?.subject
        }
        #expect(try failure(.and([word("bò"), word("xã"), word("số")])) == .query(word("xã")))
        #expect(try failure(.and([word("bò"), .filter(.not(word("bộ")))])) == .query(.filter(.not(word("bộ")))))
        #expect(try failure(.or([word("xã")])) == .query(word("xã")))
        let neither = Query.or([word("xã"), word("số")])
        #expect(try failure(.preferring(.weighted(.and([neither]), 2), [word("ba")])) == .query(neither))
        let range = Query.range(TestCorpus.day, 4...5)
        #expect(try failure(.and([.filter(.and([range]))])) == .query(.filter(.and([range]))))
        #expect(try failure(.and([word("bò"), .preferring(word("bộ"), [word("xã")])])) == nil)
    }

    /// What the spellings of a word add, each by itself.
    @Test func spellingsAndPairsAreTold() throws {
        let index = TestIndex()
        try index.commit([
            TestCorpus.document("a", title: "", body: "đảng bộ, dang bộ; đảng"),
            TestCorpus.document("b", title: "", body: "xã"),
        ])
        let searcher = Searcher(try index.reader())
        let word = TestCorpus.queryWord("đảng")
        let found = try searcher.explain(.word(word, field: Schema.text), segment: 0, doc: 0)
        #expect(found.parts.map(\.subject) == word.spellings.map { .spelling($0) })
        #expect(found.parts.map(\.formula?.occurrences?.frequency) == [2, 1])
        #expect(found.parts.map(\.formula?.weight) == [1, 0.5])
        #expect(found.parts.map(\.formula?.occurrences?.length) == [5, 5])
        let pair = try searcher.explain(
            .weighted(.pair(word, TestCorpus.queryWord("bo")), 0.5), segment: 0, doc: 0)
        #expect(pair.parts.first?.parts.map(\.subject) == [.pair(Array("dang".utf8), Array("bo".utf8))])
        #expect(pair.parts.first?.parts.map(\.formula?.occurrences?.frequency) == [2])
        let phrase = try searcher.explain(
            .phrase([word, TestCorpus.queryWord("bộ")], proximity: .phrase(slop: 0), field: Schema.text), segment: 0,
            doc: 0)
        #expect(phrase.parts.isEmpty && phrase.formula?.occurrences?.frequency == 2)
    }
}
