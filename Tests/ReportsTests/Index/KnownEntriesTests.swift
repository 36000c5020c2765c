import Foundation
import Reports
import SearchEngine
import TestSupport
import Testing

/// Archives that are read again: entries that hold what they held are not read as reports, and the index is that of
/// reading them all.
@Suite struct KnownEntriesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// - Parameter round: where it is given, all entries are read, since it is another pattern each time that leaves out
    ///   nothing.
    private func run(_ index: String = "index", readingAllIn round: Int? = nil, isRebuilding: Bool = false) throws
        -> ReportIndexer.Summary
    {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        if let round { options.excluded = ["không-có-\(round)"] }
        return try ReportIndexer(path: folder.path(index), options: options).run([folder.path("a")])
    }

    private func wait() { usleep(25_000) }

    private static func newEntry(_ random: inout some RandomNumberGenerator) -> (String, String) {
        let number = Int.random(in: 0..<40, using: &random)
        let text = "Xã số \(Int.random(in: 0..<60, using: &random)) theo Nghị quyết số \(number)-NQ/TU."
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return ("\(number).txt", "")
        case 1: return ("\(number).md", "---\nid: r\(number % 7)\n---\n" + text)
        case 2: return ("\(number).md", "---\ndate: hôm nào\n---\n" + text)
        case 3: return ("\(number).html", "<html><body><h1>Bản tin</h1><p>\(text)</p></body></html>")
        case 4: return ("\(number).jsonl", "{\"text\":\"\(text)\"}\n")
        default: return ("\(number).txt", text + "\n")
        }
    }

    @Test(arguments: 1...4) func whatIsKnownIsWhatReadingWouldGive(seed: Int) throws {
        let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
        var random = SplitMix(state: UInt64(seed) &* 77 &+ 5)
        var entries: [String: [(String, String)]] = ["kho.zip": [], "kho.tar": []]
        var compared = 0
        for round in 0..<(isLong ? 100 : 14) {
            for (name, list) in entries.sorted(by: { $0.key < $1.key }) {
                var list = list
                for _ in 0..<Int.random(in: round == 0 ? 20...25 : 0...3, using: &random) {
                    let place = Int.random(in: 0...list.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0 where place < list.count: list.remove(at: place)
                    case 1 where place < list.count: list[place].1 += "Xã thêm một dòng.\n"
                    default: list.insert(Self.newEntry(&random), at: place)
                    }
                }
                entries[name] = list
                try folder.write(
                    "a/" + name, name == "kho.zip" ? Data(storedZip(list)) : tar(list.map { (name: $0.0, text: $0.1) }))
            }
            if round % 5 == 4 {
                try folder.write("a/corrections.jsonl", "{\"id\":\"r\(round % 7)\",\"province\":\"Lai Châu\"}\n")
            }
            wait()
            let (summary, whole) = (try run(), try run("whole", readingAllIn: round))
            #expect(counts(summary) == counts(whole), "seed \(seed), round \(round)")
            #expect((summary.kept, summary.documents) == (whole.kept, whole.documents))
            #expect(
                summary.rejections.map(\.message).sorted() == whole.rejections.map(\.message).sorted(),
                "seed \(seed), round \(round)")
            let updated = try folder.contents("index")
            #expect(try updated.difference(from: folder.contents("whole")).isEmpty, "seed \(seed), round \(round)")
            // A report that is out of the index comes back, though its entry is what it was.
            if round % 4 == 3,
                let hit = try ReportIndex(path: folder.path("index")).search(SearchRequest("xã")).hits.first
            {
                for index in ["index", "whole"] {
                    _ = try IndexMaintenance(path: folder.path(index)).delete([hit.report.id])
                }
            }
            guard summary.kept == 0, round % 4 != 3 else { continue }
            compared += 1
            try? folder.remove("anew")
            _ = try run("anew", isRebuilding: true)
            #expect(try updated.difference(from: folder.contents("anew")).isEmpty, "seed \(seed), round \(round)")
        }
        #expect(compared > 0)
        #expect(try IndexMaintenance(path: folder.path("index")).verify(isDeep: true).isEmpty)
    }

    private static func pages(_ numbers: ClosedRange<Int>) -> [(String, String)] {
        numbers.map { ("\($0).html", "<h1>Xã \($0)</h1>") }
    }

    /// What is known is not read as a report, and its progress is shown all the same.
    @Test func whatIsKnownIsNotReadAsReports() throws {
        try folder.write("a/kho.zip", Data(storedZip(Self.pages(1...60))))
        wait()
        #expect(try run().knownEntries == 0)
        try folder.write("a/kho.zip", Data(storedZip(Self.pages(1...61))))
        wait()
        var shown: [Int] = []
        let summary = try ReportIndexer(path: folder.path("index")).run(
            [folder.path("a")], progress: { shown.append($0.reports) })
        #expect(counts(summary) == [1, 0, 0, 0, 60] && summary.knownEntries == 60 && summary.documents == 61)
        #expect(shown.starts(with: 1...60))
    }

    /// `tar -r` of an entry that has not changed adds nothing, and has the archive read no more than that once.
    @Test func anEntryThatComesAgainBehindATarIsCountedOnce() throws {
        let entries = Self.pages(1...60).map { (name: $0.0, text: $0.1) }
        try folder.write("a/kho.tar", tar(entries))
        wait()
        _ = try run()
        try folder.write("a/kho.tar", tar(entries + entries[6...6]))
        wait()
        let grown = try run()
        #expect(counts(grown) == [0, 0, 0, 0, 60] && grown.rejections.isEmpty && grown.bytesRead < 20_480)
        for _ in 0..<2 {
            let again = try run()
            #expect(counts(again) == [0, 0, 0, 0, 60] && again.bytesRead == 0)
        }
        // The marks are those of before: what is known is so still.
        try folder.write("a/kho.tar", tar(Self.pages(0...60).map { (name: $0.0, text: $0.1) }))
        wait()
        #expect(try run().knownEntries == 60)
    }

    /// What is known is kept though nothing else of the ledger has changed: of an archive that is read in each run.
    @Test func marksAreKeptWhereNothingElseHasChanged() throws {
        let bytes = storedZip(Self.pages(1...20) + [("rỗng.txt", "")])
        try folder.write("a/kho.zip", Data(bytes))
        wait()
        _ = try run()
        try forgetEntries()
        #expect(try [run(), run()].map(\.knownEntries) == [0, 20])
    }

    /// Has the ledger be one of version 2, which knew no entries.
    private func forgetEntries() throws {
        try folder.forgeLedger("index") { bytes in
            // The count, the number of the archive, and how many bytes of marks there are.
            let marks = 20 * 8
            bytes.removeLast(marks + 4)
            bytes[8] = 2
        }
    }

    // MARK: Long names

    /// The name of an entry may be of any length: what its file may be called does not grow with it.
    @Test func longNamesOfKnownEntriesTakeLinearTime() throws {
        func write(_ length: Int, _ second: String) throws {
            let name = "x" + String(repeating: "!/", count: length / 2) + "x.md"
            try folder.write("a/kho.zip", Data(storedZip([(name, "Xã nhà.\n"), (name, second), ("y.md", "Xã.\n")])))
            wait()
        }
        var updated: Set<Int> = []
        let isLinear = try ProcessorTime.growsLinearly(to: 16_000) { length in
            try write(length, "Xã nhà.\n")
            _ = try run(isRebuilding: true)
            try write(length, "Xã khác.\n")
            updated.insert(try run().updated)
        }
        #expect(isLinear && updated == [1])
    }
}
