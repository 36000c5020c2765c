/// A query as the engine runs it: every word analysed, every field and value resolved.
package indirect enum Query: Hashable, Sendable {
    /// A word of the text or of one zone of it: the spellings that count.
    package struct Word: Hashable, Sendable {
        package struct Spelling: Hashable, Sendable {
            package var unmarked: [UInt8]
            /// The exact key; nil for every spelling of the unmarked one.
            package var exact: [UInt8]?
            /// What a text's word so written is worth.
            package var weight: Double

            package init(unmarked: [UInt8], exact: [UInt8]? = nil, weight: Double = 1) {
                self.unmarked = unmarked
                self.exact = exact
                self.weight = weight
            }
        }

        /// The word's own first.
        package let spellings: [Spelling]
        /// Equal for equal words; of the first spelling. Plans and merged queries look words up often.
        let fingerprint: UInt64

        package init(_ spellings: [Spelling]) {
            self.spellings = spellings
            fingerprint = spellings.first.map { Self.number($0.unmarked) &+ 3 &* Self.number($0.exact ?? []) } ?? 0
        }

        package static func == (left: Word, right: Word) -> Bool {
            left.fingerprint == right.fingerprint && left.spellings == right.spellings
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }

        private static func number(_ key: [UInt8]) -> UInt64 {
            key.reduce(UInt64(key.count)) { $0 &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 32) ^ UInt64($1) }
        }

        /// The unmarked keys of its spellings, each once.
        package var unmarkedKeys: [[UInt8]] {
            var keys: [[UInt8]] = []
            for spelling in spellings where !keys.contains(spelling.unmarked) { keys.append(spelling.unmarked) }
            return keys
        }
    }

    /// How far the words of a phrase may stand from their places.
    package enum Proximity: Hashable, Sendable {
        /// In this order, side by side but for this many moves in all.
        case phrase(slop: Int)
        /// In any order, no further apart than this many words.
        case near(Int)
    }

    /// Values of one keyword field that answer a query equally well. A document's score is the sum of the weights of
    /// the tiers it is in, times the inverse document frequency of all tiers taken as one word.
    package struct KeywordTier: Hashable, Sendable {
        package var values: [String]
        package var weight: Double

        package init(_ values: [String], weight: Double = 1) {
            self.values = values
            self.weight = weight
        }
    }

    /// One value of a keyword field.
    package static func keyword(_ value: String, field: Schema.FieldID) -> Query {
        .keywords([KeywordTier([value])], field: field)
    }

    case all
    case none
    case word(Word, field: Schema.FieldID)
    /// Words and the positions they take in the phrase: two spellings of one token share a position.
    case phrase([Word], proximity: Proximity, field: Schema.FieldID)
    /// Two words side by side anywhere in the text, whatever their marks.
    case pair(Word, Word)
    /// Words of the text that start with these unmarked bytes, or, where `exact`, with these marked ones.
    case prefix([UInt8], exact: [UInt8]?, field: Schema.FieldID)
    /// Documents that have any of some values.
    case keywords([KeywordTier], field: Schema.FieldID)
    /// Documents whose number lies in the range; those that lack it do not match.
    case range(Schema.ColumnID, ClosedRange<Int64>)
    case and([Query])
    case or([Query])
    case not(Query)
    /// Matches as the first; the others, where they match too, add to the score.
    case preferring(Query, [Query])
    /// Documents that match both; the first adds to the score of these alone, the second to none.
    case given(Query, Query)
    /// Matches as the query does and adds nothing to the score.
    case filter(Query)
    case weighted(Query, Double)
}
