import SearchEngine
import Testing

/// Merging all segments on request.
@Suite struct IndexMergeTests {
    @Test(arguments: 1...4) func answersStayTheSame(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 40)
        let index = TestIndex()
        for round in 0..<6 {
            try index.commit(
                TestCorpus.random(30 + 20 * round, from: round * 25, &random),
                deleting: ["r\(round)", "r\(40 + round)"])
        }
        let before = try index.reader()
        let answers = try Answers(before, Answers.queries, limit: 50)
        #expect(before.segments.count > 1)
        let revision = try index.writer().merge()
        #expect(revision == before.manifest.revision + 1)
        let after = try index.reader()
        #expect(after.segments.count == 1)
        #expect(after.segments.allSatisfy { $0.liveCount == $0.documentCount })
        #expect(try Answers(after, Answers.queries, limit: 50) == answers)
        #expect(try Answers(before, Answers.queries, limit: 50) == answers)
        #expect(try index.findings().isEmpty)
        #expect(try index.writer().merge() == revision)
        try index.commit(deleting: ["r90"])
        try index.writer().merge()
        #expect(try index.reader().segments.allSatisfy { $0.live == nil })
    }

    /// Merging would give damage checksums that agree.
    @Test func damagedSegmentsAreNotMerged() throws {
        var random = SeededRandom(2)
        let index = TestIndex()
        for round in 0..<2 { try index.commit(TestCorpus.random(50, from: round * 50, &random)) }
        let files = try index.bytes()
        let bytes = try #require(files["segment-1"])
        for section in try SectionReader(ByteView(bytes), file: "").sections where section.length > 0 {
            let (damaged, directory) = TestIndex.copy(files)
            var changed = bytes
            changed[section.offset + section.length - 1] ^= 1
            directory.overwrite("segment-1", with: changed)
            let error = #expect(throws: SearchEngineError.self) { try damaged.writer().merge() }
            guard case .damaged("segment-1", _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    /// Neighbours that fit one another are merged, as many as do; what is alone is rewritten only for what it lost.
    @Test func groupsAreAsLargeAsASegmentMayBe() throws {
        func groups(_ sizes: [(live: Int, deleted: Int)]) -> [Range<Int>] {
            MergePolicy.wholeGroups(
                sizes.enumerated().map { number, size in
                    .init(
                        number: UInt64(number), documentCount: size.live + size.deleted, liveCount: size.live,
                        liveTokens: UInt64(size.live) << 20, liveRevision: 0)
                })
        }
        #expect(groups([]).isEmpty)
        #expect(groups([(5, 0)]).isEmpty)
        #expect(groups([(5, 1)]) == [0..<1])
        #expect(groups([(1000, 0), (1000, 0), (48, 0), (1, 0)]) == [0..<3])
        #expect(groups([(2048, 0), (2048, 0)]).isEmpty)
        #expect(groups([(2048, 1), (1024, 0), (1024, 0)]) == [0..<1, 1..<3])
    }
}
