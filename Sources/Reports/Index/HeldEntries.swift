/// Entries of an archive that say something else than the index has of them, held back until a report of another file comes or they
/// are too many: a later entry of the same name takes the place of one, and may say what the index has.
struct HeldEntries {
    /// Of their IDs, in the order they came.
    private var keys: [UInt64] = []
    private var drafts: [UInt64: ReportDraft] = [:]
    private(set) var bytes = 0
    /// What one takes beside its text.
    private static let bytesOfDraft = 1 << 10
    /// The file they come from.
    private(set) var file: Int?

    /// - Parameter key: of its ID, which none of them has.
    mutating func hold(_ draft: ReportDraft, _ key: UInt64) {
        keys.append(key)
        drafts[key] = draft
        bytes += draft.size + Self.bytesOfDraft
        file = draft.file
    }

    /// - Returns: whether there was one.
    mutating func drop(_ key: UInt64) -> Bool {
        guard let draft = drafts.removeValue(forKey: key) else { return false }
        bytes -= draft.size + Self.bytesOfDraft
        return true
    }

    mutating func takeAll() -> [ReportDraft] {
        defer { self = HeldEntries() }
        return keys.compactMap { drafts.removeValue(forKey: $0) }
    }
}
