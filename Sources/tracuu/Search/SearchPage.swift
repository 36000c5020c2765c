package import Reports

/// What is shown of one report found.
package struct HitRecord: Sendable {
    /// A piece of the report around what matched.
    package struct Snippet: Hashable, Sendable {
        package var text: String
        /// Byte ranges into the UTF-8 of `text`, in order and disjoint.
        package var matches: [Range<Int>]

        package init(text: String, matches: [Range<Int>]) {
            self.text = text
            self.matches = matches
        }
    }

    /// From 1.
    package var rank: Int
    package var score: Double
    package var id: String
    package var title: String
    package var location: RawReport.Location
    package var date: ReportDate?
    package var province: ProvinceFinding?
    package var references: [DocumentReference]
    package var snippets: [Snippet]
    /// Which spelling matched: `exact` or `fold`.
    package var accents: String
    package var duplicates: Int

    package init(
        rank: Int, score: Double, id: String, title: String, location: RawReport.Location, date: ReportDate? = nil,
        province: ProvinceFinding? = nil, references: [DocumentReference] = [], snippets: [Snippet] = [],
        accents: String = "exact", duplicates: Int = 0
    ) {
        self.rank = rank
        self.score = score
        self.id = id
        self.title = title
        self.location = location
        self.date = date
        self.province = province
        self.references = references
        self.snippets = snippets
        self.accents = accents
        self.duplicates = duplicates
    }
}

/// What is said of a search beside its hits.
package struct SearchSummary: Sendable {
    /// Something the user should know; `code` is for scripts.
    package struct Note: Hashable, Sendable {
        package var code: String
        package var message: String

        package init(code: String, message: String) {
            self.code = code
            self.message = message
        }
    }

    package var total = 0
    /// Whether `total` is exact (`eq`) or a lower bound (`gte`).
    package var isExact = true
    package var shown = 0
    package var undatedExcluded = 0
    package var unknownProvinceExcluded = 0
    /// From the query string to the ranked ids.
    package var microseconds = 0.0
    package var revision = 0
    package var notes: [Note] = []

    package init() {}
}

/// The hits of a search that are shown, and what is said of them.
package struct SearchPage: Sendable {
    package var hits: [HitRecord]
    package var summary: SearchSummary

    package init(hits: [HitRecord], summary: SearchSummary) {
        self.hits = hits
        self.summary = summary
    }
}
