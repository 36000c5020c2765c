import Analysis
import SearchEngine

/// Documents of the test corpus that can be made anew from what is stored with them.
struct RestorableDocuments: DocumentRestorer {
    let originColumn: Schema.ColumnID? = nil
    let keywordsBesideStored = [TestCorpus.province]

    /// The document with its ID, title and body as its stored bytes.
    static func document(_ document: Document) -> Document {
        var restorable = document
        var writer = ByteWriter()
        writer.string(document.id.utf8)
        for passage in document.passages { writer.string(passage.utf8) }
        restorable.stored = writer.bytes
        return restorable
    }

    static func random(_ count: Int, from first: Int = 0, _ random: inout SeededRandom) -> [Document] {
        TestCorpus.random(count, from: first, &random).map(document)
    }

    func document(_ bytes: [UInt8], at start: Int) -> (id: String, end: Int)? {
        guard let (parts, end) = try? parts(bytes, at: start) else { return nil }
        return (String(decoding: parts[0], as: UTF8.self), end)
    }

    func document(_ stored: [UInt8], _ remains: DocumentRemains) throws(SearchEngineError) -> Document {
        let texts = try parts(stored, at: 0).parts.map { String(decoding: $0, as: UTF8.self) }
        var document = TestCorpus.document(
            texts[0], title: texts[1], body: texts[2], province: remains.keywords[TestCorpus.province],
            day: remains.columns[TestCorpus.day])
        document.stored = stored
        return document
    }

    func use(of attachment: ByteReader) -> AttachmentUse { .kept(attachment.view.array) }

    private func parts(_ bytes: [UInt8], at start: Int) throws(SearchEngineError) -> (parts: [[UInt8]], end: Int) {
        var reader = ByteReader(ByteView(bytes), from: start, file: "stored")
        return ([try reader.string(), try reader.string(), try reader.string()], reader.offset)
    }
}

extension TestIndex {
    /// What is wrong with the index, by its checksums.
    func findings() throws -> [IndexFinding] {
        try IndexCheck(directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions).checksums()
    }

    /// - Parameter isDryRun: finds out only.
    @discardableResult
    func repair(isDryRun: Bool = false) throws -> RepairOutcome {
        let repair = IndexRepair(
            directory, schema: TestCorpus.schema, contentVersions: TestCorpus.versions, restorer: RestorableDocuments())
        return try repair.run(isDryRun ? nil : writer(replacing: repair.needsNewManifest()))
    }

    /// The bytes of all files but the lock.
    func bytes() throws -> [String: [UInt8]] {
        var bytes: [String: [UInt8]] = [:]
        for name in try files() { bytes[name] = try directory.open(name).array }
        return bytes
    }

    /// Another index of the same files.
    static func copy(_ files: [String: [UInt8]]) -> (index: TestIndex, directory: MemoryDirectory) {
        let directory = MemoryDirectory()
        for (name, bytes) in files { directory.overwrite(name, with: bytes) }
        return (TestIndex(directory), directory)
    }
}
