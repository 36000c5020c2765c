internal import Analysis

/// The types of numbered documents: codes as they stand in symbols, and the words they are cited with.
package struct DocumentTypes: Sendable {
    package struct Entry: Hashable, Sendable {
        /// As written in a symbol: `NQ`, `QĐi`.
        package let code: String
        /// The type's part of a family key: `nq`, `qdi`.
        package let key: String
        package let system: DocumentReference.System
        /// When a number alone makes a mention, without the word for number.
        let bareNumber: BareNumber
        /// The one body that issues the type, where there is only one.
        let issuer: String?
    }

    /// When a number behind a type word is a document's.
    package enum BareNumber: String, Sendable {
        /// Only behind the word for number.
        case marked
        /// Behind the type word, which may be a verb in lower case.
        case any
        /// Behind the type word, which is never a verb.
        case noun
    }

    package static let registry = DocumentTypes()

    /// Every row of the registry, in order.
    package let entries: [Entry]
    private let byKey: [String: [Entry]]
    private let words: PhraseTable<Entry>
    /// The type words as written.
    let wordList: [String]

    private init() {
        var entries: [Entry] = []
        var byKey: [String: [Entry]] = [:]
        var words: [(Phrase, Entry)] = []
        var seen: Set<ByteString> = []
        var wordList: [String] = []
        for row in Registry("document-types").rows where row.count == 7 {
            let entry = Entry(
                code: row[1], key: Self.key(row[1]), system: row[0] == "state" ? .state : .party,
                bareNumber: BareNumber(rawValue: row[5]) ?? .marked, issuer: row[6].isEmpty ? nil : row[6])
            entries.append(entry)
            byKey[entry.key, default: []].append(entry)
            for variant in row.values(4) { byKey[Self.key(variant), default: []].append(entry) }
            for word in row.values(3) where seen.insert(ByteString(word)).inserted {
                words.append((Phrase(word), entry))
                wordList.append(word)
            }
        }
        self.entries = entries
        self.byKey = byKey
        self.words = PhraseTable(words)
        self.wordList = wordList
    }

    static func key(_ code: String) -> String {
        let lower = code.utf8.map { $0 | 0x20 }
        // As most codes are.
        if lower.allSatisfy(ASCIIClass.isLetter) { return String(decoding: lower, as: UTF8.self) }
        return String(decoding: FoldedText(code).folded, as: UTF8.self)
    }

    /// The type whose code stands at `range`. Codes that fold alike (HD and HĐ) are told apart by the stroke of the
    /// letter where there is one.
    func code(in text: ReferenceText, at range: Range<Int>) -> Entry? {
        guard (1...5).contains(range.count), let found = byKey[text.key(range)], let first = found.first else {
            return nil
        }
        let hasStroke = range.contains { text.scalar($0) == 0x110 || text.scalar($0) == 0x111 }
        guard hasStroke, !Self.hasStroke(first.code) else { return first }
        return found.first { Self.hasStroke($0.code) } ?? first
    }

    private static func hasStroke(_ code: String) -> Bool {
        code.unicodeScalars.contains { $0.value == 0x110 || $0.value == 0x111 }
    }

    /// The type with this key, the first of the registry.
    package func entry(key: String) -> Entry? { byKey[key]?.first }

    /// The longest type word that ends before `end`.
    func word(in text: ReferenceText, endingAt end: Int) -> (entry: Entry, start: Int)? {
        guard let found = words.match(in: text, endingAt: end) else { return nil }
        return (found.value, found.start)
    }
}
