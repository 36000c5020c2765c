import SearchEngine
import Testing

/// Repairing an index of which one file or section is damaged: nothing is lost whose stored bytes can be read.
@Suite struct IndexRepairTests {
    /// Two segments with deletions, copies and an attachment; the second has few documents.
    private static func sound() throws -> (files: [String: [UInt8]], answers: Answers) {
        var random = SeededRandom(77)
        let index = TestIndex()
        let words = CopiedTexts.words(40, &random)
        let copies = ["c1", "c2"].map { RestorableDocuments.document(CopiedTexts.document($0, words)) }
        try index.commit(RestorableDocuments.random(900, &random) + copies)
        let writer = try index.writer()
        for document in RestorableDocuments.random(30, from: 885, &random) { try writer.add(document) }
        for id in ["r3", "r77", "r890"] { writer.delete(id: id) }
        writer.attachment = [1, 2, 3]
        try writer.commit()
        return (try index.bytes(), try Answers(index.reader(), Answers.queries, limit: 2000))
    }

    private static func flipped(_ bytes: [UInt8], _ places: Range<Int>, _ random: inout SeededRandom) -> [UInt8] {
        var changed = bytes
        if let place = places.randomElement(using: &random) {
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
        }
        return changed
    }

    /// Whatever is derived from the stored bytes may be damaged: all of it comes back.
    @Test func nothingIsLostWhileStoredBytesAreSound() throws {
        let (files, answers) = try Self.sound()
        var random = SeededRandom(5)
        for name in ["segment-1", "segment-2"] {
            let bytes = try #require(files[name])
            for section in try SectionReader(ByteView(bytes), file: name).sections
            where section.tag != .store && section.length > 0 {
                let (index, directory) = TestIndex.copy(files)
                let end = section.offset + section.length
                directory.overwrite(name, with: Self.flipped(bytes, section.offset..<end, &random))
                let findings = try index.findings()
                #expect(findings.map(\.section) == [section.tag.name(TestCorpus.schema)])
                #expect(findings.first?.file == name)
                let outcome = try index.repair()
                #expect(outcome.findings == findings)
                #expect(outcome.lost.isEmpty)
                #expect(outcome.unnamed == 0)
                #expect(try index.findings().isEmpty)
                // Of a damaged column or keyword's list some values cannot be told.
                let isBeside = [.column(TestCorpus.day), .postings, .terms(4), .termIndex(4)].contains(section.tag)
                let after = try Answers(index.reader(), Answers.queries, limit: 2000)
                #expect(after.stored == answers.stored)
                if !isBeside { #expect(after == answers, "\(name) \(section.tag.name(TestCorpus.schema))") }
            }
        }
    }

    @Test func aDamagedBlockOfTheStoreLosesItsDocumentsAlone() throws {
        let (files, answers) = try Self.sound()
        let bytes = try #require(files["segment-1"])
        let store = try #require(
            SectionReader(ByteView(bytes), file: "").sections.first { $0.tag == .store })
        var random = SeededRandom(8)
        for _ in 0..<12 {
            let (index, directory) = TestIndex.copy(files)
            directory.overwrite(
                "segment-1", with: Self.flipped(bytes, store.offset..<store.offset + store.length, &random))
            let plan = try index.repair(isDryRun: true)
            let outcome = try index.repair()
            #expect(plan.lost.map(\.id) == outcome.lost.map(\.id))
            #expect(!outcome.lost.isEmpty)
            let after = try Answers(index.reader(), []).stored
            #expect(after.count + outcome.lost.count == answers.stored.count)
            #expect(after.isSubset(of: answers.stored))
            for lost in outcome.lost { #expect(try index.reader().document(id: lost.id) == nil) }
            #expect(try index.findings().isEmpty)
        }
    }

    /// The file cut anywhere: without a table of contents the blocks of the store are looked for.
    @Test func aCutSegmentKeepsTheDocumentsBeforeTheCut() throws {
        let (files, answers) = try Self.sound()
        let bytes = try #require(files["segment-1"])
        let storeEnd = try #require(
            SectionReader(ByteView(bytes), file: "").sections.first { $0.tag == .store }.map { $0.offset + $0.length })
        var kept = 0
        for length in stride(from: 0, through: bytes.count - 1, by: bytes.count / 16) {
            let (index, directory) = TestIndex.copy(files)
            directory.overwrite("segment-1", with: Array(bytes.prefix(length)))
            let outcome = try index.repair()
            #expect(outcome.findings.map(\.file) == ["segment-1"])
            let after = try Answers(index.reader(), Answers.queries, limit: 2000)
            #expect(after.stored.isSubset(of: answers.stored))
            #expect(after.stored.count + outcome.unnamed == answers.stored.count)
            #expect(after.stored.count >= kept)
            kept = after.stored.count
            if length >= storeEnd { #expect(outcome.unnamed == 0) }
            #expect(try index.findings().isEmpty)
        }
        #expect(kept == answers.stored.count)
    }

    /// What had been replaced stays so; what had only been deleted lives again, and that is said.
    @Test func withoutTheLiveDocumentsTheDeletedLiveAgain() throws {
        let (files, answers) = try Self.sound()
        let (index, directory) = TestIndex.copy(files)
        let name = try #require(files.keys.first { $0.hasPrefix("segment-1.live") })
        directory.overwrite(name, with: [1, 2, 3])
        let outcome = try index.repair()
        #expect(outcome.findings.map(\.file) == [name])
        #expect(outcome.lost.isEmpty)
        let after = try index.reader()
        #expect(try Answers(after, []).stored.isSuperset(of: answers.stored))
        // Of r890, which was in both segments, the first has an older text.
        #expect(after.documentCount == answers.stored.count + 3)
        for id in ["r3", "r77", "r890"] { #expect(try after.document(id: id)?.segment == 0) }
        #expect(try after.document(id: "r889")?.segment == 1)
        #expect(outcome.revived == after.segments.first?.liveCount)
        #expect(try index.findings().isEmpty)
    }

    /// A damaged segment without its live documents: both at once.
    @Test func withoutTheLiveDocumentsOfADamagedSegment() throws {
        let (files, answers) = try Self.sound()
        let (index, directory) = TestIndex.copy(files)
        let name = try #require(files.keys.first { $0.hasPrefix("segment-1.live") })
        directory.overwrite(name, with: [])
        let bytes = try #require(files["segment-1"])
        let info = try #require(SectionReader(ByteView(bytes), file: "").sections.first { $0.tag == .lengths })
        var random = SeededRandom(1)
        directory.overwrite("segment-1", with: Self.flipped(bytes, info.offset..<info.offset + info.length, &random))
        let outcome = try index.repair()
        #expect(Set(outcome.findings.map(\.file)) == ["segment-1", name])
        let after = try index.reader()
        #expect(try Answers(after, []).stored.isSuperset(of: answers.stored))
        #expect(after.documentCount == answers.stored.count + 3)
        #expect(try index.findings().isEmpty)
    }

    @Test func duplicatesAreFoundAnewAndADamagedAttachmentGoes() throws {
        let (files, answers) = try Self.sound()
        for prefix in ["duplicates-", "attachment-"] {
            let (index, directory) = TestIndex.copy(files)
            let name = try #require(files.keys.first { $0.hasPrefix(prefix) })
            var bytes = try #require(files[name])
            bytes[bytes.count - 6] ^= 1
            directory.overwrite(name, with: bytes)
            #expect(try index.repair().findings.map(\.file) == [name])
            let after = try index.reader()
            var expected = answers
            if prefix == "attachment-" { expected.attachment = nil }
            #expect(try Answers(after, Answers.queries, limit: 2000) == expected)
            #expect(after.duplicates?.count == 1)
            #expect((after.attachment == nil) == (prefix == "attachment-"))
            #expect(try index.findings().isEmpty)
        }
    }

    @Test(arguments: [true, false]) func theManifestIsMadeAnewFromTheSegments(isMissing: Bool) throws {
        let (files, answers) = try Self.sound()
        var left = files
        left[IndexFileName.manifest] = isMissing ? nil : Array("TRACUUMF".utf8)
        let (index, _) = TestIndex.copy(left)
        // Beginning anew would do away with what is left.
        #expect(throws: SearchEngineError.self) { try index.writer() }
        #expect(try index.bytes() == left)
        let outcome = try index.repair()
        #expect(outcome.findings.map(\.file) == [IndexFileName.manifest])
        #expect(outcome.saved == answers.stored.count)
        #expect(outcome.revived == 0)
        #expect(try Answers(index.reader(), Answers.queries, limit: 2000) == answers)
        #expect(try index.findings().isEmpty)
        let old = Set(files.keys).subtracting([IndexFileName.manifest])
        #expect(try old.isDisjoint(with: index.files()))
    }

    /// Where nothing would be left, nothing is changed.
    @Test func nothingIsDoneWhereNothingCanBeSaved() throws {
        let index = TestIndex()
        try index.commit([RestorableDocuments.document(TestCorpus.document("a", title: "", body: "một"))])
        var files = try index.bytes()
        files["segment-1"] = Array(repeating: 7, count: 500)
        let (damaged, _) = TestIndex.copy(files)
        let outcome = try damaged.repair()
        #expect(outcome.isHopeless)
        #expect(outcome.unnamed == 1)
        #expect(try damaged.bytes() == files)
    }

    @Test func aSoundIndexIsLeftAsItIs() throws {
        let (files, _) = try Self.sound()
        let (index, _) = TestIndex.copy(files)
        #expect(try index.repair().findings.isEmpty)
        #expect(try index.bytes() == files)
        let empty = TestIndex()
        #expect(throws: SearchEngineError.noIndex(path: "memory")) { try empty.repair() }
    }
}
