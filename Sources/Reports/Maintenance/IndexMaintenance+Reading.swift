internal import SearchEngine

extension IndexMaintenance {
    /// Reads again what the index lacks of the files that its reports came from, as they were read the last time. Nothing
    /// is removed, and a source that is not there any more is passed over.
    ///
    /// - Throws: ``ReportIndexError/cancelled``; what is left to be read is so the next time.
    /// - Complexity: that of an update of the sources which lack something.
    func readLostReports(_ summary: inout RepairSummary) throws(ReportIndexError) {
        guard summary.lost.count + summary.unnamed > 0 else { return }
        let before = try reader()
        let lacking = try ReportIndexError.translating { () throws(SearchEngineError) in try Self.lacking(before) }
        for (source, _) in lacking {
            guard !isCancelled() else { throw .cancelled }
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

    /// How many reports a repair that was cut short has still to read again, of sources that are there.
    func missingReports() throws(ReportIndexError) -> Int {
        let reader = try reader()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try Self.lacking(reader).reduce(0) { $0 + $1.missing }
        }
    }

    /// The readable sources with a file that is to be read again and of which the index has fewer reports than it gave.
    private static func lacking(
        _ reader: IndexReader
    ) throws(SearchEngineError) -> [(source: SourceLedger.Source, missing: Int)] {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        var lacking: [(source: SourceLedger.Source, missing: Int)] = []
        for source in ledger.sources where source.isReadable {
            var missing = 0
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                guard ledger.unread.contains(record.number), counts.indices.contains(record.number) else { continue }
                missing += max(0, record.reports - counts[record.number])
            }
            if missing > 0 { lacking.append((source, missing)) }
        }
        return lacking
    }
}
