import SearchEngine
import Testing

/// Files of which all checksums agree, and that are others than the manifest means.
@Suite struct FileSealTests {
    private let directory = MemoryDirectory()
    private let index: TestIndex
    private let documents: KnownDocuments

    /// Two segments of as many documents, of which the first has lost some.
    init() throws {
        var random = SeededRandom(77)
        let first = RestorableDocuments.random(100, &random)
        let second = RestorableDocuments.random(100, from: 100, &random)
        index = TestIndex(directory)
        try index.commit(first)
        try index.commit(second, deleting: ["r0", "r9"])
        documents = KnownDocuments(first + second)
    }

    private func bytes(_ name: String) throws -> [UInt8] { try directory.open(name).array }

    /// What was in `files` is in others: told by each way to open the index, and put in order without a loss.
    private func expectTold(_ files: [String], revived: Int) throws {
        #expect(try index.findings().map(\.file).sorted() == files.sorted())
        let told = SearchEngineError.damaged(
            file: files.min() ?? "", reason: "it is another file than the manifest means")
        #expect(throws: told) { try index.reader() }
        #expect(throws: told) { try index.commit(deleting: ["r5"]) }
        #expect(throws: told) { try index.writer().merge() }
        #expect(try index.repair().lost.isEmpty)
        #expect(try index.contradictions(documents).isEmpty)
        #expect(try index.reader().documentCount == 198 + revived)
    }

    @Test func segmentsThatChangedPlaces() throws {
        let (first, second) = (try bytes("segment-1"), try bytes("segment-2"))
        directory.overwrite("segment-1", with: second)
        directory.overwrite("segment-2", with: first)
        // Which documents of either are live is known, wherever it stands.
        try expectTold(["segment-1", "segment-2"], revived: 0)
    }

    @Test func liveDocumentsOfAnother() throws {
        let name = try #require(index.files().first { $0.contains(".live-") })
        var live = LiveDocuments(documentCount: 100)
        for doc in [50, 51] as [DocID] { _ = live.delete(doc) }
        directory.overwrite(name, with: live.encoded())
        try expectTold([name], revived: 2)
    }

    @Test func aSegmentThatStandsTwice() throws {
        directory.overwrite("segment-2", with: try bytes("segment-1"))
        #expect(try index.findings().map(\.file) == ["segment-2"])
        let outcome = try index.repair()
        // What was in the second is nowhere any more, and what had been deleted of the first stays so.
        #expect((outcome.lost.count, outcome.unnamed, outcome.saved, outcome.revived) == (0, 100, 0, 0))
        #expect(try index.contradictions(documents).isEmpty)
    }

    /// A copy of a damaged one saves that one's documents, and none of those that it stands for.
    @Test func aCopyOfADamagedSegment() throws {
        var copy = try bytes("segment-1")
        directory.overwrite("segment-2", with: copy)
        copy[copy.count - 40] ^= 1
        directory.overwrite("segment-1", with: copy)
        let outcome = try index.repair()
        #expect((outcome.unnamed + outcome.lost.count, outcome.saved, outcome.revived) == (100, 98, 0))
    }

    /// What it holds makes up for nothing that was lost.
    @Test func aSegmentOfAnotherIndex() throws {
        let other = TestIndex()
        var random = SeededRandom(79)
        try other.commit(RestorableDocuments.random(60, from: 300, &random))
        directory.overwrite("segment-2", with: try other.directory.open("segment-1").array)
        let outcome = try index.repair()
        #expect((outcome.lost.count, outcome.unnamed, outcome.saved) == (0, 100, 60))
    }

    /// It would say of other documents where these came from.
    @Test func theAttachmentOfAnotherIndexIsDropped() throws {
        try index.commit(attachment: [1])
        let other = TestIndex()
        try other.commit(attachment: [2])
        directory.overwrite("attachment-3", with: try other.directory.open("attachment-1").array)
        #expect(try index.findings().map(\.file) == ["attachment-3"])
        #expect(try index.repair().lost.isEmpty)
        #expect(try index.reader().attachment == nil)
    }

    /// A file that is lost beside what a killed writer has left is lost, and the manifest is the last one.
    @Test func whatAKilledWriterLeftMakesNoManifestAnEarlierOne() throws {
        for name in ["attachment-9", "segment-9", "duplicates-8"] { directory.overwrite(name, with: [1, 2, 3]) }
        let live = try #require(index.files().first { $0.contains(".live-") })
        try directory.remove(live)
        let outcome = try index.repair()
        #expect(outcome.findings.map(\.file) == [live])
        #expect(try index.reader().documentCount == 200)
        #expect(try index.contradictions(documents).isEmpty)
    }

    /// It names files that are not there any more; what came after it is there.
    @Test func aManifestOfAnEarlierCommit() throws {
        try index.commit(attachment: [1])
        let earlier = try bytes(IndexFileName.manifest)
        var random = SeededRandom(78)
        try index.commit(RestorableDocuments.random(100, from: 200, &random), attachment: [2])
        directory.overwrite(IndexFileName.manifest, with: earlier)
        #expect(try index.findings().map(\.file) == ["attachment-3"])
        // Nor does a writer take what it does not name for left over.
        #expect(throws: SearchEngineError.damaged(file: "manifest", reason: "it is that of an earlier commit")) {
            try index.writer()
        }
        let outcome = try index.repair()
        #expect(outcome.lost.isEmpty && outcome.unnamed == 0)
        let count = try index.reader().documentCount
        #expect(count == 298)
    }
}
