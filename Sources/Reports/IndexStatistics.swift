internal import SearchEngine

/// What an index holds, in numbers.
public struct IndexStatistics: Sendable {
    public let documents: Int
    /// Positions of the searched text.
    public let tokens: UInt64
    public let segments: Int
    /// Documents replaced or deleted whose space a merge will free.
    public let deleted: Int
    /// Bytes by section over all segments, by name.
    public let bytes: [(section: String, bytes: Int)]
    public let revision: UInt64
    /// Versions the index was made with, by part.
    public let versions: [(part: String, version: String)]

    init(_ reader: IndexReader) {
        documents = reader.documentCount
        tokens = reader.tokenCount
        segments = reader.segments.count
        deleted = reader.segments.reduce(0) { $0 + $1.documentCount - $1.liveCount }
        var sums: [String: Int] = [:]
        for (name, bytes) in reader.segments.flatMap(\.sectionLengths) { sums[name, default: 0] += bytes }
        bytes = sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        revision = reader.manifest.revision
        versions = reader.manifest.contentVersions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
