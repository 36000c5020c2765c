import Foundation

/// The development corpus beside the package, where there is one.
package enum SharedCorpus {
    package static let news = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/data/corpus/news.jsonl.zst")

    package static var isPresent: Bool { FileManager.default.fileExists(atPath: news.path) }

    /// How many articles a test reads: few, or under `LONG_TESTS` all.
    package static var sample: Int { ProcessInfo.processInfo.environment["LONG_TESTS"] == nil ? 300 : 1_000_000 }

    /// The texts of the first `count` articles.
    package static func texts(_ count: Int) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sh", "-c", "zstd -dc \"$1\" | head -n \(count)", "sh", news.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let object = try JSONSerialization.jsonObject(with: line) as? [String: Any]
            return object?["text"] as? String
        }
    }
}
