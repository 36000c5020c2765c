import Foundation
import Reports
import TestSupport
import Testing

/// Real articles, written in the encodings of old and read back without a hint.
@Suite struct RoundTripTests {
    private static let news = ProjectFolder.shared("corpus/news.jsonl.zst")
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil

    /// Title and text of every article, or of a sample.
    private static func forEachArticle(_ body: (String) -> Void) throws {
        guard let news else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // Every five hundredth, so that the sample is of all papers and years.
        let sample = isLong ? "cat" : "awk 'NR % 500 == 1'"
        process.arguments = ["sh", "-c", "zstd -dc \"$1\" | \(sample)", "sh", news]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        for line in data.split(separator: UInt8(ascii: "\n")) {
            let article = try JSONSerialization.jsonObject(with: line) as? [String: Any]
            guard let text = article?["text"] as? String else { continue }
            body((article?["title"] as? String ?? "") + "\n" + text)
        }
    }

    private static func composed(_ utf8: [UInt8]) -> [UInt8] {
        Array(String(decoding: utf8, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
    }

    @Test(.enabled(if: news != nil, "no development corpus beside the package"), arguments: LegacyDecodingTests.names)
    func articlesAreToldAndComeBack(name: String) throws {
        var all = 0
        var failed = 0
        try Self.forEachArticle { article in
            let (text, bytes) = LegacyEncoder.encode(article.precomposedStringWithCanonicalMapping, name)
            all += 1
            let found = try? TextDecoding.decoded(bytes)
            let isEqual = found.map { Self.composed($0.utf8) == Self.composed(Array(text.utf8)) } ?? false
            if found?.encoding.name != name || !isEqual { failed += 1 }
        }
        #expect(all > 60)
        #expect(failed * 1000 <= all, "\(failed) of \(all)")
    }

    @Test(.enabled(if: news != nil, "no development corpus beside the package"))
    func articlesInUTF8AreNeverTakenForAnythingElse() throws {
        try Self.forEachArticle { article in
            let found = try? TextDecoding.decoded(Array(article.utf8))
            #expect(found?.encoding.name == "utf-8" && found?.utf8 == Array(article.utf8), "\(article.prefix(80))")
        }
    }
}
