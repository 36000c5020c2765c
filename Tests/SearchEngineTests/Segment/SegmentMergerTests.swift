import Analysis
import SearchEngine
import Testing

/// Segments merged say what one segment built at once says.
@Suite struct SegmentMergerTests {
    @Test(arguments: 1...3) func mergedIsAsBuiltAtOnce(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 40)
        let documents = TestCorpus.random(240, &random)
        let atOnce = TestIndex()
        try atOnce.commit(documents)
        let merged = TestIndex()
        for part in 0..<8 { try merged.commit(Array(documents[part * 30..<part * 30 + 30])) }
        #expect(try merged.reader().segments.count == 1)
        #expect(try Answers(merged.reader(), Answers.queries) == Answers(atOnce.reader(), Answers.queries))
        // Documents, lists and forms stand in the same order; only where lists lie differs, so their offsets do.
        let sections = { (index: TestIndex) in
            try index.reader().segments[0].sectionLengths.filter { !$0.name.hasPrefix("terms.") }
        }
        #expect(
            Dictionary(uniqueKeysWithValues: try sections(atOnce))
                == Dictionary(uniqueKeysWithValues: try sections(merged)))
    }

    /// Each segment numbers the forms of a term by its own counts.
    @Test func formsAreNumberedAnew() throws {
        let index = TestIndex()
        let bodies = ["hoa hoa hoá", "hoá hoá hoa", "hóa", "hoả hoả hoả", "hoa", "hoá", "họa", "hoa hoá hoả"]
        for (number, body) in bodies.enumerated() {
            try index.commit([TestCorpus.document("d\(number)", title: "", body: body)])
        }
        let reader = try index.reader()
        #expect(reader.segments.count == 1)
        let entry = try #require(try reader.segments[0].dictionary(Schema.text).entry(for: Array("hoa".utf8)))
        #expect(entry.list.documentFrequency == 8)
        // Hoá: 1 + 2 + 1 (hóa) + 1 + 1; hoa: 2 + 1 + 1 + 1; hoả: 3 + 1; họa (hoạ): 1.
        #expect(entry.forms.map { String(decoding: $0.key, as: UTF8.self) } == ["hoá", "hoa", "hoả", "hoạ"])
        #expect(entry.forms.map(\.list.totalFrequency) == [6, 5, 4, 1])
        let searcher = Searcher(reader)
        for (spelling, expected) in [("hoá", [0, 1, 2, 5, 7]), ("hoả", [3, 7]), ("hoạ", [6]), ("hoa", [0, 1, 4, 7])] {
            let word = TestCorpus.queryWord(spelling, exactly: true)
            for query in [
                Query.word(word, field: Schema.text),
                .phrase([word], proximity: .phrase(slop: 0), field: Schema.text),
            ] {
                let hits = try searcher.search(query, limit: 10).hits
                let found = try hits.map { String(decoding: try reader.segments[0].stored($0.doc), as: UTF8.self) }
                #expect(Set(found) == Set(expected.map { bodies[$0] }), "\(spelling)")
            }
        }
    }

    /// A term that occurs so often that it is not held comes out of a merge as it comes out of a builder.
    @Test func aVeryFrequentTermIsMergedAsBuiltAtOnce() throws {
        var random = SeededRandom(12)
        let spellings = ["hoa", "hoá", "hoà", "hoả", "xã", "bộ"]
        let documents = (0..<24).map { number in
            let words = (0..<6_000).map { _ in spellings[Int.random(in: 0..<(number < 3 ? 6 : 5), using: &random)] }
            return TestCorpus.document("d\(number)", title: "Hoa", body: words.joined(separator: " "))
        }
        let merged = TestIndex()
        let atOnce = TestIndex()
        // The only one of its spelling goes, and so does the spelling.
        try merged.commit([TestCorpus.document("gone", title: "", body: "hoạ hoạ hoa"), documents[0]])
        for part in 1..<7 { try merged.commit(Array(documents[part * 3 - 2..<part * 3 + 1])) }
        try merged.commit(deleting: ["gone"])
        try merged.commit(Array(documents[19...]))
        try atOnce.commit(documents)
        let entries = try [merged, atOnce].map { index in
            let segment = try #require(try index.reader().segments.first)
            #expect(try index.reader().segments.count == 1)
            let entry = try #require(try segment.dictionary(Schema.text).entry(for: Array("hoa".utf8)))
            let file = IndexFileName.segment(segment.number)
            let postings = try SectionReader(try index.directory.open(file), file: file).section(.postings)
            let end = entry.list.offset + entry.list.length + entry.positionsLength
            let lists = entry.forms.filter { $0.list.documentFrequency > 0 }
            return (
                forms: lists.map(\.key), bytes: postings.array(entry.list.offset..<end),
                lists: lists.map { postings.array($0.list.offset..<$0.list.offset + $0.list.length) }
            )
        }
        #expect(entries[0].bytes.count > 1 << 15 && entries[0].bytes == entries[1].bytes)
        #expect(entries[0].forms == entries[1].forms && entries[0].lists == entries[1].lists)
        #expect(try Answers(merged.reader(), Answers.queries) == Answers(atOnce.reader(), Answers.queries))
        #expect(try merged.findings().isEmpty)
    }

    @Test func deletedDocumentsAreLeftOut() throws {
        var random = SeededRandom(8)
        let index = TestIndex()
        let documents = TestCorpus.random(64, &random)
        for part in 0..<7 { try index.commit(Array(documents[part * 8..<part * 8 + 8])) }
        try index.commit(deleting: documents[..<7].map(\.id) + ["r20", "r55"])
        try index.commit(Array(documents[56...]))
        let reader = try index.reader()
        #expect(reader.documentCount == 55)
        #expect(reader.segments.allSatisfy { $0.live == nil || $0.documentCount > $0.liveCount })
        let fresh = TestIndex()
        let gone = Set(documents[..<7].map(\.id) + ["r20", "r55"])
        try fresh.commit(documents.filter { !gone.contains($0.id) })
        #expect(try Answers(reader, Answers.queries) == Answers(fresh.reader(), Answers.queries))
    }

    /// A term of very many spellings: each is found by its key, not by walking all.
    @Test func manyFormsOfOneTermMergeInTime() throws {
        // Two marks on each of the letters of one word: thousands of spellings of one unmarked key.
        let marks = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}", "\u{302}"]
        let index = TestIndex()
        for part in 0..<8 {
            let words = (0..<1500).map { number in
                var rest = number + part * 700
                return "aeoae".map { letter -> String in
                    defer { rest /= 6 }
                    return "\(letter)\(marks[rest % 6])"
                }.joined()
            }
            try index.commit([TestCorpus.document("p\(part)", title: "", body: words.joined(separator: " "))])
        }
        let reader = try index.reader()
        #expect(reader.segments.count == 1)
        let entry = try #require(try reader.segments[0].dictionary(Schema.text).entry(for: Array("aeoae".utf8)))
        #expect(entry.forms.count > 5000)
        #expect(entry.forms.reduce(0) { $0 + $1.list.totalFrequency } == entry.list.totalFrequency)
    }
}
