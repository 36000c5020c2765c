import Foundation
import Testing

/// The yardstick by its formula, worked out here from the texts; weights, and what is required under `any`.
@Suite struct RankingProgramTests {
    private static let texts: [(id: String, title: String, text: String)] = [
        ("beside", "Tin xã", "Bà con hái chè xanh, bán chè ở chợ."),
        ("apart", "Tin xã", "Xanh bà con bán, hái chè ở chợ chè."),
        ("title", "Tin chè", "Bà con hái chè xanh, bán xã ở chợ."),
        ("long", "Tin", "Mưa to suốt cả tuần, nước lên ngập hết chè."),
        ("none", "Chuyện", "Họ đi làm đường theo Quyết định số 49-QĐ/TW."),
        ("two", "Chuyện", "Họ học Quyết định 49-QĐ/TW và Chỉ thị số 05-CT/TW."),
    ]
    private let archive: RecordArchive

    init() throws {
        let lines = try Self.texts.map { try JSONEncoder().encode(["id": $0.id, "title": $0.title, "text": $0.text]) }
        archive = try RecordArchive(lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined())
    }

    /// The words of title and text, one field.
    private static func words(_ id: String) -> [String] {
        texts.filter { $0.id == id }.flatMap {
            ($0.title + " " + $0.text).lowercased().split { !$0.isLetter }.map(String.init)
        }
    }

    /// k1 1.2, b 0.75, and lengths in words.
    private static func bm25(_ query: [String], _ id: String, of all: [[String]]) -> Double {
        let own = words(id)
        let average = Double(all.map(\.count).reduce(0, +)) / Double(all.count)
        return query.reduce(0) { sum, word in
            let holding = Double(all.filter { $0.contains(word) }.count)
            let idf = log(1 + (Double(all.count) - holding + 0.5) / (holding + 0.5))
            let frequency = Double(own.filter { $0 == word }.count)
            return sum + idf * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * Double(own.count) / average))
        }
    }

    private func score(_ id: String, _ hits: [RecordArchive.Hit]) throws -> Double {
        try #require(hits.first { $0.id == id }).score
    }

    @Test func theYardstickIsItsFormula() throws {
        // Numbers count as words too, so that this is asked of reports without any.
        let plain = try RecordArchive(
            Self.texts.prefix(4).map { #"{"id":"\#($0.id)","title":"\#($0.title)","text":"\#($0.text)"}"# + "\n" }
                .joined())
        let all = Self.texts.prefix(4).map { Self.words($0.id) }
        let found = try plain.hits(["chè xanh", "hái"], "--rank", "bm25", "--match", "any")
        #expect(Set(found[0].map(\.id)) == ["beside", "apart", "title", "long"] && found[1].count == 3)
        for (query, hits) in zip([["chè", "xanh"], ["hái"]], found) {
            for hit in hits {
                #expect(abs(hit.score - Self.bm25(query, hit.id, of: all)) < 1e-9, "\(query) \(hit.id)")
            }
        }
    }

    /// The same words as often in as many: for the yardstick where they stand is nothing, for the default it is much.
    @Test func theYardstickHasNoPairsAndNoFieldWeights() throws {
        let plain = try archive.hits(["chè xanh"], "--rank", "bm25")[0]
        let usual = try archive.hits(["chè xanh"])[0]
        for hits in [plain, usual] { #expect(Set(hits.map(\.id)) == ["beside", "apart", "title"]) }
        #expect(try score("beside", plain) == score("apart", plain))
        #expect(try score("beside", plain) == score("title", plain))
        #expect(try score("beside", usual) > score("apart", usual))
        #expect(try score("title", usual) > score("beside", usual))
    }

    @Test func aWeightMultipliesAScore() throws {
        for rank in ["default", "bm25"] {
            let found = try archive.hits(
                ["hái", "hái^3", "hái^0.5", "(hái)^2", "hái^2 xanh", "xanh"], "--rank", rank, "--match", "any")
            let once = try score("beside", found[0])
            for (hits, weight) in zip(found[1...3], [3.0, 0.5, 2.0]) {
                #expect(abs(try score("beside", hits) / once - weight) < 1e-9, "\(rank) \(weight)")
            }
        }
        let sums = try archive.hits(["hái^2 xanh", "hái", "xanh"], "--rank", "bm25", "--match", "any")
        let sum = try 2 * score("beside", sums[1]) + score("beside", sums[2])
        #expect(abs(try score("beside", sums[0]) - sum) < 1e-9)
    }

    @Test func whatIsRequiredIsSoUnderAny() throws {
        let found = try archive.hits(["ngập xanh", "+ngập xanh", "+xanh hái", "xanh"], "--match", "any")
        #expect(Set(found[0].map(\.id)) == ["long", "beside", "apart", "title"])
        #expect(found[1].map(\.id) == ["long"])
        #expect(Set(found[2].map(\.id)) == ["beside", "apart", "title"])
        #expect(try score("apart", found[2]) > score("apart", found[3]))
    }

    /// Under `any` a reference is a clause like a word, with a score of its own; otherwise no report is without it.
    @Test func aReferenceIsOneScoredClauseUnderAny() throws {
        let queries = ["ngập 49-QĐ/TW", "ngập", "49-QĐ/TW", "05-CT/TW", "49-QĐ/TW 05-CT/TW"]
        let any = try archive.hits(queries, "--match", "any")
        #expect(Set(any[0].map(\.id)) == ["long", "none", "two"])
        #expect(try score("long", any[0]) == score("long", any[1]))
        #expect(try score("none", any[0]) == score("none", any[2]) && score("none", any[0]) > 0)
        let sum = try score("two", any[2]) + score("two", any[3])
        #expect(abs(try score("two", any[4]) - sum) < 1e-9)
        for match in ["all", "auto"] { #expect(try archive.hits(queries, "--match", match)[0].isEmpty, "\(match)") }
    }
}
