import Analysis
import SearchEngine

/// An index in memory, written commit by commit.
struct TestIndex {
    let directory: any Directory

    init(_ directory: any Directory = MemoryDirectory()) { self.directory = directory }

    func writer(replacing: Bool = false, memoryLimit: Int = 16 << 20, jobs: Int = 1) throws -> IndexWriter {
        try IndexWriter(
            directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(), contentVersions: TestCorpus.versions,
            memoryLimit: memoryLimit, jobs: jobs, replacing: replacing)
    }

    /// One commit.
    @discardableResult
    func commit(
        _ documents: [Document] = [], deleting ids: [String] = [], attachment: [UInt8]? = nil,
        memoryLimit: Int = 16 << 20
    ) throws -> UInt64 {
        let writer = try writer(memoryLimit: memoryLimit)
        writer.attachment = attachment
        for document in documents { try writer.add(document) }
        for id in ids { writer.delete(id: id) }
        return try writer.commit()
    }

    func reader() throws -> IndexReader {
        try IndexReader(directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions)
    }

    /// The names of all files, sorted, but for the lock.
    func files() throws -> [String] { try directory.fileNames().filter { $0 != IndexFileName.lock }.sorted() }
}

/// What an index says: every query's total, IDs and scores, every document's stored bytes, and the attachment.
struct Answers: Equatable {
    struct Answer: Equatable {
        var total: Int
        var stored: [[UInt8]]
        var scores: [Double]
    }

    var answers: [Answer] = []
    var stored: Set<[UInt8]> = []
    var attachment: [UInt8]?

    /// - Parameter limit: hits of each query.
    init(_ reader: IndexReader, _ queries: [Query], limit: Int = 50) throws {
        let searcher = Searcher(reader)
        // Blocks that are unpacked once: many readers are asked all of this.
        var unpacked = reader.segments.map { _ in DocumentStore.Unpacked() }
        func stored(_ segment: Int, _ doc: DocID) throws -> [UInt8] {
            try reader.segments[segment].stored(doc, unpacked: &unpacked[segment])
        }
        for query in queries {
            let results = try searcher.search(query, limit: limit)
            answers.append(
                Answer(
                    total: results.total, stored: try results.hits.map { try stored($0.segment, $0.doc) },
                    scores: results.hits.map(\.score)))
        }
        if var attached = try reader.attachment?.reader() {
            attachment = try attached.bytes(attached.view.count).array
        }
        for (place, segment) in reader.segments.enumerated() {
            for doc in 0..<DocID(segment.documentCount) where segment.live?.isLive(doc) ?? true {
                self.stored.insert(try stored(place, doc))
            }
        }
    }

    /// A query of every kind.
    static let queries: [Query] = [
        .word(TestCorpus.queryWord("dang"), field: Schema.text),
        .word(TestCorpus.queryWord("đảng"), field: Schema.text),
        .word(TestCorpus.queryWord("hoà", exactly: true), field: TestCorpus.title),
        .or(["bo", "xa", "hoa", "21"].map { .word(TestCorpus.queryWord($0), field: Schema.text) }),
        .and(["dang", "bộ"].map { .word(TestCorpus.queryWord($0), field: Schema.text) }),
        .phrase(["dang", "bo"].map { TestCorpus.queryWord($0) }, proximity: .phrase(slop: 0), field: Schema.text),
        .phrase(["đảng", "bộ"].map { TestCorpus.queryWord($0) }, proximity: .phrase(slop: 2), field: Schema.text),
        .phrase(["xa", "bo"].map { TestCorpus.queryWord($0) }, proximity: .near(5), field: TestCorpus.title),
        .keyword("lai-chau", field: TestCorpus.province), .range(TestCorpus.day, -5...5),
        .prefix(Array("d".utf8), exact: Array("đ".utf8), field: Schema.text), .all,
        .not(.word(TestCorpus.queryWord("xã"), field: Schema.text)),
        .preferring(
            .or(["dang", "so"].map { .word(TestCorpus.queryWord($0), field: Schema.text) }),
            [
                .weighted(.pair(TestCorpus.queryWord("dang"), TestCorpus.queryWord("bộ")), 0.5),
                .word(TestCorpus.queryWord("dang"), field: TestCorpus.title),
                .phrase(
                    ["đảng", "dang", "bo"].map { TestCorpus.queryWord($0) }, proximity: .phrase(slop: 0),
                    field: Schema.text),
            ]),
    ]
}
