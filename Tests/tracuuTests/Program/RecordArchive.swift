import Foundation

/// Records, a line of JSON each, and their index in a folder of their own, gone when this is.
final class RecordArchive {
    /// One line of an answer.
    struct Hit: Equatable {
        let id: String
        let score: Double
    }

    let folder: URL
    var index: String { folder.appendingPathComponent("chỉ mục").path }
    var file: String { folder.appendingPathComponent("bản ghi.jsonl").path }

    init(_ records: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu records \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(records.utf8).write(to: URL(fileURLWithPath: file))
        _ = try ProgramRun("index", "-q", "-i", index, file)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func run(_ arguments: String..., input: String = "") throws -> ProgramRun { try run(arguments, input: input) }

    func run(_ arguments: [String], input: String = "") throws -> ProgramRun {
        try ProgramRun([arguments[0], "-i", index] + arguments.dropFirst(), input: input)
    }

    /// What each query finds, in the order of the hits, copies too; all are asked in one run.
    func hits(_ queries: [String], _ options: String...) throws -> [[Hit]] {
        let arguments = ["search", "--batch", "-", "--format", "trec", "--dupes", "show"] + options
        var hits = [[Hit]](repeating: [], count: queries.count)
        for line in try run(arguments, input: Self.batch(queries)).output.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let query = Int(fields[0]), let score = Double(fields[4]) else { continue }
            hits[query].append(Hit(id: String(fields[2]), score: score))
        }
        return hits
    }

    /// The summary of each query's answer.
    func summaries(_ queries: [String], _ options: String...) throws -> [[String: Any]] {
        let arguments = ["search", "--batch", "-", "--format", "jsonl"] + options
        return try run(arguments, input: Self.batch(queries)).output.split(separator: "\n").compactMap {
            let object = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            return object?["type"] as? String == "summary" ? object : nil
        }
    }

    private static func batch(_ queries: [String]) -> String {
        queries.enumerated().map { "\($0.offset)\t\($0.element)\n" }.joined()
    }
}
