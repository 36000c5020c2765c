import SearchEngine
import Testing

@Suite struct MergePolicyTests {
    @Test func segmentsStayFew() throws {
        let index = TestIndex()
        var most = 0
        for number in 0..<100 {
            try index.commit([TestCorpus.document("d\(number)", title: "", body: "số \(number)")])
            most = max(most, try index.reader().segments.count)
        }
        // Seven of one document, seven of eight, and one of sixty-four.
        #expect(most <= 16)
        let reader = try index.reader()
        #expect(reader.documentCount == 100)
        for number in 0..<100 { #expect(try reader.document(id: "d\(number)") != nil) }
    }

    /// However the sizes of segments waver, they stay few, and no document is written often.
    @Test(arguments: [1...1, 20...130, 60...70, 1...5000]) func segmentsOfAnySizesStayFew(sizes: ClosedRange<Int>)
        throws
    {
        var random = SeededRandom(UInt64(sizes.upperBound))
        var segments: [Manifest.Segment] = []
        var (documents, written, most) = (0, 0, 0)
        for _ in 0..<2000 {
            let count = Int.random(in: sizes, using: &random)
            documents += count
            segments.append(segment(count))
            while let group = MergePolicy.fullTier(segments) {
                #expect(group.count == 8)
                // What is made last has the latest documents.
                #expect(group.upperBound == segments.count)
                let merged = segments[group].reduce(0) { $0 + $1.liveCount }
                written += merged
                segments.replaceSubrange(group, with: [segment(merged)])
            }
            most = max(most, segments.count)
        }
        #expect(segments.reduce(0) { $0 + $1.liveCount } == documents)
        #expect(most <= 30)
        #expect(written <= 4 * documents)
    }

    private func segment(_ count: Int) -> Manifest.Segment {
        .init(number: 1, documentCount: count, liveCount: count, liveTokens: UInt64(count), liveRevision: 0)
    }

    /// A segment is written anew once more than half of it is deleted, and not before.
    @Test func whatIsMostlyDeletedIsWrittenAnew() throws {
        let index = TestIndex()
        let ids = (0..<10).map { "d\($0)" }
        try index.commit(ids.map { TestCorpus.document($0, title: "", body: "số \($0)") })
        try index.commit([TestCorpus.document("other", title: "", body: "khác")])
        for (number, id) in ids.enumerated() {
            let before = try index.reader().segments.map(\.number)
            try index.commit(deleting: [id])
            let reader = try index.reader()
            let left = 9 - number
            #expect(reader.documentCount == left + 1)
            // 10 lose 6, the 4 that are left lose 3.
            let isAnew = [5, 8].contains(number)
            #expect(isAnew == (reader.segments.map(\.number) != before) || left == 0, "\(number)")
            #expect(reader.segments.allSatisfy { 2 * $0.liveCount >= $0.documentCount })
        }
    }

    @Test func segmentsTooLargeToMergeStayApart() throws {
        var manifest = Manifest()
        manifest.nextSegment = 20
        for number in 1...9 {
            manifest.segments.append(
                .init(
                    number: UInt64(number), documentCount: 10, liveCount: 10, liveTokens: SegmentFormat.maxTokens / 4,
                    liveRevision: 0))
        }
        let directory = MemoryDirectory()
        let merged = try MergePolicy.merged(manifest, schema: TestCorpus.schema, directory: directory)
        #expect(merged == manifest)
        #expect(try directory.fileNames().isEmpty)
    }

    /// Of two documents of one ID the later stays the later, however segments are merged.
    @Test func theLaterDocumentStaysTheLater() throws {
        let index = TestIndex()
        for round in 0..<40 {
            try index.commit([
                TestCorpus.document("same", title: "", body: "lần \(round)"),
                TestCorpus.document("other \(round)", title: "", body: "khác"),
            ])
            let reader = try index.reader()
            #expect(reader.documentCount == round + 2)
            let place = try #require(try reader.document(id: "same"))
            #expect(try reader.segments[place.segment].stored(place.doc) == Array("lần \(round)".utf8))
        }
    }
}
