internal import Analysis
internal import SearchEngine

/// One run of the indexer: what it has seen, and what it will change.
struct IndexingRun {
    /// Of the index, as given.
    let path: String
    let options: ReportIndexer.Options
    /// Whether its folder was made by this run.
    private let isFolderNew: Bool
    /// Nil in a dry run.
    let writer: IndexWriter?
    var work: ReportWork
    /// The index before the run, nil where there is none or it is being rebuilt.
    let before: IndexReader?
    private var archive: ArchiveReader
    var corrections: Corrections
    let update: SourceUpdate
    /// What the index had before that is being rebuilt; nil where none is.
    private var former: FormerFiles?
    var summary = ReportIndexer.Summary()
    /// Rejections that have not been passed on yet.
    private var untold: [ReportIndexer.Rejection] = []
    let seen = SeenReports()
    let entries: KnownEntries
    /// Sources as given, with their full paths.
    let origins: [ByteString: String]
    /// Documents of the index before whose reports have been met in this run.
    var met: DocumentSet?
    var moves: MovedRecords
    var held = HeldEntries()
    /// Documents of other files whose IDs reports of this run have taken, by these.
    var displaced: [UInt64: Displaced] = [:]
    /// Of these, about.
    var displacedBytes = 0

    struct Seen {
        /// A hash of what it says; nil where it is what its document in the index before says.
        var content: UInt64?
        var file: Int
        /// Whether something of it goes into the index.
        var isGiven = false
        /// Whether its document stays as it is: see ``IndexingRun/uncorrectable(_:_:ids:source:)``.
        var isFixed = false
        /// What it is to the document of its ID; nil where it is what that is.
        var change: ReportDraft.Change?
    }

    /// - Parameter repairing: the lock of the index, held by the repair that this is a part of.
    init(
        path: String, options: ReportIndexer.Options, sources: [String], repairing: (any WriteLock)? = nil
    ) throws(ReportIndexError) {
        (self.path, self.options) = (path, options)
        let given = Self.withOrigins(sources)
        origins = Dictionary(uniqueKeysWithValues: given.map { (ByteString($0.given), $0.origin) })
        let empty = options.isRebuilding ? try Self.emptySources(given) : []
        isFolderNew = (try? FileDirectory(path: path)) == nil
        // What is looked at from here on no other writer changes.
        let lock = if options.isDryRun || repairing != nil { repairing } else { try Self.lock(path) }
        var remarks: [ReportIndexer.Rejection] = []
        if options.isRebuilding {
            let leftOut = try Self.leftOut(path, given)
            // Nothing is lost with a folder that the index has nothing of.
            for (path, origin) in empty where leftOut.mayHaveReports(of: origin) { throw .absentSource(path: path) }
            try leftOut.checkReadable()
            remarks = leftOut.remarks
            former = try ReportIndexError.translating { () throws(SearchEngineError) in
                try FormerFiles(leftOut, given: given)
            }
        }
        let analyzer = try VietnameseAnalyzer.forIndexing()
        (writer, before) = try ReportIndexError.translating { () throws(SearchEngineError) in
            let writer =
                options.isDryRun
                ? nil
                : try IndexWriter(
                    FileDirectory(path: path, create: true), schema: ReportSchema.schema, analyzer: analyzer,
                    contentVersions: ReportSchema.contentVersions,
                    recordedVersions: ReportSchema.recordedVersions, memoryLimit: options.memoryForDocuments,
                    jobs: options.threads, replacing: options.isRebuilding, lock: lock)
            return (writer, options.isRebuilding ? nil : try Self.reader(path))
        }
        met = before.map { DocumentSet($0) }
        moves = MovedRecords(before)
        work = try ReportWork(
            jobs: options.threads, latest: Today.date, memory: options.memory,
            memoryForDocuments: options.memoryForDocuments)
        archive = ArchiveReader(paths: given.map(\.given), options: options.archive)
        let (corrections, reading) = (Corrections(archive), SourceOptions(options))
        self.corrections = corrections
        update = try ReportIndexError.translating { [before] () throws(SearchEngineError) in
            try SourceUpdate(
                before, sources: given, prunes: options.prunes, options: reading, archive: options.archive,
                respells: repairing == nil
            ) { source in
                reading.fingerprint ^ corrections.fingerprint(source: source)
            }
        }
        entries = KnownEntries(before, update, seen, origins: origins)
        archive.entries = entries
        for remark in remarks { reject(remark) }
    }

    private static func lock(_ path: String) throws(ReportIndexError) -> any WriteLock {
        try ReportIndexError.translating { () throws(SearchEngineError) in
            try FileDirectory(path: path, create: true).lock()
        }
    }

    /// The index as it is; nil where there is none.
    private static func reader(_ path: String) throws(SearchEngineError) -> IndexReader? {
        do throws(SearchEngineError) {
            return try IndexReader(
                FileDirectory(path: path), schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions)
        } catch .noIndex {
            return nil
        }
    }

    /// The sources that are folders without a file: a disk that is not there leaves such.
    ///
    /// - Throws: ``ReportIndexError/absentSource(path:)`` for one that is not there or cannot be looked at: a rebuild
    ///   would leave out what it holds, and so lose what the index has of it.
    private static func emptySources(
        _ sources: [(given: String, origin: String)]
    ) throws(ReportIndexError) -> [(given: String, origin: String)] {
        var empty: [(given: String, origin: String)] = []
        for source in sources where source.given != SourceFile.standardInput {
            do throws(Skipped.Reason) {
                let path = SystemPath(source.given)
                switch try path.status(followLinks: true).kind {
                case .folder: if try !path.holdsAnyFile() { empty.append(source) }
                case .file: _ = try InputFile(path, followLinks: true)
                case .other: break
                }
            } catch {
                throw .absentSource(path: source.given)
            }
        }
        return empty
    }

    /// An index that is damaged or of another version is made anew all the same: that is the remedy. Not so where a
    /// repair can save something of it, and nothing tells of which sources that would be.
    private static func leftOut(
        _ path: String, _ given: [(given: String, origin: String)]
    ) throws(ReportIndexError) -> LeftOutSources {
        let (sources, fault) = try ReportIndexError.translating { () throws(SearchEngineError) in
            try Self.leftOutAndFault(path, given)
        }
        if let fault, case .damaged = fault, sources.isUnknown, try !IndexMaintenance(path: path).isHopeless() {
            throw ReportIndexError(fault)
        }
        return sources
    }

    /// - Returns: also why the index cannot be opened.
    private static func leftOutAndFault(
        _ path: String, _ given: [(given: String, origin: String)]
    ) throws(SearchEngineError) -> (LeftOutSources, SearchEngineError?) {
        do throws(SearchEngineError) {
            guard let former = try reader(path) else { return (LeftOutSources(), nil) }
            return (try LeftOutSources(former, given: given), nil)
        } catch {
            switch error {
            case .damaged, .otherVersion:
                return (LeftOutSources(unreadable: try FileDirectory(path: path), given: given), error)
            default: throw error
            }
        }
    }

    /// Sources as given with their paths in full, each path once, in the order of the bytes of these: which of two
    /// reports of one ID is taken does not depend on the order of arguments, nor does what a source is called that is
    /// given by several paths.
    private static func withOrigins(_ sources: [String]) -> [(given: String, origin: String)] {
        let given = sources.map { source in
            (given: source, origin: source == SourceFile.standardInput ? source : FullPath.of(source))
        }.sorted { (ByteString($0.origin), ByteString($0.given)) < (ByteString($1.origin), ByteString($1.given)) }
        var met: Set<ByteString> = []
        return given.filter { met.insert(ByteString($0.origin)).inserted }
    }

    // MARK: Reading

    mutating func readAll(
        _ progress: (ReportIndexer.Progress) -> Void, _ findings: (ReportIndexer.Finding) -> Void
    ) throws(ReportIndexError) {
        for fault in corrections.faults { reject(.init(fault)) }
        while let item = try nextItem() {
            for retold in update.takeRetold() { reject(retold) }
            switch item {
            case .report(let raw):
                if let repair = ReportIndexer.Repair(raw) { findings(.repaired(repair)) }
                try add(raw, pathInFile: raw.location.path.dropFirst(archive.currentFile?.location.path.count ?? 0))
            case .skipped(let skipped):
                if archive.currentFile == nil { update.leaveFile() }
                note(skipped)
            case .known: countKnownEntry()
            }
            writer?.memoryBeside = memoryOfBookkeeping
            while let finished = work.next() { try take(finished) }
            tell(findings)
            progress(self.progress)
        }
        try giveHeld()
        while let finished = work.last() {
            try take(finished)
            tell(findings)
            progress(self.progress)
        }
        for retold in update.takeRetold() { reject(retold) }
        summary.bytesRead = archive.bytesRead - archive.bytesPassedOver
    }

    /// Bytes that grow with the number of files and reports.
    private var memoryOfBookkeeping: Int {
        seen.memory + entries.memory + update.memory + moves.memory
            + held.bytes + displacedBytes + (former?.memory ?? 0)
    }

    /// The next item of the files that are new or changed.
    private mutating func nextItem() throws(ReportIndexError) -> ArchiveItem? {
        var failure: SearchEngineError?
        let item = archive.next { [update, former] file in
            do throws(SearchEngineError) {
                let demand = try update.meet(file)
                try former?.meet(file, update)
                return demand
            } catch {
                failure = error
                return .nothing
            }
        }
        if let failure { throw ReportIndexError(failure) }
        return item
    }

    private var progress: ReportIndexer.Progress {
        .init(
            reports: summary.added + summary.updated + summary.moved + summary.unchanged,
            bytesRead: archive.bytesRead, bytesTotal: archive.bytesTotal, file: archive.currentFile?.location)
    }

    /// Passes on what was rejected since the last time.
    private mutating func tell(_ findings: (ReportIndexer.Finding) -> Void) {
        for rejection in untold { findings(.rejected(rejection)) }
        untold.removeAll(keepingCapacity: untold.count < 64)
    }

    mutating func reject(_ rejection: ReportIndexer.Rejection) {
        summary.rejections.append(rejection)
        untold.append(rejection)
    }

    /// Takes down what is said of the file being read.
    /// - Parameter isLasting: see ``SourceUpdate/note(_:as:isLasting:)``.
    mutating func note(_ skipped: Skipped, isLasting: Bool) {
        var skipped = skipped
        skipped.gaveReports = update.gaveReports(skipped)
        let rejection = ReportIndexer.Rejection(skipped)
        reject(rejection)
        update.note(skipped, as: rejection, isLasting: isLasting)
    }

    mutating func note(_ skipped: Skipped) { note(skipped, isLasting: skipped.isLasting) }

    // MARK: Finishing

    /// Removes what is gone, and commits.
    mutating func finish(
        _ findings: (ReportIndexer.Finding) -> Void
    ) throws(ReportIndexError) -> ReportIndexer.Summary {
        let unmet = unmetDocuments()
        try ReportIndexError.translating { () throws(SearchEngineError) in
            try update.finish(met, unmet: unmet)
        }
        try checkLosses(findings)
        try removeWhatIsGone(unmet)
        let copies = try ReportIndexError.translating { () throws(SearchEngineError) in
            try update.settleKeptReports()
            return try update.copiesOfAbsentSources(index: path)
        }
        for skipped in update.emptiedSources(index: path) + copies { reject(.init(skipped)) }
        try noteDisplaced()
        try noteUnmatched()
        tell(findings)
        // Nothing takes the place of an index, nor begins one, where nothing could be read.
        let isInVain = before == nil && summary.added == 0 && (summary.failures > 0 || options.isRebuilding)
        if let writer, !isInVain {
            try ReportIndexError.translating { () throws(SearchEngineError) in try commit(writer) }
        } else {
            if writer != nil, isFolderNew { try? FileDirectory(path: path).removeUnused() }
            let after = writer == nil ? before : try? writer?.reader()
            summary.documents = after?.documentCount ?? 0
            summary.revision = after?.manifest.revision ?? 0
        }
        return summary
    }

    /// What an index has and could not be read again, a rebuild would lose.
    private mutating func checkLosses(_ findings: (ReportIndexer.Finding) -> Void) throws(ReportIndexError) {
        let lost = try ReportIndexError.translating { () throws(SearchEngineError) in try former?.losses(update) }
        guard let lost else { return }
        tell(findings)
        throw .lossyRebuild(lost)
    }

    private mutating func commit(_ writer: IndexWriter) throws(SearchEngineError) {
        // The ledger of very many files takes room: documents and IDs are not held meanwhile.
        try writer.writeDocuments()
        seen.removeAll()
        writer.attachment = update.changedLedger?.encoded()
        summary.revision = try writer.commit()
        summary.documents = writer.documentCount
    }

    /// Names the corrections of reports that are neither in the sources nor in the index. Where a correction may call a
    /// report that was passed over by another of its IDs, that cannot be told.
    private mutating func noteUnmatched() throws(ReportIndexError) {
        guard !update.isAnyKnownByPath else { return }
        for (id, fault) in corrections.unused where seen[Self.key(id)] == nil {
            if try place(of: id).map({ isRemoved($0) }) ?? true { reject(.init(fault)) }
        }
    }
}

extension ReportIndexer.Rejection {
    init(_ skipped: Skipped) {
        self.init(
            place: skipped.place, code: skipped.reason.code, message: skipped.message,
            isFailure: skipped.isRejection, isRemark: skipped.isRemark, missingPackage: skipped.missingPackage)
    }
}
