internal import SearchEngine

extension IndexMaintenance {
    /// Reads again what the index lacks of the files that its reports came from, as they were read the last time. Nothing
    /// is removed, and a source that is not there any more is passed over.
    ///
    /// - Complexity: that of an update of the sources which lack something.
    func readLostReports(_ summary: inout RepairSummary) throws(ReportIndexError) {
        guard summary.lost.count + summary.unnamed > 0 else { return }
        let before = try reader()
        for source in try ReportIndexError.translating({ () throws(SearchEngineError) in try Self.lacking(before) }) {
            guard source.isReadable else { continue }
            let path = FullPath.of(source.given) == source.origin ? source.given : source.origin
            _ = try ReportIndexer(path: self.path, options: source.options.options).run([path])
        }
        let after = try reader()
        let lost = try ReportIndexError.translating { () throws(SearchEngineError) in
            var lost: [RepairSummary.LostReport] = []
            for report in summary.lost where try after.document(id: report.id) == nil { lost.append(report) }
            return lost
        }
        let named = summary.lost.count - lost.count
        summary.lost = lost
        // Of those without a name it is known only how many reports there are more than before.
        let others = summary.unnamed > 0 ? max(0, after.documentCount - before.documentCount - named) : 0
        summary.unnamed = max(0, summary.unnamed - others)
        summary.restored = named + others
    }

    /// Has every file read again by the next run of its source: what was saved may be older than what the file says.
    func distrustFiles() throws(ReportIndexError) {
        let writer = try writer()
        let before = try reader()
        try ReportIndexError.translating { () throws(SearchEngineError) in
            guard before.attachment != nil else { return }
            var ledger = try SourceLedger(of: before)
            for source in ledger.sources {
                var records = FileRecordReader(source, file: SourceLedger.file)
                while let record = try records.next() { ledger.unread.insert(record.number) }
            }
            writer.attachment = ledger.encoded()
            try writer.commit()
        }
    }

    /// The sources with a file of which the index has fewer reports than it gave.
    private static func lacking(_ reader: IndexReader) throws(SearchEngineError) -> [SourceLedger.Source] {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        var lacking: [SourceLedger.Source] = []
        for source in ledger.sources where try isLacking(source, counts) { lacking.append(source) }
        return lacking
    }

    private static func isLacking(
        _ source: SourceLedger.Source, _ counts: [Int]
    ) throws(SearchEngineError) -> Bool {
        var records = FileRecordReader(source, file: SourceLedger.file)
        while let record = try records.next() {
            if counts.indices.contains(record.number), counts[record.number] < record.reports { return true }
        }
        return false
    }
}
