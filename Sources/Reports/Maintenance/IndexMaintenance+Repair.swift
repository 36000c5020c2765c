internal import SearchEngine

/// What a repair found, and what became of the reports concerned.
public struct RepairSummary: Sendable {
    /// A report whose stored text cannot be read.
    public struct LostReport: Hashable, Sendable {
        public var id: String
        /// The file of the index that it was in.
        public var file: String
    }

    /// What was wrong; where it is empty, nothing was done but what a repair that was cut short had left to do.
    public var damage: [IndexDamage]
    /// Reports that were in a damaged file and are in the index still.
    public var saved: Int
    /// Reports of which it could not be told whether they had been deleted, and that can be found now.
    public var revived: Int
    /// Reports whose stored text was lost and whose source has them still.
    public var restored = 0
    /// Reports that came with them: the sources have them, and the index had not, as they are new or had been deleted.
    public var added = 0
    /// Inputs that gave no report when they were read again.
    public var rejections = ReportIndexer.Rejections()
    public var lost: [LostReport]
    /// Reports that were lost of which not even the ID can be told.
    public var unnamed: Int
    /// Whether more may be lost, and nobody knows how many: nothing tells any more what the index was made from.
    public var mayHaveLostMore: Bool
    /// Whether not one report could be saved: then nothing was done, and the index is as damaged as before.
    public var isHopeless: Bool
    /// Reports that can be found afterwards.
    public var documents = 0
    public var revision: UInt64 = 0

    init(_ outcome: RepairOutcome) {
        damage = outcome.findings.map(IndexDamage.init)
        saved = outcome.saved
        revived = outcome.revived
        unnamed = outcome.unnamed
        mayHaveLostMore = outcome.mayHaveLostMore
        isHopeless = outcome.isHopeless
        lost = outcome.lost.map { LostReport(id: $0.id, file: $0.file) }
    }

    /// Counts what has been read again.
    ///
    /// - Parameters:
    ///   - lost: what is lost all the same, of what has a name.
    ///   - lacking: how many reports the files that were read before still lack, those with a name included.
    ///   - come: how many reports have come. Those of other files, and such as had been deleted, are among them: they make up
    ///     for nothing.
    mutating func count(_ lost: [LostReport], lacking: Int, come: Int) {
        let named = self.lost.count - lost.count
        let left = max(unnamed - max(0, come - named), min(unnamed, max(0, lacking - lost.count)))
        restored = named + unnamed - left
        added = max(0, come - restored)
        (self.lost, unnamed) = (lost, left)
    }
}

extension IndexMaintenance {
    /// Takes what is damaged out of the index in one commit, and adds every report anew whose stored text can be read:
    /// where only what is derived from the texts is damaged, nothing is lost. No file goes before that commit is
    /// durable. What is lost is then read again from its sources, where these are still there; a repair that is cut short
    /// in between leaves that to the next, or to the next update of the sources. No other writer comes in between.
    ///
    /// - Parameters:
    ///   - isDryRun: finds out what would be done, and changes nothing: what sources have still counts as restored.
    ///   - isDeep: takes what only a deep ``verify(isDeep:)`` finds for damage too.
    ///   - memory: bytes of memory of the repair, about: what took as much to index is refused with less.
    /// - Complexity: linear in the index's bytes, and in the work of indexing the reports of damaged segments.
    public func repair(
        isDryRun: Bool = false, isDeep: Bool = false, memory: Int = ReportIndexer.Options().memory
    ) throws(ReportIndexError) -> RepairSummary {
        let directory = try directory()
        let repair = IndexRepair(
            directory, schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions,
            restorer: ReportRestorer(), isCancelled: isCancelled)
        // A folder that holds no index gets no lock either.
        _ = try ReportIndexError.translating { () throws(SearchEngineError) in try repair.needsNewManifest() }
        let lock = try ReportIndexError.translating { () throws(SearchEngineError) in
            isDryRun ? nil : try directory.lock()
        }
        let deepFindings = isDeep ? try findings(isDeep: true).filter(\.isDeep) : []
        let suspects = try ReportIndexError.translating { () throws(SearchEngineError) in
            deepFindings + (try ledgerFindings(directory))
        }
        let doubted = (try? SourceLedger(alone: directory))?.unread ?? []
        let outcome = try outcome(repair, suspects, memory: memory, lock)
        var summary = RepairSummary(outcome)
        if summary.damage.isEmpty { summary.unnamed = try missingReports() }
        let isAllAsked = outcome.isManifestLost
        if !summary.isHopeless, summary.lost.count + summary.unnamed > 0 || isAllAsked {
            if let lock {
                try readLostReports(&summary, isAllAsked: isAllAsked, memory: memory, lock)
            } else {
                try findLostReports(&summary, isAllAsked: isAllAsked, memory: memory, outcome)
            }
        }
        if let lock, !summary.damage.isEmpty, !summary.isHopeless, summary.lost.count + summary.unnamed == 0 {
            try settleDeletedReports(but: doubted, memory: memory, lock)
        }
        if let after = try? reader() {
            summary.documents = after.documentCount
            summary.revision = after.manifest.revision
        }
        return summary
    }

    /// Whether a repair could save nothing of the index.
    ///
    /// - Throws: ``ReportIndexError/otherVersion(what:found:expected:)``, since of such an index nothing is known.
    /// - Complexity: linear in its bytes.
    public func isHopeless() throws(ReportIndexError) -> Bool {
        let directory = try directory()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let repair = IndexRepair(
                directory, schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions,
                restorer: ReportRestorer(), isCancelled: isCancelled)
            return try repair.run(nil).isHopeless
        }
    }

    private func outcome(
        _ repair: IndexRepair, _ suspects: [IndexFinding], memory: Int, _ lock: (any WriteLock)?
    ) throws(ReportIndexError) -> RepairOutcome {
        let isAnew = try ReportIndexError.translating { () throws(SearchEngineError) in try repair.needsNewManifest() }
        let writer = lock == nil ? nil : try self.writer(memory: memory, replacing: isAnew, lock: lock)
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try repair.run(writer, suspects: suspects)
        }
    }
}
