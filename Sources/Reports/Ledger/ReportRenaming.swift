internal import Analysis
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

    /// The ID that a document gets; nil where it keeps its own, as one that was brought along.
    func newID(of id: String, at location: RawReport.Location, file: Int?) -> String? {
        guard let place = file.flatMap({ owners[$0] }) else { return nil }
        let source = ledger.sources[place]
        let ids = location.identifiers(origin: source.origin)
        guard [ids.byName, ids.byPath].contains(where: { ByteString($0) == ByteString(id) }) else { return nil }
        let other = source.isKnownByPath ? ids.byPath : ids.byName
        return ByteString(other) == ByteString(id) ? nil : other
    }

    /// What becomes of a document that is in none of the files read.
    enum Outcome {
        /// It keeps its ID.
        case kept
        case renamed
        /// Its new ID is that of another report by now.
        case replaced
    }

    /// Takes a document down that stays in the index, unless another has its new ID.
    mutating func take(
        _ document: IndexingRun.Place, of file: Int?, isTaken: (String) -> Bool
    ) throws(SearchEngineError) -> Outcome {
        guard concerns(file) else { return .kept }
        let segment = reader.segments[document.segment]
        let id = try segment.id(document.doc)
        let location = try StoredReport.location(try segment.stored(document.doc), file: segment.file)
        guard let other = newID(of: id, at: location, file: file) else { return .kept }
        if isTaken(other) { return .replaced }
        renamed.append((document, id, other))
        return .renamed
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
