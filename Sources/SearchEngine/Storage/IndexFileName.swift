/// Every name a file of an index can have. Numbers only grow, so no name is ever used twice.
package enum IndexFileName {
    package static let manifest = "manifest"
    package static let newManifest = "manifest.new"
    package static let lock = "write.lock"

    package static func segment(_ number: UInt64) -> String { "segment-\(number)" }

    /// The live documents of a segment, as of a commit.
    package static func liveDocuments(_ number: UInt64, revision: UInt64) -> String {
        "segment-\(number).live-\(revision)"
    }

    /// The groups of near-duplicates, as of a commit.
    package static func duplicates(revision: UInt64) -> String { "duplicates-\(revision)" }

    /// What the application keeps with the documents, as of a commit.
    package static func attachment(revision: UInt64) -> String { "attachment-\(revision)" }

    /// The revision in such a name; nil for any other name.
    static func attachmentRevision(_ name: String) -> UInt64? { number(name[...], after: "attachment-") }

    /// Says that segments from a number on take the place of an index whose manifest was lost, unless that is never done.
    package static func replacement(from number: UInt64) -> String { "replacement-\(number)" }

    /// The number in such a name; nil for any other name.
    static func replacementNumber(_ name: String) -> UInt64? { number(name[...], after: "replacement-") }

    /// Whether a file is one of ours, and may be collected when no manifest names it.
    package static func isOwned(_ name: String) -> Bool {
        name == newManifest || segmentNumber(name) != nil
            || ["duplicates-", "attachment-", "replacement-"].contains { number(name[...], after: $0) != nil }
    }

    /// Whether a file is one of those that manifests name.
    static func isNamedByManifest(_ name: String) -> Bool { isOwned(name) && name != newManifest }

    /// The segment that a file belongs to; nil for any name that is not exactly one of ours.
    package static func segmentNumber(_ name: String) -> UInt64? {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = number(parts[0], after: "segment-") else { return nil }
        guard parts.count == 1 || self.number(parts[1], after: "live-") != nil else { return nil }
        return number
    }

    /// The revision that a file's name bears; nil where it bears none, or is not one of ours.
    package static func revision(_ name: String) -> UInt64? {
        let isOfRevision =
            name != newManifest && isOwned(name) && number(name[...], after: "segment-") == nil
            && replacementNumber(name) == nil
        return isOfRevision ? name.lastIndex(of: "-").flatMap { UInt64(name[name.index(after: $0)...]) } : nil
    }

    private static func number(_ text: Substring, after prefix: String) -> UInt64? {
        guard text.hasPrefix(prefix), let value = UInt64(text.dropFirst(prefix.count)),
            text == prefix + String(value)
        else { return nil }
        return value
    }
}
