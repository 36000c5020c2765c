internal import Analysis

extension IndexCheck {
    /// Beside what ``checksums()`` finds, everything in which parts of the index contradict one another, or the stored bytes
    /// of a document. Files that have damaged bytes are passed over.
    ///
    /// - Parameter restorer: makes documents of stored bytes.
    /// - Complexity: linear in the index, about that of analyzing all its texts; memory does not depend on the number of
    ///   segments.
    package func contradictions(
        restorer: any DocumentRestorer
    ) throws(SearchEngineError) -> [IndexFinding] {
        var findings = try checksums()
        guard findings.first?.file != IndexFileName.manifest else { return findings }
        let snapshot = try IndexSnapshot(directory)
        let damaged = Set(findings.map(\.file))
        let found = findings.count
        var segments: [SegmentReader] = []
        for entry in snapshot.manifest.segments {
            let live = IndexFileName.liveDocuments(entry.number, revision: entry.liveRevision)
            guard !damaged.contains(IndexFileName.segment(entry.number)), !damaged.contains(live) else { continue }
            let segment = try SegmentReader(entry, schema: schema, open: snapshot.file)
            let own = try check(segment, restorer)
            findings += own + Self.findings(entry, segment)
            // What cannot be read by itself is not compared with others.
            if own.allSatisfy({ $0.kind == .contradiction }) { segments.append(segment) }
        }
        findings += try repeatedIDs(segments)
        let groups = IndexFileName.duplicates(revision: snapshot.manifest.duplicatesRevision)
        if segments.count == snapshot.manifest.segments.count, !damaged.contains(groups) {
            findings += try duplicateFindings(segments, snapshot)
        }
        for place in found..<findings.count { findings[place].isDeep = true }
        return findings
    }

    private func check(
        _ segment: SegmentReader, _ restorer: any DocumentRestorer
    ) throws(SearchEngineError) -> [IndexFinding] {
        let log = CheckLog(file: segment.file, schema: schema, isCancelled: isCancelled)
        let lists = ListCheck(segment, schema: schema)
        try DocumentTableCheck(segment, schema: schema, log).run()
        var text = TextCheck(segment, schema: schema, lists, log)
        try log.run(.terms(Schema.text)) { () throws(SearchEngineError) in try text.run() }
        var keywords = KeywordCheck(segment, schema: schema, keeping: restorer.keywordsBesideStored, lists, log)
        try keywords.run()
        // Where lists cannot be read, what follows from them would only be said again.
        guard log.findings.allSatisfy({ $0.kind == .contradiction }) else { return log.findings }
        var documents = DocumentCheck(
            segment, schema: schema, restorer: restorer, analyzer: try Self.analyzer(), log)
        try documents.run(textSums: text.sums, keywords)
        var pairs = PairCheck(segment, lists, lastPositions: text.lastPositions, log)
        try log.run(.terms(Schema.pairs)) { () throws(SearchEngineError) in try pairs.run() }
        return log.findings
    }

    private static func analyzer() throws(SearchEngineError) -> VietnameseAnalyzer {
        do { return try VietnameseAnalyzer() } catch {
            throw .io(operation: "read", path: "ICU: " + error.description, code: 5)
        }
    }

    /// Whether the manifest says of a segment what its live documents say.
    private static func findings(_ entry: Manifest.Segment, _ segment: SegmentReader) -> [IndexFinding] {
        var tokens: UInt64 = 0
        for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) {
            tokens += UInt64(segment.length(doc))
        }
        var findings: [IndexFinding] = []
        if entry.liveCount != segment.liveCount {
            findings.append(
                .init(.contradiction, file: segment.file, "the manifest has another number of live documents"))
        }
        if entry.liveTokens != tokens {
            findings.append(
                .init(
                    .contradiction, file: segment.file,
                    "the manifest has another number of words in its live documents"))
        }
        return findings
    }

    /// IDs that more than one live document bears.
    private func repeatedIDs(_ segments: [SegmentReader]) throws(SearchEngineError) -> [IndexFinding] {
        var findings: [IndexFinding] = []
        var terms = try TermUnion(segments, field: Schema.id)
        while let term = try terms.next() {
            var holders: [SegmentReader] = []
            for (segment, entry) in zip(segments, term.entries) {
                guard let entry else { continue }
                holders += try segment.liveDocuments(entry.list).map { _ in segment }
            }
            guard holders.count > 1, let first = holders.first else { continue }
            findings.append(
                .init(
                    .contradiction, file: first.file, section: SegmentFormat.Tag.identifiers.name(schema),
                    "\(TextCheck.shown(term.key)) is live \(holders.count) times"))
        }
        return findings
    }

    /// Whether the groups of near-duplicates are those that would be found now.
    private func duplicateFindings(
        _ segments: [SegmentReader], _ snapshot: IndexSnapshot
    ) throws(SearchEngineError) -> [IndexFinding] {
        let groups = try DuplicateFinder(segments, schema: schema).groups()
        let expected = groups.isEmpty ? nil : DuplicateGroups.encode(groups, segmentCount: segments.count)
        let revision = snapshot.manifest.duplicatesRevision
        let file = revision > 0 ? IndexFileName.duplicates(revision: revision) : IndexFileName.manifest
        let isAsFound =
            try expected.map { bytes throws(SearchEngineError) in
                revision > 0 ? try snapshot.file(file).elementsEqual(bytes) : false
            } ?? (revision == 0)
        return isAsFound ? [] : [.init(.contradiction, file: file, "the groups are not those of the texts")]
    }
}
