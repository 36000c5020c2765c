import SearchEngine
import Synchronization
import Testing

@Suite struct IndexBackupTests {
    private static func sample() throws -> TestIndex {
        var random = SeededRandom(31)
        let index = TestIndex()
        let words = CopiedTexts.words(40, &random)
        try index.commit(TestCorpus.random(200, &random) + ["c1", "c2"].map { CopiedTexts.document($0, words) })
        try index.commit(TestCorpus.random(20, from: 190, &random), deleting: ["r3"])
        return index
    }

    private static func copy(
        _ index: TestIndex, to target: any Directory, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> IndexBackup.Summary {
        try IndexBackup(index.directory, schema: TestCorpus.schema, isCancelled: isCancelled).copy(to: target)
    }

    /// The commit that was the last when the backup began, whatever is written meanwhile.
    @Test func aCopyIsOfOneCommit() throws {
        let index = try Self.sample()
        let before = try Answers(index.reader(), Answers.queries)
        let files = try index.bytes()
        let backup = try IndexBackup(index.directory, schema: TestCorpus.schema)
        var random = SeededRandom(32)
        for round in 0..<10 {
            try index.commit(TestCorpus.random(9, from: round * 5, &random), deleting: ["r\(round)"])
        }
        #expect(try !Set(index.files()).isSuperset(of: files.keys))
        let copy = TestIndex()
        let summary = try backup.copy(to: copy.directory)
        #expect(try copy.bytes() == files)
        #expect(summary.files == files.count)
        #expect(summary.bytes == files.values.reduce(0) { $0 + $1.count })
        #expect(try Answers(copy.reader(), Answers.queries) == before)
        #expect(try copy.findings().isEmpty)
        // It goes on like any index.
        try copy.commit([TestCorpus.document("new", title: "", body: "mới")])
    }

    @Test func whatIsDamagedIsNotCopied() throws {
        let sample = try Self.sample()
        let files = try sample.bytes()
        for (name, bytes) in files where name != IndexFileName.manifest {
            let (index, directory) = TestIndex.copy(files)
            var changed = bytes
            changed[bytes.count / 2] ^= 1
            directory.overwrite(name, with: changed)
            let target = TestIndex()
            let error = #expect(throws: SearchEngineError.self) { try Self.copy(index, to: target.directory) }
            guard case .damaged(name, _) = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
            #expect(try target.files().isEmpty)
        }
    }

    @Test func onlyAnEmptyFolderIsTaken() throws {
        let index = try Self.sample()
        let files = try index.bytes()
        let full = SearchEngineError.io(operation: "back up", path: "memory", code: 39)
        #expect(throws: full) { try Self.copy(index, to: index.directory) }
        #expect(try index.bytes() == files)
        let other = MemoryDirectory()
        other.overwrite("notes", with: [1])
        #expect(throws: full) { try Self.copy(index, to: other) }
        #expect(try other.fileNames() == ["notes"])
    }

    /// Given up after any number of steps: what was copied goes, and never looks like an index.
    @Test func aCopyThatIsGivenUpLeavesNothing() throws {
        let index = try Self.sample()
        for limit in 0..<6 {
            let asked = Atomic<Int>(0)
            let target = TestIndex()
            #expect(throws: SearchEngineError.cancelled) {
                try Self.copy(index, to: target.directory) { asked.add(1, ordering: .relaxed).oldValue >= limit }
            }
            #expect(try target.files().isEmpty)
            #expect(throws: SearchEngineError.noIndex(path: "memory")) { try target.reader() }
        }
    }
}
