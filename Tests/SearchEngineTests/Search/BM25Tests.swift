import Analysis
import SearchEngine
import Testing

/// Scores against numbers worked by hand.
@Suite struct BM25Tests {
    /// Three texts of 2, 4 and 6 words: the average is 4. `đảng` stands in two of them, once and three times.
    ///
    /// idf = ln(1 + (3 − 2 + 0.5) / (2 + 0.5)) = ln 1.6 = 0.470003629…
    /// a: tf 1, norm 1.2 · (0.25 + 0.75 · 2/4) = 0.75;  1 · 2.2 / 1.75 = 1.257142857; score 0.590861705
    /// c: tf 3, norm 1.2 · (0.25 + 0.75 · 6/4) = 1.65;  3 · 2.2 / 4.65 = 1.419354839; score 0.667101926
    @Test func oneWord() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(
            directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(), contentVersions: TestCorpus.versions)
        try writer.add(TestCorpus.document("a", title: "", body: "đảng viên"))
        try writer.add(TestCorpus.document("b", title: "", body: "huyện xã thôn bản"))
        try writer.add(TestCorpus.document("c", title: "", body: "đảng bộ đảng uỷ đảng ta"))
        try writer.commit()
        let searcher = Searcher(try writer.reader())
        let results = try searcher.search(
            .word(TestCorpus.queryWord("đảng", exactly: true), field: Schema.text), limit: 10)
        #expect(results.total == 2)
        #expect(abs(results.hits[0].score - 0.667101926) < 1e-8)
        #expect(abs(results.hits[1].score - 0.590861705) < 1e-8)
    }

    /// idf of a word in all of 3 documents: ln(1 + 0.5 / 3.5) = 0.133531393; in none: ln(1 + 3.5 / 0.5) = 2.079441542.
    @Test func inverseDocumentFrequency() {
        #expect(abs(BM25.idf(frequency: 3, documents: 3) - 0.133531393) < 1e-9)
        #expect(abs(BM25.idf(frequency: 0, documents: 3) - 2.079441542) < 1e-9)
    }

    /// With b = 0 lengths do not count: norm = k1. tf 2, k1 2: 2 · 3 / 4 = 1.5.
    @Test func parametersCount() {
        let bm25 = BM25(k1: 2, b: 0)
        #expect(bm25.norm(length: 1000, averageLength: 10) == 2)
        #expect(bm25.part(weight: 1, frequency: 2, norm: 2) == 1.5)
    }
}
