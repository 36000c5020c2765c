internal import Analysis
internal import SearchEngine

/// What a request looks for in a text: words, words that stand together, beginnings of words and references, as far as
/// it is shown.
struct SoughtWords {
    struct Prefix: Hashable {
        var unmarked: [UInt8]
        /// Nil for every spelling.
        var exact: [UInt8]?

        func begins(unmarked key: [UInt8], exact other: [UInt8]) -> Bool {
            key.starts(with: unmarked) && exact.map { other.starts(with: $0) } ?? true
        }
    }

    /// Words looked for where they stand together, as those of a phrase; one word alone, wherever it stands.
    struct Group: Hashable {
        var words: [Query.Word]
        var proximity: Query.Proximity
        /// So many words of the query: an abbreviation shows as much as what it is short for.
        var standsFor: Int
        /// Whether it was not typed: it then shows a little less than what it stands for.
        var isAlternative: Bool

        /// The words as they were typed; one that is their whole stands for each of them.
        init(_ words: [Query.Word], _ proximity: Query.Proximity, standsFor: Int? = nil) {
            (self.words, self.proximity) = (words, proximity)
            (self.standsFor, isAlternative) = (standsFor ?? words.count, false)
        }

        /// Words in a row in place of so many of the query.
        init(alternative words: [Query.Word], standsFor: Int) {
            (self.words, proximity) = (words, .phrase(slop: 0))
            (self.standsFor, isAlternative) = (standsFor, true)
        }
    }

    /// Looked for wherever they stand: a token is the first of them whose spelling it has.
    var words: [Query.Word] = []
    var prefixes: [Prefix] = []
    var groups: [Group] = []
    /// Index terms of references; a mention counts as one word.
    var references: Set<String> = []
    /// The same references, as they were typed.
    var documents: [AskedDocument] = []

    /// With each word, beginning and group once, in the order in which it first comes.
    var withoutRepeats: SoughtWords {
        func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
            var known: Set<Element> = []
            return elements.filter { known.insert($0).inserted }
        }
        return SoughtWords(
            words: distinct(words), prefixes: distinct(prefixes), groups: distinct(groups), references: references,
            documents: distinct(documents))
    }

    /// Whether references are all that is looked for.
    var isReferencesOnly: Bool {
        !references.isEmpty && words.isEmpty && prefixes.isEmpty && groups.isEmpty
    }

    /// The exact keys that were asked for, or are those of an alternative; nil where any spelling was asked for.
    var exactKeys: Set<[UInt8]>? {
        let typed = words + groups.filter { !$0.isAlternative }.flatMap(\.words)
        let asked = typed.compactMap { $0.spellings.first?.exact }
        guard !asked.isEmpty else { return nil }
        let others = groups.filter(\.isAlternative).flatMap(\.words).compactMap(\.spellings.first)
        return Set(asked + others.map { $0.exact ?? $0.unmarked })
    }

    /// The unmarked keys a token may have to be one of the words; nil where beginnings of words are looked for.
    var unmarkedKeys: Set<[UInt8]>? {
        prefixes.isEmpty ? Set((words + groups.flatMap(\.words)).flatMap(\.spellings).map(\.unmarked)) : nil
    }

    /// Which of words and prefixes, counted through in this order, a token is wherever it stands; nil for none.
    func number(unmarked: [UInt8], exact: [UInt8]) -> Int? {
        if let found = words.firstIndex(where: { $0.isSpelled(unmarked: unmarked, exact: exact) }) { return found }
        let found = prefixes.firstIndex { $0.begins(unmarked: unmarked, exact: exact) }
        return found.map { words.count + $0 }
    }

    /// The number of a token of a group, behind those of words and prefixes.
    func number(ofGroup group: Int) -> Int { words.count + prefixes.count + group }

    /// The number of a mention of a reference: the last.
    var mention: Int { number(ofGroup: groups.count) }

    /// What each number of a token shows, in halves of a word of the query.
    var weights: [Int] {
        Array(repeating: 2, count: words.count + prefixes.count)
            + groups.map { 2 * $0.standsFor - ($0.isAlternative ? 1 : 0) } + [2]
    }
}

extension Query.Word {
    func isSpelled(unmarked key: [UInt8], exact other: [UInt8]) -> Bool {
        spellings.contains { $0.unmarked == key && ($0.exact == nil || $0.exact == other) }
    }
}
