import Foundation
import Reports
import SearchEngine
import Testing

/// A rebuild from sources that are there, of which not all can be read again: it loses nothing by that.
@Suite struct LossyRebuildTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for number in 0..<3 { try folder.write("a/\(number).txt", Self.text(number)) }
        try folder.write("a/b/c/3.txt", Self.text(3))
        try folder.write("a/r.jsonl", Self.records(0..<4))
        _ = try run()
    }

    private static func text(_ number: Int) -> String {
        "Bài \(number)\n\nXã số \(number) có đường mới, bà con góp công dựng nhà văn hoá bên suối.\n"
    }

    private static func records(_ numbers: Range<Int>) -> String {
        numbers.map { #"{"id":"r\#($0)","title":"Bản \#($0)","text":"Xã số \#($0) có điện."}"# + "\n" }.joined()
    }

    private func run(
        _ sources: [String] = ["a"], _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path("index"), options: options).run(sources.map { folder.path($0) })
    }

    private func rebuild(_ sources: [String] = ["a"], memory: Int = 512 << 20) throws -> ReportIndexer.Summary {
        try run(sources) { ($0.isRebuilding, $0.memory) = (true, memory) }
    }

    /// What a rebuild is refused for, each place with its reports; the index stays as it is, and a dry run tells the
    /// same.
    private func refusal(memory: Int = 512 << 20) throws -> [String] {
        let manifest = try Data(contentsOf: folder.url.appending(path: "index/manifest"))
        var refusals: [LostReports] = []
        for isDryRun in [true, false] {
            do throws(ReportIndexError) {
                var options = ReportIndexer.Options()
                (options.isRebuilding, options.isDryRun, options.memory) = (true, isDryRun, memory)
                _ = try ReportIndexer(path: folder.path("index"), options: options).run([folder.path("a")])
            } catch {
                guard case .lossyRebuild(let lost) = error else { throw error }
                refusals.append(lost)
            }
        }
        #expect(try Data(contentsOf: folder.url.appending(path: "index/manifest")) == manifest)
        let lost = try #require(refusals.first)
        #expect(refusals == [lost, lost])
        if lost.placeCount <= 20 { #expect(lost.reports == lost.places.reduce(0) { $0 + $1.reports }) }
        #expect(lost.places.count == min(lost.placeCount, 20))
        return lost.places.map { "\($0.path.dropFirst(folder.path("a").count)) \($0.reports)" }.sorted()
    }

    @Test func whatIsThereAndCannotBeReadIsNotLost() throws {
        try folder.write("a/1.txt", "")
        #expect(try refusal() == ["/1.txt 1"])
        try folder.write("a/r.jsonl", Self.records(0..<2) + "{\"id\":")
        #expect(try refusal() == ["/1.txt 1", "/r.jsonl 2"])
        // Nor by the next run that is no rebuild.
        let kept = try run()
        #expect((kept.documents, kept.kept) == (8, 3))
        #expect(try refusal() == ["/1.txt 1", "/r.jsonl 2"])
        // Unless that is said to be meant.
        let maintenance = IndexMaintenance(path: folder.path("index"))
        _ = try maintenance.delete([], below: [folder.path("a/1.txt"), folder.path("a/r.jsonl")])
        #expect(try rebuild().documents == 5)
    }

    /// What is gone, or was read and has fewer, loses what it has not; a file that fails and gives all it gave loses
    /// nothing.
    @Test func whatIsGoneIsGone() throws {
        try folder.write("a/lỗi.jsonl", Self.records(6..<8) + "{\n")
        #expect(try run().documents == 10)
        try folder.remove("a/1.txt")
        try folder.remove("a/b")
        try folder.write("a/r.jsonl", Self.records(0..<1))
        let rebuilt = try rebuild()
        #expect((rebuilt.documents, rebuilt.failures) == (5, 1))
    }

    @Test func aFolderThatCannotBeLookedIntoIsNotLost() throws {
        try FileManager.default.moveItem(atPath: folder.path("a/b/c"), toPath: folder.path("a/d"))
        #expect(try rebuild().documents == 8)
        // A list of patterns that cannot be read keeps everybody out.
        try folder.write("a/d/.tracuuignore", Data(repeating: 0x61, count: 4 << 20))
        #expect(try refusal() == ["/d 1"])
    }

    @Test func aReportThatTakesMoreMemoryIsNotLost() throws {
        let words = (0..<20_000).map { "k" + String($0, radix: 36) }.joined(separator: " ")
        try folder.write("a/lớn.txt", words)
        #expect(try run().documents == 9)
        #expect(try refusal(memory: 8 << 20) == ["/lớn.txt 1"])
        #expect(try rebuild().documents == 9)
    }

    @Test func ofManyPlacesTheFirstAreNamed() throws {
        for number in 10..<35 { try folder.write("a/\(number).txt", Self.text(number)) }
        _ = try run()
        for number in 10..<35 { try folder.write("a/\(number).txt", "") }
        #expect(try refusal().count == 20)
    }

    /// The ledger of an index that cannot be opened tells how many reports each file gave.
    @Test func norIsThatOfAnIndexOfAnotherVersion() throws {
        let url = folder.url.appending(path: "index/manifest")
        var manifest = try Manifest.read(from: FileDirectory(path: folder.path("index")))
        manifest.contentVersions["extractor"] = "0"
        try Data(manifest.encoded()).write(to: url)
        try folder.write("a/r.jsonl", "\n")
        #expect(try refusal() == ["/r.jsonl 4"])
        try folder.write("a/r.jsonl", Self.records(0..<4))
        #expect(try rebuild().documents == 8)
    }

    /// Of a source that has moved it is known, too, what the index had.
    @Test func norIsThatOfAMovedSource() throws {
        try folder.write("a/rỗng.jsonl", Self.records(6..<8) + "{\n")
        _ = try run()
        try FileManager.default.moveItem(atPath: folder.path("a"), toPath: folder.path("c"))
        let rebuilt = try rebuild(["c"])
        #expect(
            (rebuilt.documents, rebuilt.failures) == (10, 1) && !rebuilt.rejections.contains { $0.code == "left-out" })
    }
}
