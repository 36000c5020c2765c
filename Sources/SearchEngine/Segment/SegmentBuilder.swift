internal import Analysis

/// Makes one segment out of documents: stored bytes go to the file as they come, all else is kept in memory until
/// ``finish()``.
final class SegmentBuilder {
    /// Positions left free between passages, so that phrases and near words do not reach across.
    static let passageGap: UInt32 = 8
    /// The most bytes of text one document may have: its postings must fit the arena beside all others.
    static let maxTextLength = 256 << 20
    /// The most memory a builder may be let to take: a document more, and the arena still fits 32-bit offsets.
    static let maxMemory = 2 << 30

    private let schema: Schema
    private let analyzer: VietnameseAnalyzer
    private let writer: SectionWriter
    private let store: DocumentStoreWriter
    private var text = TextInverter()
    private var keywords: [Schema.FieldID: KeywordInverter] = [:]
    private var columns: [[Int64?]]
    private var lengths: [UInt32] = []
    private var sketcher = SketchBuilder()
    private var sketches: [TextSketch?] = []
    private var ids: [String] = []
    private var tokens = TokenBuffer()
    private var passageEnds: [TextInverter.PassageEnd] = []

    /// - Parameters:
    ///   - analyzer: may have been used before, and be used again after.
    ///   - sink: of the new segment file.
    init(schema: Schema, analyzer: VietnameseAnalyzer, sink: any FileSink) throws(SearchEngineError) {
        self.schema = schema
        self.analyzer = analyzer
        writer = try SectionWriter(sink)
        store = try DocumentStoreWriter()
        columns = Array(repeating: [], count: schema.columns.count)
        for (field, kind) in schema.fields.map(\.kind).enumerated() where kind == .keyword {
            keywords[field] = KeywordInverter()
        }
        try writer.begin(.store)
    }

    var documentCount: Int { lengths.count }

    /// Positions of all documents' text.
    var tokenCount: UInt64 { lengths.reduce(0) { $0 + UInt64($1) } }

    /// Bytes of memory in use, about.
    var memory: Int {
        text.memory + keywords.values.reduce(0) { $0 + $1.memory } + lengths.count
            * (4 + 16 * columns.count + MemoryLayout<TextSketch?>.stride)
    }

    /// - Throws: ``SearchEngineError/tooLarge(what:)`` for a document that no segment can take.
    static func check(_ document: Document) throws(SearchEngineError) {
        let size = document.passages.reduce(0) {
            $0 + $1.range.clamped(to: 0..<$1.utf8.count).count + Int(Self.passageGap)
        }
        guard size <= maxTextLength else { throw .tooLarge(what: "a text of \(size) bytes") }
        guard document.stored.count <= DocumentStoreWriter.maxDocumentLength else {
            throw .tooLarge(what: "a document of \(document.stored.count) bytes")
        }
    }

    /// - Parameter document: one that ``check(_:)`` lets pass.
    /// - Complexity: linear in the document.
    func add(_ document: Document) throws(SearchEngineError) {
        guard lengths.count < SegmentFormat.maxDocuments else {
            throw .tooLarge(what: "a segment of \(lengths.count) documents")
        }
        let doc = DocID(lengths.count)
        try store.append(document.stored, to: writer)
        tokens.removeAll()
        passageEnds.removeAll(keepingCapacity: true)
        var position: UInt32 = 0
        var length: UInt32 = 0
        for passage in document.passages {
            analyzer.analyze(passage.utf8, range: passage.range, from: position, into: &tokens)
            let end = max(tokens.nextPosition, position)
            length += end - position
            position = end + Self.passageGap
            passageEnds.append(.init(position: position, zone: passage.zone))
        }
        lengths.append(length)
        sketches.append(sketcher.sketch(tokens, analyzer.vocabulary))
        ids.append(document.id)
        text.add(doc, tokens: tokens, passages: passageEnds, vocabulary: analyzer.vocabulary)
        keywords[Schema.id]?.add(doc, Array(document.id.utf8))
        for keyword in document.keywords {
            keywords[keyword.field]?.add(doc, Array(keyword.value.utf8))
        }
        appendColumns(document)
    }

    private func appendColumns(_ document: Document) {
        columns[Schema.order].append(document.order)
        var end: Int64 = 0
        for (field, kind) in schema.fields.map(\.kind).enumerated() where kind == .zone {
            end = passageEnds.last { $0.zone == field }.map { Int64($0.position) } ?? end
            columns[schema.endColumn(ofZone: field)].append(end)
        }
        let first = schema.firstOwnColumn
        for column in first..<schema.columns.count {
            let index = column - first
            columns[column].append(index < document.columns.count ? document.columns[index] : nil)
        }
    }

    /// Writes what is left and makes the file durable.
    func finish() throws(SearchEngineError) {
        let storeIndex = try store.finish(to: writer)
        try writer.end()
        try writer.section(.storeIndex, storeIndex)
        try writer.section(.info, SegmentInfo(documentCount: lengths.count, tokenCount: tokenCount).encoded())
        try writer.section(.identifiers, Identifiers.encode(ids))
        try writer.section(.lengths, Lengths.encode(lengths))
        try writer.section(.lengthClasses, LengthClasses.encode(lengths))
        try writer.section(.sketches, Sketches.encode(sketches))
        for column in schema.columns.indices {
            try writer.section(.column(column), Column.encode(columns[column]))
        }
        try writeTerms()
        try writer.finish()
    }

    private func writeTerms() throws(SearchEngineError) {
        var writers = schema.fields.map { TermWriter(kind: $0.kind, lengths: lengths) }
        var postings = TermPostings()
        var zones: [Schema.FieldID: TermPostings] = [:]
        for (field, kind) in schema.fields.map(\.kind).enumerated() where kind == .zone {
            zones[field] = TermPostings()
        }
        let terms = text.sortedTerms(analyzer.vocabulary)
        var ranks = [UInt32](repeating: 0, count: analyzer.vocabulary.unmarkedCount)
        for (rank, term) in terms.enumerated() { ranks[Int(term.term)] = UInt32(rank) }
        var pairs = PairGroups(ranks: ranks)
        var pairWriter = PairDictionaryWriter(lengths: lengths, words: terms.count)
        try writer.begin(.postings)
        for (rank, (key, term)) in terms.enumerated() {
            text.postings(
                of: term, vocabulary: analyzer.vocabulary, text: &postings, zones: &zones, pairs: &pairs)
            try writers[Schema.text].write(key, &postings, to: writer)
            try pairs.forEach(&postings) { (follower, postings) throws(SearchEngineError) in
                try pairWriter.write(
                    first: UInt32(rank), second: ranks[Int(follower)], postings, to: writer)
            }
            for zone in zones.keys.sorted() {
                guard var part = zones[zone] else { continue }
                try writers[zone].write(key, &part, to: writer)
            }
        }
        for (field, inverter) in keywords.sorted(by: { $0.key < $1.key }) {
            try inverter.forEach { (value, postings) throws(SearchEngineError) in
                try writers[field].write(value, &postings, to: writer)
            }
        }
        try writer.end()
        try writer.dictionaries(writers, pairs: &pairWriter)
    }

    /// Gives the segment up.
    func abandon() { writer.abandon() }
}

/// The counts of a segment.
///
/// ```
/// info := documentCount:u64 tokenCount:u64
/// ```
struct SegmentInfo: Equatable {
    var documentCount: Int
    /// Positions of all documents' text, deleted ones too.
    var tokenCount: UInt64

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed(UInt64(documentCount))
        writer.fixed(tokenCount)
        return writer.bytes
    }

    init(documentCount: Int, tokenCount: UInt64) {
        self.documentCount = documentCount
        self.tokenCount = tokenCount
    }

    init(_ bytes: ByteView, file: String) throws(SearchEngineError) {
        var reader = ByteReader(bytes, file: file)
        let documents = try reader.fixed(UInt64.self)
        guard documents <= UInt64(SegmentFormat.maxDocuments) else {
            throw reader.damaged("more documents than a segment holds")
        }
        documentCount = Int(documents)
        tokenCount = try reader.fixed(UInt64.self)
    }
}
