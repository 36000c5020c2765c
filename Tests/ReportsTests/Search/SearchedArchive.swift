import Foundation
import Reports

/// Made-up reports in an index of their own: a few dozen of a few words, so that most queries match some of them and
/// many score alike.
struct SearchedArchive {
    let folder: TemporaryFolder
    let index: ReportIndex
    let ids: [String]

    static let words = [
        "tổ", "chức", "cơ", "sở", "đảng", "đang", "dang", "chè", "họp", "kì", "kỳ", "hòa", "hoà", "nghị", "quyết",
        "bản", "2023", "26,45%", "KT-XH",
    ]
    static let references = ["07-NQ/TU", "21-NQ/TW", "30/2020/NĐ-CP", "08-QĐ/TW", "749/QĐ-TTg"]
    private static let provinces = ["Lai Châu", "Lạng Sơn", "Bình Dương"]
    private static let dates = ["2022", "2023-04", "2023-04-30", "2024-01-02", "2021-12-31"]

    init(count: Int = 60, seed: UInt64 = 7) throws {
        folder = try TemporaryFolder()
        var random = SeededGenerator(seed: seed)
        var lines: [String] = []
        for number in 0..<count {
            var text = (0..<6 + random.below(30)).map { _ in random.pick(Self.words) }.joined(separator: " ")
            if random.below(3) == 0 { text += " theo Nghị quyết số " + random.pick(Self.references) }
            if number == 0 { text += " theo " + Self.references.map { "Nghị quyết số " + $0 }.joined(separator: ", ") }
            // Some are saved twice.
            if random.below(6) == 0, let last = lines.last, let start = last.range(of: "\"text\":\"") {
                text = String(last[start.upperBound...].prefix { $0 != "\"" })
            }
            var line = "{\"id\":\"r\(number)\",\"title\":\"\(random.pick(Self.words)) \(number)\""
            if random.below(4) > 0 { line += ",\"date\":\"\(random.pick(Self.dates))\"" }
            if random.below(4) > 0 { line += ",\"province\":\"\(random.pick(Self.provinces))\"" }
            if random.below(3) > 0 { line += ",\"source\":\"Báo \(random.below(3))\"" }
            lines.append(line + ",\"text\":\"\(text).\"}")
        }
        ids = (0..<count).map { "r\($0)" }
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
        index = try ReportIndex(path: folder.path("index"))
    }
}

/// The same numbers for the same seed.
struct SeededGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    /// A query that someone might mean.
    mutating func query() -> String {
        let words = SearchedArchive.words
        func word(_ generator: inout Self) -> String { generator.pick(words) }
        return (0...below(3)).map { _ -> String in
            switch below(14) {
            case 0: "\"\(word(&self)) \(word(&self))\"" + (below(2) == 0 ? "~2" : "")
            case 1: "\(word(&self)) NEAR/\(1 + below(4)) \(word(&self))"
            case 2: "=" + word(&self)
            case 3: "-" + pick(["chè", "tổ", "đảng"])
            case 4: "+" + word(&self)
            case 5: "(\(word(&self)) OR \(word(&self)))"
            case 6: pick(SearchedArchive.references)
            case 7: pick(["tỉnh:\"Lai Châu\"", "tỉnh:unknown", "province34:\"Lạng Sơn\"", "-tỉnh:\"Bình Dương\""])
            case 8:
                pick(["năm:2023", "date:2023-04", "date:..2022", "date:2022..2023", "date:unknown", "năm:[2022, 2024]"])
            case 9: "title:" + word(&self)
            case 10: pick(["ngh*", "đ*^2", "=kỳ*"])
            case 11: pick(["loại:NĐ", "số:07-NQ/TU", "nguồn:\"Báo 1\"", "ref:unknown"])
            default: word(&self)
            }
        }.joined(separator: " ")
    }

    /// Anything at all, of pieces that mean something.
    mutating func noise() -> String {
        let pieces = [
            "đảng", "to", "OR", "AND", "NOT", "NEAR/2", "(", ")", "\"", "“", "”", "-", "+", "=", "*", "^", "^2", "~3",
            "~", ":", "tỉnh:", "date:", "số:", "ref:", "zz:", "[", "]", ",", "..", ".", "|", "/", "\\", " ", " ", "\n",
            "07-NQ/TU", "07 - NQ/TU", "Nghị quyết số 07", "khóa XI", "NQ TW4", "2020", "today-30d", "Q1/2023", "1/2023",
            "\u{302}", "\u{200B}", "\u{0}", "漢", "😀", "«", "e\u{323}", "99999", "unknown",
        ]
        return (0..<below(16)).map { _ in pick(pieces) }.joined()
    }
}
