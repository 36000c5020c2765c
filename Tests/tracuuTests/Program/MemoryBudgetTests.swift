import Foundation
import Testing

/// What `--memory` gives is enough, under a limit of the system at which more would not be had.
@Suite struct MemoryBudgetTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
    private static let megabytes = 64

    /// So much text that the budget makes a segment of it more than eight times, and they are merged.
    private func writeReports(_ count: Int, to path: String) throws {
        let words = (0..<3000).map { number in
            let onsets = ["b", "ch", "đ", "g", "h", "kh", "l", "m", "nh", "ph", "q", "s", "th", "tr", "v"]
            let rimes = ["an", "ông", "iêu", "ước", "ấp", "ên", "ội", "uyết", "ai", "ờ"]
            return onsets[number % 15] + rimes[number / 15 % 10] + (number < 150 ? "" : String(number / 150))
        }
        var lines: [String] = []
        for number in 0..<count {
            // A few words stand often, most of them seldom.
            let text = (0..<200).map { place in
                let spread = (number * 7919 + place * 611_953) % 1000
                return words[spread * spread * spread * 3 / 1_000_000]
            }
            lines.append(#"{"id":"r\#(number)","title":"Tin \#(number)","text":"\#(text.joined(separator: " "))"}"#)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test(.enabled(if: isLong), arguments: [1, 2])
    func noMoreIsTakenThanIsGiven(jobs: Int) throws {
        let archive = try SampleArchive(isIndexed: false)
        let file = archive.folder.path + "/kho.jsonl"
        let count = 45_000
        try writeReports(count, to: file)
        let arguments = [
            "index", "-q", "-i", archive.index, "--memory", "\(Self.megabytes)M", "--jobs", "\(jobs)", file,
        ]
        let run = try ProgramRun(
            shell: "ulimit -d \(Self.megabytes << 10); exec \"$0\" \"$@\"", arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ProgramRun("count", "-i", archive.index, "tin").output == "\(count)\n")
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }
}
