/// How results are sorted, matched and counted out: what a search asks for beside its query.
package struct SearchSettings: Equatable, Sendable {
    package enum Sort: String, CaseIterable, Sendable {
        case score
        case date
        case newestFirst = "-date"
    }

    package enum Match: String, CaseIterable, Sendable { case auto, all, any }
    package enum Accents: String, CaseIterable, Sendable { case auto, exact, fold }

    package var limit = 10
    package var offset = 0
    package var sort = Sort.score
    package var match = Match.auto
    package var accents = Accents.auto

    package init() {}
}

/// What the prompt needs of an index.
package protocol ReportSearching {
    /// - Throws: a failure that ends this search but not the prompt.
    mutating func search(_ query: String, _ settings: SearchSettings) throws(CommandFailure) -> SearchPage

    /// A report's text as a person reads it, or nil where there is none of that id.
    mutating func text(ofReport id: String) throws(CommandFailure) -> String?
}
