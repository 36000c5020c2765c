internal import SearchEngine

/// Something that is wrong with an index.
public struct IndexDamage: Hashable, Sendable {
    /// A stable code for scripts: `missing`, `checksum`, `structure` or `contradiction`.
    public var code: String
    public var file: String
    /// The part of the file, as ``IndexStatistics/bytes`` calls it; nil where it concerns all of it.
    public var section: String?
    /// In English: what is wrong, and with what.
    public var detail: String
    /// Whether only a deep ``IndexMaintenance/verify(isDeep:)`` finds it, and so a deep repair alone mends it.
    public var isDeep: Bool

    init(_ finding: IndexFinding) {
        code = finding.kind.rawValue
        file = finding.file
        section = finding.section
        detail = finding.detail
        isDeep = finding.isDeep
    }
}

extension IndexMaintenance {
    /// Everything that is wrong with the index: every byte is compared with its checksum, and every file opened.
    ///
    /// - Parameter isDeep: also looks for parts that contradict one another: lists, positions, pairs, columns, duplicates,
    ///   and all of them the stored report, which is analyzed again.
    /// - Complexity: linear in the index's bytes; deeply, in the work of analyzing all texts.
    public func verify(isDeep: Bool = false) throws(ReportIndexError) -> [IndexDamage] {
        try findings(isDeep: isDeep).map(IndexDamage.init)
    }

    func findings(isDeep: Bool) throws(ReportIndexError) -> [IndexFinding] {
        let directory = try directory()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let check = IndexCheck(
                directory, schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions,
                isCancelled: isCancelled)
            let found = isDeep ? try check.contradictions(restorer: ReportRestorer()) : try check.checksums()
            return found + (try ledgerFindings(directory))
        }
    }

    /// What is wrong with a ledger whose checksum is right.
    ///
    /// - Throws: ``SearchEngineError/otherVersion(what:found:expected:)`` for one that a later program wrote.
    func ledgerFindings(_ directory: FileDirectory) throws(SearchEngineError) -> [IndexFinding] {
        guard let manifest = try? Manifest.read(from: directory),
            let bytes = try? Attachment.open(manifest, open: directory.open)?.reader()
        else { return [] }
        do {
            for source in try SourceLedger(from: bytes).sources {
                var records = FileRecordReader(source, file: SourceLedger.file)
                while try records.next() != nil {}
            }
            return []
        } catch {
            guard case .damaged(_, let reason) = error else { throw error }
            return [
                IndexFinding(
                    .structure, file: IndexFileName.attachment(revision: manifest.attachmentRevision), reason)
            ]
        }
    }
}
