/// What of an index is damaged, and what is to become of each of its segments.
struct RepairPlan {
    /// A segment whose documents are taken out of it and added anew.
    struct Loss {
        var remains: SegmentRemains
        /// Which of its documents are live; nil where that cannot be told.
        var live: LiveDocuments?
        /// Whether a document that is live here may have been replaced elsewhere.
        var isDoubtful: Bool
        /// How many of them are, as the manifest has it.
        var liveCount: Int?
        /// Live documents that were to be in the file, where it is another.
        var replaced = 0
        /// Whether it is none of the index's others either.
        var isStrange = false
    }

    private(set) var findings: [IndexFinding] = []
    /// Segments that can be read, with the documents that are live in them.
    private(set) var sound: [SegmentReader] = []
    /// Those of them of which nobody knows which documents are live, by place in ``sound``.
    private(set) var withoutLive: [Int] = []
    /// What the file says of them, where that is damaged and says it all the same, by place in ``sound``.
    private(set) var readLive: [Int: LiveDocuments] = [:]
    /// In ascending order of age, the oldest first.
    private(set) var losses: [Loss] = []
    /// Segments whose file is not there: nothing can be had from them.
    private(set) var missing: [Manifest.Segment] = []
    /// How many files that were segments, of which nothing else is known, cannot be read.
    private(set) var unreadable = 0
    /// What the application keeps with the documents, where it is sound.
    private(set) var attachment: Attachment?
    /// Whether no later one had to be passed over, as far as the manifest does not say which it is.
    private(set) var isAttachmentLast = true
    /// Whether the manifest itself cannot be read.
    private(set) var isManifestLost = false

    var isNeeded: Bool { !findings.isEmpty }

    /// - Parameter suspects: files that are taken to be damaged whatever their checksums say.
    /// - Throws: ``SearchEngineError/otherVersion(what:found:expected:)``; ``SearchEngineError/noIndex(path:)`` where there
    ///   is neither a manifest nor a segment.
    init(
        _ directory: any Directory, schema: Schema, contentVersions: [String: String], suspects: [IndexFinding]
    ) throws(SearchEngineError) {
        let snapshot: IndexSnapshot
        do throws(SearchEngineError) {
            snapshot = try IndexSnapshot(directory)
            guard try !snapshot.isOutdated(in: directory) else { throw IndexSnapshot.outdated }
        } catch {
            try planWithoutManifest(error, directory, schema)
            return
        }
        try IndexReader.check(snapshot.manifest, contentVersions)
        let check = ChecksumCheck(snapshot, schema: schema)
        findings = suspects
        var copies: [(entry: Manifest.Segment, original: Manifest.Segment)] = []
        for entry in snapshot.manifest.segments {
            let file = IndexFileName.segment(entry.number)
            let ofSegment = try check.sections(entry)
            let ofLive = try check.liveDocuments(entry)
            findings += ofSegment + ofLive
            if ofSegment.isEmpty, !suspects.contains(where: { $0.file == file }) {
                try take(entry, hasLiveFile: ofLive.isEmpty, snapshot, schema)
            } else if snapshot.has(file) {
                // Of another index's segment nobody knows which documents are live, nor how many there are.
                let isForeign = try check.isWholeAndForeign(entry)
                let original = snapshot.original(of: file)
                let meant = snapshot.manifest.segments.first { IndexFileName.segment($0.number) == original }
                if isForeign, let original = meant {
                    copies.append((entry, original))
                } else {
                    try lose(entry, isStrange: isForeign, snapshot, schema)
                }
            } else {
                missing.append(entry)
            }
        }
        let damaged = losses.filter { !$0.isStrange }.map(\.remains.number)
        for (entry, original) in copies {
            // What a copy of a sound segment holds is in that, as far as it was not deleted.
            if sound.contains(where: { $0.number == original.number }) {
                missing.append(entry)
            } else if damaged.contains(original.number) {
                // In the place of one that is damaged in its own, it has all that this had.
                let file = try snapshot.file(IndexFileName.segment(entry.number))
                let remains = try SegmentRemains(
                    file, number: original.number, documentCount: original.documentCount, schema: schema)
                for place in losses.indices where losses[place].remains.number == original.number {
                    losses[place].remains = remains
                }
                missing.append(entry)
            } else {
                try lose(entry, original: original, snapshot, schema)
            }
        }
        losses.sort { $0.remains.number < $1.remains.number }
        findings += try check.findingsBesideSegments()
        let revision = snapshot.manifest.attachmentRevision
        let nameOfAttachment = IndexFileName.attachment(revision: revision)
        // That of another index would have its sources be those of these documents.
        if !suspects.contains(where: { $0.file == nameOfAttachment }), !snapshot.isForeign(nameOfAttachment) {
            attachment = Attachment.sound(revision, open: snapshot.file)
        }
    }

    /// - Parameter original: the segment that is in the place of this one, where that is one of the index's others: which
    ///   of its documents are live is known.
    private mutating func lose(
        _ entry: Manifest.Segment, isStrange: Bool = false, original: Manifest.Segment? = nil,
        _ snapshot: IndexSnapshot, _ schema: Schema
    ) throws(SearchEngineError) {
        let isForeign = isStrange || original != nil
        let held = isStrange ? nil : original ?? entry
        let live = held.flatMap { try? Self.live($0, snapshot) }
        losses.append(
            Loss(
                remains: try SegmentRemains(
                    try snapshot.file(IndexFileName.segment(entry.number)), number: entry.number,
                    documentCount: held?.documentCount, schema: schema),
                live: live, isDoubtful: live == nil, liveCount: held?.liveCount,
                replaced: isForeign ? entry.liveCount : 0, isStrange: isStrange))
    }

    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` too where they are those of another file.
    private static func live(
        _ entry: Manifest.Segment, _ snapshot: IndexSnapshot
    ) throws(SearchEngineError) -> LiveDocuments {
        guard entry.liveRevision > 0 else { return LiveDocuments(documentCount: entry.documentCount) }
        let name = IndexFileName.liveDocuments(entry.number, revision: entry.liveRevision)
        let (file, count) = (try snapshot.file(name), entry.documentCount)
        if let live = try? LiveDocuments(file, documentCount: count, file: name) {
            guard !snapshot.isForeign(name) else { throw .damaged(file: name, reason: IndexSnapshot.foreign) }
            return live
        }
        return try LiveDocuments(beginning: file, documentCount: count, file: name)
    }

    private mutating func take(
        _ entry: Manifest.Segment, hasLiveFile: Bool, _ snapshot: IndexSnapshot, _ schema: Schema
    ) throws(SearchEngineError) {
        let live = try? Self.live(entry, snapshot)
        var entry = entry
        if !hasLiveFile { entry.liveRevision = 0 }
        do {
            sound.append(try SegmentReader(entry, schema: schema, open: snapshot.file))
            guard !hasLiveFile else { return }
            if let live { readLive[sound.count - 1] = live } else { withoutLive.append(sound.count - 1) }
        } catch {
            guard let finding = IndexFinding(error) else { throw error }
            findings.append(finding)
            losses.append(
                Loss(
                    remains: try SegmentRemains(
                        try snapshot.file(IndexFileName.segment(entry.number)), number: entry.number,
                        documentCount: entry.documentCount, schema: schema), live: live, isDoubtful: live == nil,
                    liveCount: entry.liveCount))
        }
    }

    /// Without a manifest every segment file that is there counts, in the order they were made: of two documents of one
    /// ID the one made later is the newer; and the last attachment that is sound. Which versions they were made with
    /// nobody knows, so all documents are added anew.
    private mutating func planWithoutManifest(
        _ error: SearchEngineError, _ directory: any Directory, _ schema: Schema
    ) throws(SearchEngineError) {
        guard let finding = IndexFinding(error) else { throw error }
        findings.append(finding)
        isManifestLost = true
        let files = try FilesWithoutManifest(directory, schema: schema)
        findings += files.findings
        unreadable = files.unreadable
        (attachment, isAttachmentLast) = (files.attachment, files.isAttachmentLast)
        for (number, bytes) in files.segments {
            let remains = try SegmentRemains(bytes, number: number, documentCount: nil, schema: schema)
            let revisions = files.names.filter { IndexFileName.segmentNumber($0) == number }.compactMap(
                IndexFileName.revision)
            let live = remains.documentCount.flatMap { count -> LiveDocuments? in
                guard let revision = revisions.max() else { return LiveDocuments(documentCount: count) }
                let name = IndexFileName.liveDocuments(number, revision: revision)
                return try? LiveDocuments(beginning: try directory.open(name), documentCount: count, file: name)
            }
            losses.append(Loss(remains: remains, live: live, isDoubtful: true))
        }
    }
}
