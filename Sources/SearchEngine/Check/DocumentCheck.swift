internal import Analysis

/// Whether what is indexed of each document is what its stored bytes say: they are made a document again and analyzed as
/// when it was indexed.
struct DocumentCheck {
    private let segment: SegmentReader
    private let schema: Schema
    private let restorer: any DocumentRestorer
    private let analyzer: DocumentAnalyzer
    private let log: CheckLog
    /// By the analyzer's numbers of terms, in its present series.
    private var hashes: [UInt64] = []
    private var series = 0

    /// Bytes that the analyzer may remember terms in.
    private static let memoryOfAnalyzer = 64 << 20

    /// - Parameter analyzer: that has analyzed nothing yet.
    init(
        _ segment: SegmentReader, schema: Schema, restorer: any DocumentRestorer, analyzer: VietnameseAnalyzer,
        _ log: CheckLog
    ) {
        self.segment = segment
        self.schema = schema
        self.restorer = restorer
        self.analyzer = DocumentAnalyzer(analyzer, memoryLimit: Self.memoryOfAnalyzer)
        self.log = log
    }

    /// - Parameters:
    ///   - textSums: see ``TextCheck/sums``.
    ///   - keywords: with its sums and values.
    /// - Complexity: that of analyzing all texts.
    mutating func run(textSums: [UInt64], _ keywords: KeywordCheck) throws(SearchEngineError) {
        var unpacked = DocumentStore.Unpacked()
        for doc in 0..<DocID(segment.documentCount) {
            try log.run(.store) { () throws(SearchEngineError) in
                let stored = try segment.stored(doc, unpacked: &unpacked)
                guard let found = restorer.document(stored, at: 0), found.end == stored.count else {
                    return log.note(.store, "document \(doc) cannot be read")
                }
                guard try ByteString(found.id) == ByteString(segment.id(doc)) else {
                    return log.note(.store, "document \(doc) is stored under another ID")
                }
                var remains = DocumentRemains()
                for column in schema.columns.indices { remains.columns[column] = segment.column(column)[doc] }
                for (field, values) in keywords.values { remains.keywords[field] = values[Int(doc)] }
                let document = try restorer.document(stored, remains)
                compareKeywords(document, doc, keywords.sums[Int(doc)])
                compareColumns(document, doc)
                try compareText(document, doc, textSums[Int(doc)])
            }
        }
    }

    private func compareKeywords(_ document: Document, _ doc: DocID, _ sum: UInt64) {
        var expected = KeywordCheck.sum(Schema.id, document.id.utf8)
        for (field, values) in Dictionary(grouping: document.keywords, by: \.field) {
            for value in Set(values.map { ByteString($0.value) }) {
                expected &+= KeywordCheck.sum(field, value.text.utf8)
            }
        }
        if sum != expected { log.note(.postings, "document \(doc): its keywords are not those of its stored bytes") }
    }

    private func compareColumns(_ document: Document, _ doc: DocID) {
        for (place, column) in (schema.firstOwnColumn..<schema.columns.count).enumerated() {
            let value = place < document.columns.count ? document.columns[place] : nil
            if segment.column(column)[doc] != value.map({ max($0, .min + 1) }) {
                log.note(.column(column), "document \(doc): it is not that of its stored bytes")
            }
        }
    }

    private mutating func compareText(
        _ document: Document, _ doc: DocID, _ sum: UInt64
    ) throws(SearchEngineError) {
        let analyzed = try analyzer.analyze(document)
        if analyzed.series != series { hashes.removeAll() }
        series = analyzed.series
        hashes += analyzed.newKeys.map { CheckSum.hash($0) }
        var expected: UInt64 = 0
        for (term, position) in zip(analyzed.terms, analyzed.positions) {
            expected &+= CheckSum.mixed(hashes[Int(term)], UInt64(position))
        }
        if sum != expected { log.note(.postings, "document \(doc): its words are not those of its stored bytes") }
        if analyzed.length != segment.length(doc) {
            log.note(.lengths, "document \(doc): it is not that of its stored bytes")
        }
        if analyzed.sketch != segment.sketch(doc) {
            log.note(.sketches, "document \(doc): it is not that of its stored bytes")
        }
        var end: Int64 = 0
        for zone in schema.zones {
            end = analyzed.passageEnds.last { $0.zone == zone }.map { Int64($0.position) } ?? end
            if segment.column(schema.endColumn(ofZone: zone))[doc] != end {
                log.note(.column(schema.endColumn(ofZone: zone)), "document \(doc): it is not that of its stored bytes")
            }
        }
    }
}
