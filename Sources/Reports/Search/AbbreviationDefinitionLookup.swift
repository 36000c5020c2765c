internal import Analysis
internal import SearchEngine

/// The abbreviations that reports of an index explain, looked up by what they stand for.
struct AbbreviationDefinitionLookup {
    struct Found {
        /// How many words the abbreviation stands for.
        var wordCount: Int
        var short: AbbreviationForms.Word
        /// The definition's term in the index.
        var key: String
    }

    /// Abbreviations of one long form.
    private static let most = 8

    private let dictionaries: [TermDictionary]

    init(_ reader: IndexReader) {
        dictionaries = reader.segments.map { $0.dictionary(ReportSchema.definition) }.filter { $0.count > 0 }
    }

    /// Whether no report explains any.
    var isEmpty: Bool { dictionaries.isEmpty }

    /// The definitions of the first two words, of the first three and so on, as far as some report has one that
    /// starts so.
    ///
    /// - Complexity: that of a look into each segment's dictionary, once a word.
    func starting(
        with words: ArraySlice<AbbreviationForms.Word>, marks: AbbreviationMention.Marks
    ) throws(SearchEngineError) -> [Found] {
        var found: [Found] = []
        var count = 2
        var mayGoOn = true
        while count <= words.count, mayGoOn {
            let run = Array(words.prefix(count))
            let unmarked = Array(run.map(\.unmarked).joined(separator: [UInt8(ascii: "-")]))
            mayGoOn = false
            for dictionary in dictionaries {
                let (shorts, isStart) = try lookUp(unmarked, run, marks, in: dictionary)
                for (short, key) in shorts where !found.contains(where: { $0.key == key }) {
                    found.append(
                        Found(
                            wordCount: count,
                            short: .init(exact: short, unmarked: VietnameseAnalyzer.unmarkedKey(of: short)), key: key))
                }
                mayGoOn = mayGoOn || isStart
            }
            count += 1
        }
        return found
    }

    /// The short forms of just these words, and whether the dictionary has longer terms that start with them.
    private func lookUp(
        _ unmarked: [UInt8], _ words: [AbbreviationForms.Word], _ marks: AbbreviationMention.Marks,
        in dictionary: TermDictionary
    ) throws(SearchEngineError) -> (shorts: [(short: [UInt8], key: String)], isStart: Bool) {
        guard try dictionary.hasTerm(startingWith: unmarked) else { return ([], false) }
        var shorts: [(short: [UInt8], key: String)] = []
        let start = unmarked + [UInt8(ascii: "=")]
        var cursor = try dictionary.cursor(from: start)
        while shorts.count < Self.most, let term = try cursor.next(), term.key.starts(with: start) {
            let parts = term.key.split(separator: UInt8(ascii: "="))
            guard parts.count == 3, isSpelled(parts[1], words, marks) else { continue }
            shorts.append((Array(parts[2]), String(decoding: term.key, as: UTF8.self)))
        }
        return (shorts, try dictionary.hasTerm(startingWith: unmarked + [UInt8(ascii: "-")]))
    }

    /// Whether the words of a definition are those typed, as far as these bear marks.
    private func isSpelled(
        _ long: ArraySlice<UInt8>, _ words: [AbbreviationForms.Word], _ marks: AbbreviationMention.Marks
    ) -> Bool {
        let parts = long.split(separator: UInt8(ascii: "-"))
        return parts.count == words.count
            && zip(parts, words).allSatisfy { part, word in
                switch marks {
                case .ignored: true
                case .exact: part.elementsEqual(word.exact)
                case .typed: word.exact == word.unmarked || part.elementsEqual(word.exact)
                }
            }
    }
}
