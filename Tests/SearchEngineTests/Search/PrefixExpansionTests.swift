import SearchEngine
import Testing

@Suite struct PrefixExpansionTests {
    private func matches(_ prefix: String, exact: String? = nil, _ index: TestIndex) throws -> Set<String> {
        let reader = try index.reader()
        let query = Query.prefix(
            Array(prefix.utf8), exact: exact.map { Array($0.utf8) }, field: Schema.text)
        return Set(
            try Searcher(reader).search(query, limit: 100).hits.map {
                String(decoding: try reader.segments[$0.segment].stored($0.doc), as: UTF8.self)
            })
    }

    @Test func findsEveryTermThatStartsSo() throws {
        let index = TestIndex()
        let words = ["đường", "dương", "duyên", "đu", "du", "dứa", "do", "e", "c", "duz", "dv"]
        try index.commit(words.prefix(6).map { TestCorpus.document($0, title: "", body: $0) })
        try index.commit(words.dropFirst(6).map { TestCorpus.document($0, title: "", body: $0) })
        #expect(try matches("du", index) == ["đường", "dương", "duyên", "đu", "du", "dứa", "duz"])
        #expect(try matches("duo", index) == ["đường", "dương"])
        #expect(try matches("du", exact: "đ", index) == ["đường", "đu"])
        #expect(try matches("duong", exact: "đườ", index) == ["đường"])
        #expect(try matches("", index) == Set(words))
        #expect(try matches("z", index) == [])
        #expect(try matches("du\u{0}", index) == [])
        #expect(try matches("\u{10FFFF}", index) == [])
    }

    /// More terms than are kept as lists of their own.
    @Test func manyTermsAreOneSet() throws {
        let index = TestIndex()
        let words = (0..<5000).map { "d\($0)" }
        try index.commit(words.map { TestCorpus.document($0, title: "", body: $0) })
        try index.commit(deleting: ["d7", "d4100"])
        let reader = try index.reader()
        for (prefix, exact) in [("d", nil), ("d4", nil), ("d41", "d41"), ("d", "đ")] as [(String, String?)] {
            let query = Query.prefix(Array(prefix.utf8), exact: exact.map { Array($0.utf8) }, field: Schema.text)
            let expected = words.count { $0.hasPrefix(exact ?? prefix) && $0 != "d7" && $0 != "d4100" }
            #expect(try Searcher(reader).count(query) == expected)
            #expect(try Searcher(reader).count(.and([query, .not(query)])) == 0)
        }
    }
}
