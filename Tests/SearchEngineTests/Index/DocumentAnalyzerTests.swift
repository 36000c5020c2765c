import Analysis
import SearchEngine
import Testing

/// More different terms than memory holds, as scans and tables bring them.
@Suite struct DocumentAnalyzerTests {
    private static let wordsOfDocument = 60

    private static func word(_ document: Int, _ place: Int) -> String { "t\(document)x\(place)" }

    /// Documents that share a few words, and bring many of their own.
    private static func documents(_ count: Int) -> [Document] {
        (0..<count).map { number in
            let own = (0..<wordsOfDocument).map { word(number, $0) }
            return TestCorpus.document(
                "r\(number)", title: "đảng bộ xã \(number % 7)", body: own.joined(separator: " hoà "))
        }
    }

    private static func queries(_ count: Int) -> [Query] {
        let own = stride(from: 0, to: count, by: 37).map { word($0, $0 % wordsOfDocument) }
        return (["dang", "hoà", "3"] + own).map { .word(TestCorpus.queryWord($0), field: Schema.text) }
    }

    /// A segment takes many documents for all that, and no term is lost.
    @Test func segmentsStayLargeWhenTermsNeverEnd() throws {
        let documents = Self.documents(1000)
        let index = TestIndex()
        try index.commit(documents, memoryLimit: 4 << 20)
        let other = TestIndex()
        try other.commit(documents, memoryLimit: 256 << 20)
        #expect(try index.reader().manifest.nextSegment > 3, "the terms fit the memory")
        #expect(try index.reader().manifest.nextSegment < 100)
        let queries = Self.queries(documents.count)
        let answers = try Answers(index.reader(), queries)
        #expect(try answers == Answers(other.reader(), queries))
        #expect(answers.answers.allSatisfy { $0.total > 0 })
    }

    /// A short text behind a long one takes no more than it would alone.
    @Test func aDocumentIsAsLargeAsItsText() throws {
        let analyzer = DocumentAnalyzer(try VietnameseAnalyzer(), memoryLimit: 64 << 20)
        let long = String(repeating: "xã ", count: 50_000)
        #expect(try analyzer.analyze(TestCorpus.document("r0", title: "Một", body: long)).terms.count >= 50_000)
        let short = try analyzer.analyze(TestCorpus.document("r1", title: "Hai", body: "xã nhà có điện"))
        #expect(short.terms.capacity < 100 && short.positions.capacity < 100)
    }

    /// Analyzers that begin anew at different times, and one that never does.
    @Test func analyzersBeginAnewByTurns() throws {
        let documents = Self.documents(120)
        let index = TestIndex()
        let writer = try index.writer(memoryLimit: 4 << 20)
        let analyzers = try [0, 1 << 20, 256 << 20].map {
            DocumentAnalyzer(try VietnameseAnalyzer(), memoryLimit: $0)
        }
        for (number, document) in documents.enumerated() {
            try writer.add(analyzers[number * number % 7 % 3].analyze(document))
        }
        try writer.commit()
        let other = TestIndex()
        try other.commit(documents, memoryLimit: 256 << 20)
        let queries = Self.queries(documents.count)
        #expect(try Answers(index.reader(), queries) == Answers(other.reader(), queries))
    }
}
