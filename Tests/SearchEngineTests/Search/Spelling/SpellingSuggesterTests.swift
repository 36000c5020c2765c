import Analysis
import SearchEngine
import Testing

@Suite struct SpellingSuggesterTests {
    /// Syllables that lie close together.
    private static let words = [
        "nghị", "nghi", "nghỉ", "ngại", "quyết", "quyệt", "quyền", "đảng", "đang", "dạng", "đánh", "danh", "viên",
        "viện",
        "trong", "chong", "trống", "sạch", "xạc", "hoà", "hòa", "2021",
    ]
    private static let typed = [
        "ngị", "ngi", "nghij", "quyêt", "quyte", "quyetts", "đảnh", "đangr", "vjên", "trogn", "chrong", "sạhc", "hào",
        "xyzzy", "nghị", "đảng", "2022", "hoàaa", "Ω",
    ]

    private func build(
        _ seed: UInt64, parts: Int
    ) throws -> (reader: IndexReader, naive: NaiveIndex, random: SeededRandom) {
        var random = SeededRandom(seed)
        var naive = try NaiveIndex(schema: TestCorpus.schema)
        let index = TestIndex()
        for part in 0..<parts {
            let documents = (0..<12).map { number in
                let words = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                    Self.words.randomElement(using: &random) ?? ""
                }
                return TestCorpus.document("r\(part * 9 + number)", title: "", body: words.joined(separator: " "))
            }
            try index.commit(documents)
            for document in documents { naive.add(document) }
        }
        return (try index.reader(), naive, random)
    }

    @Test(arguments: 1...12, [1, 3])
    func everyCorrectionIsTheNaiveOne(seed: Int, parts: Int) throws {
        var (reader, naive, random) = try build(UInt64(seed), parts: parts)
        for _ in 0..<40 {
            let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                TestCorpus.queryWord(
                    (Bool.random(using: &random) ? Self.typed : Self.words).randomElement(using: &random) ?? "")
            }
            let found = try SpellingSuggester(reader).corrections(words)
            #expect(try found == NaiveSpelling(reader: reader, naive: naive).corrections(words), "\(words)")
        }
    }

    /// What is offered rests on the live documents alone: it is the same whatever was deleted and merged on the way.
    @Test(arguments: 1...8) func correctionsDoNotDependOnHistory(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 300)
        func document(_ number: Int) -> Document {
            let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Self.words.randomElement(using: &random) ?? ""
            }
            return TestCorpus.document("r\(number)", title: "", body: words.joined(separator: " "))
        }
        var live: [Int: Document] = [:]
        let updated = TestIndex()
        for _ in 0..<5 {
            let numbers = Set((0..<20).map { _ in Int.random(in: 0..<40, using: &random) }).sorted()
            for number in numbers { live[number] = document(number) }
            try updated.commit(numbers.compactMap { live[$0] })
            let deleted = Set((0..<8).compactMap { _ in live.keys.sorted().randomElement(using: &random) }).sorted()
            for number in deleted { live[number] = nil }
            try updated.commit(deleting: deleted.map { "r\($0)" })
        }
        let anew = TestIndex()
        try anew.commit(live.sorted { $0.key < $1.key }.map(\.value))
        let (reader, expected) = (try updated.reader(), SpellingSuggester(try anew.reader()))
        #expect(reader.segments.contains { $0.live != nil })
        for _ in 0..<60 {
            let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                TestCorpus.queryWord(
                    (Bool.random(using: &random) ? Self.typed : Self.words).randomElement(using: &random) ?? "")
            }
            for foundNothing in [false, true] {
                #expect(
                    try SpellingSuggester(reader).corrections(words, foundNothing: foundNothing)
                        == expected.corrections(words, foundNothing: foundNothing), "\(words)")
            }
        }
    }

    /// A word that only deleted documents have is not offered, nor does it keep what is further away from being.
    @Test func deletedDocumentsOfferNothing() throws {
        let texts = ["quyet", "qyuet"]
        #expect(try offered(texts, for: "qyuett") == ["0 qyuet"])
        #expect(try offered(texts, deleting: [1], for: "qyuett") == ["0 quyet"])
        #expect(try offered(texts, deleting: [0, 1], for: "qyuett") == [])
        #expect(try offered(["an", "bạn", "bạn"], for: "abn") == ["0 ban"])
        #expect(try offered(["an", "bạn", "bạn"], deleting: [1, 2], for: "abn") == ["0 an"])
    }

    private func offered(
        _ texts: [String], deleting deleted: [Int] = [], for query: String
    ) throws -> [String] {
        let index = TestIndex()
        // Something else, so that the segment stays when all else is deleted.
        let documents = (texts + ["2021", "2022", "2023", "2024"]).enumerated().map {
            TestCorpus.document("r\($0.offset)", title: "", body: $0.element)
        }
        try index.commit(documents)
        if !deleted.isEmpty { try index.commit(deleting: deleted.map { "r\($0)" }) }
        let words = query.split(separator: " ").map { TestCorpus.queryWord(String($0)) }
        let found = try SpellingSuggester(index.reader()).corrections(words)
        return found.sorted { $0.key < $1.key }.map { "\($0.key) \(String(decoding: $0.value.key, as: UTF8.self))" }
    }

    @Test func whatStandsBesideTheNeighboursComesFirst() throws {
        let texts = ["nghị quyết", "nghỉ hè", "nghỉ trưa", "nghỉ đông"]
        #expect(try offered(texts, for: "nghj quyết") == ["0 nghi"])
        #expect(try offered(texts, for: "ngị quyết") == ["0 nghị"])
        #expect(try offered(texts, for: "ngỉ quyết") == ["0 nghị"])
        #expect(try offered(texts, for: "ngỉ") == ["0 nghỉ"])
        #expect(try offered(texts, for: "ngi") == ["0 nghi"])
    }

    /// A word that stands with other marks only is offered in those.
    @Test func otherMarksAreOffered() throws {
        #expect(try offered(["đảng viên", "đảng bộ", "danh sách"], for: "đảnh viên") == ["0 đảng"])
        #expect(try offered(["đánh giá", "danh sách"], for: "đảnh giá") == ["0 đánh"])
        #expect(try offered(["đại hội"], for: "đaị hội") == ["0 đại"])
        // Texts without marks are found as they are.
        #expect(try offered(["dang vien", "dang xa"], for: "đảng viên") == [])
    }

    @Test func confusionsAreNearerThanTwoEdits() throws {
        #expect(try offered(["giải pháp", "hãi hùng"], for: "zải") == ["0 giải"])
        #expect(try offered(["chương trình"], for: "trương chình") == ["0 chương", "1 trình"])
    }

    @Test func shortWordsAreMendedByOneEditAndLongOnesByTwo() throws {
        #expect(try offered(["quyết"], for: "qyuett") == ["0 quyet"])
        #expect(try offered(["ban"], for: "bn") == ["0 ban"])
        #expect(try offered(["banh"], for: "bn") == [])
    }

    /// A word in very few documents may be a slip where the query finds nothing.
    @Test func aSlipThatOthersMadeToo() throws {
        let index = TestIndex()
        var documents = (0..<1200).map { TestCorpus.document("r\($0)", title: "", body: "nghị quyết") }
        documents.append(TestCorpus.document("slip", title: "", body: "ngị xã"))
        try index.commit(documents)
        let words = ["ngị", "quyết"].map { TestCorpus.queryWord($0) }
        let suggester = SpellingSuggester(try index.reader())
        #expect(try suggester.corrections(words) == [:])
        #expect(try suggester.corrections(words, foundNothing: true)[0]?.key == Array("nghị".utf8))
        #expect(try suggester.corrections([words[0]], foundNothing: true) == [:])
    }

    /// Neighbours in very many documents are judged by a share of these.
    @Test func frequentNeighboursAreJudgedByAShare() throws {
        let index = TestIndex()
        let texts = ["nghị quyết", "nghỉ ngơi", "quyết tâm", "nghỉ hè"]
        try index.commit(
            (0..<14_000).map { TestCorpus.document("r\($0)", title: "", body: texts[$0 % 4]) }, memoryLimit: 64 << 20)
        let reader = try index.reader()
        let words = ["ngỉ", "quyết"].map { TestCorpus.queryWord($0) }
        #expect(try SpellingSuggester(reader).corrections(words)[0]?.key == Array("nghị".utf8))
        let phrase = Query.phrase(
            ["nghị", "quyết"].map { TestCorpus.queryWord($0) }, proximity: .phrase(slop: 0), field: Schema.text)
        #expect(try Searcher(reader).estimate(phrase, lookingAtOneWindowIn: 1) == 3500)
        // Windows 0, 3 and 6, of 2,048 documents but the last of 1,712.
        #expect(try Searcher(reader).estimate(phrase, lookingAtOneWindowIn: 3) == 3 * (512 + 512 + 428))
    }

    /// Windows are counted over all segments: of 3, 2 and 3 windows here.
    @Test func aShareIsTakenOfAllSegments() throws {
        let index = TestIndex()
        var next = 0
        for count in [5000, 3000, 6000] {
            let documents = (next..<next + count).map { number in
                TestCorpus.document("r\(number)", title: "", body: number % 4 == 0 ? "nghị quyết" : "nghỉ hè")
            }
            try index.commit(documents, memoryLimit: 64 << 20)
            next += count
        }
        let searcher = Searcher(try index.reader())
        let word = Query.word(TestCorpus.queryWord("quyết"), field: Schema.text)
        #expect(try searcher.estimate(word, lookingAtOneWindowIn: 1) == 3500)
        // Windows 0, 2, 4 and 6; 0 and 4; 0 and 7; 0. The last of each segment have 904, 952 and 1,904 documents.
        #expect(try searcher.estimate(word, lookingAtOneWindowIn: 2) == 2 * (512 + 226 + 238 + 512))
        #expect(try searcher.estimate(word, lookingAtOneWindowIn: 4) == 4 * (512 + 238))
        #expect(try searcher.estimate(word, lookingAtOneWindowIn: 7) == 7 * (512 + 476))
        #expect(try searcher.estimate(word, lookingAtOneWindowIn: 9) == 9 * 512)
    }

    @Test func aQueryOfManyUnknownWordsIsNoSlip() throws {
        #expect(try offered(["nghị quyết"], for: "ngi ngi ngi ngi").count == 4)
        #expect(try offered(["nghị quyết"], for: "ngi ngi ngi ngi ngi") == [])
    }

    @Test func longAndForeignWordsGetNone() throws {
        #expect(try offered(["nghị"], for: String(repeating: "n", count: 25)) == [])
        #expect(try offered(["2021"], for: "2022") == [])
        #expect(try offered(["Ωα"], for: "Ωβ") == [])
        #expect(try offered([], for: "ngi") == [])
    }
}
