package import Analysis

/// Changes an index: one writer at a time, by a lock that is held as long as the writer lives, or
/// whoever gave it one.
///
/// Documents go to new segments; what they replace is marked deleted when ``commit()`` makes all changes visible
/// at once, durably. Before that nothing of the index has changed.
package final class IndexWriter {
    private let directory: any Directory
    private let schema: Schema
    private let analyzer: DocumentAnalyzer
    private var numbers = TermNumbers()
    private let memoryLimit: Int
    /// Bytes that whoever writes holds meanwhile, to be taken out of the writer's limit.
    package var memoryBeside = 0
    private let jobs: Int
    private let lock: any WriteLock
    private var manifest: Manifest
    private var builder: (number: UInt64, builder: SegmentBuilder)?
    /// Of documents added since the last commit, as they will be when ``merges`` are done.
    private var added: [Manifest.Segment] = []
    private let merges: PendingMerges
    private var deletedIDs: Set<ByteString> = []
    /// See ``amend(dropping:live:keepsAttachment:)``.
    private var amendedLive: [UInt64: LiveDocuments] = [:]
    /// Kept with the next commit; nil leaves that of the last one.
    package var attachment: [UInt8]?
    /// The manifest on disk, nil where there is none to go on from.
    private var committed: Manifest?
    /// Whether this writer has made a commit, and so has written files that count.
    private var hasCommitted = false
    /// The files that were there when this writer came.
    private let found: Set<String>
    /// What is to be written before all else.
    private var preparation: Preparation?
    /// What a change has failed with: the writer no longer knows what has reached the directory, and goes no further.
    private var failure: SearchEngineError?

    /// - Parameters:
    ///   - contentVersions: recorded in the manifest; an existing index of others is refused, unless `replacing`.
    ///   - recordedVersions: recorded in the manifest of a new index beside these, for what is told of it alone: it is asked
    ///     of such a one only.
    ///   - memoryLimit: bytes of memory beyond which the documents so far become a segment, two gigabytes at most. What
    ///     analyzers hold is counted.
    ///   - jobs: threads that write a segment; with more than one, another merges segments meanwhile.
    ///   - replacing: begins an empty index; the old one stays until the first commit.
    ///   - lock: of the directory, where it is held over more than this writer; nil takes it.
    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` for a manifest that cannot be read, or is missing though other
    ///   files of an index are there, unless `replacing`.
    package init(
        _ directory: any Directory, schema: Schema, analyzer: VietnameseAnalyzer, contentVersions: [String: String],
        recordedVersions: () -> [String: String] = { [:] }, memoryLimit: Int = 512 << 20, jobs: Int = 1,
        replacing: Bool = false, lock: (any WriteLock)? = nil
    ) throws(SearchEngineError) {
        self.directory = directory
        self.schema = schema
        self.memoryLimit = min(memoryLimit, SegmentBuilder.maxMemory)
        self.analyzer = DocumentAnalyzer(analyzer, memoryLimit: Self.memoryOfAnalyzers(of: self.memoryLimit))
        self.jobs = jobs
        merges = PendingMerges(schema: schema, directory: directory, jobs: jobs, memoryLimit: self.memoryLimit)
        if let lock { self.lock = lock } else { self.lock = try directory.lock() }
        let present = try Self.presentManifest(directory, replacing: replacing)
        manifest = try Self.startingManifest(directory, present, replacing: replacing) {
            contentVersions.merging(recordedVersions()) { decisive, _ in decisive }
        }
        try IndexReader.check(manifest, contentVersions)
        committed = replacing || present?.revision == 0 ? nil : present
        try Self.collectOrphans(directory, keeping: present)
        found = Set(try directory.fileNames())
        preparation = Preparation(present, found, nextSegment: manifest.nextSegment)
    }

    deinit {
        builder?.builder.abandon()
        merges.abandon()
        if builder != nil || !added.isEmpty || failure != nil { removeUncommitted() }
    }

    /// The manifest that is there; one that cannot be read, or is an earlier one, counts for none where the index is
    /// replaced.
    private static func presentManifest(
        _ directory: any Directory, replacing: Bool
    ) throws(SearchEngineError) -> Manifest? {
        do throws(SearchEngineError) {
            guard let manifest = try Manifest.found(in: directory) else { return nil }
            // What an earlier one does not name is no orphan.
            guard try !IndexSnapshot(manifest, directory).isOutdated(in: directory) else {
                throw IndexSnapshot.outdated
            }
            return manifest
        } catch {
            if replacing { return nil }
            throw error
        }
    }

    private static func startingManifest(
        _ directory: any Directory, _ present: Manifest?, replacing: Bool, _ contentVersions: () -> [String: String]
    ) throws(SearchEngineError) -> Manifest {
        var fresh = Manifest()
        for name in try directory.fileNames() {
            if let number = IndexFileName.segmentNumber(name), number < Manifest.numberLimit - 1 {
                fresh.nextSegment = max(fresh.nextSegment, number + 1)
            }
            if let revision = IndexFileName.revision(name), revision < Manifest.numberLimit - 1 {
                fresh.revision = max(fresh.revision, revision)
            }
        }
        guard var manifest = present else {
            fresh.contentVersions = contentVersions()
            return fresh
        }
        fresh.nextSegment = max(fresh.nextSegment, manifest.nextSegment)
        fresh.revision = max(fresh.revision, manifest.revision)
        if replacing || manifest.revision == 0 {
            fresh.contentVersions = contentVersions()
            return fresh
        }
        manifest.nextSegment = fresh.nextSegment
        return manifest
    }

    /// Called before the first file is written.
    private func prepare() throws(SearchEngineError) {
        try preparation?.run(in: directory)
        preparation = nil
    }

    /// Removes files of ours that the manifest does not name: what a crash or an older commit left behind.
    private static func collectOrphans(
        _ directory: any Directory, keeping manifest: Manifest?
    ) throws(SearchEngineError) {
        guard let manifest else { return }
        let kept = manifest.fileNames
        let orphans = try directory.fileNames().filter { !kept.contains($0) && IndexFileName.isOwned($0) }
        guard !orphans.isEmpty else { return }
        // They may belong to the index before, and the manifest may be there by a rename that was never synced: cutting
        // the power could bring the one before back.
        try directory.sync()
        // What says that the manifest's own segments are none yet goes first, and for sure.
        let replacements = orphans.filter { IndexFileName.replacementNumber($0) != nil }
        for name in replacements { try directory.remove(name) }
        if !replacements.isEmpty { try directory.sync() }
        for name in orphans where !replacements.contains(name) { try directory.remove(name) }
    }

    /// Takes away what this writer wrote and did not commit, so that a disk that was full has its room again. Where the
    /// manifest does not count, that is all that was not there when this writer came, unless it has made a commit.
    private func removeUncommitted() {
        // Another may have come, whose files these are.
        guard (try? lock.check()) != nil else { return }
        let present: Manifest?
        do {
            present = try Manifest.found(in: directory)
        } catch {
            // One that cannot be read at all may be that of a commit which has just been made.
            if case .io = error { return }
            guard !hasCommitted else { return }
            present = nil
        }
        let kept = found.union(present?.fileNames ?? [])
        let vain = ((try? directory.fileNames()) ?? []).filter { !kept.contains($0) && IndexFileName.isOwned($0) }
        for name in vain where IndexFileName.replacementNumber(name) == nil { try? directory.remove(name) }
        // What says that all else is in vain goes last, and only when that is sure to be gone.
        guard (try? directory.sync()) != nil else { return }
        for name in vain where IndexFileName.replacementNumber(name) != nil { try? directory.remove(name) }
        if present?.revision == 0, !found.contains(IndexFileName.manifest) {
            try? directory.remove(IndexFileName.manifest)
        }
    }

    /// The index as of the last commit.
    package func reader() throws(SearchEngineError) -> IndexReader {
        try IndexReader(directory, schema: schema, contentVersions: manifest.contentVersions)
    }

    /// Adds a document; one of the same ID that was there before goes with the next commit.
    ///
    /// - Throws: ``SearchEngineError/tooLarge(what:)`` for a document that is left out, after which the writer goes
    ///   on; after any other error nothing can be committed.
    package func add(_ document: Document) throws(SearchEngineError) { try add(analyzer.analyze(document)) }

    /// Adds a document that was analyzed before, as ``add(_:)-(Document)`` does.
    package func add(_ analyzed: AnalyzedDocument) throws(SearchEngineError) {
        try guarded { () throws(SearchEngineError) in try take(analyzed) }
    }

    private func take(_ analyzed: AnalyzedDocument) throws(SearchEngineError) {
        if builder == nil {
            try prepare()
            let number = manifest.nextSegment
            manifest.nextSegment += 1
            let sink = try directory.create(IndexFileName.segment(number))
            builder = (number, try SegmentBuilder(schema: schema, sink: sink, memoryLimit: memoryLimit))
        }
        guard let current = builder?.builder else { return }
        try current.add(analyzed, numbers.numbers(for: analyzed))
        deletedIDs.remove(ByteString(analyzed.document.id))
        // What is known of terms outlives segments. Documents get a share whatever it takes, or each would be a segment.
        let memoryForSegment = memoryLimit - numbers.memory - memoryBeside - merges.memory
        if current.memory >= max(memoryForSegment, memoryLimit / 4) { try flush() }
    }

    /// What of a writer's memory the analyzers of its documents may take together: the terms they know take as much again
    /// while a segment is written, and the rest is for documents.
    package static func memoryOfAnalyzers(of memoryLimit: Int) -> Int { memoryLimit / 4 }

    /// Deletes the document of an ID with the next commit, unless it is added again before.
    package func delete(id: String) { deletedIDs.insert(ByteString(id)) }

    /// Turns the documents so far into a segment, which the next commit makes visible: for who wants their memory before.
    package func writeDocuments() throws(SearchEngineError) {
        try guarded { () throws(SearchEngineError) in try flush() }
    }

    /// Live documents, as of the last commit.
    package var documentCount: Int { manifest.segments.reduce(0) { $0 + $1.liveCount } }

    /// Turns the documents in memory into a segment.
    private func flush() throws(SearchEngineError) {
        guard let (number, current) = builder else { return }
        try current.finish(numbers.vocabulary, jobs: jobs)
        builder = nil
        numbers.forgetEndedSeries()
        added.append(
            .init(
                number: number, documentCount: current.documentCount, liveCount: current.documentCount,
                liveTokens: current.tokenCount, liveRevision: 0))
        merges.plan(&added, nextNumber: &manifest.nextSegment)
        try merges.start()
    }

    /// Makes all changes visible, durably: the index is as before until the last step, and new after it.
    ///
    /// - Returns: the new revision; the old one where nothing had changed.
    /// - Throws: what any change before has failed with, too; ``SearchEngineError/locked(process:since:)`` where the lock's
    ///   file was taken away meanwhile.
    @discardableResult
    package func commit() throws(SearchEngineError) -> UInt64 {
        try guarded { () throws(SearchEngineError) in try commitChanges() }
        return manifest.revision
    }

    /// Commits, and with it makes all segments one, or as few as can hold them.
    ///
    /// - Complexity: linear in the index.
    @discardableResult
    package func merge() throws(SearchEngineError) -> UInt64 {
        try guarded { () throws(SearchEngineError) in try commitChanges(isMergingWhole: true) }
        return manifest.revision
    }

    /// Goes on without some segments, and with other live documents of some: for files that are damaged. The next commit
    /// writes whatever it has to, and takes the damaged files away when it is done.
    ///
    /// - Parameters:
    ///   - dropped: numbers of segments.
    ///   - live: by number, of segments that stay.
    ///   - keepsAttachment: whether what the application keeps stays.
    package func amend(
        dropping dropped: Set<UInt64>, live: [UInt64: LiveDocuments], keepsAttachment: Bool
    ) {
        if !keepsAttachment { manifest.attachmentRevision = 0 }
        manifest.segments.removeAll { dropped.contains($0.number) }
        for (index, segment) in manifest.segments.enumerated() where live[segment.number] != nil {
            manifest.segments[index].liveRevision = 0
            manifest.segments[index].liveCount = segment.documentCount
        }
        amendedLive = live
        committed = nil
    }

    private func guarded(_ change: () throws(SearchEngineError) -> Void) throws(SearchEngineError) {
        if let failure { throw failure }
        do {
            try change()
        } catch {
            failure = error
            throw error
        }
    }

    private func commitChanges(isMergingWhole: Bool = false) throws(SearchEngineError) {
        try lock.check()
        try flush()
        try merges.finish()
        if let committed { try IndexSnapshot(committed, directory).checkSeals() }
        var next = manifest
        next.revision += 1
        next.segments += added
        let open = OpenSegments(schema: schema, directory: directory)
        var deletion = try Deletion(
            manifest: next, firstNew: manifest.segments.count, ids: deletedIDs, live: amendedLive, open: open,
            directory: directory)
        try deletion.apply(to: &next)
        let areDocumentsChanged =
            committed.map { !next.hasSameContent(as: $0) } ?? true
            || isMergingWhole && !MergePolicy.wholeGroups(next.segments).isEmpty
        let attached = try changedAttachment()
        if areDocumentsChanged || attached != nil {
            try prepare()
            if areDocumentsChanged {
                next =
                    try isMergingWhole
                    ? MergePolicy.mergedWhole(next, schema: schema, directory: directory)
                    : MergePolicy.merged(next, schema: schema, directory: directory)
                try DuplicateGroups.write(
                    for: &next, after: committed, schema: schema, memory: memoryLimit / 4, open, directory: directory)
            }
            if let attached {
                try Attachment.write(attached, revision: next.revision, to: directory)
                next.attachmentRevision = next.revision
            }
            try next.seal(after: committed, in: directory)
            try directory.sync()
            try lock.check()
            try next.commit(to: directory)
            manifest = next
            committed = next
            hasCommitted = true
        }
        added = []
        deletedIDs = []
        amendedLive = [:]
        attachment = nil
        // The changes are made, whatever comes of this: the next writer collects what stays.
        try? Self.collectOrphans(directory, keeping: committed)
    }

    /// The attachment that the commit has to write: nil where it is as it was.
    private func changedAttachment() throws(SearchEngineError) -> [UInt8]? {
        guard let attachment else { return nil }
        let before = try committed.flatMap { committed throws(SearchEngineError) in
            try Attachment.open(committed, open: directory.open)
        }
        return before?.holds(attachment) ?? false ? nil : attachment
    }
}
