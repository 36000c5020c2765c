import Foundation
import SearchEngine
import Testing

/// A commit that is cut short at every creation, write, sync, rename and removal: what is opened next is the index as
/// it was or as it was to be, complete, and the next writer goes on from there and leaves nothing behind.
@Suite struct CommitFaultTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
    /// Power cuts at each operation of which chance says what they leave.
    private static let chances: UInt64 = isLong ? 40 : 4

    /// A script tried once without a fault.
    private struct Trial {
        let script: CommitScript
        let base: FaultyDisk
        let operations: Int
        /// As it was, and as it is after the next write of another.
        let (old, oldNext): (CommitScript.State, CommitScript.State)
        let (new, newNext): (CommitScript.State, CommitScript.State)

        init(_ script: CommitScript) throws {
            self.script = script
            let before = FaultyDirectory()
            try script.prepare(TestIndex(before))
            base = before.disk
            old = try CommitScript.state(before)
            let after = FaultyDirectory(base)
            try script.change(TestIndex(after))
            operations = after.operations
            new = try CommitScript.state(after)
            try CommitScript.writeNext(before)
            try CommitScript.writeNext(after)
            oldNext = try CommitScript.state(before)
            newNext = try CommitScript.state(after)
        }

        /// - Returns: the directory after the change was tried, and whether that said it was made.
        func run(_ fault: FaultyDirectory.Fault) -> (FaultyDirectory, isDone: Bool) {
            let directory = FaultyDirectory(base, fault: fault)
            let isDone = (try? script.change(TestIndex(directory))) != nil
            return (directory, isDone)
        }

        /// Whether a disk holds the old state or the new one, and the next write succeeds and collects what is left.
        func isSound(_ disk: FaultyDisk, mustBeNew: Bool = false, _ place: String) -> Bool {
            do {
                let directory = FaultyDirectory(disk)
                let state = try CommitScript.state(directory)
                guard state == new || state == old && !mustBeNew else {
                    Issue.record("\(place): neither old nor new")
                    return false
                }
                try CommitScript.writeNext(directory)
                guard try CommitScript.state(directory) == (state == new ? newNext : oldNext) else {
                    Issue.record("\(place): the next write went wrong")
                    return false
                }
                guard try Set(directory.fileNames()) == CommitScript.namedFiles(directory) else {
                    Issue.record("\(place): orphans stay")
                    return false
                }
                return true
            } catch {
                Issue.record("\(place): \(error)")
                return false
            }
        }
    }

    @Test(arguments: CommitScript.all) func killedAtEveryOperation(script: CommitScript) throws {
        let trial = try Trial(script)
        var tally = FaultTally("kill during \(script.name)")
        for operation in 0...trial.operations {
            let (directory, isDone) = trial.run(.stop(at: operation))
            tally.count(isSound: trial.isSound(directory.disk, mustBeNew: isDone, "operation \(operation)"))
        }
        tally.print()
    }

    @Test(arguments: CommitScript.all) func powerCutAtEveryOperation(script: CommitScript) throws {
        let trial = try Trial(script)
        var tally = FaultTally("power cut during \(script.name)")
        for operation in 0...trial.operations {
            let (directory, isDone) = trial.run(.stop(at: operation))
            var cuts: [FaultyDisk.PowerCut] = [.everythingLost, .contentsLost, .namesLost, .everythingKept]
            cuts += (0..<Self.chances).map { .chosen(seed: UInt64(operation) * 1000 + $0) }
            for cut in cuts {
                let place = "operation \(operation), \(cut)"
                tally.count(isSound: trial.isSound(directory.disk.after(cut), mustBeNew: isDone, place))
            }
        }
        tally.print()
    }

    /// A kill, a next writer that goes on from what it finds, and a power cut in its midst: what the kill left without
    /// a sync must not be built on.
    @Test(arguments: CommitScript.all) func powerCutAfterAKill(script: CommitScript) throws {
        let trial = try Trial(script)
        var tally = FaultTally("power cut during the write after a kill during \(script.name)")
        for operation in 0...trial.operations {
            let (killed, _) = trial.run(.stop(at: operation))
            let counting = FaultyDirectory(killed.disk)
            try CommitScript.writeNext(counting)
            // Most goes wrong at the beginning, where orphans are collected.
            let places = Self.isLong ? Array(0...counting.operations) : [1, 2, 3, 5, 8, counting.operations - 1]
            for second in places {
                let next = FaultyDirectory(killed.disk, fault: .stop(at: second))
                _ = try? CommitScript.writeNext(next)
                for cut in [.namesLost, .everythingLost, .chosen(seed: UInt64(operation + second))]
                    as [FaultyDisk.PowerCut]
                {
                    let place = "operation \(operation), then \(second), \(cut)"
                    let isSound = Self.isOneOf(
                        [trial.old, trial.new, trial.oldNext, trial.newNext], next.disk.after(cut), place)
                    tally.count(isSound: isSound)
                }
            }
        }
        tally.print()
    }

    private static func isOneOf(_ states: [CommitScript.State], _ disk: FaultyDisk, _ place: String) -> Bool {
        do {
            let state = try CommitScript.state(FaultyDirectory(disk))
            if states.contains(state) { return true }
            Issue.record("\(place): none of the states there were")
        } catch {
            Issue.record("\(place): \(error)")
        }
        return false
    }

    /// A full disk: who writes is told, the index is as it was, and so are the files of its folder.
    @Test(arguments: CommitScript.all) func fullAtEveryOperation(script: CommitScript) throws {
        let trial = try Trial(script)
        var tally = FaultTally("disk full during \(script.name)")
        for operation in 0..<trial.operations {
            for isLasting in [false, true] {
                let place = "operation \(operation), lasting \(isLasting)"
                let (directory, isDone) = trial.run(
                    .refuse(at: operation, code: FaultyDirectory.fullDisk, isLasting: isLasting))
                tally.count(isSound: try Self.isAsBefore(trial, directory, isDone: isDone, place))
            }
        }
        tally.print()
    }

    private static func isAsBefore(
        _ trial: Trial, _ directory: FaultyDirectory, isDone: Bool, _ place: String
    ) throws -> Bool {
        let state = try CommitScript.state(directory)
        // The last sync is of a rename that has been made: the new state is seen, though it is not sure to last.
        let isMade = isDone || directory.refused == .syncFolder && state == trial.new
        // Behind the commit orphans are collected: that this is refused takes nothing back.
        #expect(isDone ? directory.refused != .write : directory.refused != nil, "\(place): not told")
        #expect(state == (isMade ? trial.new : trial.old), "\(place)")
        // What is of no commit stays where it is not sure that all else is gone.
        let isBeginning = trial.old == nil && directory.disk.fileNames == [IndexFileName.manifest]
        if !isMade {
            #expect(
                isBeginning || Set(directory.disk.fileNames) == Set(trial.base.fileNames), "\(place): left behind")
        }
        return trial.isSound(directory.disk, mustBeNew: isDone, place)
    }

    /// Once a change has failed the writer does not know what has reached the disk, though there may be room again.
    @Test func aWriterThatFailedGoesNoFurther() throws {
        let trial = try Trial(CommitScript.all[1])
        let full = SearchEngineError.io(operation: "write", path: "faulty", code: FaultyDirectory.fullDisk)
        let directory = FaultyDirectory(
            trial.base, fault: .refuse(at: 1, code: FaultyDirectory.fullDisk, isLasting: false))
        let writer = try TestIndex(directory).writer()
        let document = TestCorpus.document("new", title: "", body: "đảng bộ")
        #expect(throws: full) { try writer.add(document) }
        #expect(throws: full) { try writer.add(document) }
        #expect(throws: full) { try writer.commit() }
        #expect(try CommitScript.state(directory) == trial.old)
    }

    /// An index of another format is not ours to read, and stays as it is, byte for byte, until its successor stands.
    @Test func anotherFormatIsKeptUntilItIsReplaced() throws {
        let script = try #require(CommitScript.all.first { $0.name == "a rebuild" })
        let before = FaultyDirectory()
        try script.prepare(TestIndex(before))
        var manifest = try before.open(IndexFileName.manifest).array.dropLast(4)
        manifest[8] = 99
        var writer = ByteWriter()
        writer.append(Array(manifest))
        writer.fixed(Checksum(of: Array(manifest)).value)
        let sink = try before.create(IndexFileName.manifest)
        try sink.append(writer.bytes)
        try sink.finish()
        try before.sync()
        let old = Dictionary(uniqueKeysWithValues: before.disk.fileNames.map { ($0, before.disk.bytes($0)) })
        let whole = FaultyDirectory(before.disk)
        try script.change(TestIndex(whole))
        let new = try CommitScript.state(whole)
        #expect(try Set(whole.fileNames()) == CommitScript.namedFiles(whole))
        var tally = FaultTally("power cut during the rebuild of an index of another format")
        for operation in 0..<whole.operations {
            let directory = FaultyDirectory(before.disk, fault: .stop(at: operation))
            _ = try? script.change(TestIndex(directory))
            for cut in [.everythingKept, .everythingLost, .chosen(seed: UInt64(operation))] as [FaultyDisk.PowerCut] {
                let disk = directory.disk.after(cut)
                let isOld = old.allSatisfy { disk.bytes($0.key) == $0.value }
                let isSound = try isOld || CommitScript.state(FaultyDirectory(disk)) == new
                #expect(isSound, "operation \(operation), \(cut)")
                tally.count(isSound: isSound)
            }
        }
        tally.print()
    }

    /// A disk that fails, for a moment or for good.
    @Test(arguments: CommitScript.all) func brokenAtEveryOperation(script: CommitScript) throws {
        let trial = try Trial(script)
        var tally = FaultTally("disk error during \(script.name)")
        for operation in 0..<trial.operations {
            for isLasting in [false, true] {
                let (directory, isDone) = trial.run(
                    .refuse(at: operation, code: FaultyDirectory.brokenDisk, isLasting: isLasting))
                let place = "operation \(operation), lasting \(isLasting)"
                tally.count(isSound: trial.isSound(directory.disk, mustBeNew: isDone, place))
                let cut = directory.disk.after(.chosen(seed: UInt64(operation)))
                tally.count(isSound: trial.isSound(cut, mustBeNew: isDone, place + ", then a power cut"))
            }
        }
        tally.print()
    }
}
