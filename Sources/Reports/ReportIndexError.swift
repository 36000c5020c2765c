internal import SearchEngine

/// What can go wrong with an index of reports.
public enum ReportIndexError: Error, Equatable, Sendable {
    /// There is no index in this folder.
    case noIndex(path: String)
    /// The bytes of a file of the index are not what was written.
    case damaged(file: String, reason: String)
    /// The index was made by another version; `what` names the part.
    case otherVersion(what: String, found: String, expected: String)
    /// Another process is writing to the index: its number, and when it started in seconds since 1970; nil where that is
    /// not known.
    case locked(process: Int32?, since: Int64?)
    /// The system refused an operation on a path; `code` is its error number.
    case io(operation: String, path: String, code: Int32)
    /// A source is not there, or cannot be looked at, that an index was to be made anew from; or it holds no file, and
    /// the index has reports of it.
    case absentSource(path: String)
    /// An index was to be made anew without a source that is not there any more, and so without the reports it had: how
    /// many that are.
    case leftOutSource(path: String, reports: Int)
    /// An index was to be made anew, and of its sources that are there not all could be read again: what it would lose.
    case lossyRebuild(LostReports)
    /// More than the format can hold.
    case tooLarge(what: String)
    /// ICU's data cannot be used.
    case noAnalysis(reason: String)
    /// A query that is refused under strict reading: what, where (Unicode scalar offsets) and the text concerned.
    case query(code: String, range: Range<Int>, text: String)
    /// The value of a filter that is refused under strict reading: it names no province, is no date …; and where it
    /// stands in the query, in Unicode scalars, nil for one that stands elsewhere.
    case filter(SearchResults.Note, range: Range<Int>?)
    /// Whoever asked does not want the answer any more.
    case cancelled

    init(_ error: SearchEngineError) {
        switch error {
        case .noIndex(let path): self = .noIndex(path: path)
        case .damaged(let file, let reason): self = .damaged(file: file, reason: reason)
        case .otherVersion(let what, let found, let expected):
            self = .otherVersion(what: what, found: found, expected: expected)
        case .locked(let process, let since): self = .locked(process: process, since: since)
        case .io(let operation, let path, let code): self = .io(operation: operation, path: path, code: code)
        case .tooLarge(let what): self = .tooLarge(what: what)
        case .cancelled: self = .cancelled
        }
    }

    /// Runs `body` and turns the engine's errors into these.
    static func translating<Result>(
        _ body: () throws(SearchEngineError) -> Result
    ) throws(ReportIndexError) -> Result {
        do { return try body() } catch { throw ReportIndexError(error) }
    }
}

/// Reports that an index has and that could not be read again.
public struct LostReports: Equatable, Sendable {
    /// A file, or a folder of which nothing could be read, as it is given.
    public struct Place: Equatable, Sendable {
        public var path: String
        /// How many reports would be lost with it.
        public var reports: Int
    }

    static let mostPlaces = 20

    /// The first twenty.
    public internal(set) var places: [Place] = []
    /// How many there are.
    public internal(set) var placeCount = 0
    /// In all places together.
    public internal(set) var reports = 0
}
