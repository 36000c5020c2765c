import SearchEngine
import Testing

/// Searches that keep one hit of each group, beside leaving the others out of all hits by hand.
@Suite struct DistinctSearchTests {
    private static let query = Query.word(TestCorpus.queryWord("dang"), field: Schema.text)

    /// - Parameter copies: how many each family has at most.
    private static func reader(_ random: inout SeededRandom, families: Int, copies: Int) throws -> IndexReader {
        var documents: [Document] = []
        for family in 0..<families {
            let words = ["đảng"] + CopiedTexts.words(Int.random(in: 30...80, using: &random), &random)
            for copy in 0..<Int.random(in: 1...copies, using: &random) {
                let own = copy % 3 == 0 ? words : words + ["dang"]
                documents.append(
                    CopiedTexts.document("f\(family)-\(copy)", own, day: Int64.random(in: 0...3, using: &random)))
            }
        }
        documents.shuffle(using: &random)
        let index = TestIndex()
        try index.commit(Array(documents.prefix(documents.count / 2)))
        try index.commit(Array(documents.dropFirst(documents.count / 2)))
        return try index.reader()
    }

    @Test(arguments: [(0, 12, 5), (1, 30, 2), (2, 3, 90), (3, 1, 200), (4, 20, 1)])
    func pagesAreThoseOfAllHitsWithoutRepeats(seed: Int, families: Int, copies: Int) throws {
        var random = SeededRandom(UInt64(seed) + 800)
        let reader = try Self.reader(&random, families: families, copies: copies)
        let searcher = Searcher(reader)
        for sort in [Searcher.Sort.score, .column(TestCorpus.day, descending: true)] {
            let all = try searcher.search(Self.query, limit: 10_000, sort: sort).hits
            var met: Set<Int> = []
            let places = try all.indices.filter { place in
                let group = try reader.duplicates?.group(segment: all[place].segment, doc: all[place].doc)
                return group.map { met.insert($0).inserted } ?? true
            }
            #expect(families < 2 || places.count >= families)
            for limit in [0, 1, 3, 7, 1_000, .max] {
                for offset in [0, 1, 4, 20, 1_000, .max] {
                    let page = try searcher.search(
                        Self.query, limit: limit, offset: offset, sort: sort, isDistinct: true)
                    let expected = places.dropFirst(offset).prefix(limit)
                    #expect(page.places == Array(expected), "\(limit) \(offset)")
                    #expect(page.hits.map(\.doc) == expected.map { all[$0].doc })
                    #expect(page.hits.map(\.score) == expected.map { all[$0].score })
                    #expect(page.total == all.count)
                }
            }
            let plain = try searcher.search(Self.query, limit: 5, offset: 2, sort: sort, isDistinct: false)
            #expect(plain.hits == Array(all.dropFirst(2).prefix(5)))
            #expect(plain.places == Array(2..<2 + plain.hits.count))
        }
    }

    @Test(arguments: [(5, 30, 3), (6, 60, 2), (7, 8, 20), (8, 50, 1)])
    func nearnessRanksAsAmongAllHits(seed: Int, families: Int, copies: Int) throws {
        var random = SeededRandom(UInt64(seed) + 800)
        let searcher = Searcher(try Self.reader(&random, families: families, copies: copies))
        let words = ["dang", "bo", "xa"].map { TestCorpus.queryWord($0) }
        let query = Query.or(words.map { .word($0, field: Schema.text) })
        let nearness = Nearness(words, weight: 0.3)
        let all = try searcher.search(query, limit: 10_000, nearness: nearness, isDistinct: true)
        for limit in [1, 3, 10, 40] {
            for offset in [0, 2, 9, 30] {
                let page = try searcher.search(
                    query, limit: limit, offset: offset, nearness: nearness, isDistinct: true)
                let expected = all.hits.dropFirst(offset).prefix(limit)
                #expect(page.hits == Array(expected), "\(limit) \(offset)")
                #expect(page.places == Array(all.places.dropFirst(offset).prefix(limit)))
            }
        }
    }
}
