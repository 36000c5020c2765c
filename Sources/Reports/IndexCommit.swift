internal import SearchEngine

/// Tells one commit of an index from others, be they of an index that was put in its place.
public struct IndexCommit: Hashable, Sendable {
    /// Grows with each commit of one index.
    public var revision: UInt64
    /// Of what the commit consists of, with what tells each of its files.
    public var checksum: UInt32

    public init(revision: UInt64, checksum: UInt32) {
        self.revision = revision
        self.checksum = checksum
    }

    init(_ manifest: Manifest) {
        self.init(revision: manifest.revision, checksum: Checksum(of: manifest.encoded()).value)
    }
}
