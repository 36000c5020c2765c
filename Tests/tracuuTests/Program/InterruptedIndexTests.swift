import Foundation
import Testing

/// Runs of `index` that are cut short from outside: whoever looks next finds the index as it was or as it was to be.
@Suite struct InterruptedIndexTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil

    /// Reports that all say which edition they are of.
    private final class Editions {
        let archive: SampleArchive
        let file: String
        static let count = 120

        init() throws {
            archive = try SampleArchive(isIndexed: false)
            file = archive.folder.path + "/kho.jsonl"
        }

        func write(_ edition: Int) throws {
            let lines = (0..<Self.count).map { number in
                let text = "Báo cáo số \(number) về trồng chè ở bản \(number % 9), ấn bản ab\(Self.word(edition))."
                return #"{"id":"r\#(number)","title":"Tin \#(number)","text":"\#(text)"}"#
            }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
        }

        /// A number in letters, so that it is one word.
        private static func word(_ number: Int) -> String {
            String(String(number).map { Character(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0))) })
        }

        /// Whether the index is sound and all of one of the editions; nil where there is no index.
        func edition(of editions: [Int]) throws -> Int? {
            let verified = try ProgramRun("verify", "-i", archive.index)
            if verified.status == 3 { return nil }
            #expect(verified.status == 0, "\(verified.errors)")
            let found = try editions.filter {
                try ProgramRun("count", "-i", archive.index, "ab\(Self.word($0))").output == "\(Self.count)\n"
            }
            #expect(try ProgramRun("count", "-i", archive.index, "chè").output == "\(Self.count)\n")
            let edition: Int = try #require(found.first, "of no edition")
            return edition
        }

        var arguments: [String] { ["index", "-i", archive.index, "--jobs", "2", file] }
    }

    /// How long a run takes here and now, in microseconds.
    private func duration(of editions: Editions) throws -> UInt32 {
        let clock = ContinuousClock()
        let taken = try clock.measure {
            let run = try ProgramRun(editions.arguments)
            #expect(run.status == 0)
        }
        return UInt32(taken / .microseconds(1))
    }

    @Test func killedAtAnyMoment() throws {
        let editions = try Editions()
        try editions.write(0)
        let duration = try duration(of: editions)
        try FileManager.default.removeItem(atPath: editions.archive.index)
        var current: Int?
        var outcomes = (old: 0, new: 0)
        for round in 1...(Self.isLong ? 400 : 25) {
            try editions.write(round)
            let process = try ProgramProcess(editions.arguments)
            usleep(UInt32.random(in: 0...duration))
            process.signal(SIGKILL)
            process.end()
            let found = try editions.edition(of: [current, round].compactMap { $0 })
            #expect(found == current || found == round, "round \(round)")
            if found == current { outcomes.old += 1 } else { outcomes.new += 1 }
            current = found
        }
        print("faults · kills of index: tried \(outcomes.old + outcomes.new), old \(outcomes.old), new \(outcomes.new)")
        // What the kills left behind goes with the next run.
        try editions.write(9999)
        #expect(try ProgramRun(editions.arguments).status == 0)
        #expect(try editions.edition(of: [9999]) == 9999)
        let names = try FileManager.default.contentsOfDirectory(atPath: editions.archive.index)
        #expect(names.count { $0.hasPrefix("segment-") && !$0.contains(".") } <= 8)
        #expect(!names.contains("manifest.new"))
    }

    @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
    func interruptedAtAnyMoment(signal: Int32, status: Int32) throws {
        let editions = try Editions()
        try editions.write(0)
        let duration = try duration(of: editions)
        var current = 0
        var interrupted = 0
        for round in 1...(Self.isLong ? 60 : 8) {
            try editions.write(round)
            let process = try ProgramProcess(editions.arguments)
            // Its first steps are the system's and not yet the program's.
            usleep(UInt32.random(in: duration / 4...duration))
            process.signal(signal)
            let ended = process.end()
            #expect(ended == status || ended == 0)
            if ended == status { interrupted += 1 }
            let found = try #require(try editions.edition(of: [current, round]))
            #expect(ended == status || found == round)
            current = found
        }
        print("faults · signal \(signal) to index: interrupted \(interrupted)")
    }

    /// A file that may grow no further, as on a full disk: exit 6, and the folder as before.
    @Test(.needsNoSanitizer) func whatCannotBeWrittenLeavesTheIndexAsItWas() throws {
        let editions = try Editions()
        try editions.write(0)
        func run(blocks: Int) throws -> ProgramRun {
            try ProgramRun(shell: "ulimit -f \(blocks); exec \"$0\" \"$@\"", editions.arguments)
        }
        #expect(try run(blocks: 2).status == 6)
        #expect(try ProgramRun("verify", "-i", editions.archive.index).status == 3)
        #expect(try ProgramRun(editions.arguments).status == 0)
        func files() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: editions.archive.index).sorted()
        }
        let before = try files()
        try editions.write(1)
        var blocks = 2
        var refused = 0
        while true {
            let run = try run(blocks: blocks)
            if run.status == 0 { break }
            #expect(run.status == 6)
            #expect(run.errors.contains(editions.archive.index))
            #expect(try editions.edition(of: [0, 1]) == 0)
            #expect(try files() == before)
            refused += 1
            blocks += max(1, blocks / 4)
        }
        #expect(try editions.edition(of: [0, 1]) == 1)
        #expect(refused > 5)
    }
}
