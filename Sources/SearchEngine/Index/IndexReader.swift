/// A snapshot of an index: the segments of one commit. No later commit or merge disturbs it.
package struct IndexReader: Sendable {
    package let manifest: Manifest
    package let schema: Schema
    package let segments: [SegmentReader]
    /// Nil where no two documents are near-duplicates.
    package let duplicates: DuplicateGroups?
    /// Nil where the application keeps none.
    package let attachment: Attachment?
    /// Asked between windows of documents and between terms; where it says so, a search or count ends with
    /// ``SearchEngineError/cancelled``.
    package var isCancelled: @Sendable () -> Bool = { false }

    /// How often an open is tried again when a commit takes files away under it.
    private static let attempts = 100

    /// - Parameters:
    ///   - contentVersions: what the application expects the index to be made with.
    /// - Throws: ``SearchEngineError/noIndex(path:)``, ``SearchEngineError/otherVersion(what:found:expected:)``,
    ///   ``SearchEngineError/damaged(file:reason:)``, ``SearchEngineError/io(operation:path:code:)``.
    package init(
        _ directory: any Directory, schema: Schema, contentVersions: [String: String]
    ) throws(SearchEngineError) {
        var attempt = 1
        while true {
            let manifest = try Manifest.read(from: directory)
            try Self.check(manifest, contentVersions)
            do {
                var segments: [SegmentReader] = []
                for entry in manifest.segments {
                    segments.append(try SegmentReader(entry, schema: schema, directory: directory))
                }
                let duplicates = try Self.duplicates(manifest, directory)
                attachment = try Attachment.open(manifest, directory)
                self.duplicates = duplicates
                self.manifest = manifest
                self.schema = schema
                self.segments = segments
                return
            } catch .io(_, let path, code: 2) {
                let now = try Manifest.read(from: directory)
                guard now.revision != manifest.revision else {
                    throw .damaged(file: path, reason: "the manifest names it and it is missing")
                }
                guard attempt < Self.attempts else { throw .io(operation: "open", path: path, code: 2) }
                attempt += 1
            }
        }
    }

    private static func duplicates(
        _ manifest: Manifest, _ directory: any Directory
    ) throws(SearchEngineError) -> DuplicateGroups? {
        guard manifest.duplicatesRevision > 0 else { return nil }
        let name = IndexFileName.duplicates(revision: manifest.duplicatesRevision)
        return try DuplicateGroups(try directory.open(name), segmentCount: manifest.segments.count, file: name)
    }

    package func checkCancellation() throws(SearchEngineError) {
        if isCancelled() { throw .cancelled }
    }

    /// Compares every byte with its checksum.
    package func verify() throws(SearchEngineError) {
        for segment in segments { try segment.verify() }
        try duplicates?.verify()
        try attachment?.verify()
    }

    static func check(_ manifest: Manifest, _ expected: [String: String]) throws(SearchEngineError) {
        for (what, version) in expected.sorted(by: { $0.key < $1.key }) {
            let found = manifest.contentVersions[what] ?? "none"
            guard found == version else { throw .otherVersion(what: what, found: found, expected: version) }
        }
    }

    /// Live documents.
    package var documentCount: Int { segments.reduce(0) { $0 + $1.liveCount } }

    /// Positions of the live documents' text.
    package var tokenCount: UInt64 { manifest.segments.reduce(0) { $0 + $1.liveTokens } }

    /// The document of an ID: its segment, by place, and its number there.
    package func document(id: String) throws(SearchEngineError) -> (segment: Int, doc: DocID)? {
        for (index, segment) in segments.enumerated().reversed() {
            if let doc = try segment.document(id: id) { return (index, doc) }
        }
        return nil
    }
}
