import SearchEngine
import Testing

/// Facet counts equal those of looking at every document.
@Suite struct FacetCounterTests {
    private static func counts(
        _ reader: IndexReader, _ query: Query
    ) throws -> (values: [String: Int], unknown: Int, total: Int) {
        let documents = try Searcher(reader).documents(query)
        var counter = FacetCounter(reader, in: documents)
        var values: [String: Int] = [:]
        var last: [UInt8] = []
        try counter.forEachValue(of: TestCorpus.province) { value, count in
            #expect(last.lexicographicallyPrecedes(value))
            last = value
            values[String(decoding: value, as: UTF8.self)] = count
        }
        return (values, counter.withoutValue, documents.count)
    }

    private static func naive(
        _ entries: [Document], _ ids: Set<String>
    ) -> (values: [String: Int], unknown: Int) {
        var values: [String: Int] = [:]
        var unknown = 0
        for document in entries where ids.contains(document.id) {
            let found = Set(document.keywords.filter { $0.field == TestCorpus.province }.map(\.value))
            for value in found { values[value, default: 0] += 1 }
            if found.isEmpty { unknown += 1 }
        }
        return (values, unknown)
    }

    /// Over several segments, with deletions, after merges, under any query.
    @Test(arguments: 1...6) func countsAreThoseOfTheNaiveTwin(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var naive = try NaiveIndex(schema: TestCorpus.schema)
        let index = TestIndex()
        var first = 0
        for _ in 0..<3 {
            var documents = TestCorpus.random(150, from: first, &random)
            for place in documents.indices {
                documents[place].keywords += (0..<Int.random(in: 0...2, using: &random)).map { _ in
                    (TestCorpus.province, "p\(Int.random(in: 0...30, using: &random))")
                }
            }
            first += 150
            let gone = (0..<20).map { _ in "r\(Int.random(in: 0..<first, using: &random))" }
            try index.commit(documents)
            try index.commit(deleting: gone)
            for document in documents { naive.add(document) }
            for id in gone { naive.delete(id) }
        }
        let reader = try index.reader()
        for _ in 0..<25 {
            let query = TestCorpus.randomQuery(&random)
            let found = Set(naive.search(query).map(\.id))
            let expected = Self.naive(naive.entries.map(\.document), found)
            let counted = try Self.counts(reader, query)
            #expect(counted.values == expected.values)
            #expect(counted.unknown == expected.unknown)
            #expect(counted.total == found.count)
        }
    }

    /// Long lists are probed where the set is small.
    @Test func smallSetsOverLongLists() throws {
        let index = TestIndex()
        try index.commit(
            (0..<3_000).map { number in
                TestCorpus.document(
                    "r\(number)", title: "", body: "đảng bộ", province: number % 3 == 0 ? "a" : "b", day: Int64(number))
            })
        let reader = try index.reader()
        for range in [0...0, 5...11, 2_990...5_000, 0...2_999] as [ClosedRange<Int64>] {
            let counted = try Self.counts(reader, .range(TestCorpus.day, range))
            let days = range.clamped(to: 0...2_999)
            #expect(counted.values["a", default: 0] == days.count { $0 % 3 == 0 })
            #expect(counted.values["b", default: 0] == days.count { $0 % 3 != 0 })
            #expect(counted.unknown == 0)
        }
        #expect(try Self.counts(reader, .none).values.isEmpty)
    }
}
