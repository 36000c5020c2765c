internal import Analysis
internal import SearchEngine

/// What a run of the indexer finds of the files that were read before, and the ledger it leaves behind.
///
/// A file is passed over where its size and times are those of when it was read, or where its content is. Files are met in
/// the order of the ledger's records, so one walks along the other.
final class SourceUpdate {
    /// What became of a file, by its number.
    enum Fate: UInt8 {
        /// Of a source that this run does not look at.
        case untouched
        case unchanged
        /// What it held is in it as it was, and is not read again; what stands behind that is.
        case grown
        case read
        /// Not met, and nobody knows whether it is gone.
        case kept
        case gone
    }

    struct Current {
        var place: Int
        var file: SourceFile
        var before: FileRecord?
        var record: FileRecord
        var remarks: [ReportIndexer.Rejection] = []
        var isIncomplete = false
        /// Whether it did when it was read before.
        var gaveReports: Bool
        /// See ``SourceUpdate/BrokenPart``; nil before it is asked for, how many of the former are not met yet.
        var broken: [BrokenPart] = []
        var knownBroken: [UInt64: Int]?
        /// See ``SourceLedger/entries``: of the file as it was, where they hold still, and as it is.
        var formerMarks: ByteView?
        var marks = ByteWriter()
    }

    /// More than this is not worth keeping: the file is read again to have it said.
    private static let mostRemarks = 1_000

    var ledger: SourceLedger
    let before: (unread: Set<Int>, remarks: [Int: [ReportIndexer.Rejection]], spellings: [ByteString])
    /// By number: how many documents of the index before come from the file.
    let documents: [Int]
    let prunes: Bool
    private let archive: ArchiveOptions
    /// Files of which other files have given a report in this run: they are read again, so that this is told.
    private var robbed: Set<Int> = []
    private let now = FileStamp.now
    /// By number: what became of the file, and the place of its source in the ledger.
    private(set) var fates: [Fate] = []
    private(set) var owners: [Int32] = []
    /// Nil where the files of all documents are known.
    var strays: StrayReports?
    /// Of the reports that stay, where their sources are known otherwise than before.
    var renaming: ReportRenaming?
    /// Whether a source that is walked through is known by its full path.
    private(set) var isAnyKnownByPath = false
    /// By source as given.
    private(set) var places: [ByteString: Int] = [:]
    private(set) var walks: [Int: SourceWalk] = [:]
    /// Of the records written down in all walks: kept as a sum, since a run may have as many sources as files.
    private var recordBytes = 0
    /// Of the marks of entries written down.
    var markBytes = 0
    var current: Current?
    var failed: Set<Int> = []
    /// Of these, such as may still have all that they gave.
    var doubtfulFiles: Set<Int> = []
    /// By number of a file that has some, and with its marks as they were: see ``settleKeptReports()``.
    var brokenParts: [Int: (former: [UInt8], parts: [BrokenPart])] = [:]
    /// By number of a file that failed: how many reports it had given before, and how many the index keeps for it.
    var formerReports: [Int: Int] = [:]
    var keptReports: [Int: Int] = [:]
    /// By number of a file: how many of its reports were counted and are too large for the index.
    private(set) var refused: [Int: Int] = [:]
    /// Empty where no file was known before, so that none can be gone.
    private(set) var appeared: [Passing] = []
    private let knowsFiles: Bool
    var gone: [Passing] = []
    /// The files of emptied sources, and these.
    var emptied = Emptied()
    /// Paths of the files that have grown.
    private(set) var grown: [Int: String] = [:]
    /// Said of files that are passed over, and not told yet.
    private var retold: [ReportIndexer.Rejection] = []
    /// Whether the ledger says anything else than before, but for how sure it is of times.
    var isChanged = false

    /// - Parameters:
    ///   - before: the index, where there is one.
    ///   - sources: as given, each once, with their paths in full.
    ///   - options: how they are read.
    ///   - archive: the same, as files are opened by.
    ///   - respells: whether a source is called from now on as it is given now.
    ///   - reading: of a source as given, see ``SourceLedger/Source/reading``.
    init(
        _ before: IndexReader?, sources: [(given: String, origin: String)], prunes: Bool, options: SourceOptions,
        archive: ArchiveOptions, respells: Bool = true, reading: (String) -> UInt64
    ) throws(SearchEngineError) {
        ledger = try before.map { before throws(SearchEngineError) in try SourceLedger(of: before) } ?? SourceLedger()
        documents = before.map(ledger.documentCounts) ?? []
        self.prunes = prunes
        self.archive = archive
        self.before = (ledger.unread, ledger.remarks, ledger.spellings)
        knowsFiles = ledger.nextFile > 0
        fates = Array(repeating: .untouched, count: ledger.nextFile)
        owners = Array(repeating: -1, count: ledger.nextFile)
        for (place, source) in ledger.sources.enumerated() {
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                if record.number < owners.count { owners[record.number] = Int32(place) }
            }
        }
        let known = zip(owners, documents).reduce(0) { $1.0 >= 0 ? $0 + $1.1 : $0 }
        if let before, known < before.documentCount {
            strays = try StrayReports(before) { owners.indices.contains($0) && owners[$0] >= 0 }
        }
        let origins = ledger.certainOrigins
        var absent = try AbsentSources(
            ledger.sources, places: absentSources(Set(sources.map { ByteString($0.origin) })))
        let byOrigin = Dictionary(ledger.sources.enumerated().map { (ByteString($1.origin), $0) }) { first, _ in first }
        for (path, origin) in sources {
            let (place, isMoved) = try place(of: origin, path, known: byOrigin[origin], &absent, options)
            if respells { ledger.sources[place].given = path }
            walks[place] = try SourceWalk(ledger.sources[place], reading: reading(path), isMoved: isMoved)
            ledger.sources[place].options = options
            ledger.sources[place].reading = reading(path)
            places[path] = place
            strays?.walk(origin, at: place) { origins[$0] }
        }
        try findAbsentSources()
        ledger.settleSpellings(places)
        let renamed = ledger.settleNames()
        isAnyKnownByPath = walks.keys.contains { ledger.sources[$0].isKnownByPath }
        isChanged = isChanged || !renamed.isEmpty
        renaming = try before.map { before throws(SearchEngineError) in
            try ReportRenaming(before, ledger, places: renamed)
        }
    }

    /// The sources of which one that is given may be the successor; where none is new, that is not asked.
    private func absentSources(_ given: Set<ByteString>) -> [Int] {
        guard !given.isSubset(of: ledger.sources.map { ByteString($0.origin) }) else { return [] }
        return ledger.sources.indices.filter { place in
            !given.contains(ByteString(ledger.sources[place].origin)) && ledger.sources[place].isAbsentOrEmpty
        }
    }

    /// Where a source is in the ledger: that of its path, or the one whose files it has while nothing is any more where
    /// these were, or a new one.
    /// - Parameter known: the place of that path.
    private func place(
        of origin: String, _ path: String, known: Int?, _ absent: inout AbsentSources, _ options: SourceOptions
    ) throws(SearchEngineError) -> (place: Int, isMoved: Bool) {
        if let place = known { return (place, false) }
        if let place = try absent.take(movedTo: origin) {
            ledger.sources[place].origin = origin
            isChanged = true
            return (place, true)
        }
        ledger.sources.append(.init(origin: origin, given: path, options: options, reading: 0, records: .empty))
        return (ledger.sources.count - 1, false)
    }

    /// What is kept for files, in bytes: a million of them are more than a small budget has for documents.
    var memory: Int {
        let perFile = MemoryLayout<Fate>.stride + MemoryLayout<Int32>.stride
        let passing = (appeared.capacity + gone.capacity) * MemoryLayout<Passing>.stride + emptied.memory
        // An array that grows is there twice for a moment.
        return fates.capacity * perFile + passing + (recordBytes + markBytes) * 2 + (strays?.memory ?? 0)
    }

    func keep(_ record: FileRecord, in walk: SourceWalk) {
        let before = walk.writer.byteCount
        walk.writer.append(record)
        recordBytes += walk.writer.byteCount - before
    }

    // MARK: Meeting files

    /// What of a file has to be read.
    func meet(_ file: SourceFile) throws(SearchEngineError) -> ArchiveReader.Demand {
        leaveFile()
        guard let place = places[file.location.source], let walk = walks[place] else { return .all }
        let name = file.name
        walk.isAnyMet = true
        try pass(walk, before: name)
        var known: FileRecord?
        if let ahead = walk.ahead, ahead.name == name {
            known = ahead
            try walk.advance()
        }
        let patterns = file.exclusions.fingerprint
        let reading = patterns == 0 ? ledger.sources[place].reading : ledger.sources[place].reading ^ patterns
        let hasStrays = strays?.isAny(in: file.location.path, of: place) ?? false
        var content: ComparedContent?
        if let known, !walk.isMoved, !hasStrays, known.reading == reading, isAllThere(known) {
            let isCertain = known.stamp.isCertainlyThat(of: file)
            if !isCertain { content = compared(file, with: known.stamp) }
            if isCertain || file.size == known.stamp.size && content?.hash == known.stamp.content {
                pass(file, content, known, in: walk)
                return .nothing
            }
        }
        begin(file, content, name, place, known, reading)
        if let known, !walk.isMoved, !hasStrays, known.reading == reading,
            !(renaming?.concerns(known.number) ?? false)
        {
            current?.formerMarks = ledger.entries[known.number]
        }
        guard let known, let start = content?.known, mayGrow(known) else { return .all }
        setFate(.grown, of: known.number)
        grown[known.number] = file.location.path
        retold += ledger.remarks[known.number] ?? []
        current?.remarks = ledger.remarks[known.number] ?? []
        current?.record.reports = known.reports
        if let marks = current?.formerMarks { current?.marks.append(marks) }
        return .behind(start)
    }

    /// Passes over a file that is what it was.
    /// - Parameter content: nil where its size and times tell.
    private func pass(_ file: SourceFile, _ content: ComparedContent?, _ known: FileRecord, in walk: SourceWalk) {
        var record = known
        if let content, let stamp = FileStamp(file, content: content.hash, now: now) { record.stamp = stamp }
        isChanged =
            isChanged || record.stamp.modified != known.stamp.modified || record.stamp.changed != known.stamp.changed
        keep(record, in: walk)
        setFate(.unchanged, of: known.number)
        retold += ledger.remarks[known.number] ?? []
    }

    private func compared(_ file: SourceFile, with stamp: FileStamp) -> ComparedContent? {
        file.isStandardInput ? nil : try? ComparedContent(file, since: stamp, archive)
    }

    /// Whether all that a file gave stays as it is where only something has come behind it: no document of the file but
    /// these is in the index, none is to be renamed, and nothing was said of its end.
    private func mayGrow(_ known: FileRecord) -> Bool {
        let isEndSaid =
            ledger.remarks[known.number]?.contains { $0.code == Skipped.Reason.doubtfulEnd("").code } ?? false
        return documentCount(of: known.number) == known.reports && !isEndSaid && !mayHaveStrays(known.number)
            && !(renaming?.concerns(known.number) ?? false)
    }

    /// Takes down that the report of a document comes from another file now.
    func rob(_ number: Int) { robbed.insert(number) }

    /// How many documents of the index before come from a file.
    func documentCount(of number: Int) -> Int { documents.indices.contains(number) ? documents[number] : 0 }

    /// Whether the index has all that a file gave: a report may have been deleted, lost to damage, or given by another
    /// file.
    private func isAllThere(_ record: FileRecord) -> Bool {
        !ledger.unread.contains(record.number) && !robbed.contains(record.number)
            && documentCount(of: record.number) >= record.reports
    }

    private func begin(
        _ file: SourceFile, _ compared: ComparedContent?, _ name: [UInt8], _ place: Int, _ known: FileRecord?,
        _ reading: UInt64
    ) {
        let number = known?.number ?? ledger.nextFile
        if known == nil {
            ledger.nextFile += 1
            fates.append(.read)
            owners.append(Int32(place))
        }
        setFate(file.isStandardInput ? .kept : .read, of: number)
        strays?.meet(file.location.path, of: place, number: number)
        let content = file.isStandardInput ? nil : try? compared?.hash ?? file.contentHash()
        let stamp = content.flatMap { FileStamp(file, content: $0, now: now) }
        let unknown = FileStamp(size: -1, modified: 0, changed: 0, content: 0, isSettled: false)
        current = Current(
            place: place, file: file, before: known,
            record: FileRecord(name: name, number: number, stamp: stamp ?? unknown, reading: reading, reports: 0),
            isIncomplete: stamp == nil, gaveReports: known.map { $0.reports > 0 } ?? false)
    }

    /// Writes down what the current file has come to. One that gave no report is looked at again each time: that costs
    /// little, and it may be that a program which reads it has been installed meanwhile.
    func leaveFile() {
        guard let file = current else { return }
        current = nil
        let number = file.record.number
        // What it has no longer stays where nothing is pruned, and goes when the file is next read.
        let others = prunes ? nil : file.before
        if let walk = walks[file.place] { keep(file.record, in: walk) }
        let isIncomplete =
            file.isIncomplete || others != nil || file.record.reports == 0 || file.remarks.count > Self.mostRemarks
            || file.file.isOfOtherSize
        if isIncomplete { ledger.unread.insert(number) } else { ledger.unread.remove(number) }
        ledger.remarks[number] = isIncomplete || file.remarks.isEmpty ? nil : file.remarks
        let (marks, former) = (file.marks.bytes, ledger.entries[number]?.array ?? [])
        if file.broken.isEmpty {
            isChanged = isChanged || former != marks
        } else {
            brokenParts[number] = (former, file.broken)
        }
        ledger.entries[number] = marks.isEmpty ? nil : ByteView(marks)
        var settled = file.before
        settled?.stamp.isSettled = file.record.stamp.isSettled
        if failed.contains(number), fates[number] == .read, let before = file.before, before.reports > 0 {
            formerReports[number] = before.reports
            settled?.reports = file.record.reports
        }
        isChanged = isChanged || settled != file.record
        if file.before == nil, knowsFiles { appeared.append(Passing(file.record)) }
    }

    // MARK: What comes of the current file

    /// The number of the file being read; nil between files.
    var number: Int? { current?.record.number }

    /// Whether the reports of the file being read stood at another path.
    var isMoved: Bool { current.map { walks[$0.place]?.isMoved ?? false } ?? false }

    /// Whether what was skipped is the file being read, and it gave reports before.
    func gaveReports(_ skipped: Skipped) -> Bool {
        current.map { $0.gaveReports && $0.file.location.path == skipped.location.path } ?? false
    }

    func countReport() { current?.record.reports += 1 }

    /// Takes down what was said of the file being read, or of a path that led to no file.
    /// - Parameter isLasting: whether the file need not be read for it to be said again, as long as it is what it is.
    func note(_ skipped: Skipped, as rejection: ReportIndexer.Rejection, isLasting: Bool) {
        guard let number else {
            if skipped.leavesDoubt { doubt(skipped.location) }
            return
        }
        if skipped.leavesDoubt { doubt(skipped, in: number) }
        // What stands before the first that has come behind a file is known where all of it is read.
        let isFirst = grown[number] != nil && current?.record.reports == current?.before?.reports
        if isFirst, skipped.content != nil { distrust(number) }
        if isLasting || !skipped.leavesDoubt && !skipped.isRejection {
            // A file of which there is more to say is read again.
            if current?.remarks.count ?? 0 <= Self.mostRemarks { current?.remarks.append(rejection) }
        } else {
            distrust(number)
        }
    }

    /// Has the documents of a file kept, whatever was found in it, since one of its reports is too large for the index.
    func refuseReport(of number: Int) {
        failed.insert(number)
        doubtfulFiles.insert(number)
        refused[number, default: 0] += 1
        distrust(number)
    }

    /// A path that could not be looked at, and all below it. One whose name is not UTF-8 is not told from others.
    private func doubt(_ location: RawReport.Location) {
        guard let place = places[location.source] else { return }
        let isTelling = !location.path.unicodeScalars.contains("\u{FFFD}")
        walks[place]?.doubtful.append(isTelling ? Array(location.path.utf8) : [])
    }

    /// Has a file read again by the next run: not all that it holds is in the index. A number that no file has, as a
    /// report restored from damage may bear, says nothing.
    func distrust(_ number: Int) {
        guard fates.indices.contains(number) else { return }
        if current?.record.number == number { current?.isIncomplete = true } else { ledger.unread.insert(number) }
    }

    /// What was said of the files passed over since the last call.
    func takeRetold() -> [ReportIndexer.Rejection] {
        defer { retold = [] }
        return retold
    }

    func setFate(_ fate: Fate, of number: Int) {
        if fates.indices.contains(number) { fates[number] = fate }
    }

    // MARK: Finishing

    /// The ledger to keep; nil where the one that is kept says as much.
    var changedLedger: SourceLedger? {
        isChanged || ledger.unread != before.unread || ledger.remarks != before.remarks ? ledger.kept : nil
    }
}
