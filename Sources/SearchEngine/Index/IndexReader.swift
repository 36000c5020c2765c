/// A snapshot of an index: the segments of one commit. No later commit or merge disturbs it.
package final class IndexReader: Sendable {
    package let manifest: Manifest
    package let schema: Schema
    package let segments: [SegmentReader]
    /// Live documents.
    package let documentCount: Int
    /// Positions of the live documents' text.
    package let tokenCount: UInt64
    /// Nil where no two documents are near-duplicates.
    package let duplicates: DuplicateGroups?
    /// Nil where the application keeps none.
    package let attachment: Attachment?
    let lookups = TermLookups()
    package let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - contentVersions: what the application expects the index to be made with.
    ///   - isCancelled: asked between windows of documents and between terms; where it says so, a search or count ends
    ///     with ``SearchEngineError/cancelled``.
    /// - Throws: ``SearchEngineError/noIndex(path:)``, ``SearchEngineError/otherVersion(what:found:expected:)``,
    ///   ``SearchEngineError/damaged(file:reason:)``, ``SearchEngineError/io(operation:path:code:)``.
    package init(
        _ directory: any Directory, schema: Schema, contentVersions: [String: String],
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(SearchEngineError) {
        self.isCancelled = isCancelled
        let snapshot = try IndexSnapshot(directory)
        manifest = snapshot.manifest
        try Self.check(manifest, contentVersions)
        var segments: [SegmentReader] = []
        for entry in manifest.segments {
            segments.append(try SegmentReader(entry, schema: schema, open: snapshot.file))
        }
        self.schema = schema
        self.segments = segments
        documentCount = segments.reduce(0) { $0 + $1.liveCount }
        tokenCount = manifest.segments.reduce(0) { $0 + $1.liveTokens }
        duplicates = try DuplicateGroups.open(manifest, open: snapshot.file)
        attachment = try Attachment.open(manifest, open: snapshot.file)
        // What a file says of itself tells more.
        try snapshot.checkSeals()
    }

    package func checkCancellation() throws(SearchEngineError) {
        if isCancelled() { throw .cancelled }
    }

    static func check(_ manifest: Manifest, _ expected: [String: String]) throws(SearchEngineError) {
        for (what, version) in expected.sorted(by: { $0.key < $1.key }) {
            let found = manifest.contentVersions[what] ?? "none"
            guard found == version else { throw .otherVersion(what: what, found: found, expected: version) }
        }
    }

    /// The document of an ID: its segment, by place, and its number there.
    package func document(id: String) throws(SearchEngineError) -> (segment: Int, doc: DocID)? {
        for (index, segment) in segments.enumerated().reversed() {
            if let doc = try segment.document(id: id) { return (index, doc) }
        }
        return nil
    }
}
