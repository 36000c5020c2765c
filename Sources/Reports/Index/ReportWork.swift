internal import Analysis
internal import SearchEngine

/// A report that is to be indexed, as the thread that reads hands it to those that extract and analyze.
struct ReportDraft: Sendable {
    var raw: RawReport
    /// The path of its source in full: what is stored of a report does not depend on how that was spelled.
    var origin: String
    var correction: Correction?
    /// See ``ReportSchema/file``.
    var file: Int
    /// See ``ReportSchema/content``.
    var content: UInt64
    /// See ``TextMemory``.
    var memory: Int
    var change: Change
    /// What is stored of a report that says the same at another place of the file: all but place and ID hold still.
    var former: [UInt8]?

    /// What becomes of the index with it.
    enum Change {
        case added
        /// It says something else.
        case updated
        /// It says the same and lies elsewhere.
        case moved
        /// It says the same and lies where it did, which was not known.
        case found
        /// It takes the place of another of the same run, which has been counted.
        case replaced
    }

    /// Bytes, about.
    var size: Int { raw.text.utf8.count + (former?.count ?? 0) }

    /// Bytes of memory on its way into the index, at the peak.
    var peak: Int { memory + (former?.count ?? 0) }

    /// - Parameter latest: see ``ReportExtractor/report(from:correction:latest:)``.
    func report(latest: PartialDate?) -> Report {
        guard let former, var report = try? StoredReport.decode(former, file: "store"), report.text == raw.text else {
            var report = ReportExtractor.report(from: raw, origin: origin, correction: correction, latest: latest)
            report.location.source = origin
            return report
        }
        report.id = raw.given.id ?? report.id
        report.location = raw.location
        report.location.source = origin
        report.encoding = raw.encoding
        return report
    }
}

/// What became of a draft.
struct FinishedReport: Sendable {
    var location: RawReport.Location
    /// Of the draft.
    var file: Int
    var change: ReportDraft.Change
    /// Of the draft.
    var peak: Int
    var document: Result<AnalyzedDocument, SearchEngineError>
}

/// Extraction and analysis of reports, by several threads.
struct ReportWork {
    private let work: OrderedWork<ReportDraft, FinishedReport>
    /// So many drafts, and such as take so many bytes together, are given ahead.
    private let limit: (count: Int, bytes: Int)
    private var bytes = 0

    /// - Parameters:
    ///   - latest: see ``ReportExtractor/report(from:correction:latest:)``.
    ///   - memory: bytes of memory of the run.
    ///   - memoryForDocuments: what of it the writer may take, with the analyzers.
    init(
        jobs: Int, latest: PartialDate?, memory: Int, memoryForDocuments: Int
    ) throws(ReportIndexError) {
        limit = jobs > 1 ? (16 * jobs, ReportIndexer.Options.memoryOnTheWay(of: memory)) : (0, 0)
        let memoryOfAnalyzer = IndexWriter.memoryOfAnalyzers(of: memoryForDocuments) / max(1, jobs)
        work = try OrderedWork(jobs: jobs) { () throws(ReportIndexError) in
            let analyzer = DocumentAnalyzer(try VietnameseAnalyzer.forIndexing(), memoryLimit: memoryOfAnalyzer)
            return { draft in Self.finished(draft, analyzer, latest: latest) }
        }
    }

    /// What of a run's memory one text may be; what it takes while it is analyzed is told by ``TextMemory``.
    static func mostBytes(of memory: Int) -> Int { max(1 << 20, memory / 32) }

    /// Bytes that a text takes while it is analyzed, about; nil where a run with so much memory has not so many.
    static func peak(of text: String, within memory: Int) -> Int? {
        guard text.utf8.count <= mostBytes(of: memory) else { return nil }
        let peak = TextMemory.peak(of: text)
        return peak <= ReportIndexer.Options.memoryForInput(of: memory) ? peak : nil
    }

    /// Whether results must be taken before a draft that takes so many bytes at its peak is given.
    func isFull(for peak: Int) -> Bool { work.count > 0 && bytes + peak > limit.bytes }

    private static func finished(
        _ draft: ReportDraft, _ analyzer: DocumentAnalyzer, latest: PartialDate?
    ) -> FinishedReport {
        let document = ReportSchema.document(
            draft.report(latest: latest), file: draft.file, content: draft.content)
        return FinishedReport(
            location: draft.raw.location, file: draft.file, change: draft.change, peak: draft.peak,
            document: Result { () throws(SearchEngineError) in try analyzer.analyze(document) })
    }

    mutating func give(_ draft: ReportDraft) {
        bytes += draft.peak
        work.give(draft)
    }

    /// The oldest report given: where it is finished, or is waited for because too many have been given.
    mutating func next() -> FinishedReport? {
        counted(work.count > limit.count ? work.result() : work.resultIfReady())
    }

    /// The oldest report given; nil where there is none.
    mutating func last() -> FinishedReport? { counted(work.result()) }

    private mutating func counted(_ finished: FinishedReport?) -> FinishedReport? {
        bytes -= finished?.peak ?? 0
        return finished
    }
}

extension ReportIndexer.Options {
    /// What the program itself takes: its code, its registries, and what is read ahead.
    private static let memoryOfProgram = 40 << 20
    /// What a thread has under way: a report's tokens, or some terms' lists.
    private static let memoryOfJob = 8 << 20

    /// What there is to be for each thread: its part of the program's memory, a report's analysis, a stack, and what
    /// the allocator keeps for it.
    private static let memoryOfThread = 24 << 20

    /// As many threads as are asked for and the memory is enough for; one at least.
    package var threads: Int { max(1, min(jobs, memory / Self.memoryOfThread)) }

    /// Reports as people write them are indexed in whatever memory is given.
    private static let leastMemoryForInput = 8 << 20

    /// What reading one input may take, or analyzing one text, of a run's memory: analyzers keep the words they know
    /// meanwhile. Of a small budget it is half, as the program itself takes less than is set aside for it.
    static func memoryForInput(of memory: Int) -> Int {
        max(leastMemoryForInput, memory / 2, memory / 4 * 3 - memoryOfProgram)
    }

    /// What is set aside of a run's memory for reports on their way, however many threads there are. One that takes
    /// more goes alone.
    package static func memoryOnTheWay(of memory: Int) -> Int { memory / 16 }

    /// What the writer may take. Reports on their way take a share. Of a small budget the writer has an eighth whatever
    /// remains, or hardly a report would fit a segment.
    package var memoryForDocuments: Int {
        let memoryOfThreads = threads * Self.memoryOfJob
        return max(memory / 8, memory - Self.memoryOnTheWay(of: memory) - Self.memoryOfProgram - memoryOfThreads)
    }
}

extension VietnameseAnalyzer {
    static func forIndexing() throws(ReportIndexError) -> VietnameseAnalyzer {
        do { return try VietnameseAnalyzer() } catch { throw .noAnalysis(reason: error.description) }
    }
}
