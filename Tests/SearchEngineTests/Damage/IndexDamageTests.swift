import Foundation
import SearchEngine
import Testing

/// Files of an index with bytes changed and cut: whoever opens it gets the right answer or is told.
@Suite struct IndexDamageTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil

    /// Two segments, one of them with deletions, and copies; few enough bytes to change them all.
    private static func sound() throws -> (TestIndex, files: [String: [UInt8]], Answers) {
        var random = SeededRandom(2024)
        let index = TestIndex()
        let words = CopiedTexts.words(40, &random)
        try index.commit(TestCorpus.random(150, &random) + ["c1", "c2"].map { CopiedTexts.document($0, words) })
        try index.commit(TestCorpus.random(20, from: 140, &random), deleting: ["r3", "r77"], attachment: [4, 5])
        var files: [String: [UInt8]] = [:]
        for name in try index.files() { files[name] = try index.directory.open(name).array }
        return (index, files, try Answers(index.reader(), Answers.queries))
    }

    /// What the other tests change has every kind of file and of section.
    @Test func nothingIsLeftOut() throws {
        let (_, files, _) = try Self.sound()
        let names = files.keys.map { $0.replacing(/[0-9]+/, with: "N") }
        #expect(Set(names) == ["manifest", "segment-N", "segment-N.live-N", "duplicates-N", "attachment-N"])
        for (name, bytes) in files where name.wholeMatch(of: /segment-[0-9]+/) != nil {
            let groups = try SectionReader(ByteView(bytes), file: name).sections.map(\.tag.group)
            #expect(
                Set(groups) == ["INFO", "POST", "TRM", "TIX", "LENG", "LCLS", "SKET", "COL", "STOR", "SIDX", "IDEN"])
        }
    }

    private static func damaged(_ files: [String: [UInt8]], _ name: String, _ bytes: [UInt8]) -> TestIndex {
        let directory = MemoryDirectory()
        for (other, sound) in files { directory.overwrite(other, with: other == name ? bytes : sound) }
        return TestIndex(directory)
    }

    /// - Returns: false where the damage was told.
    private static func isSound(_ index: TestIndex, _ answers: Answers) throws -> Bool {
        guard try index.findings().isEmpty else {
            try toleratingDamage { _ = try Answers(index.reader(), Answers.queries) }
            return false
        }
        return try Answers(index.reader(), Answers.queries) == answers
    }

    /// No bit of any file is without a check that notices it.
    @Test func everyChangedByteIsTold() throws {
        let (_, files, answers) = try Self.sound()
        var random = SeededRandom(1)
        var tally = FaultTally("byte of an index changed")
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let step = Self.isLong || bytes.count < 200 ? 1 : bytes.count / 60
            for index in stride(from: 0, to: bytes.count, by: step) {
                var changed = bytes
                changed[index] ^= UInt8.random(in: 1...255, using: &random)
                let isTold = try !Self.isSound(Self.damaged(files, name, changed), answers)
                #expect(isTold, "\(name) \(index)")
                tally.count(isSound: isTold)
            }
        }
        tally.print()
    }

    @Test func everyCutIsTold() throws {
        let (_, files, answers) = try Self.sound()
        var tally = FaultTally("file of an index cut")
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let step = Self.isLong || bytes.count < 200 ? 1 : bytes.count / 60
            for length in stride(from: 0, to: bytes.count, by: step) {
                let cut = Self.damaged(files, name, Array(bytes.prefix(length)))
                let isTold = try !Self.isSound(cut, answers)
                #expect(isTold, "\(name) \(length)")
                tally.count(isSound: isTold)
            }
            #expect(try !Self.isSound(Self.damaged(files, name, bytes + [0]), answers), "\(name)")
        }
        tally.print()
    }

    @Test func aMissingFileIsTold() throws {
        let (_, files, _) = try Self.sound()
        for name in files.keys {
            let index = Self.damaged(files, "", [])
            try index.directory.remove(name)
            let expected: SearchEngineError = .damaged(
                file: name,
                reason: name == IndexFileName.manifest
                    ? "it is missing, and other files of the index are there"
                    : "the manifest names it and it is missing")
            #expect(throws: expected) { try index.reader() }
        }
    }

    /// Damage under checksums that agree, as someone could make it on purpose: searching, reading and merging must
    /// not trap and not run on without end, whatever they answer.
    @Test(arguments: 0..<8) func forgedSectionsDoNotTrap(part: Int) throws {
        var (_, files, _) = try Self.sound()
        var manifest = try Manifest(decoding: ByteView(files[IndexFileName.manifest] ?? []))
        manifest.seals = [:]
        files[IndexFileName.manifest] = manifest.encoded()
        var random = SeededRandom(UInt64(part) + 500)
        for name in files.keys.sorted() where IndexFileName.segmentNumber(name) != nil && !name.contains(".") {
            let reader = try SectionReader(ByteView(files[name] ?? []), file: name)
            let rounds = Self.isLong ? 400 : 12
            for _ in 0..<rounds {
                let forged = reader.sections.randomElement(using: &random)?.tag ?? .info
                let bytes = try Self.forge(reader, forged, &random)
                let index = Self.damaged(files, name, bytes)
                try toleratingDamage { _ = try index.findings() }
                try toleratingDamage { _ = try Answers(index.reader(), Answers.queries) }
                try toleratingDamage { try Self.merge(index, name) }
            }
        }
    }

    /// Merges eight of the segment: the file under eight names.
    private static func merge(_ index: TestIndex, _ name: String) throws {
        var manifest = try index.reader().manifest
        guard var entry = manifest.segments.first(where: { IndexFileName.segment($0.number) == name }) else { return }
        entry.liveRevision = 0
        entry.liveCount = entry.documentCount
        let bytes = try index.directory.open(name).array
        manifest.segments = []
        for _ in 0..<8 {
            entry.number = manifest.nextSegment
            manifest.nextSegment += 1
            let sink = try index.directory.create(IndexFileName.segment(entry.number))
            try sink.append(bytes)
            try sink.finish()
            manifest.segments.append(entry)
        }
        let merged = try MergePolicy.merged(manifest, schema: TestCorpus.schema, directory: index.directory)
        #expect(merged.segments.count == 1)
    }

    /// The segment with a few bytes of one section changed, or some of them cut off, and checksums that agree.
    private static func forge(
        _ reader: SectionReader, _ forged: SegmentFormat.Tag, _ random: inout SeededRandom
    ) throws -> [UInt8] {
        let directory = MemoryDirectory()
        let writer = try SectionWriter(try directory.create("forged"))
        for section in reader.sections {
            var bytes = try reader.section(section.tag).array
            if section.tag == forged, !bytes.isEmpty {
                if Int.random(in: 0..<8, using: &random) == 0 {
                    bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &random)...)
                } else {
                    for _ in 0..<Int.random(in: 1...3, using: &random) {
                        // The first bytes hold counts: they are worth trying more often.
                        let reach = Bool.random(using: &random) ? bytes.count : min(bytes.count, 40)
                        bytes[Int.random(in: 0..<reach, using: &random)] =
                            [0, 1, 0x7F, 0x80, 0xFE, 0xFF]
                            .randomElement(using: &random) ?? 0
                    }
                }
            }
            try writer.section(section.tag, bytes)
        }
        try writer.finish()
        return try directory.open("forged").array
    }
}
