internal import Analysis
internal import SearchEngine

/// Looks after an index: checks it, repairs it, merges and backs it up, and takes reports out of it.
///
/// ```swift
/// let maintenance = IndexMaintenance(path: "index")
/// if try !maintenance.verify().isEmpty { _ = try maintenance.repair() }
/// ```
/// Readers keep what they have open, whatever is done. Where something is written, another writer is refused with
/// ``ReportIndexError/locked(process:since:)``.
public struct IndexMaintenance: Sendable {
    let path: String
    let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - path: the folder of the index.
    ///   - isCancelled: asked while work is under way; where it says so, that ends with
    ///     ``ReportIndexError/cancelled`` and the index is as before. It must be cheap.
    public init(path: String, isCancelled: @escaping @Sendable () -> Bool = { false }) {
        self.path = path
        self.isCancelled = isCancelled
    }

    /// Sources that were read alike.
    public struct ReadSources: Sendable {
        /// In full.
        public var paths: [String]
        /// What decided how they were read, the last time.
        public var options: ReportIndexer.Options
    }

    /// What the index was made from, but for standard input, and how that was read: also of an index of another version.
    /// None where that cannot be read.
    public var sources: [ReadSources] {
        guard let ledger = try? SourceLedger(alone: directory()) else { return [] }
        var alike: [(options: SourceOptions, paths: [String])] = []
        for source in ledger.sources where source.origin != SourceFile.standardInput {
            if let place = alike.firstIndex(where: { $0.options == source.options }) {
                alike[place].paths.append(source.origin)
            } else {
                alike.append((source.options, [source.origin]))
            }
        }
        return alike.map { ReadSources(paths: $0.paths, options: $0.options.options()) }
    }

    func directory() throws(ReportIndexError) -> FileDirectory {
        try ReportIndexError.translating { () throws(SearchEngineError) in try FileDirectory(path: path) }
    }

    /// - Parameters:
    ///   - memory: bytes of memory of all that is done, about.
    ///   - replacing: begins with an empty index.
    ///   - lock: of the index, where it is held over more than the writer.
    func writer(
        memory: Int = ReportIndexer.Options().memory, replacing: Bool = false, lock: (any WriteLock)? = nil
    ) throws(ReportIndexError) -> IndexWriter {
        var options = ReportIndexer.Options()
        options.memory = memory
        let (directory, memoryLimit) = (try directory(), options.memoryForDocuments)
        let analyzer = try VietnameseAnalyzer.forIndexing()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try IndexWriter(
                directory, schema: ReportSchema.schema, analyzer: analyzer,
                contentVersions: ReportSchema.contentVersions,
                recordedVersions: ReportSchema.recordedVersions, memoryLimit: memoryLimit, replacing: replacing,
                lock: lock)
        }
    }

    func reader() throws(ReportIndexError) -> IndexReader {
        let directory = try directory()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try IndexReader(
                directory, schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions)
        }
    }
}
