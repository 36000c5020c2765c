/// Looks for damage in all of an index, and names everything it finds.
package struct IndexCheck {
    let directory: any Directory
    let schema: Schema
    let contentVersions: [String: String]
    let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - contentVersions: what the application expects the index to be made with.
    ///   - isCancelled: asked between files; where it says so, the check ends with ``SearchEngineError/cancelled``.
    package init(
        _ directory: any Directory, schema: Schema, contentVersions: [String: String],
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.directory = directory
        self.schema = schema
        self.contentVersions = contentVersions
        self.isCancelled = isCancelled
    }

    /// Compares every byte with its checksum, and opens every file. Where the manifest is damaged,
    /// nobody knows which files there should be: those that are there are looked at.
    ///
    /// - Complexity: linear in the bytes; memory does not depend on them.
    package func checksums() throws(SearchEngineError) -> [IndexFinding] {
        let snapshot: IndexSnapshot
        do {
            snapshot = try IndexSnapshot(directory)
        } catch {
            guard let finding = IndexFinding(error) else { throw error }
            return [finding] + (try FilesWithoutManifest(directory, schema: schema).findings)
        }
        try IndexReader.check(snapshot.manifest, contentVersions)
        let check = ChecksumCheck(snapshot, schema: schema)
        var findings: [IndexFinding] = []
        for entry in snapshot.manifest.segments {
            if isCancelled() { throw .cancelled }
            findings += try check.findings(entry)
        }
        return findings + (try check.findingsBesideSegments())
    }
}
