import SearchEngine
import Testing

/// What deep checks find: nothing in an index as it was written, and each thing that was changed in one.
@Suite struct IndexCheckTests {
    /// Built at once and in parts, merged, with deletions, dense lists and long ones.
    @Test(arguments: 1...4) func aSoundIndexContradictsItselfNowhere(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 700)
        let index = TestIndex()
        var known = KnownDocuments([])
        for round in 0..<10 {
            let count = round == 0 ? 700 : 20
            let documents =
                seed % 2 == 0
                ? RestorableDocuments.random(count, from: round * 15, &random)
                : TestCorpus.uneven(count, from: round * 15, &random).map(RestorableDocuments.document)
            known.add(documents)
            try index.commit(documents, deleting: ["r\(round * 3)"], memoryLimit: seed == 3 ? 400_000 : 16 << 20)
        }
        #expect(try index.contradictions(known) == [])
        try index.writer().merge()
        #expect(try index.contradictions(known) == [])
    }

    @Test func whatIsDamagedIsFoundToo() throws {
        let forged = try ForgedIndex()
        #expect(try forged.index.contradictions(forged.documents) == [])
        let (index, directory) = TestIndex.copy(try forged.index.bytes())
        directory.overwrite("segment-2", with: [])
        #expect(try index.contradictions(forged.documents).map(\.file) == ["segment-2"])
        directory.overwrite(IndexFileName.manifest, with: [])
        let both = [IndexFileName.manifest, "segment-2"]
        #expect(try index.contradictions(forged.documents).map(\.file) == both)
    }

    /// The groups of near-duplicates and the attachment are told besides what else is wrong, and ended by nothing.
    @Test func whatIsMissingBesideSegmentsIsFoundWithAllElse() throws {
        let forged = try ForgedIndex()
        let forgery = try #require(Self.lists.first { $0.testDescription == "forms that change places" })
        try forgery.forge(forged)
        try forged.index.commit(attachment: [1, 2])
        try forged.replaceManifest { $0.seals = [:] }
        let files = try forged.index.files().filter { $0.hasPrefix("duplicates-") || $0.hasPrefix("attachment-") }
        #expect(files.count == 2)
        let whole = try forged.index.contradictions(forged.documents)
        #expect(!whole.isEmpty && whole.allSatisfy { $0.isDeep && $0.file == ForgedIndex.file })
        for file in files { try forged.index.directory.remove(file) }
        let findings = try forged.index.contradictions(forged.documents)
        #expect(Set(findings.filter { !$0.isDeep }.map(\.file)) == Set(files))
        #expect(findings.filter(\.isDeep) == whole)
    }

    /// Bytes that cannot be read under checksums that agree: their segment is repaired like one that contradicts
    /// itself.
    @Test(arguments: [true, false]) func whatCannotBeReadUnderARightChecksumIsRepaired(isTerms: Bool) throws {
        let tag = isTerms ? SegmentFormat.Tag.terms(Schema.text) : .postings
        let forged = try ForgedIndex()
        let answers = try Answers(forged.index.reader(), Answers.queries, limit: 1000)
        var bytes = try forged.section(tag)
        for place in 0..<min(8, bytes.count) { bytes[place] = 0xFF }
        try forged.replace([tag: bytes])
        #expect(try forged.index.findings().isEmpty)
        let suspects = try forged.index.contradictions(forged.documents)
        #expect(suspects.contains { $0.kind == .structure } && suspects.allSatisfy(\.isDeep))
        let repair = IndexRepair(
            forged.index.directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions,
            restorer: forged.documents)
        let outcome = try repair.run(forged.index.writer(), suspects: suspects)
        #expect(outcome.lost.isEmpty && outcome.unnamed == 0)
        #expect(try forged.index.contradictions(forged.documents) == [])
        #expect(try Answers(forged.index.reader(), Answers.queries, limit: 1000) == answers)
    }

    @Test func cancelled() throws {
        let forged = try ForgedIndex()
        let check = IndexCheck(
            forged.index.directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions,
            isCancelled: { true })
        #expect(throws: SearchEngineError.cancelled) { try check.contradictions(restorer: forged.documents) }
    }

    struct Forgery: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Where it is found, by the names of sections; nil where it concerns all of the file.
        var section: String?
        var file: String
        var forge: @Sendable (ForgedIndex) throws -> Void

        init(
            _ name: String, in section: String?, of file: String = ForgedIndex.file,
            _ forge: @escaping @Sendable (ForgedIndex) throws -> Void
        ) {
            testDescription = name
            self.section = section
            self.file = file
            self.forge = forge
        }
    }

    @Test(arguments: dictionaries + lists + tables + besides) func eachForgeryIsNamed(forgery: Forgery) throws {
        let forged = try ForgedIndex()
        try forgery.forge(forged)
        // Whoever compares checksums alone sees nothing.
        #expect(try forged.index.findings() == [])
        let findings = try forged.index.contradictions(forged.documents)
        #expect(findings.first?.section == forgery.section, "\(findings)")
        #expect(findings.first?.file == forgery.file)
    }

    private static let dictionaries = [
        Forgery("terms out of order", in: "terms.id") { try $0.replaceTerms(Schema.id) { $0.swapAt(3, 4) } },
        Forgery("a term twice", in: "terms.province") {
            try $0.replaceTerms(TestCorpus.province) { $0.insert($0[0], at: 0) }
        },
        Forgery("an index of terms that leads astray", in: "terms.id") { forged in
            var index = try forged.section(.termIndex(Schema.id))
            index[12] ^= 1
            try forged.replace([.termIndex(Schema.id): index])
        },
        Forgery("a byte behind the last term", in: "terms.province") { forged in
            try forged.replace([.terms(TestCorpus.province): try forged.section(.terms(TestCorpus.province)) + [0]])
        },
        Forgery("a word of the title that is not in the text", in: "terms.title") { forged in
            try forged.replaceTerms(TestCorpus.title) { $0.append((Array("zzz".utf8), $0[0].entry)) }
        },
        Forgery("a word of the title left out", in: "terms.title") { forged in
            try forged.replaceTerms(TestCorpus.title) { $0.removeFirst() }
        },
        Forgery("a number of pairs that are not there", in: "term-index.pairs") { forged in
            var index = try forged.section(.termIndex(Schema.pairs))
            index[0] ^= 1
            try forged.replace([.termIndex(Schema.pairs): index])
        },
    ]

    private static func changeFigures(
        _ field: Schema.FieldID = Schema.text, _ change: @escaping @Sendable (inout PostingsInfo) -> Void
    ) -> @Sendable (ForgedIndex) throws -> Void {
        { forged in try forged.replaceTerms(field) { change(&$0[0].entry.list) } }
    }

    private static let lists = [
        Forgery("occurrences that do not sum up", in: "postings", changeFigures { $0.totalFrequency += 1 }),
        Forgery("a bound too high", in: "postings", changeFigures { $0.maxFrequency += 1 }),
        Forgery("a shortest text that is not", in: "postings", changeFigures { $0.minLength += 1 }),
        Forgery("a keyword's documents one too few", in: "postings", changeFigures(Schema.id) { $0.length = 0 }),
        Forgery("a position elsewhere", in: "postings") { forged in
            let entry = try forged.entry("tphcm")
            try changeByte(forged, at: entry.list.offset + entry.list.length + entry.positionsLength - 2) { $0 + 1 }
        },
        Forgery("a form that the word lacks", in: "postings") { forged in
            let entry = try forged.entry("tphcm")
            try changeByte(forged, at: entry.list.offset + entry.list.length + entry.positionsLength - 1) { _ in 9 }
        },
        Forgery("a form with the list of another", in: "postings") { forged in
            try forged.replaceTerms(Schema.text) { terms in
                let place = try #require(terms.firstIndex { $0.entry.forms.count > 1 })
                terms[place].entry.forms[1].list = terms[place].entry.forms[0].list
            }
        },
        Forgery("forms that change places", in: "postings") { forged in
            try forged.replaceTerms(Schema.text) { terms in
                let place = try #require(terms.firstIndex { $0.entry.forms.count > 1 })
                terms[place].entry.forms.swapAt(0, 1)
            }
        },
        Forgery("keywords that change places", in: "postings") { forged in
            try forged.replaceTerms(TestCorpus.province) { terms in
                (terms[0].entry, terms[1].entry) = (terms[1].entry, terms[0].entry)
            }
        },
        Forgery("a pair in other documents", in: "terms.pairs") { forged in
            var pairs = PairCursor(try forged.segment.pairs)
            _ = try pairs.next()
            let words = try forged.segment.dictionary(Schema.text)
            let pair = try #require(
                try forged.segment.pair(Array("dang".utf8), Array("bo".utf8))
                    ?? forged.segment.pair(
                        Array("bo".utf8), Array("dang".utf8)))
            #expect(words.count > 2)
            try changeByte(forged, at: pair.offset + pair.length / 2) { $0 ^ 0x10 }
        },
    ]

    private static func changeByte(_ forged: ForgedIndex, at offset: Int, _ change: (UInt8) -> UInt8) throws {
        var postings = try forged.section(.postings)
        postings[offset] = change(postings[offset])
        try forged.replace([.postings: postings])
    }

    private static func changeColumn(
        _ column: Schema.ColumnID, _ change: @escaping @Sendable (Int64?) -> Int64?
    ) -> @Sendable (ForgedIndex) throws -> Void {
        { forged in
            let segment = try forged.segment
            var values = (0..<DocID(segment.documentCount)).map { segment.column(column)[$0] }
            values[7] = change(values[7])
            try forged.replace([.column(column): Column.encode(values)])
        }
    }

    private static let tables = [
        Forgery("a length", in: "info") { forged in
            let segment = try forged.segment
            var lengths = (0..<DocID(segment.documentCount)).map { segment.length($0) }
            lengths[5] += 1
            try forged.replace([.lengths: Lengths.encode(lengths), .lengthClasses: LengthClasses.encode(lengths)])
        },
        Forgery("a class of lengths", in: "length-classes") { forged in
            var classes = try forged.section(.lengthClasses)
            classes[70] ^= 0x10
            try forged.replace([.lengthClasses: classes])
        },
        Forgery("an order", in: "column.order", changeColumn(Schema.order) { ($0 ?? 0) ^ 1 }),
        Forgery("the end of a title", in: "column.end of title", changeColumn(1) { _ in -4 }),
        Forgery("a number of the application", in: "column.day", changeColumn(TestCorpus.day) { ($0 ?? 0) + 1 }),
        Forgery("a number that was not given", in: "column.day", changeColumn(TestCorpus.day) { $0 == nil ? 5 : nil }),
        Forgery("a sketch", in: "sketches") { forged in
            let doc = try #require(try forged.segment.document(id: "c1"))
            var sketches = try forged.section(.sketches)
            sketches[72 * Int(doc) + 5] ^= 1
            try forged.replace([.sketches: sketches])
        },
        Forgery("an ID", in: "column.order") { forged in
            let segment = try forged.segment
            var ids = try (0..<DocID(segment.documentCount)).map { try segment.id($0) }
            ids.swapAt(10, 11)
            var writer = ByteWriter()
            var end: UInt64 = 0
            for id in ids {
                end += UInt64(id.utf8.count)
                writer.fixed(end)
            }
            try forged.replace([.identifiers: writer.bytes + ids.flatMap(\.utf8)])
        },
        Forgery("stored bytes of another document", in: "store") { forged in
            let segment = try forged.segment
            let sink = try forged.index.directory.create("store")
            let writer = try SectionWriter(sink)
            let store = try DocumentStoreWriter()
            try writer.begin(.store)
            for doc in 0..<DocID(segment.documentCount) {
                try store.append(try segment.stored(doc == 8 ? 9 : doc), to: writer)
            }
            let index = try store.finish(to: writer)
            try writer.end()
            try writer.finish()
            let bytes = try SectionReader(forged.index.directory.open("store"), file: "").section(.store).array
            try forged.index.directory.remove("store")
            try forged.replace([.store: bytes, .storeIndex: index])
        },
        Forgery("a stored document behind its place", in: "store-index") { forged in
            var index = try forged.section(.storeIndex)
            index[index.count - 8] ^= 1
            try forged.replace([.storeIndex: index])
        },
    ]

    private static let besides = [
        Forgery("words in the live documents", in: nil) {
            try $0.replaceManifest { $0.segments[0].liveTokens += 1 }
        },
        Forgery("copies that nobody was told of", in: nil, of: IndexFileName.manifest) {
            try $0.replaceManifest { $0.duplicatesRevision = 0 }
        },
        Forgery("an ID that is live twice", in: "identifiers") { forged in
            let tokens = try forged.segment.tokenCount
            try forged.replaceManifest { manifest in
                manifest.segments[0].liveCount = manifest.segments[0].documentCount
                manifest.segments[0].liveTokens = tokens
                manifest.segments[0].liveRevision = 0
            }
        },
    ]

    /// A segment that contradicts itself is repaired by its stored bytes.
    @Test func whatContradictsItselfIsRepaired() throws {
        let forged = try ForgedIndex()
        let answers = try Answers(forged.index.reader(), Answers.queries, limit: 1000)
        let forgery = try #require(Self.lists.first { $0.testDescription == "forms that change places" })
        try forgery.forge(forged)
        let repair = IndexRepair(
            forged.index.directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions,
            restorer: forged.documents)
        let suspects = try forged.index.contradictions(forged.documents)
        let outcome = try repair.run(forged.index.writer(), suspects: suspects)
        #expect(outcome.findings == suspects)
        #expect(outcome.lost.isEmpty)
        #expect(try forged.index.contradictions(forged.documents) == [])
        #expect(try Answers(forged.index.reader(), Answers.queries, limit: 1000) == answers)
    }
}
