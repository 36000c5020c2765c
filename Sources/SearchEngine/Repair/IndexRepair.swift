/// Puts a damaged index in order: what is damaged leaves it in one commit, and every document whose stored bytes can
/// still be read is added anew.
///
/// Nothing of the old index is removed before that commit is durable.
package struct IndexRepair {
    private let directory: any Directory
    private let schema: Schema
    private let contentVersions: [String: String]
    private let restorer: any DocumentRestorer
    private let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - contentVersions: what the application expects the index to be made with.
    ///   - isCancelled: asked for every document; where it says so, the repair ends with
    ///     ``SearchEngineError/cancelled`` and the index is as it was.
    package init(
        _ directory: any Directory, schema: Schema, contentVersions: [String: String], restorer: any DocumentRestorer,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.directory = directory
        self.schema = schema
        self.contentVersions = contentVersions
        self.restorer = restorer
        self.isCancelled = isCancelled
    }

    /// Whether the index can only be written by one that begins anew: its manifest cannot be read, or is an earlier
    /// one.
    ///
    /// - Throws: ``SearchEngineError/noIndex(path:)`` where there is nothing to repair.
    package func needsNewManifest() throws(SearchEngineError) -> Bool {
        do {
            return try IndexSnapshot(directory).isOutdated(in: directory)
        } catch {
            guard case .damaged = error else { throw error }
            return true
        }
    }

    /// Finds what is damaged and what would be left, and changes it where there is a writer.
    ///
    /// - Parameters:
    ///   - writer: of the index, replacing it where ``needsNewManifest()``; nil to change nothing.
    ///   - suspects: what other checks have found: the segments concerned are taken to be damaged too.
    /// - Complexity: linear in the index's bytes, and in the work of indexing the documents of damaged segments.
    package func run(_ writer: IndexWriter?, suspects: [IndexFinding] = []) throws(SearchEngineError) -> RepairOutcome {
        let plan = try RepairPlan(
            directory, schema: schema, contentVersions: contentVersions, suspects: suspects)
        var outcome = RepairOutcome()
        outcome.findings = plan.findings
        outcome.isManifestLost = plan.isManifestLost
        guard plan.isNeeded else { return outcome }
        let recovery = try LiveDocumentRecovery(plan.sound, unknown: plan.withoutLive, read: plan.readLive)
        for place in plan.withoutLive {
            let before = plan.sound[place].documentCount
            outcome.revived += recovery.recovered[place]?.liveCount ?? before
        }
        if !plan.isManifestLost {
            var live: [UInt64: LiveDocuments] = [:]
            for (place, documents) in recovery.recovered { live[plan.sound[place].number] = documents }
            let dropped = plan.losses.map(\.remains.number) + plan.missing.map(\.number)
            writer?.amend(dropping: Set(dropped), live: live, keepsAttachment: plan.attachment != nil)
        }
        let attachment = try plan.attachment.map { attachment throws(SearchEngineError) in try attachment.reader() }
        let use = try attachment.map(restorer.use) ?? .none
        writer?.attachment = use.bytes
        outcome.attachment = use.bytes
        outcome.mayHaveLostMore = plan.isManifestLost && (use.bytes == nil || !plan.isAttachmentLast)
        var salvage = Salvage(restorer: restorer, schema: schema, recovery: recovery, isCancelled: isCancelled)
        // What is certainly live comes last, and so replaces what may only be.
        var missing = plan.missing.reduce(0) { $0 + $1.liveCount }
        for loss in plan.losses.filter(\.isDoubtful) + plan.losses.filter({ !$0.isDoubtful }) {
            let before = salvage.saved.count
            try salvage.run(loss, writer)
            // Those of files that changed places are in one another.
            guard loss.replaced > 0 else { continue }
            missing += loss.replaced
            if !loss.isStrange { missing -= min(salvage.saved.count - before, loss.liveCount ?? .max) }
        }
        outcome.saved = salvage.saved.count
        outcome.kept = KeptDocuments(salvage, recovery)
        outcome.revived += salvage.revived
        outcome.lost = try salvage.lost()
        outcome.unnamed = salvage.unnamed + max(0, missing)
        // Nobody knows what there was: one document at least.
        outcome.unnamed += plan.unreadable
        if plan.isManifestLost, plan.losses.isEmpty { outcome.unnamed = max(1, outcome.unnamed) }
        outcome.isHopeless =
            outcome.saved == 0 && outcome.lost.count + outcome.unnamed > 0
            && plan.sound.allSatisfy { $0.liveCount == 0 } && !use.isRestoring
        if let writer, !outcome.isHopeless { try writer.commit() }
        return outcome
    }
}
