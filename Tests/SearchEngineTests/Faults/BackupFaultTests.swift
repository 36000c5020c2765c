import SearchEngine
import Testing

/// A backup that is cut short at every creation, write, sync, rename and removal is no index, or a whole one.
@Suite struct BackupFaultTests {
    @Test func aPartOfACopyIsNoIndex() throws {
        let script = try #require(CommitScript.all.first { $0.name == "replacements and deletions" })
        let source = TestIndex()
        try script.prepare(source)
        try script.change(source)
        let state = try CommitScript.state(source.directory)
        let backup = try IndexBackup(source.directory, schema: TestCorpus.schema)
        let whole = FaultyDirectory()
        _ = try backup.copy(to: whole)
        #expect(try CommitScript.state(whole) == state)
        var tally = FaultTally("kill or power cut during a backup")
        for operation in 0...whole.operations {
            let target = FaultyDirectory(fault: .stop(at: operation))
            let isDone = (try? backup.copy(to: target)) != nil
            for cut in [.everythingKept, .everythingLost, .contentsLost, .namesLost, .chosen(seed: UInt64(operation))]
                as [FaultyDisk.PowerCut]
            {
                let found = try CommitScript.state(FaultyDirectory(target.disk.after(cut)))
                let isSound = found == state || found == nil && !isDone
                #expect(isSound, "operation \(operation), \(cut)")
                tally.count(isSound: isSound)
            }
            // Where a process was killed the same command goes on, whatever it left.
            let left = FaultyDirectory(target.disk.after(.everythingKept))
            guard try CommitScript.state(left) == nil else { continue }
            _ = try backup.copy(to: left)
            #expect(try CommitScript.state(left) == state, "operation \(operation)")
        }
        tally.print()
    }
}
