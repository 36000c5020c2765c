private import Glibc
internal import SearchEngine

/// What a backup consists of.
public struct BackupSummary: Sendable {
    public var files: Int
    public var bytes: Int
    /// Reports that can be found in it.
    public var documents: Int
    public var revision: UInt64

    init(_ summary: IndexBackup.Summary) {
        files = summary.files
        bytes = summary.bytes
        documents = summary.manifest.segments.reduce(0) { $0 + $1.liveCount }
        revision = summary.manifest.revision
    }
}

extension IndexMaintenance {
    /// Copies the index as of its last commit to another folder, whatever a writer does meanwhile. The copy is an index
    /// once every byte of it has been compared with its checksum and is durable; before that it is none.
    ///
    /// - Parameters:
    ///   - folder: empty, or to be made.
    ///   - isDryRun: compares every byte with its checksum, and copies nothing: a folder that would be refused is so all
    ///     the same.
    /// - Throws: ``ReportIndexError/io(operation:path:code:)`` with ENOTEMPTY for a folder that is not empty, or lies in
    ///   the index;
    ///   ``ReportIndexError/damaged(file:reason:)`` where the index is.
    /// - Complexity: linear in the index's bytes.
    public func backup(to folder: String, isDryRun: Bool = false) throws(ReportIndexError) -> BackupSummary {
        let directory = try directory()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let backup = try IndexBackup(directory, schema: ReportSchema.schema, isCancelled: isCancelled)
            try checkTarget(folder)
            if isDryRun { return BackupSummary(try backup.checked(for: Self.present(folder))) }
            return BackupSummary(try backup.copy(to: FileDirectory(path: folder, create: true)))
        }
    }

    /// - Throws: as for a folder that is not empty, for one within the index.
    private func checkTarget(_ folder: String) throws(SearchEngineError) {
        guard !FullPath.isBelow(FullPath.ofExistingPart(folder), FullPath.of(path)) else {
            throw .io(operation: "back up", path: folder, code: ENOTEMPTY)
        }
    }

    /// A folder that is there; nil where there is nothing, and it could be made.
    ///
    /// - Throws: as making it would, for what is no folder.
    private static func present(_ folder: String) throws(SearchEngineError) -> FileDirectory? {
        guard (try? SystemPath(folder).status(followLinks: false)) != nil else { return nil }
        return try FileDirectory(path: folder, create: true)
    }
}
