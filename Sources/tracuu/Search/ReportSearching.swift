/// What the commands and the prompt need of an index.
package protocol ReportSearching {
    /// Ranks, and prepares what is shown. The summary's time is that from the query string to the ranked ids.
    /// - Throws: a failure that ends this search but not the prompt.
    mutating func search(_ question: SearchQuestion) throws(CommandFailure) -> SearchPage

    /// How many reports match, and what is to be said of the search, without ranking.
    mutating func count(_ question: SearchQuestion) throws(CommandFailure) -> SearchSummary

    /// A report's text as a person reads it, or nil where there is none of that id.
    mutating func text(ofReport id: String) throws(CommandFailure) -> String?
}
