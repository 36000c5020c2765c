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

    init(_ finding: IndexFinding) {
        code = finding.kind.rawValue
        file = finding.file
        section = finding.section
        detail = finding.detail
    }
}

extension IndexMaintenance {
    /// Everything that is wrong with the index: every byte is compared with its checksum, and every file opened.
    ///
    /// - Complexity: linear in the index's bytes.
    public func verify() throws(ReportIndexError) -> [IndexDamage] {
        let directory = try directory()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try check(directory).checksums().map(IndexDamage.init)
        }
    }

    func check(_ directory: FileDirectory) -> IndexCheck {
        IndexCheck(
            directory, schema: ReportSchema.schema, contentVersions: ReportSchema.contentVersions,
            isCancelled: isCancelled)
    }
}
