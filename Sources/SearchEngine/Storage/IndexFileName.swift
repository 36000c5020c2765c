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
        name == newManifest || name.hasPrefix("segment-")
    }
}
