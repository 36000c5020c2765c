internal import Analysis
internal import SearchEngine

/// One run of the indexer: what it has seen, and what it will change.
struct IndexingRun {
    private let options: ReportIndexer.Options
    /// Nil in a dry run.
    private let writer: IndexWriter?
    private var work: ReportWork
    /// The index before the run, nil where there is none or it is being rebuilt.
    private let before: IndexReader?
    private var archive: ArchiveReader
    private var corrections: Corrections
    private var summary = ReportIndexer.Summary()
    /// How many of its rejections have been passed on.
    private var told = 0
    /// IDs met in this run.
    private var seen: [String: Seen] = [:]
    /// Sources as given, with their full paths.
    private var origins: [String: String] = [:]
    /// What came from each origin before, and has not been met yet in this run.
    private var missing: [String: Set<Place>] = [:]
    /// IDs of reports that are gone.
    private var removed: Set<String> = []
    /// Files, by origin, of which something could not be read: nothing of them is removed.
    private var doubtful: Set<RawReport.Location> = []

    private struct Seen {
        var content: UInt64
        var origin: String
    }

    /// A document of the index before.
    private struct Place: Hashable {
        var segment: Int
        var doc: DocID
    }

    init(path: String, options: ReportIndexer.Options, sources: [String]) throws(ReportIndexError) {
        self.options = options
        let analyzer = try VietnameseAnalyzer.forIndexing()
        (writer, before) = try ReportIndexError.translating { () throws(SearchEngineError) in
            let writer =
                options.isDryRun
                ? nil
                : try IndexWriter(
                    FileDirectory.made(path), schema: ReportSchema.schema, analyzer: analyzer,
                    contentVersions: ReportSchema.contentVersions, memoryLimit: options.memoryForDocuments,
                    jobs: options.jobs, replacing: options.isRebuilding)
            return (writer, options.isRebuilding ? nil : try Self.reader(path))
        }
        work = try ReportWork(jobs: options.jobs, latest: Today.date, memory: options.memory)
        archive = ArchiveReader(paths: sources, options: options.archive)
        corrections = Corrections(archive.corrections)
        for source in sources {
            let origin = source == SourceFile.standardInput ? source : FullPath.of(source)
            origins[source] = origin
            missing[origin] = try documents(of: origin)
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

    private func documents(of origin: String) throws(ReportIndexError) -> Set<Place> {
        guard let before else { return [] }
        var places: Set<Place> = []
        try ReportIndexError.translating { () throws(SearchEngineError) in
            try Searcher(before).forEachMatch(.keyword(origin, field: ReportSchema.origin)) { segment, doc in
                places.insert(Place(segment: segment, doc: doc))
            }
        }
        return places
    }

    mutating func readAll(
        _ progress: (ReportIndexer.Progress) -> Void, _ findings: (ReportIndexer.Finding) -> Void
    ) throws(ReportIndexError) {
        for fault in corrections.faults { note(fault) }
        while let item = archive.next() {
            switch item {
            case .report(let raw):
                if let repair = ReportIndexer.Repair(raw) { findings(.repaired(repair)) }
                try add(raw)
            case .skipped(let skipped): reject(skipped)
            }
            while let finished = work.next() { try take(finished) }
            tell(findings)
            progress(self.progress)
        }
        while let finished = work.last() {
            try take(finished)
            tell(findings)
            progress(self.progress)
        }
        summary.bytesRead = archive.bytesRead
    }

    private var progress: ReportIndexer.Progress {
        .init(
            reports: summary.added + summary.updated + summary.unchanged, bytesRead: archive.bytesRead,
            bytesTotal: archive.bytesTotal, file: archive.currentFile?.location)
    }

    /// Passes on what was rejected since the last time.
    private mutating func tell(_ findings: (ReportIndexer.Finding) -> Void) {
        for rejection in summary.rejections[told...] { findings(.rejected(rejection)) }
        told = summary.rejections.count
    }

    private mutating func reject(_ skipped: Skipped) {
        if skipped.isRejection { doubtful.insert(Self.file(of: skipped.location)) }
        note(skipped)
    }

    private mutating func note(_ skipped: Skipped) {
        summary.rejections.append(
            .init(
                place: skipped.place, code: skipped.reason.code, message: skipped.message,
                isFailure: skipped.isRejection, isRemark: skipped.isRemark, missingPackage: skipped.missingPackage))
    }

    /// Names what came with a report and means nothing, and a text that wants to be looked at.
    private mutating func noteUnread(_ raw: RawReport) {
        func remark(_ reason: Skipped.Reason) -> Skipped { raw.location.skipped(reason) }
        if let date = raw.given.date, PartialDate(given: date)?.year == nil { note(remark(.unreadDate(date))) }
        if raw.encoding.isDoubtful { note(remark(.doubtfulText(raw.encoding))) }
        let gazetteer = Gazetteer.shared
        if let name = raw.given.province, !name.isEmpty, gazetteer.province(named: name) == nil {
            note(remark(.unknownProvince(name, near: gazetteer.nearestProvince(to: name))))
        }
    }

    /// The file a location lies in: without the entry of an archive or the line of a JSONL file.
    private static func file(of location: RawReport.Location) -> RawReport.Location {
        var path = location.path[...]
        if let entry = path.firstRange(of: "!/") { path = path[..<entry.lowerBound] }
        if let line = path.lastIndex(of: "#"), path[path.index(after: line)...].allSatisfy(\.isNumber) {
            path = path[..<line]
        }
        return .init(source: location.source, path: String(path))
    }

    // MARK: Adding

    private mutating func add(_ raw: RawReport) throws(ReportIndexError) {
        let origin = origins[raw.location.source] ?? raw.location.source
        var raw = raw
        let (id, old) = try identify(raw, origin)
        let correction = corrections.correction(id: id, source: raw.location.source)
        let (content, hash) = Self.hashes(raw, correction)
        if let known = seen[id] {
            if known.content != content { rejectRepeated(id, raw.location) }
            return
        }
        seen[id] = Seen(content: content, origin: origin)
        raw.given.id = id
        noteUnread(raw)
        if let old, let before {
            missing[origin]?.remove(old)
            let stored = before.segments[old.segment].column(ReportSchema.content)[old.doc]
            if stored == Int64(bitPattern: hash) {
                summary.unchanged += 1
                return
            }
        }
        guard writer != nil else {
            count(isNew: old == nil)
            return
        }
        work.give(
            ReportDraft(raw: raw, correction: correction, origin: origin, content: hash, isNew: old == nil))
    }

    /// Adds what a report became to the index. One that is too large for it is refused; one of its ID that was there
    /// stays.
    private mutating func take(_ finished: FinishedReport) throws(ReportIndexError) {
        do throws(SearchEngineError) {
            try writer?.add(finished.document.get())
            count(isNew: finished.isNew)
        } catch .tooLarge {
            reject(finished.location.skipped(.tooLarge(.entryBytes)))
        } catch {
            throw ReportIndexError(error)
        }
    }

    private mutating func count(isNew: Bool) {
        if isNew { summary.added += 1 } else { summary.updated += 1 }
    }

    /// The ID of a report, and its place in the index before.
    ///
    /// A report that brought no ID is known by the source's name and its path in it. Where two sources have a report
    /// of one name and path, the one that comes second is known by the source's full path.
    private func identify(_ raw: RawReport, _ origin: String) throws(ReportIndexError) -> (id: String, old: Place?) {
        if let given = raw.given.id { return (given, try place(of: given)) }
        let short = raw.identifier(origin: origin)
        let old = try place(of: short)
        let isTaken = seen[short].map { $0.origin != origin } ?? (old.map { !isFrom(origin, $0) } ?? false)
        guard isTaken else { return (short, old) }
        let long = Report.identifier(of: .init(source: origin, path: origin + "/" + raw.location.path))
        return (long, try place(of: long))
    }

    private func place(of id: String) throws(ReportIndexError) -> Place? {
        guard let before else { return nil }
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try before.document(id: id).map { Place(segment: $0.segment, doc: $0.doc) }
        }
    }

    private func isFrom(_ origin: String, _ place: Place) -> Bool { missing[origin]?.contains(place) ?? false }

    private mutating func rejectRepeated(_ id: String, _ location: RawReport.Location) {
        reject(location.skipped(.repeatedID(id)))
    }

    /// Hashes of what the report says, and of all that its document is made from: where it lies too, and what is put
    /// right in it.
    private static func hashes(_ raw: RawReport, _ correction: Correction?) -> (content: UInt64, document: UInt64) {
        var hash = ContentHash()
        let given = raw.given
        for part in [
            raw.text, given.title, given.author, given.source, given.province, given.date, given.url, given.captured,
        ] {
            hash.update(part ?? "")
        }
        let content = hash.value
        for part in [raw.location.source, raw.location.path] { hash.update(part) }
        if let correction { hash.update(correction.bytes[...]) }
        return (content, hash.value)
    }

    // MARK: Finishing

    /// Removes what is gone, and commits.
    mutating func finish(
        _ findings: (ReportIndexer.Finding) -> Void
    ) throws(ReportIndexError) -> ReportIndexer.Summary {
        for (origin, places) in missing.sorted(by: { $0.key < $1.key }) where isPruned(origin) {
            for place in places.sorted(by: { ($0.segment, $0.doc) < ($1.segment, $1.doc) }) {
                try removeIfGone(place)
            }
        }
        try noteUnmatched()
        tell(findings)
        if let writer {
            // Nothing takes the place of an index, nor begins one, where nothing could be read.
            let isInVain = before == nil && summary.added == 0 && summary.failures > 0
            if !isInVain {
                summary.revision = try ReportIndexError.translating { () throws(SearchEngineError) in
                    try writer.commit()
                }
            }
        }
        let after = writer == nil ? before : try? writer?.reader()
        summary.documents = after?.documentCount ?? 0
        summary.revision = after?.manifest.revision ?? 0
        return summary
    }

    /// Names the corrections of reports that are neither in the sources nor in the index.
    private mutating func noteUnmatched() throws(ReportIndexError) {
        for (id, fault) in corrections.unused where seen[id] == nil {
            if try place(of: id) == nil || removed.contains(id) { note(fault) }
        }
    }

    /// Whether what a source had before and has no longer is removed. Standard input is another source each time.
    private func isPruned(_ origin: String) -> Bool {
        options.prunes && origin != SourceFile.standardInput && !isUnreadable(origin)
    }

    /// Whether the source itself could not be read: then nothing of it is known to be gone.
    private func isUnreadable(_ origin: String) -> Bool {
        origins.contains { source, full in
            full == origin && doubtful.contains(.init(source: source, path: ""))
        }
    }

    private mutating func removeIfGone(_ place: Place) throws(ReportIndexError) {
        guard let before else { return }
        let report = try ReportIndexError.translating { () throws(SearchEngineError) in
            let segment = before.segments[place.segment]
            return try StoredReport.decode(try segment.stored(place.doc), file: segment.file)
        }
        let file = Self.file(of: report.location)
        let isDoubtful = doubtful.contains { $0.path == file.path || file.path.hasPrefix($0.path + "/") }
        guard seen[report.id] == nil, !isDoubtful else { return }
        summary.removed += 1
        removed.insert(report.id)
        writer?.delete(id: report.id)
    }
}
