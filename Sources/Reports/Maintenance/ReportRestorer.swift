internal import SearchEngine

/// Makes documents anew from stored reports. Which file a report came from and what it was made of stand beside it: a
/// report of which they cannot be told is taken for a changed one when its file is next read.
struct ReportRestorer: DocumentRestorer {
    let originColumn: Schema.ColumnID? = ReportSchema.file
    let keywordsBesideStored: [Schema.FieldID] = []

    func document(_ bytes: [UInt8], at start: Int) -> (id: String, end: Int)? {
        var reader = ByteReader(ByteView(bytes), from: start, file: "")
        guard let report = try? StoredReport.decode(from: &reader), !report.id.isEmpty else { return nil }
        return (report.id, reader.offset)
    }

    func document(_ stored: [UInt8], _ remains: DocumentRemains) throws(SearchEngineError) -> Document {
        let report = try StoredReport.decode(stored, file: "store")
        let number = remains.isStrange ? nil : remains.columns[ReportSchema.file]
        let file = number.flatMap { Int(exactly: $0) } ?? -1
        let content = remains.columns[ReportSchema.content] ?? 0
        return ReportSchema.document(report, file: file, content: UInt64(bitPattern: content))
    }

    /// A ledger names the sources that reports can be read from again. From then on it trusts no file: what was saved may
    /// be older than what the file says, and what was lost may be there.
    func use(of attachment: ByteReader) throws(SearchEngineError) -> AttachmentUse {
        do throws(SearchEngineError) {
            var ledger = try SourceLedger(from: attachment)
            for source in ledger.sources {
                var records = FileRecordReader(source, file: SourceLedger.file)
                while let record = try records.next() { ledger.unread.insert(record.number) }
            }
            let bytes = ledger.encoded()
            return ledger.sources.contains(where: \.isReadable) ? .restoring(bytes) : .kept(bytes)
        } catch {
            guard case .damaged = error else { throw error }
            return .none
        }
    }
}
