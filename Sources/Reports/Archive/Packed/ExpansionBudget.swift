/// What one file may still unpack to, all archives inside it together.
final class ExpansionBudget {
    private var bytes: Int64
    private var entries: Int

    /// - Parameter size: of the file, in bytes.
    init(size: Int64, limits: ArchiveOptions.Limits) {
        let (product, overflow) = size.multipliedReportingOverflow(by: Int64(limits.expansion))
        bytes = max(overflow ? Int64.max : product, Int64(limits.entryBytes))
        entries = limits.entries
    }

    func spend(bytes count: Int64) throws(Skipped.Reason) {
        guard count <= bytes else { throw .tooLarge(.expansion) }
        bytes -= count
    }

    func spendEntry() throws(Skipped.Reason) {
        guard entries > 0 else { throw .tooLarge(.entries) }
        entries -= 1
    }
}
