internal import Analysis
internal import SearchEngine

/// Brings an index up to date with archives: reads what is new or changed, extracts, indexes, commits once.
public struct ReportIndexer {
    public struct Options: Sendable {
        /// Begins with an empty index of the sources that are given; those left out go with their reports, and a
        /// ``Rejection`` tells of each. The old index stays until the new one is complete, and where a source is absent
        /// (``ReportIndexError/absentSource(path:)``), one left out could not be read again
        /// (``ReportIndexError/leftOutSource(path:reports:)``) or reports of one that is given could not
        /// (``ReportIndexError/lossyRebuild(_:)``).
        public var isRebuilding = false
        /// Whether reports that are gone from a source are removed. Where they are not, a record that brings no ID goes
        /// all the same when another takes its line: that is its ID.
        public var prunes = true
        /// Bytes of memory of the run, about. An input that would take more, and a text longer than a thirty-second part of it,
        /// is left out, and named, unless the index has it as it is.
        public var memory = 512 << 20
        /// Threads that extract, analyze and write, of which no more are begun than ``memory`` is enough for; with
        /// more than one, another merges segments meanwhile. What is indexed is the same whatever their number.
        public var jobs = 1
        /// Taken for every text and page instead of what detection finds; a name of ``encodings``.
        public var encoding: String?
        /// What tables and JSON call the fields of a report, `title=headline,text=body`; one that
        /// cannot be read as such a list counts for nothing.
        public var fieldMap: String?
        /// Reads and compares, and writes nothing.
        public var isDryRun = false
        /// Patterns, in the manner of `.gitignore`, of files and archive entries that are left out; they count before
        /// those of the files `.tracuuignore`.
        public var excluded: [String] = []
        /// A file that something is written to meanwhile: it is no input, though it may lie in a source.
        public var outputPath: String?
        public var limits = Limits()

        public init() {}
    }

    /// How far a run has come.
    public struct Progress: Sendable {
        public var reports: Int
        public var bytesRead: Int64
        /// 0 where it is not known, as of a pipe.
        public var bytesTotal: Int64
        /// The file being read; nil before the first.
        public var file: RawReport.Location?

        package init(reports: Int, bytesRead: Int64, bytesTotal: Int64, file: RawReport.Location?) {
            self.reports = reports
            self.bytesRead = bytesRead
            self.bytesTotal = bytesTotal
            self.file = file
        }
    }

    /// An input that gave no report, or a value that came with one and was passed over, and why.
    public struct Rejection: Hashable, Sendable {
        public var place: String
        /// A stable code for scripts.
        public var code: String
        /// For people: place, what is wrong, what to do; free of control characters.
        public var message: String
        /// False for what was never meant to be a report, and for a remark.
        public var isFailure: Bool
        /// Whether nothing is missing because of it: the report of a value that means nothing is indexed.
        public var isRemark: Bool
        /// The package to install, where a program that is not there would have read it.
        public var missingPackage: String?
    }

    /// What a run did.
    public struct Summary: Sendable {
        public var added = 0
        /// Reports that say something else than before.
        public var updated = 0
        /// Reports that say the same and lie elsewhere.
        public var moved = 0
        public var unchanged = 0
        /// Those of them that were entries of archives which are read again, and were not read as reports.
        package var knownEntries = 0
        public var removed = 0
        /// Reports that stay though their files could not be read, or though they are gone where nothing is pruned.
        public var kept = 0
        public var rejections = Rejections()
        /// Of the files that are new or changed, packed as they lie on disk.
        public var bytesRead: Int64 = 0
        /// Reports in the index after the run.
        public var documents = 0
        public var revision: UInt64 = 0

        /// Inputs that should have been reports.
        public var failures: Int { rejections.failures }
    }

    public static var encodings: [String] { TextEncoding.allCases.map(\.rawValue) }

    /// The name of a file where it means something beside reports: that of corrections, or of patterns.
    package static func reservedName(of path: String) -> String? {
        let name = path.pathComponents.last.map { ByteString($0) }
        return [Corrections.fileName, Exclusions.fileName].first { ByteString($0) == name }
    }

    private let path: String
    private let options: Options

    /// - Parameters:
    ///   - path: the folder of the index; made where it is missing.
    ///   - options: how it is brought up to date.
    public init(path: String, options: Options = Options()) {
        self.path = path
        self.options = options
    }

    /// Indexes all reports of some sources.
    ///
    /// - Parameters:
    ///   - sources: paths of files, folders, archives, JSONL; `-` is standard input, whatever that holds. What came
    ///     through standard input before is never removed.
    ///   - progress: called after every input.
    ///   - findings: called with every input that is skipped or was repaired, as it is met.
    /// - Throws: an error that ends the run; the index is then as before. An input that cannot be read is a
    ///   ``Rejection`` and ends nothing.
    public func run(
        _ sources: [String], progress: (Progress) -> Void = { _ in }, findings: (Finding) -> Void = { _ in }
    ) throws(ReportIndexError) -> Summary {
        var run = try IndexingRun(path: path, options: options, sources: sources)
        try run.readAll(progress, findings)
        return try run.finish(findings)
    }

    /// Does its part of a repair, which holds the index's lock: sources are called as before.
    func run(
        _ sources: [String], repairing lock: any WriteLock, findings: (Finding) -> Void
    ) throws(ReportIndexError) {
        var run = try IndexingRun(path: path, options: options, sources: sources, repairing: lock)
        try run.readAll({ _ in }, findings)
        _ = try run.finish(findings)
    }
}
