/// One segment, open for reading. Nothing is read at opening but the table of contents and the counts.
package final class SegmentReader: Sendable {
    /// Bytes of a list that are fetched ahead; of what comes behind them the processor knows by itself.
    private static let mostFetched = 256

    package let number: UInt64
    package let documentCount: Int
    /// Positions of all documents' text, deleted ones too.
    package let tokenCount: UInt64
    /// Nil where nothing is deleted.
    package let live: LiveDocuments?
    package let file: String
    private let schema: Schema
    let sections: SectionReader
    private let dictionaries: [TermDictionary]
    package let pairs: PairDictionary
    let postings: ByteView
    private let columns: [Column]
    let store: DocumentStore
    private let identifiers: Identifiers
    package let lengths: Lengths
    let lengthClasses: LengthClasses
    let sketches: Sketches

    convenience init(
        _ entry: Manifest.Segment, schema: Schema, directory: any Directory
    ) throws(SearchEngineError) {
        try self.init(entry, schema: schema, open: directory.open)
    }

    /// - Parameter open: the bytes of a file by its name.
    init(
        _ entry: Manifest.Segment, schema: Schema, open: (String) throws(SearchEngineError) -> ByteView
    ) throws(SearchEngineError) {
        let file = IndexFileName.segment(entry.number)
        let sections = try SectionReader(try open(file), file: file)
        let info = try SegmentInfo(sections.section(.info), file: file)
        guard info.documentCount == entry.documentCount else {
            throw .damaged(file: file, reason: "it has another number of documents than the manifest says")
        }
        let documentCount = info.documentCount
        let postings = try sections.section(.postings)
        let lengths = try Lengths(try sections.section(.lengths), documentCount: documentCount, file: file)
        var dictionaries: [TermDictionary] = []
        for (field, kind) in schema.fields.map(\.kind).enumerated() {
            guard kind != .pair else {
                dictionaries.append(.empty)
                continue
            }
            dictionaries.append(
                try TermDictionary(
                    kind: kind, dictionary: try sections.section(.terms(field)),
                    index: try sections.section(.termIndex(field)), documentCount: documentCount,
                    postingsLength: postings.count, file: file))
        }
        pairs = try PairDictionary(
            pairs: try sections.section(.terms(Schema.pairs)), index: try sections.section(.termIndex(Schema.pairs)),
            words: dictionaries[Schema.text].count, postings: postings, lengths: lengths,
            documentCount: documentCount, file: file)
        var columns: [Column] = []
        for column in schema.columns.indices {
            columns.append(try Column(try sections.section(.column(column)), documentCount: documentCount, file: file))
        }
        store = try DocumentStore(
            store: try sections.section(.store), index: try sections.section(.storeIndex),
            documentCount: documentCount, file: file)
        identifiers = try Identifiers(
            try sections.section(.identifiers), documentCount: documentCount, file: file)
        lengthClasses = try LengthClasses(
            try sections.section(.lengthClasses), documentCount: documentCount, file: file)
        sketches = try Sketches(try sections.section(.sketches), documentCount: documentCount, file: file)
        if entry.liveRevision > 0 {
            let name = IndexFileName.liveDocuments(entry.number, revision: entry.liveRevision)
            let live = try LiveDocuments(try open(name), documentCount: documentCount, file: name)
            guard live.liveCount == entry.liveCount else {
                throw .damaged(file: name, reason: "it has another number of live documents than the manifest says")
            }
            self.live = live
        } else {
            live = nil
        }
        number = entry.number
        tokenCount = info.tokenCount
        self.documentCount = documentCount
        self.schema = schema
        self.file = file
        self.sections = sections
        self.dictionaries = dictionaries
        self.lengths = lengths
        self.postings = postings
        self.columns = columns
    }

    package var liveCount: Int { live?.liveCount ?? documentCount }

    /// The terms of a field; pairs have a dictionary of their own, ``pair(_:_:)``.
    package func dictionary(_ field: Schema.FieldID) -> TermDictionary { dictionaries[field] }

    /// The list of two neighbouring words, by their unmarked keys; nil where they nowhere stand so.
    package func pair(_ first: [UInt8], _ second: [UInt8]) throws(SearchEngineError) -> PostingsInfo? {
        let words = dictionaries[Schema.text]
        guard let left = try words.place(of: first), let right = try words.place(of: second) else { return nil }
        return try pairs.list(first: left, second: right)
    }

    package func column(_ column: Schema.ColumnID) -> Column { columns[column] }

    package func length(_ doc: DocID) -> UInt32 { lengths[doc] }

    /// The sketch of a document's text; nil where that is too short for one.
    package func sketch(_ doc: DocID) -> TextSketch? { sketches[doc] }

    /// Whether there is such a document and it has not been deleted.
    package func isLive(_ doc: DocID) -> Bool { Int(doc) < documentCount && live?.isLive(doc) ?? true }

    /// Has the processor fetch the ID of a document.
    package func prefetchID(_ doc: DocID) { identifiers.prefetch(doc) }

    /// The ID of a document.
    package func id(_ doc: DocID) throws(SearchEngineError) -> String { try identifiers.id(doc) }

    /// The bytes stored with a document.
    package func stored(_ doc: DocID) throws(SearchEngineError) -> [UInt8] {
        var unpacked = DocumentStore.Unpacked()
        return try stored(doc, unpacked: &unpacked)
    }

    /// The bytes stored with a document, for a reader of many in order.
    package func stored(_ doc: DocID, unpacked: inout DocumentStore.Unpacked) throws(SearchEngineError) -> [UInt8] {
        try store.document(doc, unpacked: &unpacked)
    }

    package func cursor(_ info: PostingsInfo, _ field: Schema.FieldID) throws(SearchEngineError) -> PostingsCursor {
        try PostingsCursor(
            info, in: postings, hasFrequencies: schema.fields[field].kind.hasFrequencies,
            documentCount: documentCount, format: sections.format, file: file)
    }

    /// Has the processor fetch where a list is looked at first. Lists lie far apart: to fetch those of a query side by
    /// side takes less than to wait for each in turn.
    func prefetch(_ info: PostingsInfo, _ field: Schema.FieldID) {
        let encoding = PostingsEncoding(
            info, hasFrequencies: schema.fields[field].kind.hasFrequencies, documentCount: documentCount,
            format: sections.format)
        let start = info.offset + (encoding == .dense ? DensePostings.firstUse(documentCount) : 0)
        for byte in stride(from: 0, to: min(info.length, Self.mostFetched), by: 64) {
            postings.prefetch(start + byte)
        }
    }

    /// The positions behind a list of the text field.
    func positions(_ entry: TermEntry) throws(SearchEngineError) -> PositionsReader {
        let start = entry.list.offset + entry.list.length
        guard let bytes = postings.slice(start..<start + entry.positionsLength) else {
            throw .damaged(file: file, reason: "positions lie outside their section")
        }
        return try PositionsReader(entry.list, documentCount: documentCount, bytes: bytes, file: file)
    }

    /// The live document of an ID.
    package func document(id: String) throws(SearchEngineError) -> DocID? {
        guard let entry = try dictionary(Schema.id).entry(for: Array(id.utf8)) else { return nil }
        return try liveDocuments(entry.list).last
    }

    /// The live documents of a keyword's list.
    package func liveDocuments(
        _ list: PostingsInfo, field: Schema.FieldID = Schema.id
    ) throws(SearchEngineError) -> [DocID] {
        let cursor = try cursor(list, field)
        var found: [DocID] = []
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            for index in 0..<cursor.blockCount where isLive(cursor.docs[index]) {
                found.append(cursor.docs[index])
            }
        }
        return found
    }

    /// Whether any document of a list is live.
    ///
    /// - Complexity: linear in the deleted documents before the first that is.
    package func hasLive(_ list: PostingsInfo, field: Schema.FieldID) throws(SearchEngineError) -> Bool {
        guard live != nil else { return true }
        let cursor = try cursor(list, field)
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            if cursor.docs[..<cursor.blockCount].contains(where: isLive) { return true }
        }
        return false
    }

    /// Bytes of each section, by name.
    package var sectionLengths: [(name: String, bytes: Int)] {
        sections.sections.map { ($0.tag.name(schema), $0.length) }
    }

    /// Compares every byte with its checksum.
    package func verify() throws(SearchEngineError) { try sections.verify() }

    /// See ``ByteView/releasePages()``.
    func releasePages() { sections.releasePages() }
}
