/// What one file may still unpack to, all archives inside it together.
final class ExpansionBudget {
    private let limits: ArchiveOptions.Limits
    /// The size of the packed file; what has been read of it where that is not known, as of a pipe.
    private var packed: Int64
    private let growsAsRead: Bool
    private var spent: Int64 = 0
    private var entries: Int
    private var passable: Int64

    /// - Parameter size: of the file, in bytes; nil where it is not known.
    init(size: Int64?, limits: ArchiveOptions.Limits) {
        self.limits = limits
        packed = size ?? 0
        growsAsRead = size == nil
        entries = limits.entries
        passable = limits.passedBytes
    }

    /// How many bytes more may be unpacked, as far as is known now.
    var bytesLeft: Int64 {
        let (product, overflow) = packed.multipliedReportingOverflow(by: Int64(limits.expansion))
        let most = min(max(overflow ? Int64.max : product, Int64(limits.entryBytes)), limits.totalBytes)
        return max(0, most - spent)
    }

    /// - Parameter position: how much of the packed file has been read; 0 where the caller does not know.
    func spend(bytes count: Int64, packed position: Int64) throws(Skipped.Reason) {
        if growsAsRead { packed = max(packed, position) }
        guard count <= bytesLeft else {
            throw .tooLarge(spent.addingReportingOverflow(count).partialValue > limits.totalBytes ? .total : .expansion)
        }
        spent += count
    }

    /// Counts what is passed over of an entry that is itself larger than it may be: so one does not give up the others, and
    /// many do.
    func passOver(bytes count: Int64) throws(Skipped.Reason) {
        guard count <= passable else { throw .tooLarge(.expansion) }
        passable -= count
    }

    func spendEntry() throws(Skipped.Reason) {
        guard entries > 0 else { throw .tooLarge(.entries) }
        entries -= 1
    }
}
