/// What an archive gives, one at a time: a report, or why there is none.
package enum ArchiveItem: Sendable {
    case report(RawReport)
    case skipped(Skipped)
    /// An entry that is what it was: see ``ArchiveReader/entries``.
    case known
}

extension ArchiveItem {
    /// The item with what was put right in the names that lead to it.
    func named(_ repair: NameRepair?) -> ArchiveItem {
        guard let repair, case .report(var raw) = self else { return self }
        raw.nameRepair = repair
        return .report(raw)
    }
}
