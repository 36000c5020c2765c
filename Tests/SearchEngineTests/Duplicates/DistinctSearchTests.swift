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
}
