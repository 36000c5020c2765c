/// The parts of a damaged segment that can be read, each by itself.
struct SegmentRemains {
    let number: UInt64
    let file: String
    /// As the manifest has it, or the segment itself; nil where neither says.
    let documentCount: Int?
    private let view: ByteView
    private let schema: Schema
    /// Nil where the table of contents cannot be read.
    private let sections: SectionReader?
    private let damaged: Set<SegmentFormat.Tag>
    /// Of each document; nil where they cannot be told.
    let ids: [String]?

    /// - Parameter documentCount: as the manifest has it.
    /// - Throws: ``SearchEngineError/otherVersion(what:found:expected:)``: nothing that could be said would be true.
    init(
        _ view: ByteView, number: UInt64, documentCount: Int?, schema: Schema
    ) throws(SearchEngineError) {
        let view = SectionReader.withoutBytesBehind(view)
        self.view = view
        self.number = number
        self.schema = schema
        file = IndexFileName.segment(number)
        do {
            sections = try SectionReader(view, file: file)
        } catch {
            guard case .damaged = error else { throw error }
            sections = nil
        }
        damaged = Set(sections?.damagedSections.map(\.tag) ?? [])
        let count =
            documentCount
            ?? Self.sound(.info, sections, damaged).flatMap { try? SegmentInfo($0, file: "").documentCount }
        self.documentCount = count
        let identifiers = Self.sound(.identifiers, sections, damaged)
        ids = count.flatMap { count in identifiers.flatMap { Self.ids($0, count) } }
    }

    private static func ids(_ bytes: ByteView, _ count: Int) -> [String]? {
        guard let identifiers = try? Identifiers(bytes, documentCount: count, file: "") else { return nil }
        var ids: [String] = []
        for doc in 0..<DocID(count) {
            guard let id = try? identifiers.id(doc) else { return nil }
            ids.append(id)
        }
        return ids
    }

    /// The bytes of a section; nil where they are missing or not those that were written.
    private static func sound(
        _ tag: SegmentFormat.Tag, _ sections: SectionReader?, _ damaged: Set<SegmentFormat.Tag>
    ) -> ByteView? {
        damaged.contains(tag) ? nil : try? sections?.section(tag)
    }

    private func sound(_ tag: SegmentFormat.Tag) -> ByteView? { Self.sound(tag, sections, damaged) }

    /// Every number of a column; nil where they cannot be told.
    func column(_ column: Schema.ColumnID) -> Column? {
        guard let documentCount, let bytes = sound(.column(column)) else { return nil }
        return try? Column(bytes, documentCount: documentCount, file: file)
    }

    /// The value of a keyword field that has one a document; nil for a document of which that cannot be told.
    ///
    /// Lists are read even where their section is damaged, since that is all of the postings: a document that is in one
    /// list just once is taken to be where it belongs.
    ///
    /// - Complexity: linear in the documents and the values.
    func keywords(_ field: Schema.FieldID) -> [String?] {
        guard let documentCount else { return [] }
        var values: [String] = []
        var places = [Int32](repeating: -1, count: documentCount)
        _ = try? forEachValue(field, documentCount) { value, docs in
            values.append(value)
            for doc in docs where Int(doc) < documentCount {
                places[Int(doc)] = places[Int(doc)] == -1 ? Int32(truncatingIfNeeded: values.count - 1) : -2
            }
        }
        return places.map { $0 >= 0 ? values[Int($0)] : nil }
    }

    private func forEachValue(
        _ field: Schema.FieldID, _ documentCount: Int, _ body: (String, [DocID]) -> Void
    ) throws(SearchEngineError) {
        guard let sections else { return }
        let postings = try sections.section(.postings)
        let dictionary = try TermDictionary(
            kind: .keyword, dictionary: try sections.section(.terms(field)),
            index: try sections.section(.termIndex(field)), documentCount: documentCount,
            postingsLength: postings.count, file: file)
        var terms = try dictionary.cursor()
        while let term = try terms.next() {
            let cursor = try PostingsCursor(
                try term.entry().list, in: postings, hasFrequencies: false, documentCount: documentCount,
                format: sections.format, file: file)
            var docs: [DocID] = []
            for block in 0..<cursor.blockTotal {
                try cursor.enter(block: block)
                docs += cursor.docs[..<cursor.blockCount]
            }
            body(String(decoding: term.key, as: UTF8.self), docs)
        }
    }

    // MARK: Stored bytes

    /// The document store with its index; nil where either cannot be told.
    var store: DocumentStore? {
        guard let documentCount, let index = sound(.storeIndex), let store = try? sections?.section(.store) else {
            return nil
        }
        return try? DocumentStore(store: store, index: index, documentCount: documentCount, file: file)
    }

    /// Calls `body` with the content of each block of the store that is as it was written, in order, and with whether
    /// none before it was lost. Without a table of contents blocks are looked for in the whole file, which begins with
    /// them.
    ///
    /// - Complexity: linear in the bytes.
    func forEachBlock(_ body: ([UInt8], Bool) throws(SearchEngineError) -> Void) throws(SearchEngineError) {
        let bytes = (try? sections?.section(.store)) ?? view.slice(min(8, view.count)..<view.count) ?? .empty
        var offset = 0
        var isWhole = true
        while offset < bytes.count {
            if let rest = bytes.slice(offset..<bytes.count), let length = Compression.blockLength(rest),
                let packed = rest.slice(0..<min(length, rest.count)), let block = try Compression.unpack(packed)
            {
                try body(block, isWhole)
                offset += length
            } else {
                isWhole = false
                offset += 1
            }
        }
    }
}
