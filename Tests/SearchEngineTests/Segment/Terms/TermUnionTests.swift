import SearchEngine
import Testing

@Suite struct TermUnionTests {
    private static func reader() throws -> IndexReader {
        let index = TestIndex()
        try index.commit(["a", "c", "e"].map { TestCorpus.document($0, title: "", body: "", province: $0) })
        try index.commit(
            ["b", "x"].map { TestCorpus.document($0, title: "", body: "", province: $0 == "x" ? "c" : $0) })
        return try index.reader()
    }

    private static func walk(from key: String) throws -> [(key: String, documents: [Int])] {
        let reader = try reader()
        var terms = try TermUnion(reader.segments, field: TestCorpus.province, from: Array(key.utf8))
        var found: [(key: String, documents: [Int])] = []
        while let term = try terms.next() {
            #expect(term.entries.count == reader.segments.count)
            found.append(
                (
                    String(decoding: term.key, as: UTF8.self),
                    term.entries.map { $0?.list.documentFrequency ?? 0 }
                ))
        }
        return found
    }

    @Test func eachKeyOnceInOrder() throws {
        let found = try Self.walk(from: "")
        #expect(found.map(\.key) == ["a", "b", "c", "e"])
        #expect(found.map { $0.documents.reduce(0, +) } == [1, 1, 2, 1])
    }

    @Test func fromAKeyOn() throws {
        #expect(try Self.walk(from: "b").map(\.key) == ["b", "c", "e"])
        #expect(try Self.walk(from: "bb").map(\.key) == ["c", "e"])
        #expect(try Self.walk(from: "f").isEmpty)
    }
}
