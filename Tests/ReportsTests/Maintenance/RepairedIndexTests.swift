import Foundation
import Reports
import SearchEngine
import Testing

/// What an index is after a repair: the same, but for hashes that nothing else tells.
@Suite struct RepairedIndexTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("index") }

    init() throws {
        folder = try TemporaryFolder()
        for number in 1...12 {
            try folder.write(
                "a/\(number).txt", "Bài số \(number)\n\nXã thứ \(number % 7) có \(number) đảng viên mới.\n")
        }
        try run()
    }

    @discardableResult
    private func run() throws -> ReportIndexer.Summary { try ReportIndexer(path: path).run([folder.path("a")]) }

    private func digest() throws -> String { try ReportIndex(path: path).statistics().digest }

    /// The digest is that of before, whatever is damaged but the column of content hashes; and that too once the sources
    /// have been read again.
    @Test func theDigestIsThatOfBefore() throws {
        let (before, sound) = (try folder.contents("index"), folder.path("sound"))
        try FileManager.default.copyItem(atPath: path, toPath: sound)
        let bytes = try Array(Data(contentsOf: URL(filePath: sound + "/segment-1")))
        var others = 0
        for section in try SectionReader(ByteView(bytes), file: "segment-1").sections where section.length > 0 {
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: sound, toPath: path)
            var changed = bytes
            changed[section.offset + section.length / 2] ^= 0x20
            try Data(changed).write(to: URL(filePath: path + "/segment-1"))
            #expect(try IndexMaintenance(path: path).repair().documents == 12)
            if try digest() != before[0] { others += 1 }
            try run()
            #expect(try folder.contents("index") == before, "\(section.tag)")
        }
        #expect(others == 1)
    }

    /// A folder in the place of a file is as good as none: what was in it is read again.
    @Test(arguments: ["segment-1", "attachment-1"], [true, false])
    func aFolderInThePlaceOfAFile(name: String, isEmpty: Bool) throws {
        let before = try folder.contents("index")
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        let file = try #require(names.first { $0 == name })
        try folder.remove("index/" + file)
        try FileManager.default.createDirectory(atPath: path + "/" + file, withIntermediateDirectories: true)
        if !isEmpty { try folder.write("index/\(file)/lạ.txt", "Của người khác.\n") }
        let maintenance = IndexMaintenance(path: path)
        #expect(try maintenance.verify().map(\.file) == [file])
        let summary = try maintenance.repair()
        #expect(summary.documents == 12 && summary.lost.isEmpty && summary.unnamed == 0)
        #expect(try maintenance.verify(isDeep: true).isEmpty)
        try run()
        #expect(try folder.contents("index") == before)
        let isThere = FileManager.default.fileExists(atPath: path + "/\(file)/lạ.txt")
        #expect(isThere == !isEmpty)
    }

    /// A segment that cannot be read though all checksums agree: what a deep look alone finds, a deep repair mends.
    @Test func whatADeepLookAloneFinds() throws {
        let before = try folder.contents("index")
        try folder.forgeSegment("index", .terms(Schema.text)) { $0[0] = 0xFF }
        let maintenance = IndexMaintenance(path: path)
        #expect(try maintenance.verify().isEmpty)
        let found = try maintenance.verify(isDeep: true)
        #expect(found.contains { $0.code == "structure" } && found.allSatisfy(\.isDeep))
        #expect(try maintenance.repair().damage.isEmpty)
        let summary = try maintenance.repair(isDeep: true)
        #expect(summary.damage == found && summary.saved == 12)
        #expect(try maintenance.verify(isDeep: true).isEmpty)
        #expect(try folder.contents("index") == before)
    }

    /// A missing file of near-duplicates is made anew by a deep repair too.
    @Test func missingDuplicatesAreFoundAnewByADeepRepair() throws {
        for copy in ["1", "2"] {
            let sentences = (1...60).map { "Thôn \($0) của xã trồng thêm \($0) cây." }
            try folder.write("a/bản sao \(copy).txt", sentences.joined(separator: " "))
        }
        try run()
        let before = try folder.contents("index")
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        let files = names.filter { $0.hasPrefix("duplicates-") || $0.hasPrefix("attachment-") }
        #expect(files.count == 2)
        for file in files { try folder.remove("index/" + file) }
        let maintenance = IndexMaintenance(path: path)
        #expect(try Set(maintenance.verify(isDeep: true).map(\.file)) == Set(files))
        #expect(try maintenance.repair(isDeep: true).damage.count == 2)
        #expect(try maintenance.verify(isDeep: true).isEmpty)
        try run()
        #expect(try folder.contents("index") == before)
    }

    /// Files are numbered in each index anew: what came from another is of no file of this one.
    @Test func reportsOfAnotherIndexDoNotGoWithFilesOfThisOne() throws {
        for number in 1...3 { try folder.write("b/\(number).txt", "Tin \(number)\n\nThôn \(number) có chợ mới.\n") }
        _ = try ReportIndexer(path: folder.path("other")).run([folder.path("b")])
        try Data(contentsOf: folder.url.appending(path: "other/segment-1"))
            .write(to: folder.url.appending(path: "index/segment-1"))
        #expect(try IndexMaintenance(path: path).repair().documents == 15)
        for number in 1...12 { try folder.remove("a/\(number).txt") }
        try folder.write("a/mới.txt", "Bài mới\n\nXã có đường mới.\n")
        let summary = try run()
        #expect((summary.added, summary.removed, summary.documents) == (1, 12, 4))
        // They are of the files that they came from.
        let both = try ReportIndexer(path: path).run([folder.path("a"), folder.path("b")])
        #expect(counts(both) == [0, 0, 0, 0, 4])
    }

    /// What takes more memory to index than a repair has is named, and comes with one that has more.
    @Test func whatTakesMoreMemoryIsNamed() throws {
        try folder.write("a/dài.txt", "Bài dài\n\nXã làm đường mới" + String(repeating: ".", count: 1_100_000))
        try run()
        let before = try folder.contents("index")
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("segment") {
            try folder.remove("index/" + name)
        }
        let maintenance = IndexMaintenance(path: path)
        #expect(try maintenance.repair(isDryRun: true, memory: 8 << 20).unnamed == 1)
        let small = try maintenance.repair(memory: 8 << 20)
        #expect(small.restored == 12 && small.unnamed == 1 && small.documents == 12)
        #expect(small.rejections.map(\.place) == [folder.path("a/dài.txt")])
        let usual = try maintenance.repair()
        #expect(usual.restored == 1 && usual.unnamed == 0 && usual.rejections.isEmpty)
        #expect(try folder.contents("index") == before)
    }

    /// Nor is it one where the manifest is lost too, and nobody knows which files count.
    @Test func aFolderWhereNobodyKnowsWhichFilesCount() throws {
        let before = try folder.contents("index")
        try FileManager.default.createDirectory(atPath: path + "/segment-7", withIntermediateDirectories: true)
        try Data("hỏng".utf8).write(to: URL(filePath: path + "/manifest"))
        #expect(try IndexMaintenance(path: path).repair().documents == 12)
        try run()
        #expect(try folder.contents("index") == before)
    }

    /// What lay in a segment that is a folder now is told as damage too, though no manifest says that there was one.
    @Test func aFolderInThePlaceOfASegmentWhereNobodyKnowsWhichFilesCount() throws {
        let before = try folder.contents("index")
        try folder.remove("index/segment-1")
        try folder.write("index/segment-1/lạ.txt", "Của người khác.\n")
        try folder.remove("index/manifest")
        let summary = try IndexMaintenance(path: path).repair(isDryRun: true)
        #expect(summary.damage.map(\.file) == ["manifest", "segment-1"])
        #expect(try IndexMaintenance(path: path).repair().documents == 12)
        #expect(try folder.contents("index") == before)
    }

    /// A segment that is a link to a disk which is not there: the others are saved all the same, and it is told.
    @Test(arguments: [true, false]) func aLinkThatLeadsNowhereInThePlaceOfASegment(isManifestLost: Bool) throws {
        try folder.write("a/13.txt", "Xã mười ba.\n")
        try run()
        let before = try folder.contents("index")
        try folder.remove("index/segment-1")
        try FileManager.default.createSymbolicLink(
            atPath: path + "/segment-1", withDestinationPath: folder.path("away/segment-1"))
        if isManifestLost { try Data("hỏng".utf8).write(to: URL(filePath: path + "/manifest")) }
        let maintenance = IndexMaintenance(path: path)
        let plan = try maintenance.repair(isDryRun: true)
        #expect(plan.damage.last?.file == "segment-1" && plan.damage.last?.code == "missing")
        let summary = try maintenance.repair()
        #expect(summary.documents == 13 && summary.lost.isEmpty && summary.unnamed == 0)
        try run()
        #expect(try folder.contents("index") == before)
    }

    /// Where the manifest is lost nobody knows that a segment is gone, but by what the sources gave.
    @Test func aSegmentThatNobodyKnowsToBeGone() throws {
        try folder.write("a/13.txt", "Xã mười ba.\n")
        try run()
        let before = try folder.contents("index")
        try folder.remove("index/segment-1")
        try folder.remove("index/manifest")
        let plan = try IndexMaintenance(path: path).repair(isDryRun: true)
        #expect(plan.restored == 12 && plan.unnamed == 0)
        let summary = try IndexMaintenance(path: path).repair()
        #expect(summary.documents == 13 && summary.restored == 12 && summary.unnamed == 0)
        try run()
        #expect(try folder.contents("index") == before)
    }

    /// A ledger under a right checksum that says nothing sound is told, and goes with the repair.
    @Test func aLedgerThatSaysNothing() throws {
        try folder.forgeLedger("index") { $0[8] = 0 }
        let maintenance = IndexMaintenance(path: path)
        #expect(try maintenance.verify().map(\.detail) == ["a ledger without a version"])
        #expect(try maintenance.repair().documents == 12)
        #expect(try maintenance.verify(isDeep: true).isEmpty)
        #expect(try run().unchanged == 12)
    }

    /// A folder in the place of the manifest goes where nothing is in it; where something is, it has to be moved, and the
    /// index stays what it was until then.
    @Test(arguments: [true, false]) func aFolderInThePlaceOfTheManifest(isEmpty: Bool) throws {
        let before = try folder.contents("index")
        try folder.remove("index/manifest")
        let manifest = folder.path("index/manifest")
        try FileManager.default.createDirectory(atPath: manifest, withIntermediateDirectories: true)
        if !isEmpty { try folder.write("index/manifest/lạ.txt", "Của người khác.\n") }
        #expect(throws: ReportIndexError.damaged(file: "manifest", reason: "it is no file")) { try run() }
        if !isEmpty {
            #expect(throws: ReportIndexError.io(operation: "rename", path: manifest, code: EISDIR)) {
                try IndexMaintenance(path: path).repair()
            }
            try FileManager.default.moveItem(atPath: manifest, toPath: folder.path("lạ"))
        }
        #expect(try IndexMaintenance(path: path).repair().documents == 12)
        try run()
        #expect(try folder.contents("index") == before)
    }

    /// A folder in the place of a file to come is told as what it is, and a segment to come has another number.
    @Test func aFolderInThePlaceOfAFileToCome() throws {
        try folder.write("index/manifest.new/lạ.txt", "Của người khác.\n")
        try folder.write("index/segment-2/lạ.txt", "Của người khác.\n")
        try folder.write("a/13.txt", "Xã mười ba.\n")
        #expect(
            throws: ReportIndexError.io(operation: "create", path: folder.path("index/manifest.new"), code: EISDIR)
        ) { try run() }
        try folder.remove("index/manifest.new")
        #expect(try run().added == 1)
    }
}
