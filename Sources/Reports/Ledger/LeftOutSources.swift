internal import SearchEngine

/// What a rebuild is going to lose because it is not given all sources of the index.
enum LeftOutSources {
    /// A remark for each source with reports in the index that is not given.
    /// - Parameter origins: of the sources that are given, in full.
    /// - Complexity: linear in documents and files.
    static func remarks(_ reader: IndexReader, origins: Set<String>) throws(SearchEngineError) -> [Skipped] {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        var remarks: [Skipped] = []
        for source in ledger.sources where !origins.contains(source.origin) {
            var records = FileRecordReader(source, file: SourceLedger.file)
            var reports = 0
            while let record = try records.next() {
                if counts.indices.contains(record.number) { reports += counts[record.number] }
            }
            guard reports > 0 else { continue }
            remarks.append(
                Skipped(
                    location: RawReport.Location(source: source.origin, path: ""), place: source.origin,
                    reason: .leftOut(reports: reports)))
        }
        return remarks
    }
}
