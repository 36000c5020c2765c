import Foundation

/// The sample archive of the project, indexed once for all tests that only read it, and asked from the project's folder,
/// so that paths are the same everywhere.
enum SampleCorpus {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    /// The folder of the index, in a folder of its own that the tests of one run share.
    static let index: String = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu corpus \(UUID().uuidString)")
        let index = folder.appendingPathComponent("index").path
        _ = try? ProgramRun(["index", "-q", "-i", index, "corpus"], folder: root)
        return index
    }()

    /// - Parameter isMerged: whether what is said beside the results stands among them, in the order it was written.
    static func run(
        _ arguments: [String], input: String = "", isMerged: Bool = false, environment: [String: String] = [:]
    ) throws -> ProgramRun {
        var variables = environment
        variables["TRACUU_INDEX"] = index
        guard isMerged else {
            return try ProgramRun(arguments, input: input, environment: variables, folder: root)
        }
        return try ProgramRun(
            shell: "exec \"$0\" \"$@\" 2>&1", arguments, input: input, environment: variables, folder: root)
    }

    /// The text with the times it took taken out, which differ from run to run.
    static func timeless(_ text: String) -> String {
        text.replacing(/, [0-9.,]+ (ms|mili giây)$/.anchorsMatchLineEndings(), with: { ", … \($0.output.1)" })
            .replacing(/"took_us":[0-9.]+/, with: "\"took_us\":0")
    }
}
