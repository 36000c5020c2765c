import SearchEngine
import Testing

/// Segments that no commit names yet are merged on the way.
@Suite struct PendingMergesTests {
    private static let documents = {
        var random = SeededRandom(77)
        return TestCorpus.random(150, &random)
    }()

    @Test func filesOfAWriterStayFew() throws {
        let index = TestIndex()
        // A document a segment.
        let writer = try index.writer(memoryLimit: 1)
        var most = 0
        for document in Self.documents {
            try writer.add(document)
            most = max(most, try index.files().count { IndexFileName.segmentNumber($0) != nil })
        }
        // Seven of one document, seven of eight, two of sixty-four.
        #expect(most <= 16)
        writer.delete(id: "r140")
        try writer.commit()
        let one = TestIndex()
        try one.commit(Self.documents, deleting: ["r140"])
        #expect(try index.reader().segments.count > 1)
        #expect(try Answers(index.reader(), Answers.queries) == Answers(one.reader(), Answers.queries))
        #expect(try index.findings().isEmpty)
    }

    /// The same files with the same bytes come of it with a thread that merges beside, and without.
    @Test func threadsMakeNoDifference() throws {
        let segments = try SegmentFiles(Self.documents.prefix(74))
        let alone = try segments.merged(jobs: 1)
        let beside = try segments.merged(jobs: 2)
        #expect(alone.segments == beside.segments)
        #expect(alone.segments.map(\.documentCount) == [64, 8, 1, 1])
        #expect(alone.files == beside.files)
        #expect(Set(alone.files.keys) == Set(alone.segments.map { IndexFileName.segment($0.number) }))
    }

    /// A writer with a thread that merges, which is given up or commits.
    @Test(arguments: [false, true]) func aWriterMergesBeside(commits: Bool) throws {
        let index = TestIndex()
        try index.commit([TestCorpus.document("first", title: "", body: "một")])
        let (files, before) = (try index.files(), try Answers(index.reader(), Answers.queries))
        do {
            let writer = try index.writer(memoryLimit: 256 << 20, jobs: 2)
            for document in Self.documents.prefix(73) {
                try writer.add(document)
                try writer.writeDocuments()
            }
            if commits { try writer.commit() }
        }
        guard commits else {
            #expect(try index.files() == files)
            #expect(try Answers(index.reader(), Answers.queries) == before)
            return
        }
        let one = TestIndex()
        try one.commit([TestCorpus.document("first", title: "", body: "một")] + Self.documents.prefix(73))
        #expect(try index.reader().segments.count < 10)
        #expect(try Answers(index.reader(), Answers.queries) == Answers(one.reader(), Answers.queries))
        #expect(try index.findings().isEmpty)
    }

    /// A merge that fails says so, at the latest when it is waited for, and takes nothing away.
    @Test(arguments: [1, 2]) func whatIsDamagedIsNotMerged(jobs: Int) throws {
        let segments = try SegmentFiles(Self.documents.prefix(8))
        let name = IndexFileName.segment(3)
        segments.directory.overwrite(name, with: Array(try segments.directory.open(name).array.dropLast()))
        let error = #expect(throws: SearchEngineError.self) { try segments.merged(jobs: jobs) }
        guard case .damaged(name, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        for number in 1...8 { #expect(throws: Never.self) { try segments.directory.open("segment-\(number)") } }
    }
}

/// Segments of one document each, in a directory without a manifest.
private struct SegmentFiles {
    let directory = MemoryDirectory()
    private var segments: [Manifest.Segment] = []

    init(_ documents: some Collection<Document>) throws {
        for (place, document) in documents.enumerated() {
            let index = TestIndex()
            try index.commit([document])
            let reader = try index.reader()
            var segment = try #require(reader.manifest.segments.first)
            let bytes = try index.directory.open(IndexFileName.segment(segment.number)).array
            segment.number = UInt64(place + 1)
            directory.overwrite(IndexFileName.segment(segment.number), with: bytes)
            segments.append(segment)
        }
    }

    /// Merges them as they come, in a copy of the directory.
    func merged(jobs: Int) throws -> (segments: [Manifest.Segment], files: [String: [UInt8]]) {
        let (index, copy) = TestIndex.copy(try TestIndex(directory).bytes())
        let merges = PendingMerges(
            schema: TestCorpus.schema, directory: copy, jobs: jobs, memoryLimit: 1 << 30)
        var added: [Manifest.Segment] = []
        var next = UInt64(segments.count + 1)
        for segment in segments {
            added.append(segment)
            merges.plan(&added, nextNumber: &next)
            try merges.start()
        }
        try merges.finish()
        return (added, try index.bytes())
    }
}
