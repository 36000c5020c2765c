import Foundation
import SearchEngine
import Testing

/// A reader's snapshot, in memory and in a folder.
@Suite struct IndexReaderTests {
    /// Commits, merges and removals of files do not disturb a reader opened before.
    private func check(_ index: TestIndex) throws {
        var random = SeededRandom(66)
        try index.commit(TestCorpus.random(60, &random))
        try index.commit(TestCorpus.random(10, from: 55, &random), deleting: ["r7"])
        let before = try index.reader()
        let files = try index.files()
        let answers = try Answers(before, Answers.queries)
        for round in 0..<20 {
            try index.commit(TestCorpus.random(6, from: round * 3, &random), deleting: ["r\(round)"])
        }
        #expect(try !Set(index.files()).isSuperset(of: files))
        #expect(try Answers(before, Answers.queries) == answers)
        for segment in before.segments { try segment.verify() }
        #expect(try Answers(index.reader(), Answers.queries) != answers)
    }

    @Test func aSnapshotStaysInMemory() throws { try check(TestIndex()) }

    @Test func aSnapshotStaysInAFolder() throws {
        try withFolder { folder in try check(TestIndex(try FileDirectory(path: folder, create: true))) }
    }

    /// Opened again and again beside a writer: always some commit, whole.
    @Test func opensWhileAWriterCommits() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/tracuu-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let index = TestIndex(try FileDirectory(path: folder, create: true))
        // Every commit has as many documents, all of one round.
        func round(_ number: Int) -> [Document] {
            (0..<5).map { TestCorpus.document("d\($0)", title: "", body: "vòng \(number)") }
        }
        try index.commit(round(0))
        async let writing: Void = Task.detached {
            for number in 1...40 { try index.commit(round(number)) }
        }.value
        for _ in 0..<150 {
            let reader = try index.reader()
            let stored = try Answers(reader, []).stored
            #expect(stored.count == 1)
            #expect(reader.documentCount == 5)
        }
        try await writing
    }

    @Test func theVersionsMustBeThoseExpected() throws {
        let index = TestIndex()
        try index.commit()
        #expect(throws: SearchEngineError.otherVersion(what: "gazetteer", found: "none", expected: "2")) {
            try IndexReader(
                index.directory, schema: TestCorpus.schema, contentVersions: ["analyzer": "test", "gazetteer": "2"])
        }
    }
}

/// Runs a test in a folder of its own.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/tracuu-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
}
