import Analysis
import SearchEngine
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
        try writer.add(document("b"))
        writer.delete(id: "b")
        #expect(try writer.commit() == 2)
        #expect(try index.reader().documentCount == 1)
        #expect(try index.files().count == 2)
    }

    /// An attachment goes with a commit, alone or beside documents, and stays until it is replaced.
    @Test func anAttachmentIsCommittedWithTheDocuments() throws {
        let index = TestIndex()
        #expect(try index.commit([document("a")]) == 1)
        #expect(try index.reader().attachment == nil)
        let writer = try index.writer()
        writer.attachment = [7, 0, 255]
        #expect(try writer.commit() == 2)
        writer.attachment = [7, 0, 255]
        #expect(try writer.commit() == 2)
        #expect(try attached(index) == [7, 0, 255])
        try writer.add(document("b"))
        #expect(try writer.commit() == 3)
        #expect(try attached(index) == [7, 0, 255])
        try writer.add(document("c"))
        writer.attachment = []
        #expect(try writer.commit() == 4)
        #expect(try attached(index) == [])
        #expect(try index.files().filter { $0.hasPrefix("attachment") } == ["attachment-4"])
    }

    /// It is written in parts.
    @Test func aLargeAttachmentIsKeptToo() throws {
        let index = TestIndex()
        let bytes = (0..<3 << 19).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let writer = try index.writer()
        writer.attachment = bytes
        try writer.commit()
        #expect(try attached(index) == bytes)
    }

    /// What is told of a new index alone is not looked up for another.
    @Test func recordedVersionsAreAskedOfANewIndexOnly() throws {
        let index = TestIndex()
        var asked = 0
        for isReplacing in [false, false, true] {
            let writer = try IndexWriter(
                index.directory, schema: TestCorpus.schema, analyzer: VietnameseAnalyzer(), contentVersions: [:],
                recordedVersions: {
                    asked += 1
                    return ["tables": "\(asked)"]
                }, replacing: isReplacing)
            try writer.add(document("a\(asked)"))
            try writer.commit()
            #expect(try writer.reader().manifest.contentVersions == ["tables": "\(asked)"])
        }
        #expect(asked == 2)
    }

    /// Documents written before the commit are seen with it, and not before.
    @Test func documentsWrittenBeforeTheCommitAreSeenWithIt() throws {
        let index = TestIndex()
        try index.commit([document("a")])
        let writer = try index.writer()
        try writer.add(document("b"))
        writer.delete(id: "a")
        let size = (try? index.directory.open(IndexFileName.segment(2)).count) ?? 0
        try writer.writeDocuments()
        #expect(try index.directory.open(IndexFileName.segment(2)).count > size)
        #expect(try index.reader().documentCount == 1)
        #expect(try index.reader().document(id: "b") == nil)
        try writer.writeDocuments()
        try writer.add(document("c"))
        try writer.commit()
        #expect(writer.documentCount == 2)
        #expect(try index.reader().documentCount == 2)
    }

    private func attached(_ index: TestIndex) throws -> [UInt8]? {
        var reader = try #require(try index.reader().attachment?.reader())
        return try reader.bytes(reader.view.count).array
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

    /// Terms without end, as numbers are, fill the memory for good: segments do not become ever smaller for that.
    @Test func manyTermsLeaveRoomForDocuments() throws {
        let index = TestIndex()
        let limit = 6 << 20
        let writer = try index.writer(memoryLimit: limit)
        for number in 0..<1500 {
            let words = (0..<20).map { "t\(number * 20 + $0)" }
            try writer.add(TestCorpus.document("d\(number)", title: "", body: words.joined(separator: " ")))
        }
        try writer.commit()
        let manifest = try index.reader().manifest
        #expect(try index.reader().documentCount == 1500)
        #expect((2..<60).contains(manifest.nextSegment))
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
