import SearchEngine
import Testing

/// An index of which one part was changed so that all checksums agree.
struct ForgedIndex {
    let index: TestIndex
    let documents: KnownDocuments
    private let directory: MemoryDirectory
    static let file = "segment-1"

    /// A segment with deletions and copies, and a second one that replaces some of its documents.
    init() throws {
        var random = SeededRandom(404)
        let words = CopiedTexts.words(40, &random)
        let copies = ["c1", "c2"].map { RestorableDocuments.document(CopiedTexts.document($0, words, day: 3)) }
        let first = RestorableDocuments.random(300, &random) + copies
        let second = RestorableDocuments.random(20, from: 290, &random)
        directory = MemoryDirectory()
        index = TestIndex(directory)
        try index.commit(first)
        try index.commit(second, deleting: ["r3"])
        documents = KnownDocuments(first + second)
        // A forger who changes a file changes its seal.
        try replaceManifest { $0.seals = [:] }
    }

    var segment: SegmentReader { get throws { try index.reader().segments[0] } }

    func section(_ tag: SegmentFormat.Tag) throws -> [UInt8] {
        try SectionReader(index.directory.open(Self.file), file: Self.file).section(tag).array
    }

    func replace(_ sections: [SegmentFormat.Tag: [UInt8]]) throws {
        let reader = try SectionReader(index.directory.open(Self.file), file: Self.file)
        let writer = try SectionWriter(try directory.create("forged"))
        for section in reader.sections {
            try writer.section(section.tag, try sections[section.tag] ?? reader.section(section.tag).array)
        }
        try writer.finish()
        try directory.rename("forged", to: Self.file)
    }

    /// Rewrites a dictionary with other terms.
    func replaceTerms(
        _ field: Schema.FieldID, _ change: (inout [(key: [UInt8], entry: TermEntry)]) throws -> Void
    ) throws {
        var cursor = try segment.dictionary(field).cursor()
        var terms: [(key: [UInt8], entry: TermEntry)] = []
        while let term = try cursor.next() { terms.append((term.key, try term.entry())) }
        try change(&terms)
        var writer = TermDictionaryWriter(kind: TestCorpus.schema.fields[field].kind)
        for term in terms { writer.append(term.key, term.entry) }
        try replace([.terms(field): writer.dictionary.bytes, .termIndex(field): writer.index])
    }

    func replaceManifest(_ change: (inout Manifest) -> Void) throws {
        var manifest = try Manifest.read(from: directory)
        change(&manifest)
        try manifest.commit(to: directory)
    }

    func entry(_ key: String, field: Schema.FieldID = Schema.text) throws -> TermEntry {
        try #require(try segment.dictionary(field).entry(for: Array(key.utf8)))
    }
}
