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
    /// Reports of files that its ledger knows nothing of; the sources that the rebuild is given are walked through,
    /// each at its place among these.
    private(set) var strays: StrayReports?
    /// How many reports the index has of a file.
    private(set) var count: (FileRecord) -> Int = { _ in 0 }
    /// See ``SourceLedger/entries``.
    private(set) var marks: [Int: ByteView] = [:]

    /// The index, where it is there and nothing of it tells what sources it has.
    private var unknownIndex: String?

    /// None: for where there is no index.
    init() {}

    /// - Parameter given: the sources of the rebuild, each once.
    /// - Complexity: linear in documents and files.
    init(_ reader: IndexReader, given: [(given: String, origin: String)]) throws(SearchEngineError) {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        let known = try add(ledger, given) { counts.indices.contains($0.number) ? counts[$0.number] : 0 }
        if known < reader.documentCount { try addStrays(reader, ledger, given) }
    }

    /// Those of an index that cannot be opened, by its ledger alone: as many reports as their files gave.
    init(unreadable directory: FileDirectory, given: [(given: String, origin: String)]) {
        var isKnown = false
        do throws(SearchEngineError) {
            if let ledger = try SourceLedger(alone: directory) {
                _ = try add(ledger, given) { $0.reports }
                isKnown = true
            }
        } catch {
            // Why is said by whoever is asked to open the index; here it is told that nothing is known.
            (sources, others, filled, marks) = ([], [:], [], [:])
        }
        unknownIndex = isKnown ? nil : directory.path
    }

    /// - Returns: how many reports the index has of all sources of its ledger.
    private mutating func add(
        _ ledger: SourceLedger, _ given: [(given: String, origin: String)], _ count: @escaping (FileRecord) -> Int
    ) throws(SearchEngineError) -> Int {
        self.count = count
        marks = ledger.entries
        let origins = Set(given.map { ByteString($0.origin) })
        var known = 0
        var notGiven: [(place: Int, reports: Int)] = []
        for (place, source) in ledger.sources.enumerated() {
            var records = FileRecordReader(source, file: SourceLedger.file)
            var reports = 0
            while let record = try records.next() { reports += count(record) }
            known += reports
            if origins.contains(ByteString(source.origin)) {
                others[source.origin] = source
                if reports > 0 { filled.insert(ByteString(source.origin)) }
            } else if reports > 0 {
                notGiven.append((place, reports))
            }
        }
        var absent = try AbsentSources(
            ledger.sources, places: notGiven.map(\.place).filter { ledger.sources[$0].isAbsentOrEmpty })
        var moved: Set<Int> = []
        for (_, origin) in given where others[origin] == nil {
            guard let place = try absent.take(movedTo: origin) else { continue }
            others[origin] = ledger.sources[place]
            moved.insert(place)
        }
        sources = notGiven.filter { !moved.contains($0.place) }.map { (ledger.sources[$0.place], $0.reports) }
        return known
    }

    private mutating func addStrays(
        _ reader: IndexReader, _ ledger: SourceLedger, _ given: [(given: String, origin: String)]
    ) throws(SearchEngineError) {
        var strays = try StrayReports(reader, isKnown: ledger.fileNumbers().contains)
        let origins = ledger.certainOrigins
        for (place, source) in given.enumerated() {
            strays.walk(source.origin, at: place) { origins[$0] }
            if strays.count(of: place) > 0 { filled.insert(ByteString(source.origin)) }
        }
        for (path, reports) in strays.notWalked {
            let isStandardInput = path == SourceFile.standardInput
            let source = SourceLedger.Source(
                origin: isStandardInput ? path : FullPath.of(path), given: path,
                options: SourceOptions(ReportIndexer.Options()), reading: 0, records: .empty)
            sources.append((source, reports))
        }
        self.strays = strays
    }

    /// Whether nothing tells what sources the index has.
    var isUnknown: Bool { unknownIndex != nil }

    /// Whether the index has reports of a source that the rebuild is given, by its path in full, or nobody knows.
    func mayHaveReports(of origin: String) -> Bool { isUnknown || filled.contains(ByteString(origin)) }

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
