import Foundation
import Reports
import Synchronization
import Testing

/// The life of an index of reports beside indexing and searching.
@Suite struct IndexMaintenanceTests {
    private let folder: TemporaryFolder
    private let maintenance: IndexMaintenance
    private var path: String { folder.path("index") }

    init() throws {
        folder = try TemporaryFolder()
        maintenance = IndexMaintenance(path: folder.path("index"))
        for number in 1...40 {
            try folder.write("a/\(number).txt", Self.text(number))
        }
        try run()
    }

    private static func text(_ number: Int) -> String {
        "Bài số \(number)\n\nXã thứ \(number % 7) có \(number) đảng viên mới theo Nghị quyết số \(number)-NQ/TU. Bà con góp công làm đường, dựng nhà văn hoá và trồng thêm cây bên suối.\n"
    }

    @discardableResult
    private func run() throws -> ReportIndexer.Summary { try ReportIndexer(path: path).run([folder.path("a")]) }

    private func digest() throws -> String { try ReportIndex(path: path).statistics().digest }

    private func ids() throws -> [String] {
        var request = SearchRequest("bài số")
        request.limit = 100
        request.duplicates = .show
        return try ReportIndex(path: path).rank(request).ids.map(\.id)
    }

    /// Changes a byte in the middle of each of some sections of the index's only segment.
    private func damage(_ places: [Double]) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        let name = try #require(names.first { $0.hasPrefix("segment-") && !$0.contains(".") })
        let file = URL(filePath: path + "/" + name)
        var bytes = try Data(contentsOf: file)
        for place in places { bytes[Int(place * Double(bytes.count))] ^= 0x20 }
        try bytes.write(to: file)
    }

    @Test func deletedReportsAreGoneInOneCommit() throws {
        let all = try ids()
        #expect(all.count == 40)
        let before = try ReportIndex(path: path).revision
        let asked = [all[0], "nope", all[1], all[0]]
        let plan = try maintenance.delete(asked, isDryRun: true)
        #expect(try ids() == all)
        let done = try maintenance.delete(asked)
        for summary in [plan, done] {
            #expect(summary.deleted.map(\.id) == [all[0], all[1]])
            #expect(summary.deleted.allSatisfy { $0.title.hasPrefix("Bài số") })
            #expect(summary.unknown == ["nope"])
            #expect(summary.documents == 38)
        }
        #expect(done.revision == before + 1)
        #expect(try Set(ids()) == Set(all.dropFirst(2)))
        #expect(try maintenance.delete(["nope"]).revision == done.revision)
        #expect(throws: ReportIndexError.noIndex(path: folder.path("none"))) {
            try IndexMaintenance(path: folder.path("none")).delete(["a"])
        }
    }

    @Test func mergingChangesNoAnswer() throws {
        try folder.write("a/41.txt", Self.text(41))
        try folder.remove("a/3.txt")
        try run()
        let (ids, digest) = (try ids(), try digest())
        let plan = try maintenance.merge(isDryRun: true)
        let done = try maintenance.merge()
        for summary in [plan, done] {
            #expect((summary.before, summary.after, summary.cleared, summary.documents) == (2, 1, 1, 40))
        }
        #expect(try self.ids() == ids)
        #expect(try self.digest() == digest)
        #expect(try maintenance.verify().isEmpty)
    }

    @Test func aBackupAnswersAsTheIndexDoes() throws {
        let copy = folder.path("copies/one")
        let plan = try maintenance.backup(to: copy, isDryRun: true)
        #expect(!FileManager.default.fileExists(atPath: copy))
        let done = try maintenance.backup(to: copy)
        #expect((plan.files, plan.bytes, plan.documents) == (done.files, done.bytes, done.documents))
        #expect(done.documents == 40)
        #expect(try ReportIndex(path: copy).statistics().digest == digest())
        #expect(try IndexMaintenance(path: copy).verify().isEmpty)
        for target in [copy, path, path + "/copy"] {
            for isDryRun in [false, true] {
                #expect(throws: ReportIndexError.io(operation: "back up", path: target, code: ENOTEMPTY)) {
                    try maintenance.backup(to: target, isDryRun: isDryRun)
                }
            }
        }
        let file = folder.path("a/1.txt")
        for isDryRun in [false, true] {
            #expect(throws: ReportIndexError.io(operation: "create folder", path: file, code: ENOTDIR)) {
                try maintenance.backup(to: file, isDryRun: isDryRun)
            }
        }
        // What fails leaves nothing behind.
        #expect(throws: ReportIndexError.self) { try maintenance.backup(to: folder.path("a")) }
        try damage([0.7])
        #expect(throws: ReportIndexError.self) { try maintenance.backup(to: folder.path("copies/two")) }
        #expect(!FileManager.default.fileExists(atPath: folder.path("a/write.lock")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("copies/two")).isEmpty)
    }

    /// Reports are read again from what is stored of them, with what they were made of and where they came from: the next
    /// run finds them unchanged.
    @Test(arguments: [[0.7], [0.9], [0.6, 0.8], [0.9999]]) func repairedReportsAreAsTheyWere(places: [Double]) throws {
        let (before, digest) = (Set(try ids()), try digest())
        try damage(places)
        #expect(try !maintenance.verify().isEmpty)
        let plan = try maintenance.repair(isDryRun: true)
        #expect(try !maintenance.verify().isEmpty)
        let done = try maintenance.repair()
        #expect(plan.damage == done.damage)
        #expect(plan.lost == done.lost)
        #expect(done.lost.isEmpty)
        #expect((done.saved, done.documents) == (40, 40))
        #expect(try Set(ids()) == before)
        #expect(try maintenance.verify().isEmpty)
        let again = try run()
        #expect(again.documents == 40)
        #expect(again.added == 0)
        #expect(try Set(ids()) == before)
        #expect(try self.digest() == digest)
    }

    @Test func everyPartSaysWhatTheStoredReportsSay() throws {
        #expect(try maintenance.verify(isDeep: true) == [])
        try folder.write("a/41.txt", Self.text(41))
        try folder.write("a/5.txt", Self.text(55))
        try folder.remove("a/3.txt")
        try run()
        #expect(try maintenance.verify(isDeep: true) == [])
        _ = try maintenance.merge()
        #expect(try maintenance.verify(isDeep: true) == [])
        try damage([0.9])
        #expect(try maintenance.verify(isDeep: true).count == 1)
    }

    /// What is lost to damage or was deleted is read again from its source, whose other files are passed over.
    @Test func lostReportsAreReadAgain() throws {
        let (before, digest) = (Set(try ids()), try digest())
        try damage([0.02])
        // What would be lost is said before, without what the sources still have.
        try FileManager.default.moveItem(atPath: folder.path("a"), toPath: folder.path("b"))
        let lost = try maintenance.repair(isDryRun: true).lost.count
        #expect(lost > 2)
        try FileManager.default.moveItem(atPath: folder.path("b"), toPath: folder.path("a"))
        let plan = try maintenance.repair(isDryRun: true)
        #expect((plan.restored, plan.lost.count, plan.unnamed) == (lost, 0, 0))
        let done = try maintenance.repair()
        #expect(done.lost.isEmpty && done.restored == lost && done.documents == 40)
        #expect(try Set(ids()) == before && self.digest() == digest)
        _ = try maintenance.delete([try #require(before.first)])
        let again = try run()
        #expect((again.added, again.unchanged) == (1, 39))
        #expect(try self.digest() == digest)
    }

    /// Nothing that is stored can be read: all is read again from the sources that the ledger names, with a manifest and
    /// without, with a segment and without. Where there are no sources, nothing is touched.
    @Test(arguments: [[], ["manifest"], ["segment-1"], ["manifest", "segment-1"]])
    func whereNothingIsLeftTheSourcesAreRead(lost: [String]) throws {
        let (before, digest) = (Set(try ids()), try digest())
        try Data(repeating: 7, count: 500).write(to: URL(filePath: path + "/segment-1"))
        for name in lost { try FileManager.default.removeItem(atPath: path + "/" + name) }
        try FileManager.default.moveItem(atPath: folder.path("a"), toPath: folder.path("b"))
        #expect(try maintenance.repair().isHopeless)
        #expect(try !maintenance.verify().isEmpty)
        try FileManager.default.moveItem(atPath: folder.path("b"), toPath: folder.path("a"))
        #expect(try !maintenance.repair(isDryRun: true).isHopeless)
        let done = try maintenance.repair()
        #expect(!done.isHopeless && done.lost.isEmpty && done.unnamed == 0)
        #expect((done.restored, done.documents) == (40, 40))
        #expect(try maintenance.verify().isEmpty)
        #expect(try Set(ids()) == before && self.digest() == digest)
        let again = try run()
        #expect((again.unchanged, again.added, again.moved, again.updated) == (40, 0, 0, 0))
    }

    /// What a repair was about to read again when it was killed comes back with the next repair, or the next update.
    @Test(arguments: [true, false]) func aRepairThatIsCutShortIsEnded(isByRepair: Bool) throws {
        let (digest, revision) = (try digest(), try ReportIndex(path: path).revision)
        try Data(repeating: 7, count: 500).write(to: URL(filePath: path + "/segment-1"))
        let path = path
        let hasty = IndexMaintenance(path: path) { ((try? ReportIndex(path: path).revision) ?? 0) > revision }
        #expect(throws: ReportIndexError.cancelled) { try hasty.repair() }
        #expect(try ReportIndex(path: path).statistics().documents == 0)
        if isByRepair {
            let plan = try maintenance.repair(isDryRun: true)
            #expect((plan.restored, plan.unnamed) == (40, 0))
            let done = try maintenance.repair()
            #expect(done.damage.isEmpty && done.unnamed == 0)
            #expect((done.restored, done.documents) == (40, 40))
        } else {
            #expect(try run().added == 40)
        }
        #expect(try self.digest() == digest)
        let again = try maintenance.repair()
        #expect((again.restored, again.unnamed, again.documents) == (0, 0, 40))
    }

    /// What is no file at all is damage, and nothing waits for it.
    @Test func aPipeInThePlaceOfAFileIsDamage() throws {
        for name in ["segment-1", "manifest"] {
            let file = path + "/" + name
            try FileManager.default.removeItem(atPath: file)
            #expect(unsafe mkfifo(file, 0o600) == 0)
            #expect(try !maintenance.verify().isEmpty)
        }
    }

    /// From the first look to the last report that is read again no other writer comes in between.
    @Test func aRepairHoldsItsLockThroughout() throws {
        let revision = try ReportIndex(path: path).revision
        try Data(repeating: 7, count: 500).write(to: URL(filePath: path + "/segment-1"))
        let path = path
        let refused = Mutex((refused: 0, between: 0))
        let watched = IndexMaintenance(path: path) {
            let isBetween = ((try? ReportIndex(path: path).revision) ?? 0) > revision
            do throws(ReportIndexError) {
                _ = try IndexMaintenance(path: path).merge()
            } catch {
                guard case .locked = error else { return false }
                refused.withLock { $0 = ($0.refused + 1, $0.between + (isBetween ? 1 : 0)) }
                return false
            }
            return true
        }
        #expect(try watched.repair().restored == 40)
        #expect(refused.withLock { $0.between > 0 })
        #expect(try maintenance.merge().documents == 40)
    }

    /// Bytes that have come behind the end of a file change nothing that can be told: neither digest nor what an update
    /// finds.
    @Test func bytesBehindTheEndOfAFileAreTakenAwayAgain() throws {
        try folder.write("a/41.txt", Self.text(41))
        try folder.remove("a/3.txt")
        try run()
        let (before, digest) = (Set(try ids()), try digest())
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0 != "write.lock" }
        #expect(names.count >= 4)
        for name in names {
            for tail in [1, 7, 64, 5_000] {
                let copy = folder.path("copy")
                try? FileManager.default.removeItem(atPath: copy)
                try FileManager.default.copyItem(atPath: path, toPath: copy)
                let file = URL(filePath: copy + "/" + name)
                try (Data(contentsOf: file) + Data(repeating: UInt8(tail & 0x7F), count: tail)).write(to: file)
                let maintenance = IndexMaintenance(path: copy)
                #expect(try !maintenance.verify().isEmpty, "\(name)")
                let done = try maintenance.repair()
                #expect(done.lost.isEmpty && done.unnamed == 0 && done.documents == 40, "\(name)")
                #expect(try maintenance.verify(isDeep: true).isEmpty)
                #expect(try ReportIndex(path: copy).statistics().digest == digest, "\(name) \(tail)")
                let again = try ReportIndexer(path: copy).run([folder.path("a")])
                #expect((again.unchanged, again.added, again.updated, again.moved) == (40, 0, 0, 0), "\(name) \(tail)")
                #expect(try ReportIndex(path: copy).statistics().digest == digest)
            }
        }
        #expect(try Set(ids()) == before)
    }

    @Test func lostReportsAreNamed() throws {
        try damage([0.02])
        try FileManager.default.removeItem(atPath: folder.path("a"))
        let done = try maintenance.repair()
        #expect(!done.lost.isEmpty)
        #expect(done.lost.count + done.documents == 40)
        #expect(try Set(ids()).isDisjoint(with: done.lost.map(\.id)))
    }
}
