import Analysis
import Foundation
import Reports

/// Labelled texts that stand beside the checkout; tests that need them pass over where they are absent.
enum SharedGold {
    /// `../shared/data` of the package's root, or of the folder above where that is a folder of checkouts.
    static let folder: URL? = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { root.deleteLastPathComponent() }
        return [root.deletingLastPathComponent(), root.deletingLastPathComponent().deletingLastPathComponent()]
            .map { $0.appendingPathComponent("shared/data") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static func data(_ path: String) -> Data? {
        folder.flatMap { try? Data(contentsOf: $0.appendingPathComponent(path)) }
    }

    static var isPresent: Bool { data("gold/refs_dev.jsonl") != nil }

    struct Mention: Decodable {
        var surface: String
        var type: String
        var number: Numbers?
        var body: String?
        var start: Int
        var end: Int
        var year: Int?
        var resolved: String?
        var expands: [String]?
        var key: String?
        var instance: String?
        var form: String?
        var terms: [Int]?
        var term: Int?
        var congress: Int?
    }

    /// A number or several, as the labels write them.
    struct Numbers: Decodable {
        var values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                values = [one]
            } else {
                values = try container.decode([String].self)
            }
        }
    }

    struct Line: Decodable {
        var text: String
        var mentions: [Mention]
    }

    static func lines() -> [Line] {
        guard let data = data("gold/refs_dev.jsonl") else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
    }

    struct Boilerplate: Decodable {
        var lines: [Int]
        var kind: String
    }

    struct Seed: Decodable {
        var mentions: [Mention]
        var boilerplate: [Boilerplate]
        var province63: String
        var district: String
    }

    private struct Seeds: Decodable { var seeds: [String: Seed] }

    static func seeds() -> [(name: String, text: String, seed: Seed)] {
        guard let data = data("gold/seeds_gold.json"), let seeds = try? JSONDecoder().decode(Seeds.self, from: data)
        else { return [] }
        return seeds.seeds.sorted { $0.key < $1.key }.compactMap { name, seed in
            self.data("seeds/" + name).map { (name, String(decoding: $0, as: UTF8.self), seed) }
        }
    }
}
