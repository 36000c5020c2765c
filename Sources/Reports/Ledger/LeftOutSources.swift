internal import Analysis
internal import SearchEngine

/// The sources with reports in an index that a rebuild is not given: what it makes is without them. Of the others it is
/// told what the index had.
struct LeftOutSources {
    /// With how many reports.
    private var sources: [(source: SourceLedger.Source, reports: Int)] = []

    /// The sources that the rebuild is given, by their paths in full, which may not be those that they had.
    private(set) var others: [ByteString: SourceLedger.Source] = [:]
    /// The paths in full of those of which it has reports.
    private var filled: Set<ByteString> = []
    /// Whether the index has reports of files that its ledger knows nothing of: they may be of any source.
    private var hasStrays = false
    /// How many reports the index has of a file.
    private(set) var count: (FileRecord) -> Int = { _ in 0 }

    /// The index, where it is there and nothing of it tells what sources it has.
    private var unknownIndex: String?

    /// None: for where there is no index.
    init() {}

    /// - Parameter origins: of the sources that are given, in full.
    /// - Complexity: linear in documents and files.
    init(_ reader: IndexReader, origins: Set<ByteString>) throws(SearchEngineError) {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        let known = try add(ledger, origins: origins) { counts.indices.contains($0.number) ? counts[$0.number] : 0 }
        hasStrays = known < reader.documentCount
    }

    /// Those of an index that cannot be opened, by its ledger alone: as many reports as their files gave.
    init(unreadable directory: FileDirectory, origins: Set<ByteString>) {
        var isKnown = false
        do throws(SearchEngineError) {
            if let ledger = try SourceLedger(alone: directory) {
                _ = try add(ledger, origins: origins) { $0.reports }
                isKnown = true
            }
        } catch {
            // Why is said by whoever is asked to open the index; here it is told that nothing is known.
            (sources, others, filled) = ([], [:], [])
        }
        unknownIndex = isKnown ? nil : directory.path
    }

    /// - Returns: how many reports the index has of all sources of its ledger.
    private mutating func add(
        _ ledger: SourceLedger, origins: Set<ByteString>, _ count: @escaping (FileRecord) -> Int
    ) throws(SearchEngineError) -> Int {
        self.count = count
        let new = origins.subtracting(ledger.sources.map { ByteString($0.origin) }).sorted()
        var known = 0
        for source in ledger.sources {
            var records = FileRecordReader(source, file: SourceLedger.file)
            var reports = 0
            while let record = try records.next() { reports += count(record) }
            known += reports
            if origins.contains(ByteString(source.origin)) {
                others[source.origin] = source
                if reports > 0 { filled.insert(ByteString(source.origin)) }
                continue
            }
            guard reports > 0 else { continue }
            if source.isAbsent {
                var moved: ByteString?
                for origin in new where moved == nil && others[origin] == nil {
                    if try MovedSource(source).isNow(at: origin.text) { moved = origin }
                }
                if let moved {
                    others[moved] = source
                    continue
                }
            }
            sources.append((source, reports))
        }
        return known
    }

    /// Whether the index has reports of a source that the rebuild is given, by its path in full, or nobody knows.
    func mayHaveReports(of origin: String) -> Bool {
        unknownIndex != nil || hasStrays || filled.contains(ByteString(origin))
    }

    /// - Throws: ``ReportIndexError/leftOutSource(path:reports:)`` where reports would be lost that could not be read again.
    func checkReadable() throws(ReportIndexError) {
        for (source, reports) in sources where !source.isReadable {
            throw .leftOutSource(path: source.origin, reports: reports)
        }
    }

    /// One for each, or one that they are unknown.
    var remarks: [ReportIndexer.Rejection] {
        sources.map { source, reports in Self.remark(source.origin, .leftOut(reports: reports)) }
            + (unknownIndex.map { [Self.remark($0, .unknownSources)] } ?? [])
    }

    private static func remark(_ path: String, _ reason: Skipped.Reason) -> ReportIndexer.Rejection {
        .init(Skipped(location: RawReport.Location(source: path, path: ""), place: path, reason: reason))
    }
}
