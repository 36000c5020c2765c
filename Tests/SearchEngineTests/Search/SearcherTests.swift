import Analysis
import SearchEngine
import Testing

/// Every answer of the engine against the naive index, score for score.
@Suite struct SearcherTests {
    /// How the documents come to the index: all at once, in several segments, with replacements and deletions.
    enum History: CaseIterable { case one, segments, replaced, merged }

    private static let model = RankingModel(pairs: BM25(k1: 0.5, b: 0.75, delta: 0.25))

    private func build(
        _ history: History, seed: UInt64, documents count: Int
    ) throws -> (IndexReader, NaiveIndex, SeededRandom) {
        var random = SeededRandom(seed)
        var naive = try NaiveIndex(schema: TestCorpus.schema, model: Self.model)
        let directory = MemoryDirectory()
        func write(_ body: (IndexWriter) throws -> Void) throws {
            let writer = try IndexWriter(
                directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(),
                contentVersions: TestCorpus.versions)
            try body(writer)
            try writer.commit()
        }
        let documents = TestCorpus.random(count, &random)
        let parts = history == .one ? 1 : history == .merged ? 9 : 3
        for part in 0..<parts {
            try write { writer in
                for document in documents[count * part / parts..<count * (part + 1) / parts] {
                    try writer.add(document)
                    naive.add(document)
                }
            }
        }
        if history == .replaced || history == .merged {
            try write { writer in
                for document in TestCorpus.random(count / 4, from: count / 3, &random) {
                    try writer.add(document)
                    naive.add(document)
                }
                for number in 0..<count / 8 {
                    writer.delete(id: "r\(number)")
                    naive.delete("r\(number)")
                }
            }
        }
        let reader = try IndexReader(directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions)
        return (reader, naive, random)
    }

    private func ids(_ results: Searcher.Results, _ reader: IndexReader) throws -> [String] {
        try results.hits.map { hit in
            let stored = try reader.segments[hit.segment].stored(hit.doc)
            return String(decoding: stored, as: UTF8.self)
        }
    }

    @Test(arguments: History.allCases, 1...4)
    func everyAnswerIsTheNaiveOne(history: History, seed: Int) throws {
        var (reader, naive, random) = try build(history, seed: UInt64(seed), documents: 40)
        let searcher = Searcher(reader, model: Self.model)
        #expect(reader.documentCount == naive.entries.count)
        let bodies = Dictionary(
            uniqueKeysWithValues: naive.entries.map {
                ($0.document.id, String(decoding: $0.document.stored, as: UTF8.self))
            })
        for _ in 0..<60 {
            let query = TestCorpus.randomQuery(&random)
            let expected = naive.search(query)
            let all = try searcher.search(query, limit: 1000)
            #expect(all.total == expected.count, "\(query)")
            #expect(all.hits.map(\.score) == expected.map(\.score), "\(query)")
            #expect(try ids(all, reader) == expected.map { bodies[$0.id] }, "\(query)")
            let first = try searcher.search(query, limit: 5, counting: false)
            #expect(first.hits == Array(all.hits.prefix(5)), "\(query)")
            let page = try searcher.search(query, limit: 3, offset: 4)
            #expect(page.hits == Array(all.hits.dropFirst(4).prefix(3)), "\(query)")
            #expect(try searcher.count(query) == expected.count)
            for (limit, counting) in [(0, true), (0, false), (-1, true)] {
                let none = try searcher.search(query, limit: limit, offset: 3, counting: counting)
                #expect(none.hits.isEmpty && none.total == expected.count, "\(query)")
            }
        }
    }

    /// Lists of many blocks and documents of many windows.
    @Test func everyAnswerIsTheNaiveOneOverManyWindows() throws {
        var (reader, naive, random) = try build(.replaced, seed: 77, documents: 2500)
        let searcher = Searcher(reader, model: Self.model)
        for _ in 0..<10 {
            let query = TestCorpus.randomQuery(&random, depth: 2)
            let expected = naive.search(query)
            let found = try searcher.search(query, limit: 10)
            #expect(found.total == expected.count, "\(query)")
            #expect(found.hits.map(\.score) == expected.prefix(10).map(\.score), "\(query)")
            #expect(try searcher.search(query, limit: 10, counting: false).hits == found.hits, "\(query)")
        }
    }

    /// Documents of many lengths, words many times in some, lists of all densities: the first hits are those of all
    /// hits scored, however many windows have their bounds at a time.
    @Test(arguments: [false, true]) func noBoundIsTooLow(isDeleting: Bool) throws {
        var random = SeededRandom(31)
        let index = TestIndex()
        // So many that one document in 64 is more than the few that are always scored without bounds.
        try index.commit(TestCorpus.uneven(5900, &random), memoryLimit: 64 << 20)
        try index.commit(TestCorpus.uneven(900, from: 5900, &random), memoryLimit: 64 << 20)
        if isDeleting { try index.commit(deleting: (0..<6800).filter { $0 % 11 == 3 }.map { "r\($0)" }) }
        let reader = try index.reader()
        for round in 0..<60 {
            let query = TestCorpus.randomQuery(&random, depth: 2)
            let all = try Searcher(reader, model: Self.model).search(query, limit: .max)
            for (limit, windows) in [(1, 24), (10, 1), (10, 24), (33, 1)] {
                let searcher = Searcher(reader, model: Self.model, windowsAtATime: windows)
                for counting in [true, false] {
                    let found = try searcher.search(query, limit: limit, counting: counting)
                    #expect(found.hits == Array(all.hits.prefix(limit)), "\(round) \(query)")
                    if counting { #expect(found.total == all.total) }
                }
            }
        }
    }

    /// Words under conditions, of which some leave few documents: the first hits are those of all.
    @Test(arguments: [false, true]) func conditionsLeaveTheFirstHits(isDeleting: Bool) throws {
        var random = SeededRandom(32)
        let index = TestIndex()
        try index.commit(TestCorpus.uneven(5900, &random), memoryLimit: 64 << 20)
        try index.commit(TestCorpus.uneven(2900, from: 5900, &random), memoryLimit: 64 << 20)
        if isDeleting { try index.commit(deleting: (0..<8800).filter { $0 % 11 == 3 }.map { "r\($0)" }) }
        let reader = try index.reader()
        for _ in 0..<60 {
            let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                Query.word(TestCorpus.queryWord(TestCorpus.word(&random)), field: Schema.text)
            }
            let conditions = (0..<Int.random(in: 1...2, using: &random)).map { _ in
                Query.filter(TestCorpus.randomQuery(&random, depth: 1))
            }
            let query = Query.preferring(.and([.or(words)] + conditions), words)
            let matching = try Searcher(reader).documents(query)
            let all = try Searcher(reader, model: Self.model).search(query, limit: .max)
            #expect(all.total == matching.count && all.hits.count == matching.count)
            for (limit, windows) in [(1, 24), (10, 1), (10, 24)] {
                let searcher = Searcher(reader, model: Self.model, windowsAtATime: windows)
                for counting in [true, false] {
                    let found = try searcher.search(query, limit: limit, counting: counting)
                    #expect(found.hits == Array(all.hits.prefix(limit)), "\(query)")
                    if counting { #expect(found.total == all.total) }
                }
            }
        }
    }

    /// More documents than are looked at for nearness, in several segments; pages join where they should.
    @Test(arguments: [History.one, .segments, .replaced])
    func wordsNearOneAnotherCount(history: History) throws {
        var (reader, naive, random) = try build(history, seed: 11, documents: 120)
        let searcher = Searcher(reader, model: Self.model)
        for _ in 0..<30 {
            let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                TestCorpus.queryWord(TestCorpus.word(&random))
            }
            let query = Query.or(words.map { .word($0, field: Schema.text) })
            let distinct = words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
            let expected = naive.search(query, near: distinct, weight: 0.3)
            let nearness = Nearness(words, weight: 0.3)
            let all = try searcher.search(query, limit: 1000, nearness: nearness)
            #expect(all.total == expected.count)
            for (hit, other) in zip(all.hits, expected) { #expect(abs(hit.score - other.score) < 1e-9, "\(words)") }
            #expect(
                try all.hits.map { try reader.segments[$0.segment].id($0.doc) } == expected.map(\.id), "\(words)")
            for offset in [0, 7, 28, 33] {
                let page = try searcher.search(query, limit: 7, offset: offset, nearness: nearness, counting: false)
                #expect(page.hits == Array(all.hits.dropFirst(offset).prefix(7)))
            }
            let sorted = try searcher.search(
                query, limit: 9, sort: .column(TestCorpus.day, descending: true), nearness: nearness)
            #expect(
                sorted.hits
                    == (try searcher.search(query, limit: 9, sort: .column(TestCorpus.day, descending: true)).hits))
        }
    }

    /// Pages past the end, and as large as numbers get.
    @Test func anyPageIsAnswered() throws {
        let (reader, _, _) = try build(.segments, seed: 5, documents: 30)
        let searcher = Searcher(reader)
        let all = try searcher.search(.all, limit: .max)
        #expect(all.hits.count == 30)
        #expect(try searcher.search(.all, limit: .max, offset: .max).hits.isEmpty)
        #expect(try searcher.search(.all, limit: 5, offset: .max).hits.isEmpty)
        #expect(try searcher.search(.all, limit: .max, offset: 28).hits == Array(all.hits.suffix(2)))
        #expect(try searcher.search(.all, limit: 3, offset: -1).hits == Array(all.hits.prefix(3)))
        #expect(try searcher.search(.all, limit: 3, offset: .min).hits == Array(all.hits.prefix(3)))
        for limit in [0, -1, Int.min] {
            let none = try searcher.search(.all, limit: limit, offset: 4)
            #expect(none.hits.isEmpty)
            #expect(none.total == 30)
        }
    }

    /// A phrase without words, of one word, of one word twice, of words the index lacks.
    @Test func oddPhrasesAreAnswered() throws {
        let index = TestIndex()
        try index.commit([
            TestCorpus.document("a", title: "xã xã", body: "bộ bộ bộ"), TestCorpus.document("b", title: "", body: "bộ"),
        ])
        let searcher = Searcher(try index.reader())
        func count(_ words: [String], _ proximity: Query.Proximity, _ field: Schema.FieldID = Schema.text) throws -> Int
        {
            try searcher.count(.phrase(words.map { TestCorpus.queryWord($0) }, proximity: proximity, field: field))
        }
        for proximity in [.phrase(slop: 0), .phrase(slop: 3), .near(3)] as [Query.Proximity] {
            #expect(try count([], proximity) == 0)
            #expect(try count(["bo"], proximity) == 2)
            #expect(try count(["bo", "nowhere"], proximity) == 0)
            #expect(try count(["xa", "xa"], proximity, TestCorpus.title) == 1)
            #expect(try count(["bo", "bo"], proximity, TestCorpus.title) == 0)
        }
        #expect(try count(["bo", "bo"], .phrase(slop: 0)) == 1)
        #expect(try count(["bo", "bo", "bo", "bo"], .phrase(slop: 0)) == 0)
        // Title and body are one text, with a gap that no phrase crosses.
        #expect(try count(["xa", "bo"], .phrase(slop: 0)) == 0)
        #expect(try count(["xa", "bo"], .near(20)) == 1)
    }

    @Test func sortsByAColumnWithThoseThatLackItLast() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(
            directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(), contentVersions: TestCorpus.versions)
        for (id, day) in [("a", 3), ("b", nil), ("c", 7), ("d", -2)] as [(String, Int64?)] {
            try writer.add(TestCorpus.document(id, title: "", body: id, day: day))
        }
        try writer.commit()
        let reader = try writer.reader()
        let searcher = Searcher(reader)
        let newest = try searcher.search(.all, limit: 10, sort: .column(TestCorpus.day, descending: true))
        #expect(try ids(newest, reader) == ["c", "a", "d", "b"])
        let oldest = try searcher.search(.all, limit: 10, sort: .column(TestCorpus.day, descending: false))
        #expect(try ids(oldest, reader) == ["d", "a", "c", "b"])
    }
}
