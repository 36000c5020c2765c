private import Analysis

/// A word of a query for which candidates are looked for.
struct MisspelledWord {
    /// Single letters, longer words, and words that are not of Latin letters alone, get no candidates.
    private static let lengths = 2...24
    /// From this length on two edits are looked for, below it one.
    private static let longWord = 5
    private static let editCost = 6
    private static let variantCost = 3
    private static let markCost = 3

    let word: Query.Word
    /// How many edits away candidates may be.
    let mostEdits: Int
    /// Variants that are more than one edit away: they are as near as those that are one.
    let farVariants: [[UInt8]]
    private let unmarked: [UInt8]
    private let exact: [UInt8]?
    private let marks: [UInt32]
    private let variants: Set<[UInt8]>

    init?(_ word: Query.Word) {
        guard let own = word.spellings.first, Self.lengths.contains(own.unmarked.count), Self.isLatin(own.unmarked)
        else { return nil }
        self.word = word
        exact = own.exact
        marks = exact.map(TermKey.marks(ofExact:)) ?? []
        let variants = SpellingVariants.variants(of: own.unmarked)
        self.variants = Set(variants)
        unmarked = own.unmarked
        mostEdits = own.unmarked.count >= Self.longWord ? 2 : 1
        var table = EditDistance(own.unmarked, limit: 1)
        farVariants = variants.filter { table.distance(to: $0, shared: 0) == nil }
    }

    func edits(atMost limit: Int) -> EditDistance { EditDistance(unmarked, limit: limit) }

    /// Whether a search for the word finds the form too.
    private func isFound(_ key: [UInt8]) -> Bool { word.spellings.contains { $0.exact == key } }

    static func isLatin(_ key: [UInt8]) -> Bool { key.allSatisfy { $0 &- UInt8(ascii: "a") < 26 } }

    /// The candidates of one term: its forms where the word bears marks or is meant exactly, else itself.
    ///
    /// - Parameter edits: of the unmarked key; nil for a term that is a variant and no more.
    func candidates(_ key: [UInt8], _ entry: TermEntry, edits: Int?) -> [SpellingCandidate] {
        let isVariant = variants.contains(key)
        guard var distance = edits ?? (isVariant ? 1 : nil) else { return [] }
        if isVariant { distance = min(distance, 1) }
        let cost = isVariant ? Self.variantCost : distance * Self.editCost
        guard exact != nil else {
            guard distance > 0 else { return [] }
            return [
                .init(
                    key: key, unmarked: key, distance: distance, cost: cost, frequency: entry.list.documentFrequency)
            ]
        }
        return entry.forms.compactMap { form in
            guard !isFound(form.key) else { return nil }
            let difference = SpellingCandidate.markDifference(marks, TermKey.marks(ofExact: form.key))
            return .init(
                key: form.key, unmarked: key, distance: max(1, distance), cost: cost + difference * Self.markCost,
                frequency: form.list.documentFrequency)
        }
    }
}
