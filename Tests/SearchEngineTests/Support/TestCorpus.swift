import Analysis
import SearchEngine

/// A small linear generator (Knuth's MMIX constants): the same numbers on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
}

/// What tests index.
enum TestCorpus {
    static let schema = Schema(zones: ["title"], keywords: ["province"], columns: ["day"])
    static let title = 3
    static let province = 4
    static let day = schema.firstOwnColumn
    static let versions = ["analyzer": "test"]

    /// Words of one syllable in several spellings, some in almost every text, some rare.
    static let words = [
        "đảng", "dang", "đang", "đăng", "bộ", "bo", "bò", "hoà", "hòa", "hoa", "xã", "xa", "số", "so", "21", "3.768",
        "thuỷ", "thủy", "trâu", "ba", "bà", "TP.HCM", "nghị", "quyết", "kỳ", "kì", "ki",
    ]

    static func word(_ random: inout SeededRandom) -> String {
        // Squaring makes the first words of the list frequent.
        let roll = Double(random.next() >> 11) / Double(1 << 53)
        return words[min(words.count - 1, Int(roll * roll * Double(words.count)))]
    }

    static func document(_ id: String, title: String, body: String, province: String? = nil, day: Int64? = nil)
        -> Document
    {
        let titleBytes = VietnameseAnalyzer.normalized(title)
        let bodyBytes = VietnameseAnalyzer.normalized(body)
        return Document(
            id: id,
            passages: [
                .init(zone: Self.title, utf8: titleBytes, range: 0..<titleBytes.count),
                .init(zone: nil, utf8: bodyBytes, range: 0..<bodyBytes.count),
            ],
            keywords: province.map { [(field: Self.province, value: $0)] } ?? [], columns: [day],
            stored: Array(body.utf8))
    }

    static func random(_ count: Int, from first: Int = 0, _ random: inout SeededRandom) -> [Document] {
        (first..<first + count).map { number in
            let title = (0..<Int.random(in: 0...4, using: &random)).map { _ in word(&random) }
            let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in word(&random) }
            return document(
                "r\(number)", title: title.joined(separator: " "), body: body.joined(separator: " "),
                province: ["lai-chau", "lang-son", nil].randomElement(using: &random) ?? nil,
                day: Bool.random(using: &random) ? Int64.random(in: -10...10, using: &random) : nil)
        }
    }

    /// Documents of very different lengths, in some of which one word stands many times.
    static func uneven(_ count: Int, from first: Int = 0, _ random: inout SeededRandom) -> [Document] {
        (first..<first + count).map { number in
            let length = [0, 2, 5, 9, 30].randomElement(using: &random) ?? 0
            var body = (0..<length).map { _ in word(&random) }
            if Int.random(in: 0..<12, using: &random) == 0 {
                body += Array(repeating: word(&random), count: Int.random(in: 5...40, using: &random))
            }
            return document(
                "r\(number)", title: word(&random), body: body.joined(separator: " "),
                province: Int.random(in: 0..<20, using: &random) == 0 ? "lai-chau" : "lang-son",
                day: Int64.random(in: -10...10, using: &random))
        }
    }

    /// A query word as the spellings would have it.
    static func queryWord(_ text: String, exactly: Bool = false) -> Query.Word {
        let unmarked = VietnameseAnalyzer.unmarkedKey(of: text)
        let exact = VietnameseAnalyzer.exactKey(of: text)
        let own = Query.Word.Spelling(unmarked: unmarked, exact: exact)
        if exactly { return Query.Word([own]) }
        if exact == unmarked { return Query.Word([.init(unmarked: unmarked)]) }
        var spellings = [own, .init(unmarked: unmarked, exact: unmarked, weight: 0.5)]
        if let variant = VietnameseAnalyzer.variantKey(of: exact) {
            spellings.append(.init(unmarked: variant.unmarked, exact: variant.exact, weight: 0.75))
            spellings.append(.init(unmarked: variant.unmarked, exact: variant.unmarked, weight: 0.25))
        }
        return Query.Word(spellings)
    }

    static func randomQuery(_ random: inout SeededRandom, depth: Int = 3) -> Query {
        func some() -> [Query] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in randomQuery(&random, depth: depth - 1) }
        }
        func someWords() -> [Query.Word] {
            (0..<Int.random(in: 2...3, using: &random)).map { _ in
                queryWord(word(&random), exactly: Bool.random(using: &random))
            }
        }
        func repeatedWords() -> [Query.Word] {
            let words = someWords()
            return (0..<Int.random(in: 2...4, using: &random)).map { _ in
                words.randomElement(using: &random) ?? words[0]
            }
        }
        let field = [Schema.text, title].randomElement(using: &random) ?? Schema.text
        switch Int.random(in: 0...(depth > 0 ? 13 : 5), using: &random) {
        case 0, 1: return .word(queryWord(word(&random), exactly: Bool.random(using: &random)), field: field)
        case 2: return .phrase(someWords(), proximity: .phrase(slop: 0), field: field)
        case 3:
            let value = ["lai-chau", "lang-son", "nowhere"].randomElement(using: &random) ?? ""
            return Bool.random(using: &random)
                ? .keyword(value, field: province)
                : .keywords([.init([value]), .init(["lang-son", "nowhere"], weight: 0.5)], field: province)
        case 4: return .range(day, -5...Int64.random(in: -5...10, using: &random))
        case 5:
            return .pair(queryWord(word(&random)), queryWord(word(&random), exactly: Bool.random(using: &random)))
        case 6: return .and(some())
        case 7, 8: return .or(some())
        case 9: return .not(randomQuery(&random, depth: depth - 1))
        case 10: return .preferring(randomQuery(&random, depth: depth - 1), some())
        case 12: return .given(randomQuery(&random, depth: depth - 1), randomQuery(&random, depth: depth - 1))
        case 11: return .weighted(randomQuery(&random, depth: depth - 1), 2.5)
        default:
            return [
                .phrase(someWords(), proximity: .near(4), field: Schema.text),
                .phrase(someWords(), proximity: .phrase(slop: 2), field: Schema.text),
                .phrase(repeatedWords(), proximity: .phrase(slop: 1), field: field),
                .phrase(repeatedWords(), proximity: .phrase(slop: 0), field: field),
                .prefix(Array("b".utf8), exact: nil, field: field), .filter(randomQuery(&random, depth: depth - 1)),
                .prefix(Array("da".utf8), exact: Array("đ".utf8), field: Schema.text), .all, .none,
            ].randomElement(using: &random) ?? .all
        }
    }
}
