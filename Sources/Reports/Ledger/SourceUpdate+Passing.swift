extension SourceUpdate {
    /// A file that has appeared or is gone.
    struct Passing: Equatable {
        var number: Int
        var size: Int64
        var content: UInt64
        /// How many reports it gave.
        var reports: Int

        init(_ record: FileRecord) {
            number = record.number
            size = record.stamp.size
            content = record.stamp.content
            reports = record.reports
        }
    }
}
