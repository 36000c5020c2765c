internal import SearchEngine

/// What merging made of an index.
public struct MergeSummary: Sendable {
    /// Segments before and after.
    public var before: Int
    public var after: Int
    /// Deleted reports that have left.
    public var cleared: Int
    /// Reports that can be found, the same before and after.
    public var documents: Int
    public var revision: UInt64
}

extension IndexMaintenance {
    /// Makes all segments one, or as few as can hold the reports; deleted reports leave. What is found, and how it is
    /// ranked, stays as it is.
    ///
    /// - Parameter isDryRun: finds out what would be done, and changes nothing.
    /// - Complexity: linear in the index.
    public func merge(isDryRun: Bool = false) throws(ReportIndexError) -> MergeSummary {
        let before = try reader()
        var summary = MergeSummary(
            before: before.segments.count, after: before.segments.count,
            cleared: before.segments.reduce(0) { $0 + $1.documentCount - $1.liveCount },
            documents: before.documentCount, revision: before.manifest.revision)
        if isDryRun {
            summary.after -= MergePolicy.wholeGroups(before.manifest.segments).reduce(0) { $0 + $1.count - 1 }
            return summary
        }
        let writer = try writer()
        try ReportIndexError.translating { () throws(SearchEngineError) in
            summary.revision = try writer.merge()
            summary.after = try writer.reader().segments.count
        }
        return summary
    }
}
