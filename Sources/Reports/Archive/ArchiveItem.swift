/// What an archive gives, one at a time: a report, or why there is none.
package enum ArchiveItem: Sendable {
    case report(RawReport)
    case skipped(Skipped)
}
