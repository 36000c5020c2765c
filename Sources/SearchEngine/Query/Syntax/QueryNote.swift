/// Something in a query that was not read as it seems to be meant.
package struct QueryNote: Hashable, Sendable {
    package enum Code: String, CaseIterable, Sendable {
        /// A quote that nothing closes; read as if it were not there.
        case openQuote = "open-quote"
        /// A bracket that nothing closes; closed at the end.
        case unclosedGroup = "unclosed-group"
        /// A closing bracket that nothing opened; left out.
        case strayBracket = "stray-bracket"
        case emptyGroup = "empty-group"
        /// Quotes with nothing to search for between them.
        case emptyPhrase = "empty-phrase"
        /// `xxx:` of no known field; read as a word.
        case unknownField = "unknown-field"
        /// A field with nothing behind it; read as a word.
        case missingValue = "missing-value"
        /// `field:[` that nothing closes; read as words.
        case unclosedList = "unclosed-list"
        /// An operator with nothing to join; read as a word.
        case danglingOperator = "dangling-operator"
        /// A sign that means nothing where it stands; read literally.
        case strayOperator = "stray-operator"
        /// `^` without a number; read literally.
        case malformedWeight = "malformed-weight"
        /// `~` without a whole number; read literally.
        case malformedSlop = "malformed-slop"
        /// `NEAR/` without a whole number; read as a word.
        case malformedDistance = "malformed-distance"
        /// Brackets nested too deep; the innermost are left out.
        case tooDeep = "too-deep"
        /// A query too long; the rest is left out.
        case tooLong = "too-long"
    }

    package var code: Code
    /// Unicode scalar offsets into the query string, end exclusive.
    package var range: Range<Int>
    /// The text concerned, as written.
    package var text: String

    package init(_ code: Code, range: Range<Int>, text: String) {
        self.code = code
        self.range = range
        self.text = text
    }
}

/// Why a query is refused when it is read strictly: the first thing in it that would have been a note.
package struct QuerySyntaxError: Error, Hashable {
    package var note: QueryNote
}

/// A query read, and what is to be said of it.
package struct ParsedQuery: Equatable, Sendable {
    package var syntax: QuerySyntax
    /// In order of their place in the query string; of a query full of faults the first few only.
    package var notes: [QueryNote]

    package init(syntax: QuerySyntax, notes: [QueryNote]) {
        self.syntax = syntax
        self.notes = notes
    }
}
