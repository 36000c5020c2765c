import SearchEngine
import Testing

@Suite struct DeletionTests {
    private func document(_ id: String, _ body: String) -> Document {
        TestCorpus.document(id, title: "", body: body)
    }

    /// The live documents: what is stored of each, sorted.
    private func live(_ index: TestIndex) throws -> [String] {
        let reader = try index.reader()
        let results = try Searcher(reader).search(.all, limit: 100)
        #expect(results.total == reader.documentCount)
        return try results.hits.map {
            String(decoding: try reader.segments[$0.segment].stored($0.doc), as: UTF8.self)
        }.sorted()
    }

    @Test func theLastOfOneIDInACommitLives() throws {
        let index = TestIndex()
        try index.commit([document("a", "một"), document("b", "hai"), document("a", "ba"), document("a", "bốn")])
        #expect(try live(index) == ["bốn", "hai"])
    }

    @Test func aDocumentReplacesThoseOfCommitsBefore() throws {
        let index = TestIndex()
        try index.commit([document("a", "một"), document("b", "hai")])
        try index.commit([document("a", "ba")])
        #expect(try live(index) == ["ba", "hai"])
        try index.commit([document("a", "bốn"), document("b", "năm")])
        #expect(try live(index) == ["bốn", "năm"])
    }

    @Test func replacedAcrossTheSegmentsOfOneCommit() throws {
        let index = TestIndex()
        // So little memory that each document becomes a segment.
        try index.commit(
            [document("a", "một"), document("b", "hai"), document("a", "ba"), document("b", "bốn")], memoryLimit: 1)
        #expect(try live(index) == ["ba", "bốn"])
    }

    @Test func deletesAndAddsInOrder() throws {
        let index = TestIndex()
        try index.commit([document("a", "một"), document("b", "hai"), document("c", "ba")])
        let writer = try index.writer()
        writer.delete(id: "a")
        writer.delete(id: "b")
        try writer.add(document("b", "hai nữa"))
        try writer.add(document("d", "bốn"))
        writer.delete(id: "d")
        writer.delete(id: "nowhere")
        try writer.commit()
        #expect(try live(index) == ["ba", "hai nữa"])
        #expect(try index.reader().document(id: "a") == nil)
        #expect(try index.reader().document(id: "d") == nil)
    }

    @Test func addDeleteAddInOneCommit() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add(document("a", "một"))
        writer.delete(id: "a")
        try writer.add(document("a", "hai"))
        try writer.commit()
        #expect(try live(index) == ["hai"])
    }

    @Test func aSegmentWithNothingLiveIsDropped() throws {
        let index = TestIndex()
        try index.commit([document("a", "một")])
        try index.commit([document("b", "hai")])
        try index.commit(deleting: ["a"])
        #expect(try index.reader().segments.count == 1)
        try index.commit(deleting: ["b"])
        #expect(try index.reader().segments.isEmpty)
        #expect(try live(index).isEmpty)
        #expect(try index.files() == [IndexFileName.manifest])
        try index.commit([document("a", "ba")])
        #expect(try live(index) == ["ba"])
    }

    /// Random changes, commit by commit, beside a dictionary.
    @Test(arguments: 1...6) func asADictionaryDoes(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 900)
        let index = TestIndex()
        var expected: [String: String] = [:]
        for commit in 0..<12 {
            let writer = try index.writer(memoryLimit: Bool.random(using: &random) ? 1 << 20 : 40_000)
            for step in 0..<Int.random(in: 0...30, using: &random) {
                let id = "d\(Int.random(in: 0..<25, using: &random))"
                if Int.random(in: 0..<4, using: &random) == 0 {
                    writer.delete(id: id)
                    expected[id] = nil
                } else {
                    try writer.add(document(id, "bản \(commit) \(step)"))
                    expected[id] = "bản \(commit) \(step)"
                }
            }
            try writer.commit()
            #expect(try live(index) == expected.values.sorted())
            for number in 0..<25 {
                let reader = try index.reader()
                let stored = try reader.document(id: "d\(number)").map {
                    try reader.segments[$0.segment].stored($0.doc)
                }
                #expect(stored.map { String(decoding: $0, as: UTF8.self) } == expected["d\(number)"])
            }
        }
    }
}
