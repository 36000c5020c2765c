import Foundation
import Reports
import Testing

/// How many reports a repair finds again, where nothing tells which were lost.
@Suite struct LostReportsTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("index") }
    private var maintenance: IndexMaintenance { IndexMaintenance(path: path) }

    init() throws { folder = try TemporaryFolder() }

    private static func lines(_ name: String, _ numbers: Range<Int>) -> String {
        numbers.map { "{\"id\":\"\(name)\($0)\",\"text\":\"Xã \(name) số \($0) làm đường.\"}\n" }.joined()
    }

    private func index() throws { _ = try ReportIndexer(path: path).run([folder.path("a")]) }

    private func loseSegments() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("segment-") {
            try folder.remove("index/" + name)
        }
    }

    /// A dry run and the repair after it.
    private func repair() throws -> [RepairSummary] {
        [try maintenance.repair(isDryRun: true), try maintenance.repair()]
    }

    @Test func reportsOfOtherFilesMakeUpForNone() throws {
        for number in 0..<12 { try folder.write("a/\(number).txt", "Bài \(number)\n\nXã số \(number) làm đường.\n") }
        try index()
        try loseSegments()
        for number in 0..<5 { try folder.remove("a/\(number).txt") }
        for number in 20..<30 { try folder.write("a/\(number).txt", "Bài \(number)\n\nXã số \(number) làm cầu.\n") }
        for done in try repair() {
            #expect((done.restored, done.added, done.unnamed) == (7, 10, 5))
        }
        #expect(try maintenance.repair(isDryRun: true).restored == 0)
        #expect(try ReportIndex(path: path).statistics().documents == 17)
    }

    /// What had been deleted comes back with its file, and is told apart from what was lost.
    @Test func deletedReportsMakeUpForNone() throws {
        for name in ["b", "c", "d"] { try folder.write("a/\(name).jsonl", Self.lines(name, 0..<6)) }
        try index()
        _ = try maintenance.delete((0..<5).map { "c\($0)" })
        try loseSegments()
        try folder.remove("a/b.jsonl")
        let done = try maintenance.repair()
        #expect((done.restored, done.added, done.unnamed) == (7, 5, 6))
    }

    /// What was kept for a file that cannot be read any more is lost, whatever else comes.
    @Test func reportsThatWereKeptCanBeLost() throws {
        try folder.write("a/b.jsonl", Self.lines("b", 0..<6))
        try index()
        try folder.write("a/b.jsonl", Self.lines("b", 0..<2) + "{\n")
        for _ in 0..<2 { try index() }
        try loseSegments()
        try folder.write("a/c.jsonl", Self.lines("c", 0..<4))
        for done in try repair() { #expect((done.restored, done.added, done.unnamed) == (2, 4, 4)) }
    }

    /// What other segments have of files that are gone is not lost.
    @Test func reportsThatAreKeptAreNotLost() throws {
        for number in 0..<10 { try folder.write("a/\(number).txt", "Bài \(number)\n\nXã số \(number) làm đường.\n") }
        try index()
        for number in 10..<20 { try folder.write("a/\(number).txt", "Bài \(number)\n\nXã số \(number) làm cầu.\n") }
        try index()
        try folder.remove("index/segment-2")
        for number in 0..<4 { try folder.remove("a/\(number).txt") }
        for done in try repair() { #expect((done.restored, done.added, done.unnamed) == (10, 0, 0)) }
    }

    /// Nor does what has come behind it in a file.
    @Test func newRecordsAreNotRestored() throws {
        try folder.write("a/b.jsonl", Self.lines("b", 0..<6))
        try index()
        try loseSegments()
        try folder.write("a/b.jsonl", Self.lines("b", 0..<10))
        for done in try repair() { #expect((done.restored, done.added, done.unnamed) == (6, 4, 0)) }
    }
}
