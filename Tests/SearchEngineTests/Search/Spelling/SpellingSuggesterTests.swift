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
        #expect(try Searcher(reader).estimate(phrase, lookingAtOneDocumentIn: 1) == 3500)
        let share = try Searcher(reader).estimate(phrase, lookingAtOneDocumentIn: 3)
        #expect(share != 3500 && (3200...3800).contains(share))
    }

    /// What is judged by a share does not depend on order and segments, and comes near the truth.
    @Test func aShareIsTheSameWhereverDocumentsLie() throws {
        let documents = (0..<14_000).map { number in
            TestCorpus.document("r\(number)", title: "", body: number % 4 == 0 ? "nghị quyết" : "nghỉ hè")
        }
        var random = SeededRandom(5)
        let orders = [
            [documents], [documents.shuffled(using: &random)],
            stride(from: 0, to: 14_000, by: 3_000).map {
                Array(documents[$0..<min($0 + 3_000, 14_000)].reversed())
            },
        ]
        let words = ["nghị", "quyết"].map { TestCorpus.queryWord($0) }
        let queries = [
            Query.word(words[1], field: Schema.text),
            .phrase(words, proximity: .phrase(slop: 0), field: Schema.text),
        ]
        var found: [[Int]] = []
        for commits in orders {
            let index = TestIndex()
            for commit in commits { try index.commit(commit, memoryLimit: 64 << 20) }
            let searcher = Searcher(try index.reader())
            found.append(
                try queries.flatMap { query in
                    try [1, 2, 3, 4, 8, 100].map { try searcher.estimate(query, lookingAtOneDocumentIn: $0) }
                })
        }
        #expect(found[1] == found[0] && found[2] == found[0])
        #expect(found[0][0] == 3500 && found[0].prefix(5).allSatisfy { (3100...3900).contains($0) }, "\(found[0])")
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
