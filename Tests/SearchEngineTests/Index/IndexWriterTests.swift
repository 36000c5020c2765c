import Analysis
import SearchEngine
import Synchronization
import Testing

@Suite struct IndexWriterTests {
    private func document(_ id: String) -> Document { TestCorpus.document(id, title: "", body: "nội dung " + id) }

    @Test func nothingIsVisibleBeforeACommit() throws {
        let index = TestIndex()
        let writer = try index.writer(memoryLimit: 1)
        try writer.add(document("a"))
        #expect(throws: SearchEngineError.noIndex(path: "memory")) { try index.reader() }
        try writer.commit()
        try writer.add(document("b"))
        writer.delete(id: "a")
        #expect(try index.reader().documentCount == 1)
        #expect(try index.reader().document(id: "a") != nil)
        try writer.commit()
        #expect(try index.reader().document(id: "a") == nil)
        #expect(try index.reader().document(id: "b") != nil)
    }

    @Test func aWriterGivenUpChangesNothing() throws {
        let index = TestIndex()
        try index.commit([document("a")])
        let files = try index.files()
        do {
            let writer = try index.writer(memoryLimit: 1)
            try writer.add(document("b"))
            writer.delete(id: "a")
        }
        #expect(try index.reader().document(id: "a") != nil)
        #expect(try index.reader().documentCount == 1)
        try index.commit()
        #expect(try index.files() == files)
    }

    @Test func aCommitWithoutChangesKeepsTheRevision() throws {
        let index = TestIndex()
        #expect(try index.commit() == 1)
        #expect(try index.reader().documentCount == 0)
        #expect(try index.commit() == 1)
        #expect(try index.commit([document("a")]) == 2)
        #expect(try index.commit(deleting: ["nowhere"]) == 2)
        let writer = try index.writer()
        #expect(writer.userData == [])
        writer.userData = [7]
        #expect(try writer.commit() == 3)
        #expect(try writer.commit() == 3)
        try writer.add(document("b"))
        writer.delete(id: "b")
        #expect(try writer.commit() == 3)
        #expect(try index.reader().manifest.userData == [7])
        #expect(try index.reader().documentCount == 1)
        #expect(try index.files().count == 2)
    }

    @Test func aSecondWriterIsRefused() throws {
        let index = TestIndex()
        do {
            let writer = try index.writer()
            #expect(throws: SearchEngineError.locked(process: nil, since: nil)) { try index.writer() }
            try writer.commit()
        }
        _ = try index.writer()
        // A writer that could not be made does not keep the lock.
        #expect(throws: SearchEngineError.self) {
            try IndexWriter(
                index.directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(),
                contentVersions: ["analyzer": "other"])
        }
        _ = try index.writer()
    }

    @Test func orphansAreCollectedAndOthersFilesAreNot() throws {
        let directory = MemoryDirectory()
        let index = TestIndex(directory)
        try index.commit([document("a"), document("b")])
        try index.commit(deleting: ["a"])
        let files = try index.files()
        let others = ["segment-notes.txt", "segment-07", "readme"]
        let orphans = ["segment-40", "segment-1.live-1", "segment-41.live-9", IndexFileName.newManifest]
        for name in others + orphans { directory.overwrite(name, with: [1]) }
        _ = try index.writer()
        #expect(try index.files() == (files + others).sorted())
    }

    @Test func numbersAreNeverUsedAgain() throws {
        let directory = MemoryDirectory()
        let index = TestIndex(directory)
        var seen: Set<UInt64> = []
        for round in 0..<20 {
            try index.commit([document("d\(round)")])
            let number = try #require(index.reader().manifest.segments.last?.number)
            #expect(seen.insert(number).inserted)
        }
        // What a crash left behind counts too; what cannot have been written does not.
        for name in ["segment-500", "segment-18446744073709551615", "segment-18446744073709551614.live-1"] {
            directory.overwrite(name, with: [])
        }
        try index.commit([document("late")])
        #expect(try index.reader().manifest.segments.last?.number == 501)
    }

    @Test func replacingBeginsAnew() throws {
        let index = TestIndex()
        try index.commit([document("a"), document("b")])
        let revision = try index.reader().manifest.revision
        do {
            let writer = try IndexWriter(
                index.directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(),
                contentVersions: ["analyzer": "newer"], replacing: true)
            try writer.add(document("c"))
            #expect(try index.reader().documentCount == 2)
            #expect(try writer.commit() == revision + 1)
        }
        #expect(throws: SearchEngineError.otherVersion(what: "analyzer", found: "newer", expected: "test")) {
            try index.reader()
        }
        let reader = try IndexReader(
            index.directory, schema: TestCorpus.schema, contentVersions: ["analyzer": "newer"])
        #expect(reader.documentCount == 1)
        #expect(try index.files().count == 2)
    }

    @Test func replacingTakesTheSameVersionsAndDamageToo() throws {
        let directory = MemoryDirectory()
        let index = TestIndex(directory)
        try index.commit([document("a")])
        // Nothing to replace it with: the index is empty from then on.
        try index.writer(replacing: true).commit()
        #expect(try index.reader().documentCount == 0)
        try index.commit([document("b")])
        directory.overwrite(IndexFileName.manifest, with: [1, 2, 3])
        #expect(throws: SearchEngineError.self) { try index.writer() }
        let writer = try index.writer(replacing: true)
        try writer.add(document("c"))
        try writer.commit()
        #expect(try index.reader().document(id: "c") != nil)
        #expect(try index.reader().documentCount == 1)
    }

    /// A directory that can be told to fail.
    private final class FailingDirectory: Directory {
        let inner = MemoryDirectory()
        private let countdown = Mutex(Int.max)

        var path: String { inner.path }

        func fail(after operations: Int) { countdown.withLock { $0 = operations } }

        private func step() throws(SearchEngineError) {
            let isOver = countdown.withLock { rest in
                rest = rest == .max ? .max : rest - 1
                return rest < 0
            }
            if isOver { throw .io(operation: "write", path: path, code: 28) }
        }

        func fileNames() throws(SearchEngineError) -> [String] { try inner.fileNames() }

        func create(_ name: String) throws(SearchEngineError) -> any FileSink {
            try step()
            return Sink(directory: self, inner: try inner.create(name))
        }

        func open(_ name: String) throws(SearchEngineError) -> ByteView { try inner.open(name) }

        func rename(_ old: String, to new: String) throws(SearchEngineError) {
            try step()
            try inner.rename(old, to: new)
        }

        func remove(_ name: String) throws(SearchEngineError) {
            try step()
            try inner.remove(name)
        }

        func sync() throws(SearchEngineError) { try step() }

        func lock() throws(SearchEngineError) -> any WriteLock { try inner.lock() }

        private final class Sink: FileSink {
            let directory: FailingDirectory
            let inner: any FileSink

            init(directory: FailingDirectory, inner: any FileSink) {
                self.directory = directory
                self.inner = inner
            }

            func append(_ bytes: [UInt8]) throws(SearchEngineError) {
                try directory.step()
                try inner.append(bytes)
            }

            func finish() throws(SearchEngineError) {
                try directory.step()
                try inner.finish()
            }

            func abandon() { inner.abandon() }
        }
    }

    /// A disk that fills up at any step: the index is the old one or the new one, and the next writer goes on.
    @Test func aFailureAtAnyStepLeavesOldOrNew() throws {
        let full = SearchEngineError.io(operation: "write", path: "memory", code: 28)
        var operations = 0
        var isDone = false
        while !isDone {
            let directory = FailingDirectory()
            let index = TestIndex(directory)
            for number in 0..<7 { try index.commit([document("d\(number)")]) }
            let old = try Answers(index.reader(), Answers.queries)
            do {
                let writer = try index.writer()
                directory.fail(after: operations)
                do throws(SearchEngineError) {
                    try writer.add(document("new"))
                    writer.delete(id: "d3")
                    try writer.commit()
                    isDone = true
                } catch {
                    #expect(error == full)
                    // The writer goes no further, though there is room again.
                    directory.fail(after: .max)
                    #expect(throws: full) { try writer.commit() }
                    #expect(throws: full) { try writer.add(document("more")) }
                }
            }
            directory.fail(after: .max)
            let reader = try index.reader()
            let isNew = try reader.document(id: "new") != nil
            #expect(try isNew == (reader.document(id: "d3") == nil))
            if !isNew { #expect(try Answers(reader, Answers.queries) == old) }
            try index.commit([document("new")], deleting: ["d3"])
            #expect(try index.reader().documentCount == 7)
            try index.reader().verify()
            operations += 1
        }
        #expect(operations > 20)
    }

    @Test func aDocumentTooLargeIsLeftOut() throws {
        let index = TestIndex()
        let writer = try index.writer()
        try writer.add(document("a"))
        var large = document("b")
        large.passages = [
            .init(zone: nil, utf8: [UInt8](repeating: 0x20, count: (256 << 20) + 1), range: 0..<(256 << 20) + 1)
        ]
        #expect(throws: SearchEngineError.self) { try writer.add(large) }
        try writer.add(document("c"))
        try writer.commit()
        #expect(try index.reader().documentCount == 2)
        #expect(try index.reader().document(id: "b") == nil)
    }

    /// Ranges that leave the bytes, no passages, no words, an empty ID: all are documents.
    @Test func oddDocumentsAreTaken() throws {
        let index = TestIndex()
        let bytes = Array("một hai".utf8)
        try index.commit([
            Document(id: "", passages: [], keywords: [], columns: [], stored: []),
            Document(
                id: "range", passages: [.init(zone: nil, utf8: bytes, range: -5..<Int.max)],
                keywords: [(field: 99, value: "x"), (field: TestCorpus.province, value: "")],
                columns: [1, 2, 3, nil], stored: [1]),
            Document(
                id: "ill\u{0}",
                passages: [.init(zone: TestCorpus.title, utf8: [0xFF, 0xC0, 0x20, 0xED], range: 0..<4)],
                keywords: [], columns: [.max], stored: []),
        ])
        let reader = try index.reader()
        #expect(reader.documentCount == 3)
        #expect(try reader.document(id: "") != nil)
        let word = Query.word(TestCorpus.queryWord("hai"), field: Schema.text)
        #expect(try Searcher(reader).count(word) == 1)
        #expect(try Searcher(reader).count(.keyword("", field: TestCorpus.province)) == 1)
        for segment in reader.segments {
            for doc in 0..<DocID(segment.documentCount) { _ = try segment.stored(doc) }
        }
    }
}
