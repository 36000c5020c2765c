import SearchEngine
import Testing

/// A repair that is cut short at every creation, write, sync, rename and removal: another repair saves all the same, for
/// nothing damaged goes before what takes its place is sure to last.
@Suite struct RepairFaultTests {
    /// An index of two segments, of which the first has a damaged section beside its stored documents, or whose manifest
    /// is lost.
    private static func damaged(isManifestLost: Bool) throws -> (disk: FaultyDisk, stored: Set<[UInt8]>) {
        var random = SeededRandom(31)
        let index = TestIndex()
        try index.commit(RestorableDocuments.random(30, &random))
        try index.commit(RestorableDocuments.random(6, from: 27, &random), deleting: ["r2"], attachment: [1, 2])
        let stored = try Answers(index.reader(), []).stored
        var disk = FaultyDisk()
        for (name, bytes) in try index.bytes() {
            var bytes = bytes
            if isManifestLost {
                if name == IndexFileName.manifest { continue }
            } else if name == "segment-1" {
                let sections = try SectionReader(ByteView(bytes), file: name).sections
                bytes[try #require(sections.first { $0.tag == .lengths }).offset] ^= 1
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

    @Test(arguments: [false, true]) func nothingIsLostWhereverARepairStops(isManifestLost: Bool) throws {
        let (disk, stored) = try Self.damaged(isManifestLost: isManifestLost)
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
            let refused = FaultyDirectory(
                disk, fault: .refuse(at: operation, code: FaultyDirectory.fullDisk, isLasting: true))
            _ = try? TestIndex(refused).repair()
            full.count(isSound: Self.isWhole(refused.disk, stored, "full at \(operation)"))
        }
        for tally in [kills, cuts, full] { tally.print() }
    }
}
