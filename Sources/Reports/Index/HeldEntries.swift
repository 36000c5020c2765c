/// Entries of an archive that say something else than the index has of them, held back until a report of another file
/// comes or they are too many: a later entry of the same name takes the place of one, and may say what the index has.
struct HeldEntries {
    /// By the keys of their IDs, each with how many came before it.
    private var drafts: [UInt64: (order: Int, draft: ReportDraft)] = [:]
    private var count = 0
    /// About.
    private(set) var bytes = 0
    /// What one takes beside its text.
    private static let bytesOfDraft = 1 << 10
    /// The file they come from.
    private(set) var file: Int?

    /// - Parameter key: of its ID, which none of them has.
    mutating func hold(_ draft: ReportDraft, _ key: UInt64) {
        drafts[key] = (count, draft)
        count += 1
        bytes += draft.size + Self.bytesOfDraft
        file = draft.file
    }

    /// - Returns: whether there was one.
    mutating func drop(_ key: UInt64) -> Bool {
        guard let (_, draft) = drafts.removeValue(forKey: key) else { return false }
        bytes -= draft.size + Self.bytesOfDraft
        return true
    }

    /// All of them, in the order they came.
    mutating func takeAll() -> [ReportDraft] {
        defer { self = HeldEntries() }
        return drafts.values.sorted { $0.order < $1.order }.map(\.draft)
    }
}
