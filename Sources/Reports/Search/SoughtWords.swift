internal import Analysis
internal import SearchEngine

/// What a request looks for in a text: words, beginnings of words and references, as far as it is shown.
struct SoughtWords {
    struct Prefix: Hashable {
        var unmarked: [UInt8]
        /// Nil for every spelling.
        var exact: [UInt8]?

        func begins(unmarked key: [UInt8], exact other: [UInt8]) -> Bool {
            key.starts(with: unmarked) && exact.map { other.starts(with: $0) } ?? true
        }
    }

    /// A word looked for beside those of the query.
    struct Alternative: Hashable {
        var word: Query.Word
        /// So many words of the query: an abbreviation shows as much as what it is short for.
        var standsFor: Int
    }

    /// A token is the first of them whose spelling it has.
    var words: [Query.Word]
    var prefixes: [Prefix]
    /// Looked for beside the words.
    var alternatives: [Alternative]
    /// Index terms of references; a mention counts as one word.
    var references: Set<String>

    /// Whether references are all that is looked for.
    var isReferencesOnly: Bool {
        !references.isEmpty && words.isEmpty && prefixes.isEmpty && alternatives.isEmpty
    }

    /// The exact keys that were asked for, or are those of an alternative; nil where any spelling was asked for.
    var exactKeys: Set<[UInt8]>? {
        let asked = words.compactMap { $0.spellings.first?.exact }
        guard !asked.isEmpty else { return nil }
        let others = alternatives.compactMap(\.word.spellings.first).map { $0.exact ?? $0.unmarked }
        return Set(asked + others)
    }

    /// The unmarked keys a token may have to be one of the words; nil where beginnings of words are looked for.
    var unmarkedKeys: Set<[UInt8]>? {
        prefixes.isEmpty ? Set((words + alternatives.map(\.word)).flatMap(\.spellings).map(\.unmarked)) : nil
    }

    /// Which of words, alternatives and prefixes, counted through in this order, a token is; nil for none.
    func number(unmarked: [UInt8], exact: [UInt8]) -> Int? {
        func isSpelled(_ word: Query.Word) -> Bool {
            word.spellings.contains { $0.unmarked == unmarked && ($0.exact == nil || $0.exact == exact) }
        }
        if let found = words.firstIndex(where: isSpelled) { return found }
        if let found = alternatives.firstIndex(where: { isSpelled($0.word) }) { return words.count + found }
        let found = prefixes.firstIndex { $0.begins(unmarked: unmarked, exact: exact) }
        return found.map { words.count + alternatives.count + $0 }
    }

    /// What each number of a token shows, in words of the query.
    var weights: [Int] {
        words.map { _ in 1 } + alternatives.map(\.standsFor) + prefixes.map { _ in 1 } + [1]
    }

    /// The number of a mention of a reference: one more than those of words.
    var mention: Int { words.count + alternatives.count + prefixes.count }
}
