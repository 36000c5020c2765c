internal import Analysis

/// The ways in which the registry's abbreviations and what they stand for are written, as the words an index has.
///
/// Built once, at the first text or query that is looked through.
package struct AbbreviationForms: Sendable {
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

    package let forms: [Form]
    /// Numbers of forms by the unmarked key of their first word.
    private let byFirst: [[UInt8]: [Int]]

    package init(_ registry: Abbreviations) {
        var forms: [Form] = []
        for entry in registry.entries {
            forms.append(Self.short(entry))
            for expansion in entry.expansions {
                forms.append(
                    Form(entry: entry, expansion: expansion, words: Self.words(of: expansion), whole: nil))
            }
        }
        var byFirst: [[UInt8]: [Int]] = [:]
        for (number, form) in forms.enumerated() {
            if let first = form.words.first { byFirst[first.unmarked, default: []].append(number) }
            if let whole = form.whole { byFirst[whole.unmarked, default: []].append(number) }
        }
        self.forms = forms
        self.byFirst = byFirst
    }

    /// The abbreviation itself.
    static func short(_ entry: Abbreviation) -> Form {
        let runs = runs(entry.short)
        // The analysis joins what these signs part; a comma or a slash parts words.
        let isJoined = runs.count > 1 && entry.short.utf8.allSatisfy { ![0x20, 0x2C, 0x2F].contains($0) }
        return Form(
            entry: entry, expansion: nil, words: runs.map { Word($0) },
            whole: isJoined ? Word(Array(runs.joined())) : nil)
    }

    /// The words of a text that has no other signs than those between words.
    static func words(of text: String) -> [Word] { runs(text).map { Word($0) } }

    /// The runs of letters and digits.
    private static func runs(_ text: String) -> [[UInt8]] {
        text.utf8.split { $0 < 0x80 && !ASCIIClass.isWord($0 | 0x20) }.map(Array.init)
    }

    /// Numbers of forms that may start with a word of this unmarked key, ascending.
    func starting(with unmarked: [UInt8]) -> [Int] { byFirst[unmarked] ?? [] }
}
