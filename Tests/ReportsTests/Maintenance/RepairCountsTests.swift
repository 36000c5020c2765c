import Foundation
import Reports
import Testing

/// What a repair says of two sources, each in a segment of its own: a dry run says the same.
@Suite struct RepairCountsTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("index") }
    private var maintenance: IndexMaintenance { IndexMaintenance(path: path) }

    /// Eight files in `a`, and nine records in `b`.
    init() throws {
        folder = try TemporaryFolder()
        for number in 0..<8 { try folder.write("a/\(number).txt", "Bài \(number)\n\nXã số \(number) làm đường.\n") }
        try folder.write(
            "b/r.jsonl", (0..<9).map { "{\"id\":\"r\($0)\",\"text\":\"Thôn số \($0) làm cầu.\"}\n" }.joined())
        for source in ["a", "b"] { try index(source) }
    }

    private func index(_ source: String) throws { _ = try ReportIndexer(path: path).run([folder.path(source)]) }

    private func cut(_ file: String, to part: Double) throws {
        let url = folder.url.appending(path: "index/" + file)
        let bytes = try Data(contentsOf: url)
        try bytes.prefix(Int(Double(bytes.count) * part)).write(to: url)
    }

    private func add(to file: String) throws {
        let url = folder.url.appending(path: "index/" + file)
        try (Data(contentsOf: url) + Data("x".utf8)).write(to: url)
    }

    private func move(_ source: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: folder.path(source), toPath: folder.path(other))
    }

    private func expect(
        restored: Int, added: Int = 0, lost: Int, at place: SourceLocation = #_sourceLocation
    ) throws {
        for isDryRun in [true, false] {
            let done = try maintenance.repair(isDryRun: isDryRun)
            let counts = [done.restored, done.added, done.lost.count + done.unnamed]
            #expect(counts == [restored, added, lost], "\(isDryRun)", sourceLocation: place)
        }
    }

    private var documents: Int { get throws { try ReportIndex(path: path).statistics().documents } }

    /// The ledger tells how many reports there were, be their source there or not.
    @Test func aSegmentThatIsGoneWithTheManifest() throws {
        for name in ["manifest", "segment-2"] { try folder.remove("index/" + name) }
        try move("b", to: "c")
        try expect(restored: 0, lost: 9)
        #expect(try documents == 8)
        try move("c", to: "b")
        try expect(restored: 9, lost: 0)
    }

    /// Of a segment that was cut the documents before the cut are saved.
    @Test(arguments: [0.02, 0.4, 0.75]) func aSegmentThatWasCutAndIsGoneFromItsSource(part: Double) throws {
        try folder.remove("index/manifest")
        try cut("segment-2", to: part)
        try move("b", to: "c")
        let dry = try maintenance.repair(isDryRun: true)
        let done = try maintenance.repair()
        #expect(dry.unnamed == done.unnamed && (part > 0.1 || done.unnamed == 9))
        #expect(try documents + done.unnamed == 17)
    }

    private var attachments: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix("attachment-") }
        }
    }

    /// What is lost with the manifest and the ledger nobody knows, nor whether anything is. All that is damaged is told.
    @Test func aSegmentThatIsGoneWithTheManifestAndTheLedger() throws {
        let attachment = try #require(try attachments.first)
        for file in ["manifest", attachment] { try cut(file, to: 0.4) }
        try folder.remove("index/segment-2")
        #expect(try maintenance.verify().map(\.file) == ["manifest", attachment])
        for isDryRun in [true, false] {
            let done = try maintenance.repair(isDryRun: isDryRun)
            #expect(done.mayHaveLostMore && done.damage.map(\.file) == ["manifest", attachment])
            #expect((done.saved, done.lost.count, done.unnamed) == (8, 0, 0))
        }
        #expect(try maintenance.verify(isDeep: true).isEmpty)
        let again = try maintenance.repair()
        #expect(again.damage.isEmpty && !again.mayHaveLostMore && again.documents == 8)
        for source in ["a", "b"] { try index(source) }
        #expect(try documents == 17)
    }

    /// Nor is it known from the ledger of a commit before the last.
    @Test func aLedgerOfBeforeIsNotTheLast() throws {
        let before = folder.path("before")
        _ = try ReportIndexer(path: before).run([folder.path("a")])
        let attachment = try #require(try attachments.first)
        try FileManager.default.copyItem(atPath: before + "/attachment-1", toPath: path + "/attachment-1")
        #expect(attachment != "attachment-1")
        for file in ["manifest", attachment] { try cut(file, to: 0.4) }
        try folder.remove("index/segment-2")
        let done = try maintenance.repair()
        #expect(done.mayHaveLostMore && done.damage.map(\.file) == ["manifest", attachment])
        #expect(try maintenance.verify().isEmpty && !maintenance.repair().mayHaveLostMore)
    }

    /// Segments that are damaged are told without a manifest, too; how much of them is lost the ledger tells.
    @Test func damagedSegmentsWithoutAManifest() throws {
        try cut("manifest", to: 0)
        try cut("segment-2", to: 0.02)
        try move("b", to: "c")
        #expect(try maintenance.verify().map(\.file) == ["manifest", "segment-2"])
        let done = try maintenance.repair()
        #expect(done.damage.map(\.file) == ["manifest", "segment-2"] && !done.mayHaveLostMore)
        #expect(try documents == 8 && done.unnamed == 9)
    }

    /// Without the ledger it is known that there was something.
    @Test func aFolderInThePlaceOfASegmentOfWhichNothingElseIsKnown() throws {
        try add(to: "manifest")
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("attachment-") {
            try folder.remove("index/" + name)
        }
        try folder.remove("index/segment-2")
        try FileManager.default.createDirectory(atPath: path + "/segment-2", withIntermediateDirectories: true)
        try expect(restored: 0, lost: 1)
    }

    /// Those that lost their numbers are in the index all the same.
    @Test func reportsThatLostTheirFiles() throws {
        try Data().write(to: folder.url.appending(path: "index/segment-1"))
        try cut("segment-2", to: 0.75)
        let dry = try maintenance.repair(isDryRun: true)
        let done = try maintenance.repair()
        #expect(dry.unnamed + dry.lost.count == 0 && done.unnamed + done.lost.count == 0)
        #expect(try documents == 17)
    }

    @Test func savedReportsWhoseFilesAreGone() throws {
        try add(to: "segment-1")
        try folder.remove("index/segment-2")
        for number in 0..<4 { try folder.remove("a/\(number).txt") }
        try expect(restored: 9, lost: 0)
        #expect(try documents == 17)
    }

    @Test func newReportsOfASourceThatLostNothing() throws {
        try folder.remove("index/segment-1")
        try folder.remove("a")
        for number in 0..<5 { try folder.write("b/\(number).txt", "Tin \(number)\n\nBản \(number) có điện.\n") }
        try expect(restored: 0, lost: 8)
    }

    /// What had been deleted before is not lost, and no later repair looks for it.
    @Test func deletedReportsAreNotLost() throws {
        _ = try maintenance.delete(["r3", "r4"])
        let live = try FileManager.default.contentsOfDirectory(atPath: path).first { $0.contains(".live-") }
        try add(to: #require(live))
        try folder.remove("b/r.jsonl")
        try expect(restored: 0, lost: 0)
        let again = try maintenance.repair()
        #expect(again.damage.isEmpty && again.unnamed == 0)
        #expect(try documents == 15)
        // Their file is read again all the same.
        try folder.write("b/r.jsonl", #"{"id":"r3","text":"Thôn số 3 làm cầu."}"# + "\n")
        #expect(try ReportIndexer(path: path).run([folder.path("b")]).added == 1)
    }

    /// A copy of one segment in the place of another saves nothing. What had been deleted comes back with its file, as
    /// with every reading of it.
    @Test func aSegmentCopiedOverAnother() throws {
        let ids = try ReportIndex(path: path).search(SearchRequest("bài")).hits.map(\.report.id).prefix(3)
        _ = try maintenance.delete(Array(ids))
        let copy = try Data(contentsOf: folder.url.appending(path: "index/segment-1"))
        try copy.write(to: folder.url.appending(path: "index/segment-2"))
        try move("b", to: "c")
        let dry = try maintenance.repair(isDryRun: true)
        #expect((dry.saved, dry.revived, dry.unnamed) == (0, 0, 9))
        try move("c", to: "b")
        try expect(restored: 9, added: 3, lost: 0)
        #expect(try documents == 17)
    }

    private func bytes(of file: String) throws -> Data {
        try Data(contentsOf: folder.url.appending(path: "index/" + file))
    }

    private func delete(_ count: Int) throws {
        let ids = try ReportIndex(path: path).search(SearchRequest("bài")).hits.map(\.report.id).prefix(count)
        _ = try maintenance.delete(Array(ids))
    }

    /// A copy of a damaged segment has all of that, and which of it had been deleted is known: that does not come back.
    @Test func aDamagedSegmentCopiedOverAnother() throws {
        try delete(3)
        var copy = try bytes(of: "segment-1")
        try copy.write(to: folder.url.appending(path: "index/segment-2"))
        // Of the table of contents: which document has which number cannot be told any more.
        copy[copy.count - 40] ^= 1
        try copy.write(to: folder.url.appending(path: "index/segment-1"))
        for source in ["a", "b"] { try move(source, to: source + " cất") }
        for isDryRun in [true, false] {
            let done = try maintenance.repair(isDryRun: isDryRun)
            #expect((done.saved, done.revived, done.unnamed) == (5, 0, 9), "\(isDryRun)")
        }
        #expect(try documents == 5)
    }

    /// Two segments in one another's places lose nothing, and nothing deleted comes back.
    @Test func segmentsThatChangedPlaces() throws {
        try delete(3)
        let (first, second) = (try bytes(of: "segment-1"), try bytes(of: "segment-2"))
        try second.write(to: folder.url.appending(path: "index/segment-1"))
        try first.write(to: folder.url.appending(path: "index/segment-2"))
        for source in ["a", "b"] { try move(source, to: source + " cất") }
        for isDryRun in [true, false] {
            let done = try maintenance.repair(isDryRun: isDryRun)
            #expect((done.saved, done.revived, done.unnamed) == (14, 0, 0), "\(isDryRun)")
        }
        #expect(try documents == 14)
    }
}
