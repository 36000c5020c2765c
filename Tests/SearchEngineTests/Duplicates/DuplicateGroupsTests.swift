import SearchEngine
import Testing

/// The groups an index keeps: the same however its documents came to it, and never trusted blindly.
@Suite struct DuplicateGroupsTests {
    /// IDs by group, and what looking each document up says.
    static func groups(_ reader: IndexReader) throws -> [[String]] {
        guard let duplicates = reader.duplicates else { return [] }
        try duplicates.verify()
        var groups: [[String]] = []
        for group in 0..<duplicates.count {
            let members = try duplicates.members(group)
            #expect(try duplicates.size(group) == members.count)
            for member in members {
                #expect(try duplicates.group(segment: member.segment, doc: member.doc) == group)
                #expect(reader.segments[member.segment].live?.isLive(member.doc) ?? true)
            }
            groups.append(try members.map { try reader.segments[$0.segment].id($0.doc) })
        }
        for (place, segment) in reader.segments.enumerated() {
            for doc in 0..<DocID(segment.documentCount) {
                let isMember = try duplicates.group(segment: place, doc: doc) != nil
                let isLive = segment.live?.isLive(doc) ?? true
                let id = try segment.id(doc)
                #expect(isMember == (isLive && groups.joined().contains(id)))
            }
        }
        return groups
    }

    /// Some families of copies, and texts on their own.
    private static func documents(_ random: inout SeededRandom) -> [Document] {
        var documents: [Document] = []
        for family in 0..<20 {
            let words = CopiedTexts.words(Int.random(in: 30...120, using: &random), &random)
            for copy in 0..<Int.random(in: 1...4, using: &random) {
                documents.append(
                    CopiedTexts.document(
                        "f\(family)-\(copy)", CopiedTexts.changed(words, by: copy, &random),
                        day: Int64.random(in: 0...5, using: &random)))
            }
        }
        return documents
    }

    @Test(arguments: 0..<6) func arrivalSegmentsAndMergesDoNotMatter(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 40)
        let documents = Self.documents(&random)
        let once = TestIndex()
        try once.commit(documents)
        let groups = try Self.groups(once.reader())
        #expect(groups.count > 5)
        let piecewise = TestIndex()
        var rest = documents.shuffled(using: &random)[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...6, using: &random)
            try piecewise.commit(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(try piecewise.reader().segments.count > 1)
        #expect(try Self.groups(piecewise.reader()) == groups)
    }

    /// With memory for what a change matters to, and without.
    @Test(arguments: 0..<6, [16 << 20, 1 << 10]) func changesLeaveWhatARebuildWouldFind(seed: Int, memory: Int) throws {
        var random = SeededRandom(UInt64(seed) + 60)
        let documents = Self.documents(&random)
        let index = TestIndex()
        try index.commit(documents)
        var kept = documents.shuffled(using: &random)
        for _ in 0..<4 {
            let deleted = kept.suffix(6).map(\.id)
            kept.removeLast(6)
            // One is replaced by another text, and so leaves its group.
            let changed = CopiedTexts.document(kept[0].id, CopiedTexts.words(90, &random))
            kept[0] = changed
            try index.commit([changed], deleting: deleted, memoryLimit: memory)
            let rebuilt = TestIndex()
            try rebuilt.commit(kept)
            #expect(try Self.groups(index.reader()) == Self.groups(rebuilt.reader()))
            kept.shuffle(using: &random)
        }
    }

    /// Each text is like the one before it and hardly like the one before that, so that what comes or goes matters far away,
    /// in any order of the documents.
    @Test(arguments: 0..<12) func textsThatChangeLittleByLittleAreGroupedAsInARebuild(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 80)
        var documents: [Document] = []
        for chain in 0..<12 {
            var words = CopiedTexts.words(80, &random)
            for place in 0..<20 {
                documents.append(CopiedTexts.document("c\(chain)-\(place)", words))
                words = CopiedTexts.changed(words, by: Int.random(in: 1...8, using: &random), &random)
            }
        }
        documents.shuffle(using: &random)
        let index = TestIndex()
        var present = Array(documents.prefix(180))
        try index.commit(present)
        var absent = Array(documents.dropFirst(180))
        for _ in 0..<10 {
            let added = Array(absent.prefix(Int.random(in: 1...4, using: &random)))
            absent.removeFirst(added.count)
            present.shuffle(using: &random)
            let gone = Array(present.suffix(Int.random(in: 0...3, using: &random)))
            present.removeLast(gone.count)
            try index.commit(added, deleting: gone.map(\.id))
            present += added
            absent += gone
            let rebuilt = TestIndex()
            try rebuilt.commit(present)
            #expect(try Self.groups(index.reader()) == Self.groups(rebuilt.reader()))
        }
    }

    @Test func anIndexWithoutDuplicatesHasNoFileOfThem() throws {
        var random = SeededRandom(9)
        let words = CopiedTexts.words(60, &random)
        let index = TestIndex()
        try index.commit([CopiedTexts.document("a", words)])
        #expect(try index.reader().duplicates == nil)
        try index.commit([CopiedTexts.document("b", words)])
        #expect(try index.files().filter { $0.hasPrefix("duplicates") } == [IndexFileName.duplicates(revision: 2)])
        #expect(try Self.groups(index.reader()) == [["a", "b"]])
        try index.commit([], deleting: ["a"])
        #expect(try index.files().filter { $0.hasPrefix("duplicates") }.isEmpty)
        #expect(try index.reader().duplicates == nil)
    }

    /// A reader keeps the groups of its own commit.
    @Test func aSnapshotKeepsItsGroups() throws {
        var random = SeededRandom(10)
        let words = CopiedTexts.words(60, &random)
        let index = TestIndex()
        try index.commit([CopiedTexts.document("a", words), CopiedTexts.document("b", words)])
        let before = try index.reader()
        try index.commit([CopiedTexts.document("c", words)], deleting: ["a"])
        #expect(try Self.groups(before) == [["a", "b"]])
        #expect(try Self.groups(index.reader()) == [["b", "c"]])
    }

    /// Numbers that cannot be right, under a checksum that agrees: an answer or an error, and no trap.
    @Test func forgedGroupsDoNotTrap() throws {
        var random = SeededRandom(11)
        let index = TestIndex()
        try index.commit(Self.documents(&random))
        let name = IndexFileName.duplicates(revision: 1)
        let sound = try index.directory.open(name).array
        var refused = 0
        for start in stride(from: 8, to: sound.count - 4, by: 4) {
            for value: UInt32 in [0, 1, 0x7FFF_FFFF, .max] {
                var forged = Array(sound.dropLast(4))
                for byte in 0..<4 { forged[start + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
                let checksum = Checksum(of: forged).value
                forged += (0..<4).map { UInt8(truncatingIfNeeded: checksum >> UInt32(8 * $0)) }
                let sink = try index.directory.create(name)
                try sink.append(forged)
                try sink.finish()
                do {
                    let reader = try index.reader()
                    let duplicates = try #require(reader.duplicates)
                    try duplicates.verify()
                    for group in 0..<min(duplicates.count, 100) {
                        for member in try duplicates.members(group) {
                            _ = try reader.segments[member.segment].id(member.doc)
                        }
                    }
                    for doc in 0..<DocID(reader.segments[0].documentCount) {
                        _ = try duplicates.group(segment: 0, doc: doc)
                    }
                } catch let error as SearchEngineError {
                    guard case .damaged = error else { throw error }
                    refused += 1
                }
            }
        }
        #expect(refused > 0)
    }
}
