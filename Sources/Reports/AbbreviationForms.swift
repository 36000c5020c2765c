internal import Analysis
private import SearchEngine

/// The ways in which the registry's abbreviations and what they stand for are written, as the words an index has.
///
/// Listed by first words, at the first text or query that is looked through; the other words of a form are made when one
/// is met that it begins with.
package final class AbbreviationForms: Sendable {
    package static let shared = AbbreviationForms(Abbreviations.registry)

    /// A word by its two keys.
    package struct Word: Hashable, Sendable {
        package let exact: [UInt8]
        package let unmarked: [UInt8]

        package init(exact: [UInt8], unmarked: [UInt8]) {
            self.exact = exact
            self.unmarked = unmarked
        }

        init(_ text: [UInt8]) {
            (exact, unmarked) = VietnameseAnalyzer.keys(of: text)
        }
    }

    /// One way of writing an abbreviation or its expansion.
    package struct Form: Hashable, Sendable {
        package let entry: Abbreviation
        /// The expansion that this is; nil for the abbreviation itself.
        package let expansion: String?
        package let words: [Word]
        /// What the words are as one (`kt`, `xh`: `ktxh`), where the index has that word.
        package let whole: Word?
    }

    /// A form that has not been made: an entry's own, or that of one of its expansions.
    private struct Source {
        let entry: Int
        let expansion: Int?
    }

    private let entries: [Abbreviation]
    /// In the order of the registry, by the unmarked key of the first word, or of all words as one.
    private let byFirst: [[UInt8]: [Source]]
    private let made = LookupMemory<[UInt8], [Form]>()

    package init(_ registry: Abbreviations) {
        entries = registry.entries
        var byFirst: [[UInt8]: [Source]] = [:]
        for (number, entry) in entries.enumerated() {
            let own = Source(entry: number, expansion: nil)
            byFirst[Self.firstKey(entry.short), default: []].append(own)
            if let whole = Self.whole(entry.short) { byFirst[Word(whole).unmarked, default: []].append(own) }
            for (index, expansion) in entry.expansions.enumerated() {
                byFirst[Self.firstKey(expansion), default: []].append(Source(entry: number, expansion: index))
            }
        }
        self.byFirst = byFirst
    }

    /// All forms, in the order of the registry.
    package var forms: [Form] {
        entries.flatMap { entry in [Self.short(entry)] + entry.expansions.map { Self.long(entry, $0) } }
    }

    private func form(_ source: Source) -> Form {
        let entry = entries[source.entry]
        return source.expansion.map { Self.long(entry, entry.expansions[$0]) } ?? Self.short(entry)
    }

    private static func long(_ entry: Abbreviation, _ expansion: String) -> Form {
        Form(entry: entry, expansion: expansion, words: words(of: expansion), whole: nil)
    }

    /// The abbreviation itself.
    static func short(_ entry: Abbreviation) -> Form {
        Form(entry: entry, expansion: nil, words: words(of: entry.short), whole: whole(entry.short).map { Word($0) })
    }

    /// The runs of an abbreviation as the analysis joins them; nil where it leaves them apart, as at a comma or a slash.
    private static func whole(_ short: String) -> [UInt8]? {
        guard !short.utf8.allSatisfy(isOfWord),
            !short.utf8.contains(where: { $0 == 0x20 || $0 == 0x2C || $0 == 0x2F })
        else { return nil }
        let runs = runs(short)
        return runs.count > 1 ? Array(runs.joined()) : nil
    }

    /// The words of a text that has no other signs than those between words.
    static func words(of text: String) -> [Word] { runs(text).map { Word($0) } }

    /// The runs of letters and digits.
    private static func runs(_ text: String) -> [[UInt8]] { text.utf8.split { !isOfWord($0) }.map(Array.init) }

    /// The unmarked key of the first of the runs.
    private static func firstKey(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let start = bytes.firstIndex(where: isOfWord) ?? bytes.count
        let end = bytes[start...].firstIndex { !isOfWord($0) } ?? bytes.count
        return TermKey.plainLetters(bytes.span, start..<end) ?? Word(Array(bytes[start..<end])).unmarked
    }

    private static func isOfWord(_ byte: UInt8) -> Bool { byte >= 0x80 || ASCIIClass.isWord(byte | 0x20) }

    /// Forms that may start with a word of this unmarked key, in the order of the registry.
    package func starting(with unmarked: [UInt8]) -> [Form] {
        guard let sources = byFirst[unmarked] else { return [] }
        return made.value(unmarked) { sources.map(form) }
    }
}
