/// A query as it is written: what the words, marks and brackets say, before any of it is looked up.
///
/// The parser makes `all` and `any` of at least two parts; an empty query is `all([])`. Two trees are equal when
/// they say the same, wherever it stands in the query string.
package indirect enum QuerySyntax: Equatable, Sendable {
    /// A word: `cán`, `nghi*`, `=cán`.
    case term(Term)
    /// Words in a row: `"cán bộ"`, `="cán bộ"`, `"cán bộ"~2`.
    case phrase(Phrase)
    /// Two words at most `distance` positions apart, in either order: `cán NEAR/3 bộ`.
    case near(Term, distance: Int, Term)
    /// A document's number, as the grammar recognises it.
    case reference(Reference)
    /// A condition on a field: `year:2023`, `date:2020..2022`, `province:[A, B]`.
    case filter(Filter)
    /// `-x`, `NOT x`.
    case not(QuerySyntax)
    /// `+x`.
    case required(QuerySyntax)
    /// `x^2`; the weight is positive.
    case weighted(QuerySyntax, Double)
    /// Parts side by side, or joined by `AND`.
    case all([QuerySyntax])
    /// Parts joined by `OR` or `|`.
    case any([QuerySyntax])

    /// One word between white space; an analyzer may make several tokens of it (`KT-XH`).
    package struct Term: Equatable, Sendable {
        /// As written, without `=`, `*` and backslashes. Holds a letter or a digit.
        package var text: String
        /// `=word`: marks and spelling exactly so.
        package var isExact: Bool
        /// `word*`: any word that begins so.
        package var isPrefix: Bool
        /// Whether it was written with a backslash that takes more than a sign literally: one that may keep it from being
        /// a reference, or part of one. It says the same without.
        package var isLiteral: Bool
        package var source: QuerySource

        package init(
            _ text: String, isExact: Bool = false, isPrefix: Bool = false, isLiteral: Bool = false,
            source: QuerySource = .none
        ) {
            self.text = text
            self.isExact = isExact
            self.isPrefix = isPrefix
            self.isLiteral = isLiteral
            self.source = source
        }

        package static func == (left: Self, right: Self) -> Bool {
            (left.text, left.isExact, left.isPrefix) == (right.text, right.isExact, right.isPrefix)
        }
    }

    /// A quoted text: words in a row, never a reference.
    package struct Phrase: Equatable, Sendable {
        /// Between the quotes, as written. Holds a letter or a digit.
        package var text: String
        package var isExact: Bool
        /// How many positions the words may be moved in all.
        package var slop: Int
        package var source: QuerySource

        package init(_ text: String, isExact: Bool = false, slop: Int = 0, source: QuerySource = .none) {
            self.text = text
            self.isExact = isExact
            self.slop = slop
            self.source = source
        }
    }

    /// A document's number as written.
    package struct Reference: Equatable, Sendable {
        package var text: String
        package var source: QuerySource

        package init(_ text: String, source: QuerySource = .none) {
            self.text = text
            self.source = source
        }
    }

    /// A condition on a field. What a value means (a date, a name) is for the field's owner to say.
    package struct Filter: Equatable, Sendable {
        package enum Condition: Equatable, Sendable {
            /// Any of these; never empty.
            case values([String])
            /// `lower..upper`, both included; nil is open.
            case range(lower: String?, upper: String?)
        }

        /// The field's canonical name.
        package var field: String
        package var condition: Condition
        package var source: QuerySource
        /// Of the values, or of the ends of the range that are given, in order; without their quotes.
        package var valueSources: [QuerySource]

        package init(
            _ field: String, _ condition: Condition, source: QuerySource = .none, valueSources: [QuerySource] = []
        ) {
            self.field = field
            self.condition = condition
            self.source = source
            self.valueSources = valueSources
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.field == right.field && left.condition == right.condition
        }

        /// Of the value that reads so, or of all of the filter.
        package func source(of value: String) -> QuerySource {
            let values =
                switch condition {
                case .values(let values): values
                case .range(let lower, let upper): [lower, upper].compactMap(\.self)
                }
            return zip(values, valueSources).first { $0.0 == value }?.1 ?? source
        }
    }
}

/// Where a part stands in the query string. Every two are equal, so that trees compare by what they say.
package struct QuerySource: Equatable, Sendable {
    /// Unicode scalar offsets, end exclusive; empty for a part that was not parsed.
    package var range: Range<Int>

    /// Of a part that stands in no query string.
    package static let none = QuerySource(0..<0)

    package init(_ range: Range<Int>) { self.range = range }

    package static func == (_: QuerySource, _: QuerySource) -> Bool { true }
}
