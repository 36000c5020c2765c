extension ReportIndexer {
    /// The inputs that a run has rejected: all are counted, and of each kind, failures, remarks and what was never meant
    /// to be a report, the first are kept. What is passed on one by one as ``Finding`` is all of them.
    public struct Rejections: Equatable, Sendable {
        /// How many of a kind are kept: some megabytes.
        public static let longest = 10_000

        private var kept: [Rejection] = []
        /// Inputs that should have been reports.
        public private(set) var failures = 0
        public private(set) var remarks = 0
        /// Inputs that were never meant to be reports.
        public private(set) var others = 0
        /// How many inputs each reason has kept out, by its code: without the remarks.
        public private(set) var counts: [String: Int] = [:]
        /// For want of how many programs something was not read, by the package to install.
        public private(set) var missingPackages: [String: Int] = [:]

        public init() {}

        /// Those that are not kept too.
        public var total: Int { failures + remarks + others }
        /// How many are not kept.
        public var unkept: Int { total - kept.count }

        public mutating func append(_ rejection: Rejection) {
            let before = rejection.isFailure ? failures : rejection.isRemark ? remarks : others
            if rejection.isFailure {
                failures += 1
            } else if rejection.isRemark {
                remarks += 1
            } else {
                others += 1
            }
            if !rejection.isRemark { counts[rejection.code, default: 0] += 1 }
            if let package = rejection.missingPackage { missingPackages[package, default: 0] += 1 }
            if before < Self.longest { kept.append(rejection) }
        }
    }
}

/// Those that are kept, as they were met.
extension ReportIndexer.Rejections: RandomAccessCollection {
    public var startIndex: Int { kept.startIndex }
    public var endIndex: Int { kept.endIndex }

    public subscript(index: Int) -> ReportIndexer.Rejection { kept[index] }
}
