import SearchEngine
import Testing

/// A repair that is cut short at every creation, write, sync, rename and removal: another repair saves all the same, for
/// nothing damaged goes before what takes its place is sure to last.
@Suite struct RepairFaultTests {
    /// What is wrong with the index: a section beside the stored documents of its first segment, or its manifest.
    enum Damage: CaseIterable, Sendable { case section, missingManifest, unreadableManifest }

    /// An index of two segments.
    private static func damaged(_ damage: Damage) throws -> (disk: FaultyDisk, stored: Set<[UInt8]>) {
        var random = SeededRandom(31)
        let index = TestIndex()
        try index.commit(RestorableDocuments.random(30, &random))
        try index.commit(RestorableDocuments.random(6, from: 27, &random), deleting: ["r2"], attachment: [1, 2])
        let stored = try Answers(index.reader(), []).stored
        var disk = FaultyDisk()
        for (name, bytes) in try index.bytes() {
            var bytes = bytes
            switch (damage, name) {
            case (.missingManifest, IndexFileName.manifest): continue
            case (.unreadableManifest, IndexFileName.manifest): bytes.append(0)
            case (.section, "segment-1"):
                let sections = try SectionReader(ByteView(bytes), file: name).sections
                bytes[try #require(sections.first { $0.tag == .lengths }).offset] ^= 1
            default: break
            }
            let content = disk.create(name)
            disk.append(bytes, to: content)
            disk.sync(content)
        }
        disk.syncNames()
        return (disk, stored)
    }

    private static func isWhole(_ disk: FaultyDisk, _ stored: Set<[UInt8]>, _ place: String) -> Bool {
        do {
            let index = TestIndex(FaultyDirectory(disk))
            let outcome = try index.repair()
            guard outcome.lost.isEmpty, outcome.unnamed == 0, try index.findings().isEmpty,
                try Answers(index.reader(), []).stored == stored
            else {
                Issue.record("\(place): not all was saved")
                return false
            }
            return true
        } catch {
            Issue.record("\(place): \(error)")
            return false
        }
    }

    /// What a repair leaves of a disk that is full from an operation on, and whether it came to its commit.
    private static func filled(_ disk: FaultyDisk, at operation: Int) -> (disk: FaultyDisk, isCommitted: Bool) {
        let refused = FaultyDirectory(
            disk, fault: .refuse(at: operation, code: FaultyDirectory.fullDisk, isLasting: true))
        _ = try? TestIndex(refused).repair()
        return (refused.disk, (try? Manifest.read(from: FaultyDirectory(refused.disk))) != nil)
    }

    @Test(arguments: Damage.allCases) func nothingIsLostWhereverARepairStops(damage: Damage) throws {
        let (disk, stored) = try Self.damaged(damage)
        let whole = FaultyDirectory(disk)
        try TestIndex(whole).repair()
        #expect(whole.operations > 10)
        var (kills, cuts, full) = (
            FaultTally("kill during a repair"), FaultTally("power cut during a repair"),
            FaultTally("disk full during a repair")
        )
        for operation in 0...whole.operations {
            let stopped = FaultyDirectory(disk, fault: .stop(at: operation))
            _ = try? TestIndex(stopped).repair()
            kills.count(isSound: Self.isWhole(stopped.disk, stored, "kill at \(operation)"))
            for cut in [.everythingLost, .contentsLost, .namesLost, .chosen(seed: UInt64(operation))]
                as [FaultyDisk.PowerCut]
            {
                cuts.count(isSound: Self.isWhole(stopped.disk.after(cut), stored, "\(cut) at \(operation)"))
            }
            let refused = Self.filled(disk, at: operation).disk
            full.count(isSound: Self.isWhole(refused, stored, "full at \(operation)"))
        }
        for tally in [kills, cuts, full] { tally.print() }
    }

    /// A repair that finds no room takes away what it wrote, and what one before it has left that was killed.
    @Test(arguments: [Damage.missingManifest, .unreadableManifest])
    func aFullDiskHasItsRoomAgain(damage: Damage) throws {
        let (disk, _) = try Self.damaged(damage)
        let whole = FaultyDirectory(disk)
        try TestIndex(whole).repair()
        func segments(_ disk: FaultyDisk) -> Set<String> {
            Set(disk.fileNames.filter { IndexFileName.segmentNumber($0) != nil })
        }
        for operation in 0...whole.operations {
            let (refused, isCommitted) = Self.filled(disk, at: operation)
            if isCommitted { continue }
            #expect(segments(refused) == segments(disk), "full at \(operation)")
            let killed = FaultyDirectory(disk, fault: .stop(at: operation))
            _ = try? TestIndex(killed).repair()
            guard (try? Manifest.read(from: FaultyDirectory(killed.disk))) == nil else { continue }
            for later in stride(from: 0, through: whole.operations, by: 5) {
                let (again, isCommitted) = Self.filled(killed.disk, at: later)
                if !isCommitted { #expect(segments(again) == segments(disk), "kill at \(operation), full at \(later)") }
            }
        }
    }

    /// Once a commit has taken the place of an index without a manifest, its segments count whatever becomes of it
    /// next.
    @Test func aManifestThatIsLostAgainLosesNothing() throws {
        let (disk, stored) = try Self.damaged(.missingManifest)
        let whole = FaultyDirectory(disk)
        try TestIndex(whole).repair()
        for operation in 0...whole.operations {
            let stopped = FaultyDirectory(disk, fault: .stop(at: operation))
            _ = try? TestIndex(stopped).repair()
            for cut in [.everythingKept, .contentsLost, .namesLost, .chosen(seed: UInt64(operation))]
                as [FaultyDisk.PowerCut]
            {
                let directory = FaultyDirectory(stopped.disk.after(cut))
                try directory.remove(IndexFileName.manifest)
                let index = TestIndex(directory)
                let outcome = try index.repair()
                #expect(outcome.lost.isEmpty && outcome.unnamed == 0, "\(cut) at \(operation)")
                // What had been deleted may live again.
                #expect(try Answers(index.reader(), []).stored.isSuperset(of: stored), "\(cut) at \(operation)")
            }
        }
    }
}
