/// Every name a file of an index can have. Numbers only grow, so no name is ever used twice.
enum IndexFileName {
    static let manifest = "manifest"
    static let newManifest = "manifest.new"
    static let lock = "write.lock"

    static func segment(_ number: UInt64) -> String { "segment-\(number)" }

    /// The live documents of a segment, as of a commit.
    static func liveDocuments(_ number: UInt64, revision: UInt64) -> String { "segment-\(number).live-\(revision)" }

    /// Whether a file is one of ours, and may be collected when no manifest names it.
    static func isOwned(_ name: String) -> Bool {
        name == newManifest || segmentNumber(name) != nil
    }

    /// The segment that a file belongs to; nil for any name that is not exactly one of ours.
    static func segmentNumber(_ name: String) -> UInt64? {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = number(parts[0], after: "segment-") else { return nil }
        guard parts.count == 1 || self.number(parts[1], after: "live-") != nil else { return nil }
        return number
    }

    private static func number(_ text: Substring, after prefix: String) -> UInt64? {
        guard text.hasPrefix(prefix), let value = UInt64(text.dropFirst(prefix.count)),
            text == prefix + String(value)
        else { return nil }
        return value
    }
}
