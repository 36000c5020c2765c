internal import SearchEngine

/// The sources with reports in an index that a rebuild is not given: what it makes is without them.
struct LeftOutSources {
    /// With how many reports.
    private var sources: [(source: SourceLedger.Source, reports: Int)] = []

    /// None where the index cannot be read: nothing is known of it, and making it anew is the remedy.
    init() {}

    /// - Parameter origins: of the sources that are given, in full.
    /// - Complexity: linear in documents and files.
    init(_ reader: IndexReader, origins: Set<String>) throws(SearchEngineError) {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        let new = origins.subtracting(ledger.sources.map(\.origin))
        for source in ledger.sources where !origins.contains(source.origin) {
            var records = FileRecordReader(source, file: SourceLedger.file)
            var reports = 0
            while let record = try records.next() {
                if counts.indices.contains(record.number) { reports += counts[record.number] }
            }
            guard reports > 0 else { continue }
            if source.isAbsent {
                var isMoved = false
                for origin in new where !isMoved { isMoved = try MovedSource(source).isNow(at: origin) }
                if isMoved { continue }
            }
            sources.append((source, reports))
        }
    }

    /// - Throws: ``ReportIndexError/leftOutSource(path:reports:)`` where reports would be lost that could not be read again.
    func checkReadable() throws(ReportIndexError) {
        for (source, reports) in sources where !source.isReadable {
            throw .leftOutSource(path: source.origin, reports: reports)
        }
    }

    /// One for each.
    var remarks: [ReportIndexer.Rejection] {
        sources.map { source, reports in
            .init(
                Skipped(
                    location: RawReport.Location(source: source.origin, path: ""), place: source.origin,
                    reason: .leftOut(reports: reports)))
        }
    }
}
