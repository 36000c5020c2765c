import Foundation
import Testing

/// What `--memory` gives is enough where the system gives no more, or for very many files a tenth more. The limit is one of
/// what a process allocates: pages of files, which the system takes back when it wants to, do not count.
@Suite(.needsNoSanitizer) struct MemoryBudgetTests {
    /// With the program that `TRACUU_PROGRAM` names: one built for debugging takes minutes.
    private static let isLong =
        ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
        && ProcessInfo.processInfo.environment["TRACUU_PROGRAM"] != nil
    private static let megabytes = 64

    /// Words of which a few stand often and most seldom, as in texts.
    private func writeReports(_ count: Int, to path: String) throws {
        let onsets = ["b", "ch", "đ", "g", "h", "kh", "l", "m", "nh", "ph", "q", "s", "th", "tr", "v"]
        let rimes = ["an", "ông", "iêu", "ước", "ấp", "ên", "ội", "uyết", "ai", "ờ"]
        let syllables = onsets.flatMap { onset in rimes.map { onset + $0 } }
        let words = (0..<3000).map { $0 < 150 ? syllables[$0] : "\(syllables[$0 % 150])\($0 / 150)" }
        // The generator of Knuth's MMIX: the highest of its bits are good enough.
        var state: UInt64 = 64
        var lines: [String] = []
        for number in 0..<count {
            let text = (0..<200).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let share = Double(state >> 11) / Double(1 << 53)
                return words[Int(share * share * share * 3000)]
            }
            lines.append(#"{"id":"r\#(number)","title":"Tin \#(number)","text":"\#(text.joined(separator: " "))"}"#)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    }

    /// Many files cost more than their few words: what is known of each, by the run and by the ledger it leaves behind, which
    /// is larger than the documents in memory.
    @Test(.enabled(if: isLong))
    func noMoreIsTakenForVeryManyFiles() throws {
        let archive = try SampleArchive(isIndexed: false)
        let folder = archive.folder.path + "/kho"
        for number in 0..<200_000 {
            let path = "\(folder)/\(number / 1000)"
            if number % 1000 == 0 {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            let text = "Báo cáo số \(number)\n\nXã thứ \(number % 899) nộp báo cáo ngày 18/10/2013.\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/bao-cao-\(number).txt"))
        }
        let arguments = ["index", "-q", "-i", archive.index, "--memory", "48M", "--jobs", "1", folder]
        // A tenth above, for what merging holds of 200,000 IDs and names is not counted ahead.
        let run = try ProgramRun(shell: "ulimit -d \((48 << 10) * 11 / 10); exec \"$0\" \"$@\"", arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ProgramRun("count", "-i", archive.index, "xã").output == "200000\n")
    }

    /// Where nothing is said, the run takes no more than the system lets it have.
    @Test(arguments: ["ulimit -v 300000", "ulimit -d 60000"]) func aLimitOfTheSystemIsKept(limit: String) throws {
        let archive = try SampleArchive(isIndexed: false)
        let arguments = ["index", "-i", archive.index, archive.reports]
        let run = try ProgramRun(shell: "\(limit); exec \"$0\" \"$@\"", arguments)
        #expect(run.status == 0 && run.errors.contains("ulimit"), "\(run.errors)")
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }

    /// Addresses that threads reserve and do not use count against such a limit.
    @Test func addressesOfThreadsAreKeptInsideALimit() throws {
        let archive = try SampleArchive(isIndexed: false)
        for number in 0..<400 {
            let words = (0..<400).map { "chữ\(($0 &* 7919 &+ number &* 104_729) % 20_011)" }
            try archive.write(words.joined(separator: " "), "\(number).txt")
        }
        for _ in 0..<4 {
            let arguments = ["index", "--rebuild", "-i", archive.index, "--jobs", "2", archive.reports]
            let run = try ProgramRun(shell: "ulimit -v 175000; exec \"$0\" \"$@\"", arguments)
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    /// What a merge holds of a word does not grow with how often it occurs; nor does what is held with the jobs.
    @Test(arguments: [1, 4]) func aWordThatOccursMillionsOfTimesIsMerged(jobs: Int) throws {
        let archive = try SampleArchive(isIndexed: false)
        for number in 0..<8 {
            try archive.write(String(repeating: "x ", count: 200_000) + "\(number)", "\(number).txt")
        }
        let arguments = ["index", "-q", "-i", archive.index, "--memory", "32M", "--jobs", "\(jobs)", archive.reports]
        let run = try ProgramRun(shell: "ulimit -d \(32 << 10); exec \"$0\" \"$@\"", arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ProgramRun("count", "-i", archive.index, "x").output == "8\n")
    }

    /// Indexes a path under a limit of the system that is what `--memory` says.
    private func index(_ archive: SampleArchive, _ path: String, jobs: Int) throws {
        let arguments = [
            "index", "-q", "-i", archive.index, "--memory", "\(Self.megabytes)M", "--jobs", "\(jobs)", path,
        ]
        let run = try ProgramRun(shell: "ulimit -d \(Self.megabytes << 10); exec \"$0\" \"$@\"", arguments)
        #expect(run.status == 0, "\(run.errors)")
    }

    /// Large texts of a few words, and many of many beside.
    @Test(.enabled(if: isLong), arguments: [1, 2]) func largeTextsOfFewWordsTakeNoMoreThanIsGiven(jobs: Int) throws {
        let archive = try SampleArchive(isIndexed: false)
        let parts = ["x ", "báo cáo của xã ", "Xã nhà.\n", "hoa hoá hoà hoả "]
        for number in 0..<40 {
            let part = parts[number % parts.count]
            try archive.write(
                String(repeating: part, count: 1_200_000 / part.utf8.count) + "\(number)", "\(number).txt")
        }
        try writeReports(45_000, to: archive.reports + "/kho.jsonl")
        try index(archive, archive.reports, jobs: jobs)
        #expect(try ProgramRun("count", "-i", archive.index, "tin").output == "45000\n")
        #expect(try ProgramRun("count", "-i", archive.index, "hoả").output == "10\n")
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }

    /// Each thread has analyzed some of them, and keeps none of what that took.
    @Test(.enabled(if: isLong), arguments: [2, 8], [600_000, 1_400_000])
    func manyThreadsTakeNoMoreForLargeTexts(jobs: Int, bytes: Int) throws {
        let archive = try SampleArchive(isIndexed: false)
        for number in 0..<24 {
            try archive.write(String(repeating: "x ", count: bytes / 2) + "\(number)", "\(number).txt")
        }
        try writeReports(2_000, to: archive.reports + "/kho.jsonl")
        try index(archive, archive.reports, jobs: jobs)
        #expect(try ProgramRun("count", "-i", archive.index, "x").output == "24\n")
        #expect(try ProgramRun("count", "-i", archive.index, "tin").output == "2000\n")
    }

    @Test(.enabled(if: isLong), arguments: [1, 2])
    func noMoreIsTakenThanIsGiven(jobs: Int) throws {
        let archive = try SampleArchive(isIndexed: false)
        let file = archive.folder.path + "/kho.jsonl"
        let count = 45_000
        try writeReports(count, to: file)
        try index(archive, file, jobs: jobs)
        #expect(try ProgramRun("count", "-i", archive.index, "tin").output == "\(count)\n")
        // Some became one: their numbers are used up.
        let segments = try FileManager.default.contentsOfDirectory(atPath: archive.index)
            .compactMap { $0.hasPrefix("segment-") ? Int($0.dropFirst("segment-".count)) : nil }
        #expect(try #require(segments.max()) > segments.count)
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }
}
