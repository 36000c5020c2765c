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
    /// 16 hexadecimal digits, equal for equal content: the sum, modulo 2⁶⁴, of a mixture of each live report's ID and
    /// content hashes. It depends neither on the order of indexing nor on segments and merges. A repair that finds the
    /// hashes of a segment's reports damaged cannot tell them from what is stored of these: the digest is another one then
    /// until the sources have been indexed again.
    public let digest: String
    /// Versions the index was made with, by part: of its format first.
    public let versions: [(part: String, version: String)]

    init(_ reader: IndexReader) {
        documents = reader.documentCount
        tokens = reader.tokenCount
        segments = reader.segments.count
        deleted = reader.segments.reduce(0) { $0 + $1.documentCount - $1.liveCount }
        var sums: [String: Int] = [:]
        for (name, bytes) in reader.segments.flatMap(\.sectionLengths) { sums[name, default: 0] += bytes }
        bytes = sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        digest = Self.digest(reader)
        revision = reader.manifest.revision
        let format = [(part: "format", version: String(Manifest.formatVersion))]
        versions = format + reader.manifest.contentVersions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func digest(_ reader: IndexReader) -> String {
        var sum: UInt64 = 0
        for segment in reader.segments {
            let order = segment.column(Schema.order)
            let content = segment.column(ReportSchema.content)
            for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) {
                sum &+= mixed(UInt64(bitPattern: order[doc] ?? 0) ^ mixed(UInt64(bitPattern: content[doc] ?? 0)))
            }
        }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
