/// A reference as it stands in the text, before its body, scope and term are looked for.
struct RawReference: Sendable {
    struct Number: Hashable, Sendable {
        var value: Int
        var letter: String?
    }

    enum Kind: Sendable {
        /// With its symbol, or one of several that share it.
        case coded(ReferenceSymbol)
        /// Type and number alone, with the year in `202/2025`.
        case bare(year: Int?)
        /// Plenums of the Central Committee, by number, and the terms they are named with.
        case plenum(terms: [Int])
        /// A congress of the Party (`tw`), a province (`dbt`), a district (`dbh`), a commune (`dbx`) or a city that is
        /// not named (`city`); nil where the words do not say.
        case congress(level: String?, place: String?)
    }

    var range: Range<Int>
    var kind: Kind
    var numbers: [Number]
    /// The type the words name.
    var wordType: DocumentTypes.Entry?
    /// In brackets of its own, as an alias stands.
    var isBracketed = false
    /// A type's code with a number and nothing more (`KH12`), to be believed only where the report has named the
    /// document before.
    var isDoubtful = false
}
