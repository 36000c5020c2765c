/// Reports that are nearly the same: one saved twice, or carried by several papers with another title or lead.
public struct DuplicateGroup: Sendable {
    /// One of them, and where it is kept.
    public struct Member: Sendable {
        public var id: String
        /// With a kicker that leads into it.
        public var title: String
        public var location: RawReport.Location
        public var url: String?
        public var date: ReportDate?
        public var source: Report.Source?
        /// How much of its text and of the first report's is in both, from 0 to 1: an estimate, about 0.06 off either
        /// way.
        public var similarity: Double

        package init(_ report: Report, similarity: Double) {
            id = report.id
            title = report.displayTitle
            location = report.location
            url = report.url
            date = report.date
            source = report.source
            self.similarity = similarity
        }
    }

    /// Two or more: the earliest first, of equally early ones the longest, then by ID. The first gives the group its
    /// ID.
    public var reports: [Member]

    package init(reports: [Member]) { self.reports = reports }

    public var id: String { reports.first?.id ?? "" }
}

/// What is said of a list of groups.
public struct DuplicateListSummary: Sendable {
    /// How many groups there are, and how many reports they have, with those not listed.
    public var groups: Int
    public var reports: Int
    /// What is to be said of the request; without hits.
    public var results: SearchResults

    package init(groups: Int, reports: Int, results: SearchResults) {
        self.groups = groups
        self.reports = reports
        self.results = results
    }
}
