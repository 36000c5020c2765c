import SearchEngine
import Testing

/// A change of an index, with the state it starts from and every state that is right afterwards.
struct CommitScript: Sendable, CustomTestStringConvertible {
    let name: String
    /// Commits before the one that is tried.
    let prepare: @Sendable (TestIndex) throws -> Void
    let change: @Sendable (TestIndex) throws -> Void

    var testDescription: String { name }

    /// What an index holds; nil where there is none.
    typealias State = Answers?

    static func state(_ directory: any Directory) throws -> State {
        do {
            let index = TestIndex(directory)
            let reader = try index.reader()
            if let found = try index.findings().first {
                throw SearchEngineError.damaged(file: found.file, reason: found.detail)
            }
            return try Answers(reader, queries)
        } catch SearchEngineError.noIndex {
            return nil
        }
    }

    /// Few, since they are asked after every fault.
    private static let queries: [Query] = [
        .word(TestCorpus.queryWord("đảng"), field: Schema.text),
        .phrase(["dang", "bo"].map { TestCorpus.queryWord($0) }, proximity: .phrase(slop: 0), field: Schema.text),
        .keyword("lai-chau", field: TestCorpus.province), .range(TestCorpus.day, -5...5), .all,
    ]

    /// What anyone may do next.
    static func writeNext(_ directory: any Directory) throws {
        try TestIndex(directory).commit([TestCorpus.document("next", title: "", body: "đảng bộ xã")])
    }

    /// The files that belong to the index as it stands.
    static func namedFiles(_ directory: any Directory) throws -> Set<String> {
        try Manifest.read(from: directory).fileNames.union([IndexFileName.manifest])
    }

    private static func documents(_ numbers: Range<Int>, seed: UInt64) -> [Document] {
        var random = SeededRandom(seed)
        return TestCorpus.random(numbers.count, from: numbers.lowerBound, &random)
    }

    private static func copies(_ ids: String...) -> [Document] {
        var random = SeededRandom(77)
        let words = CopiedTexts.words(40, &random)
        return ids.map { CopiedTexts.document($0, words) }
    }

    static let all: [CommitScript] = [
        CommitScript(name: "the first commit", prepare: { _ in }) { index in
            try index.commit(documents(0..<12, seed: 1) + copies("c1", "c2"))
        },
        CommitScript(name: "replacements and deletions") { index in
            try index.commit(documents(0..<12, seed: 1) + copies("c1", "c2"), attachment: [1])
        } change: { index in
            try index.commit(
                documents(8..<16, seed: 2) + copies("c3"), deleting: ["r1", "c1"], attachment: [1, 2, 3])
        },
        CommitScript(name: "a merge of eight segments") { index in
            for number in 0..<7 { try index.commit(documents(number..<number + 1, seed: 3)) }
            try index.commit(deleting: ["r3"])
            try index.commit(documents(3..<4, seed: 4))
        } change: { index in
            try index.commit(documents(7..<8, seed: 3) + copies("c1", "c2"), deleting: ["r2"])
        },
        CommitScript(name: "deletions alone") { index in
            try index.commit(documents(0..<12, seed: 1) + copies("c1", "c2"))
            try index.commit(documents(12..<14, seed: 1), attachment: [9])
        } change: { index in
            try index.commit(deleting: ["r1", "r12", "r13", "c2"])
        },
        CommitScript(name: "most of a segment deleted") { index in
            try index.commit(documents(0..<12, seed: 1) + copies("c1", "c2"), attachment: [9])
            try index.commit(documents(12..<14, seed: 1), deleting: ["r2", "r3"])
        } change: { index in
            try index.commit(documents(8..<11, seed: 8), deleting: ["r0", "r1", "r4", "r5", "c1"])
        },
        CommitScript(name: "a rebuild") { index in
            try index.commit(documents(0..<12, seed: 1) + copies("c1", "c2"))
            try index.commit(deleting: ["r1"])
        } change: { index in
            let writer = try index.writer(replacing: true)
            for document in documents(4..<10, seed: 5) + copies("c1", "c3") { try writer.add(document) }
            try writer.commit()
        },
        CommitScript(name: "a merge on request") { index in
            try index.commit(documents(0..<12, seed: 1) + copies("c1", "c2"), attachment: [9])
            try index.commit(documents(10..<14, seed: 7), deleting: ["r3", "c1"])
        } change: { index in
            try index.writer().merge()
        },
        CommitScript(name: "ten segments in one commit, eight of them merged on the way") { index in
            try index.commit(documents(0..<6, seed: 1))
        } change: { index in
            try index.commit(documents(4..<14, seed: 6), deleting: ["r0"], memoryLimit: 1)
        },
        CommitScript(name: "eight segments merged by a thread beside") { index in
            try index.commit(documents(0..<6, seed: 1))
        } change: { index in
            let writer = try index.writer(memoryLimit: 256 << 20, jobs: 2)
            for document in documents(4..<13, seed: 9) {
                try writer.add(document)
                try writer.writeDocuments()
            }
            try writer.commit()
        },
    ]
}
