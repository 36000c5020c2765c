internal import SearchEngine

/// Gives reports of an index other IDs, by what is stored of them, where their sources are known otherwise than before: see
/// ``SourceLedger/settleNames()``.
struct ReportRenaming {
    private let reader: IndexReader
    private let ledger: SourceLedger
    /// By number of a file: the place of its source, of those that are renamed.
    private var owners: [Int: Int] = [:]
    private var renamed: [(document: IndexingRun.Place, from: String, to: String)] = []

    /// - Parameter places: of the sources that are known otherwise.
    init(_ reader: IndexReader, _ ledger: SourceLedger, places: Set<Int>) throws(SearchEngineError) {
        self.reader = reader
        self.ledger = ledger
        for place in places {
            var records = FileRecordReader(ledger.sources[place], file: SourceLedger.file)
            while let record = try records.next() { owners[record.number] = place }
        }
    }

    /// Whether a file is of a source that is renamed.
    func concerns(_ file: Int?) -> Bool { file.map { owners[$0] != nil } ?? false }

    /// Takes a document down that stays in the index.
    ///
    /// - Returns: whether it gets another ID; not where it brought its own.
    mutating func take(_ document: IndexingRun.Place, of file: Int?) throws(SearchEngineError) -> Bool {
        guard let place = file.flatMap({ owners[$0] }) else { return false }
        let (segment, source) = (reader.segments[document.segment], ledger.sources[place])
        let id = try segment.id(document.doc)
        let location = try StoredReport.location(try segment.stored(document.doc), file: segment.file)
        let ids = location.identifiers(origin: source.origin)
        guard [ids.byName, ids.byPath].contains(id) else { return false }
        let other = source.isKnownByPath ? ids.byPath : ids.byName
        guard other != id else { return false }
        renamed.append((document, id, other))
        return true
    }

    /// Puts the documents taken down into the index by their new IDs, in the place of the old ones.
    ///
    /// - Parameter isTaken: whether a report has an ID by now which was another's.
    func apply(to writer: IndexWriter, isTaken: (String) -> Bool) throws(SearchEngineError) {
        for (_, id, _) in renamed where !isTaken(id) { writer.delete(id: id) }
        for (document, _, id) in renamed {
            let segment = reader.segments[document.segment]
            var report = try StoredReport.decode(try segment.stored(document.doc), file: segment.file)
            report.id = id
            try writer.add(
                ReportSchema.document(
                    report, file: Int(segment.column(ReportSchema.file)[document.doc] ?? -1),
                    content: UInt64(bitPattern: segment.column(ReportSchema.content)[document.doc] ?? 0)))
        }
    }
}
