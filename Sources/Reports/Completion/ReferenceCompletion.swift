internal import Analysis
package import SearchEngine

/// Looks up the documents whose numbers begin as something that was typed: `7-nq/t`, `07`, `30/2020/n`.
package struct ReferenceCompletion {
    /// Families looked at of one type.
    private static let mostOfType = 100
    /// So many keys are walked past before a family's end is looked up.
    private static let mostPassed = 8

    /// As typed, folded.
    private let number: [UInt8]
    /// Without zeros before them, as in a key.
    private let digits: String
    /// What stands behind the digits, folded.
    private let rest: [UInt8]

    /// Nil where no number was begun.
    package init?(_ typed: String) {
        let folded = FoldedText(typed).folded.filter { $0 != 0 && $0 != UInt8(ascii: " ") }
        let number = folded.prefix(while: ASCIIClass.isDigit)
        guard (1...5).contains(number.count) else { return nil }
        self.number = Array(number)
        digits = String(decoding: number.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
        rest = Array(folded[number.count...])
    }

    /// The numbers as documents bear them, those of most reports first.
    ///
    /// - Parameters:
    ///   - dictionaries: of the field of references, one a segment.
    ///   - hasLive: whether a list of a segment has a report that is not deleted; others are counted, and are not enough.
    /// - Complexity: for each type of documents logarithmic in the dictionaries.
    package func candidates(
        in dictionaries: [TermDictionary],
        hasLive: (_ segment: Int, PostingsInfo) throws(SearchEngineError) -> Bool = { _, _ in true }
    ) throws(SearchEngineError) -> [String] {
        // A zero alone begins every number of one digit.
        let numbers = digits.isEmpty ? (1...9).map(String.init) : [digits]
        var reports: [String: Int] = [:]
        var types: Set<String> = []
        for entry in DocumentTypes.registry.entries where types.insert(entry.key).inserted {
            for number in numbers {
                let start = "\(entry.key)-\(number)"
                for (segment, dictionary) in dictionaries.enumerated() {
                    try add(start, in: dictionary, most: Self.mostOfType / numbers.count, to: &reports) {
                        (list) throws(SearchEngineError) in try hasLive(segment, list)
                    }
                }
            }
        }
        let found = reports.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return found.prefix(Completion.most).map(\.key)
    }

    private func add(
        _ start: String, in dictionary: TermDictionary, most: Int, to reports: inout [String: Int],
        hasLive: (PostingsInfo) throws(SearchEngineError) -> Bool
    ) throws(SearchEngineError) {
        let start = Array(start.utf8)
        var cursor = try dictionary.cursor(from: start)
        var looked = 0
        var passed = 0
        while looked < most, let term = try cursor.peek(), term.key.starts(with: start) {
            // What follows a family are its terms, places and documents: mostly few.
            if let end = term.key.firstIndex(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "#") }) {
                passed += 1
                if passed > Self.mostPassed {
                    cursor = try dictionary.cursor(from: term.key[..<end] + [term.key[end] + 1])
                } else {
                    _ = try cursor.next()
                }
                continue
            }
            looked += 1
            passed = 0
            if let display = display(String(decoding: term.key, as: UTF8.self)) {
                let list = try term.entry().list
                if try hasLive(list) { reports[display, default: 0] += list.documentFrequency }
            }
            _ = try cursor.next()
        }
    }

    /// What is written of a family where that begins as what was typed.
    private func display(_ family: String) -> String? {
        guard !family.hasSuffix("/*") else { return nil }
        let display = DocumentNames.display(family, term: nil)
        let folded = FoldedText(display).folded.filter { $0 != 0 }
        let number = folded.prefix(while: ASCIIClass.isDigit)
        guard folded[number.count...].starts(with: rest) || rest.isEmpty else { return nil }
        // Behind a whole number no other digit may follow.
        let bare = number.drop { $0 == UInt8(ascii: "0") }
        if digits.isEmpty { return rest.isEmpty && number.starts(with: self.number) ? display : nil }
        // A zero is typed before the one digit of a whole number.
        let isOpen = rest.isEmpty && self.number.first != UInt8(ascii: "0")
        return isOpen || bare.elementsEqual(digits.utf8) ? display : nil
    }
}
