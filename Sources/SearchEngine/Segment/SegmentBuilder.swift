internal import Analysis

/// Makes one segment out of documents: stored bytes go to the file as they come, all else is kept in memory until
/// ``finish(_:jobs:)``.
final class SegmentBuilder {
    /// Positions left free between passages, so that phrases and near words do not reach across.
    static let passageGap: UInt32 = 8
    /// The most bytes of text one document may have: its postings must fit the arena beside all others.
    static let maxTextLength = 256 << 20
    /// The most memory a builder may be let to take: a document more, and the arena still fits 32-bit offsets.
    static let maxMemory = 2 << 30

    private let schema: Schema
    private let writer: SectionWriter
    private let store: DocumentStoreWriter
    private var text: TextInverter
    private var keywords: [Schema.FieldID: KeywordInverter] = [:]
    private var columns: [[Int64?]]
    private var lengths: [UInt32] = []
    private var sketches: [TextSketch?] = []
    /// By document: the number of its ID among the values of that field.
    private var ids: [UInt32] = []

    /// - Parameters:
    ///   - sink: of the new segment file.
    ///   - memoryLimit: at which the caller will finish the segment.
    init(schema: Schema, sink: any FileSink, memoryLimit: Int) throws(SearchEngineError) {
        self.schema = schema
        text = TextInverter(memory: memoryLimit)
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

    /// Bytes of memory in use, with those that finishing will need, about: beside sketches what is written of them.
    var memory: Int {
        text.memory + keywords.values.reduce(0) { $0 + $1.memory } + lengths.count
            * (8 + 16 * columns.count + MemoryLayout<TextSketch?>.stride + TextSketch.byteCount)
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

    /// - Parameters:
    ///   - analyzed: the next document.
    ///   - numbers: of its terms, in the vocabulary that ``finish(_:jobs:)`` will be given.
    /// - Complexity: linear in the document.
    func add(_ analyzed: AnalyzedDocument, _ numbers: [TermID]) throws(SearchEngineError) {
        guard lengths.count < SegmentFormat.maxDocuments else {
            throw .tooLarge(what: "a segment of \(lengths.count) documents")
        }
        let document = analyzed.document
        let doc = DocID(lengths.count)
        try store.append(document.stored, to: writer)
        lengths.append(analyzed.length)
        sketches.append(analyzed.sketch)
        text.add(analyzed, numbers)
        ids.append(keywords[Schema.id, default: KeywordInverter()].add(doc, Array(document.id.utf8)))
        for keyword in document.keywords {
            keywords[keyword.field]?.add(doc, Array(keyword.value.utf8))
        }
        appendColumns(document, analyzed.passageEnds)
    }

    private func appendColumns(_ document: Document, _ passageEnds: [TextInverter.PassageEnd]) {
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

    /// Writes what is left and makes the file durable. What is written is let go at once: the terms need its room.
    ///
    /// - Parameters:
    ///   - vocabulary: of the terms.
    ///   - jobs: threads that encode terms; the file is the same whatever their number.
    func finish(_ vocabulary: borrowing Vocabulary, jobs: Int) throws(SearchEngineError) {
        let storeIndex = try store.finish(to: writer)
        try writer.end()
        try writer.section(.storeIndex, storeIndex)
        try writer.section(.info, SegmentInfo(documentCount: lengths.count, tokenCount: tokenCount).encoded())
        try writer.section(.identifiers, encodedIdentifiers())
        try writer.section(.lengths, Lengths.encode(lengths))
        try writer.section(.lengthClasses, LengthClasses.encode(lengths))
        try writer.section(.sketches, Sketches.encode(sketches, count: sketches.count))
        (ids, sketches) = ([], [])
        for column in schema.columns.indices {
            try writer.section(.column(column), Column.encode(columns[column]))
            columns[column] = []
        }
        try writeTerms(TextInversion(text, vocabulary), jobs: jobs)
        try writer.finish()
    }

    private func encodedIdentifiers() -> [UInt8] {
        guard let values = keywords[Schema.id] else { return [] }
        return Identifiers.encode(documentCount: ids.count) { values.value(ids[$0]) }
    }

    /// Occurrences, and terms, encoded at once by one thread.
    private static let runSize = (occurrences: 1 << 16, terms: 1 << 12)

    private func writeTerms(_ inversion: TextInversion, jobs: Int) throws(SearchEngineError) {
        var writers = schema.fields.map { TermWriter(kind: $0.kind, lengths: lengths) }
        var pairs = PairDictionaryWriter(lengths: lengths, words: inversion.count)
        let work = OrderedWork<Range<Int>, Result<EncodedTerms, SearchEngineError>>(jobs: jobs) {
            var encoder = InversionEncoder(inversion, schema: schema, lengths: lengths)
            return { ranks in Result { () throws(SearchEngineError) in try encoder.encode(ranks) } }
        }
        try writer.begin(.postings)
        var runs = inversion.runs(of: Self.runSize.occurrences, orTerms: Self.runSize.terms)[...]
        while true {
            while work.count < 2 * jobs, let run = runs.popFirst() { work.give(run) }
            guard let encoded = work.result() else { break }
            try write(encoded.get(), inversion, &writers, &pairs)
        }
        for field in keywords.keys.sorted() {
            try keywords[field]?.forEach { (value, postings) throws(SearchEngineError) in
                try writers[field].write(value, &postings, to: writer)
            }
            keywords[field] = nil
        }
        try writer.end()
        try writer.dictionaries(writers, pairs: &pairs)
    }

    private func write(
        _ encoded: EncodedTerms, _ inversion: TextInversion, _ writers: inout [TermWriter],
        _ pairs: inout PairDictionaryWriter
    ) throws(SearchEngineError) {
        let start = writer.sectionLength
        var pair = 0
        for (index, term) in encoded.terms.enumerated() {
            let rank = encoded.first + index
            let key = inversion.key(rank)
            try writers[Schema.text].add(key, term.entry, at: start)
            for (zone, entry) in zip(schema.zones, term.zones) {
                if let entry { try writers[zone].add(key, entry, at: start) }
            }
            for _ in 0..<term.pairCount {
                var list = encoded.pairs[pair].list
                list.offset += start
                try pairs.add(first: UInt32(rank), second: encoded.pairs[pair].second, list)
                pair += 1
            }
        }
        try writer.append(encoded.bytes.bytes)
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
