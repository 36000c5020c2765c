/// Whether what a segment keeps of each document by number is complete, and says the same in every table.
struct DocumentTableCheck {
    private let segment: SegmentReader
    private let schema: Schema
    private let log: CheckLog

    init(_ segment: SegmentReader, schema: Schema, _ log: CheckLog) {
        self.segment = segment
        self.schema = schema
        self.log = log
    }

    private var docs: Range<DocID> { 0..<DocID(segment.documentCount) }

    /// - Complexity: linear in the documents and columns.
    func run() throws(SearchEngineError) {
        try log.run(.lengths) { () throws(SearchEngineError) in try checkLengths() }
        for column in schema.columns.indices {
            try log.run(.column(column)) { () throws(SearchEngineError) in try check(column: column) }
        }
        try log.run(.sketches) { () throws(SearchEngineError) in checkSketches() }
        try log.run(.storeIndex) { () throws(SearchEngineError) in try segment.store.checkLayout() }
    }

    private func checkLengths() throws(SearchEngineError) {
        let lengths = docs.map { segment.length($0) }
        if lengths.reduce(0, { $0 + UInt64($1) }) != segment.tokenCount {
            log.note(.info, "another number of words than the texts have")
        }
        if try !segment.sections.section(.lengths).elementsEqual(Lengths.encode(lengths)) {
            log.note(.lengths, "they are not kept as they would be written")
        }
        if try !segment.sections.section(.lengthClasses).elementsEqual(LengthClasses.encode(lengths)) {
            log.note(.lengthClasses, "they are not those of the lengths")
        }
    }

    private func check(column: Schema.ColumnID) throws(SearchEngineError) {
        let values = segment.column(column)
        let all = docs.map { values[$0] }
        if try !segment.sections.section(.column(column)).elementsEqual(Column.encode(all)) {
            log.note(.column(column), "it is not kept as it would be written")
        }
        if column == Schema.order {
            for doc in docs where try all[Int(doc)] != Document.order(ofID: segment.id(doc)) {
                log.note(.column(column), "document \(doc) has another order than its ID")
            }
        } else if column < schema.firstOwnColumn {
            let before = column > 1 ? segment.column(column - 1) : nil
            for doc in docs where all[Int(doc)] ?? -1 < before?[doc] ?? 0 {
                log.note(.column(column), "document \(doc): a zone that ends before it begins")
            }
        }
    }

    private func checkSketches() {
        for doc in docs where (segment.sketch(doc) == nil) != (Int(segment.length(doc)) < TextSketch.shortestText) {
            log.note(.sketches, "document \(doc): a sketch of a text too short for one, or none of a longer one")
        }
    }
}

extension DocumentStore {
    /// Whether documents and blocks lie one behind the other, and each can be read.
    ///
    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` where they do not.
    /// - Complexity: linear in the stored bytes; one block is in memory at a time.
    func checkLayout() throws(SearchEngineError) {
        var unpacked = Unpacked()
        var next = (block: 0, offset: 0)
        for doc in 0..<DocID(documentCount) {
            let place = place(of: doc)
            guard place.block == next.block || place.block == next.block + 1 && place.offset == 0,
                place.block > next.block || place.offset == next.offset
            else { throw damaged("document \(doc) is not behind the one before") }
            _ = try document(doc, unpacked: &unpacked)
            next = (place.block, place.offset + place.length)
        }
    }
}
