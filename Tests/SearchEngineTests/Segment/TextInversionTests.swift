import Analysis
import SearchEngine
import Testing

/// What an inversion must look up in the text because it does not fit beside a position.
@Suite struct TextInversionTests {
    /// Three syllables, each vowel in one of eighteen spellings: more forms of one unmarked key than fit a byte.
    private static let spellings: [String] = {
        let vowels = ["a", "á", "à", "ả", "ã", "ạ", "ă", "ắ", "ằ", "ẳ", "ẵ", "ặ", "â", "ấ", "ầ", "ẩ", "ẫ", "ậ"]
        return vowels.flatMap { first in vowels.map { "t\(first)x\($0)t" } }
    }()

    @Test func aWordInHundredsOfSpellings() throws {
        let index = TestIndex()
        let words = Self.spellings
        var documents = words.enumerated().map { number, word in
            TestCorpus.document("\(number)", title: "", body: "\(word) đảng \(word)")
        }
        documents.append(TestCorpus.document("all", title: "", body: words.joined(separator: " ")))
        try index.commit(documents, memoryLimit: 256 << 20)
        let reader = try index.reader()
        #expect(reader.segments.count == 1)
        let searcher = Searcher(reader)
        for (number, word) in words.enumerated() {
            let results = try searcher.search(
                .word(TestCorpus.queryWord(word, exactly: true), field: Schema.text), limit: 3)
            #expect(results.total == 2)
            let ids = try results.hits.map { try reader.segments[$0.segment].id($0.doc) }
            #expect(Set(ids) == ["\(number)", "all"])
        }
        let all = try searcher.search(.word(TestCorpus.queryWord("taxat"), field: Schema.text), limit: 1)
        #expect(all.total == words.count + 1)
    }

    private func written(
        _ documents: [Document], to directory: MemoryDirectory, jobs: Int
    ) throws -> IndexReader {
        let writer = try IndexWriter(
            directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(), contentVersions: TestCorpus.versions,
            jobs: jobs)
        for document in documents { try writer.add(document) }
        try writer.commit()
        return try writer.reader()
    }

    /// Segments written by several threads are those of one, byte for byte.
    @Test func jobsChangeNoByte() throws {
        var random = SeededRandom(3)
        let documents = TestCorpus.random(600, &random)
        let segments = try [1, 2, 5].map { jobs in
            let directory = MemoryDirectory()
            _ = try written(documents, to: directory, jobs: jobs)
            let names = try directory.fileNames().filter { $0.hasPrefix("segment-") }
            return try names.sorted().map { try directory.open($0).array }
        }
        #expect(segments[0].count == 1)
        #expect(segments[1] == segments[0] && segments[2] == segments[0])
    }

    /// More terms than one run of a thread has.
    @Test func aLargeVocabulary() throws {
        let letters = Array("bcdefghijk")
        let words = (0..<9_000).map { "x" + String(String($0).map { letters[$0.wholeNumberValue ?? 0] }) }
        let documents = stride(from: 0, to: words.count, by: 1_500).map { first in
            TestCorpus.document("\(first)", title: "", body: words[first..<first + 1_500].joined(separator: " "))
        }
        let segments = try [1, 3].map { jobs in
            try written(documents, to: MemoryDirectory(), jobs: jobs).segments[0]
        }
        for segment in segments {
            let dictionary = segment.dictionary(Schema.text)
            #expect(dictionary.count == words.count)
            #expect(try words.allSatisfy { try dictionary.entry(for: Array($0.utf8))?.list.documentFrequency == 1 })
        }
    }

    /// Documents that two analyzers made terms of by turns, each by its own numbers.
    @Test func analyzersShareAnIndex() throws {
        var random = SeededRandom(8)
        let documents = TestCorpus.random(200, &random)
        let index = TestIndex()
        let writer = try index.writer(memoryLimit: 256 << 20)
        let analyzers = [
            DocumentAnalyzer(try VietnameseAnalyzer(), memoryLimit: 64 << 20),
            DocumentAnalyzer(try VietnameseAnalyzer(), memoryLimit: 64 << 20),
        ]
        for (number, document) in documents.enumerated() {
            try writer.add(analyzers[number * number % 3 % 2].analyze(document))
        }
        try writer.commit()
        let other = TestIndex()
        try other.commit(documents, memoryLimit: 256 << 20)
        let queries = TestCorpus.words.map { Query.word(TestCorpus.queryWord($0), field: Schema.text) }
        #expect(try Answers(index.reader(), queries) == Answers(other.reader(), queries))
    }
}
