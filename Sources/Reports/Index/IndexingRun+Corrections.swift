internal import Analysis
internal import SearchEngine

/// Reports of which the corrections cannot be read: what the index has of them stays as it is, text and all, until they
/// can.
extension IndexingRun {
    /// What is stored of a document in which more is put right than is known to be now, while not all could be read
    /// that is put right in the reports of its source; nil for every other.
    ///
    /// - Parameters:
    ///   - correction: what is known to be put right in it.
    ///   - ids: that the report may be called by.
    ///   - source: of the report, as given; a document of another source has its corrections there.
    mutating func uncorrectable(
        _ old: Place, _ correction: Correction?, ids: [String], source: String
    ) throws(ReportIndexError) -> Report? {
        guard corrections.isUnread(ids: ids, source: source), let before,
            let owner = file(of: old).flatMap({ update.source(of: $0) }), ByteString(owner) == ByteString(source)
        else { return nil }
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            guard let stored = try moves.stored(old, before),
                let report = try? StoredReport.decode(stored, file: before.segments[old.segment].file)
            else { return nil }
            let known = Set((correction?.fields ?? []).map(\.rawValue))
            return known.isSuperset(of: report.corrected) ? nil : report
        }
    }

    /// Leaves a document as it is, but for where it lies.
    /// - Parameter stored: what is stored of it.
    mutating func fix(
        _ old: Place, _ stored: Report, _ raw: RawReport, _ id: String, _ hash: ReportHash, _ pathInFile: Substring,
        _ file: Int
    ) throws(ReportIndexError) {
        update.countReport()
        met?.insert(segment: old.segment, old.doc)
        let former = self.file(of: old)
        moves.enter(file, total: update.documentCount(of: file))
        moves.take(old, isOfFile: former == file)
        if let former, former != file { update.rob(former) }
        let holdsStill =
            former == file && !update.isMoved && ByteString(stored.location.path) == ByteString(raw.location.path)
            && !(update.strays?.contains(old) ?? false)
        seen[Self.key(id)] = Seen(
            content: hash.content, file: file, isGiven: !holdsStill, isFixed: true, change: holdsStill ? nil : .moved)
        guard !holdsStill else {
            summary.unchanged += 1
            return
        }
        var kept = raw
        kept.text = stored.text
        // What it was made from is not this, and never what a later run makes one from.
        var draft = draft(
            kept, id, nil, ~hash.value(at: pathInFile), of: file,
            memory: ReportWork.peak(of: stored.text, within: options.memory) ?? options.memory, change: .moved)
        draft.former = StoredReport.encode(stored)
        try give(draft)
    }
}
