package import Analysis

/// A reference as people ask for it, as the index terms that answer it (see ``DocumentReference/indexKeys``).
package struct ReferenceQuery: Hashable, Sendable {
    /// Terms of which any answers the query: families (`nq-7/tu`), plenums (`nqtw-4#k11`) or an instance as given.
    package var exact: [String] = []
    /// Families that are easily confused with the exact ones; weaker answers: `qdi-8/tw` for `qd-8/tw`.
    package var close: [String] = []
    /// Terms that stand for a type and number of any body: `nq-7/*`.
    package var prefixes: [String] = []
    /// Families of the centre among those that the prefixes stand for: they rank first.
    package var preferred: [String] = []
    /// The term asked for beside a family: of mentions of the family only those of this term answer, and those
    /// without a term from `assumedFrom` on.
    package var term: Int?
    /// The day from which a mention without a term may be of the term asked for: the document's own, else the day the
    /// term began.
    package var assumedFrom: PartialDate?
    /// The same documents under their other name: `nq-12/tw#k11` for `nqtw-4#k11` and the other way round.
    package var related: [String] = []

    /// Reads what users type, and keys as other commands print them. Nil unless the whole text is one reference or
    /// one list with a shared symbol.
    package init?(_ text: String) {
        let folded = FoldedText(text)
        let whole = ReferenceText(folded, bounds: 0..<folded.count)
        let start = whole.skipSpaces(0, limit: folded.count)
        let end = whole.skipSpacesBack(folded.count, limit: folded.count)
        guard start < end else { return nil }
        if let key = ReferenceKey(folded, start..<end) {
            self.init(key)
            return
        }
        guard let found = Self.parse(folded, at: start, end: end), found.end == end else { return nil }
        self.init(found)
    }

    /// The end of the reference that starts at `index`: a symbol, a plenum or congress, or a type with its number
    /// (`Nghị quyết số 07`, `NQ21`), with the term behind it. The longest counts; nil where none starts there. Case and
    /// marks do not matter; without the word for number a number needs two digits.
    /// - Complexity: constant: some 200 scalars are read.
    package static func match(in text: FoldedText, at index: Int) -> Int? {
        guard index >= 0, index < text.count else { return nil }
        return parse(text, at: index, end: text.count)?.end
    }

    // MARK: Reading

    private struct Parsed {
        var raw: RawReference
        var tail: CitationTail
        var end: Int
    }

    private static let reach = 200

    private static func parse(_ text: FoldedText, at index: Int, end: Int) -> Parsed? {
        let reached = index..<min(end, index + reach)
        guard mayHold(text.folded[reached]) else { return nil }
        let bounded = ReferenceText(text, bounds: reached)
        guard index == 0 || !isWord(text.folded[index - 1]) || !isWord(text.folded[index]) else { return nil }
        var first: RawReference?
        ReferenceScanner(bounded, mode: .query).each { found in
            first = found
            return false
        }
        guard let raw = first, raw.range.lowerBound == index else { return nil }
        let citations = CitationScanner(bounded)
        var parsed = Parsed(raw: raw, tail: CitationTail(end: raw.range.upperBound), end: raw.range.upperBound)
        if case .plenum = raw.kind { return parsed }
        var next = bounded.skipSpaces(parsed.end)
        let isOpen = bounded[next] == UInt8(ascii: "(")
        if isOpen { next += 1 }
        if let (terms, close) = citations.terms(at: next), terms.count == 1 {
            parsed.tail.term = terms.first
            parsed.end = isOpen && bounded[close] == UInt8(ascii: ")") ? close + 1 : close
        }
        return parsed
    }

    /// Every reference has a number in digits, or the word for resolution or its code: the tables that tell them are not
    /// needed for other words.
    private static func mayHold(_ folded: ArraySlice<UInt8>) -> Bool {
        folded.contains { ASCIIClass.isDigit($0) || $0 == UInt8(ascii: "q") }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        ASCIIClass.isWord(byte)
    }

    // MARK: Terms

    private init(_ parsed: Parsed) {
        term = parsed.tail.term
        let types = DocumentTypes.registry
        for number in parsed.raw.numbers {
            switch parsed.raw.kind {
            case .plenum(let terms):
                exact +=
                    terms.isEmpty
                    ? [ReferenceKeys.plenum(number, term: nil)]
                    : terms.map {
                        ReferenceKeys.plenum(number, term: $0)
                    }
            case .congress(let level, _):
                if let level, level != "city" {
                    exact.append(ReferenceKeys.congress(number.value, level: level))
                } else {
                    prefixes.append("nqdh-\(number.value)/*")
                }
            case .bare(let year):
                guard let type = parsed.raw.wordType else { continue }
                addNumber(type: type.key, number, year: year)
            case .coded(let symbol):
                var type = symbol.type ?? parsed.raw.wordType
                if type == nil {
                    let isLaw = symbol.year != nil && symbol.body?.key.hasPrefix("qh") == true
                    type = types.entry(key: isLaw ? "luat" : symbol.year != nil ? "nq" : "cv")
                }
                guard let type else { continue }
                guard let body = symbol.body else {
                    addNumber(type: type.key, number, year: symbol.year)
                    continue
                }
                exact.append(
                    ReferenceKeys.family(type: type.key, number: number, year: symbol.year, body: body.key))
            }
        }
        complete()
    }

    private mutating func addNumber(type: String, _ number: RawReference.Number, year: Int?) {
        let family = ReferenceKeys.family(type: type, number: number, year: year, body: nil)
        prefixes.append(family + "/*")
        if DocumentTypes.registry.entry(key: type)?.system == .party { preferred.append(family + "/tw") }
        if let other = Self.closeTypes[type] {
            close.append(ReferenceKeys.family(type: other, number: number, year: year, body: nil) + "/*")
        }
    }

    private init(_ key: ReferenceKey) {
        if key.isInstance {
            exact = [key.text]
        } else if key.hasBody {
            exact = [key.family]
            term = key.term
            if key.isPlenum, let term = key.term {
                exact = [key.family + "#k\(term)"]
                self.term = nil
            }
        } else {
            exact = []
            prefixes = [key.family + "/*"]
            preferred = [key.family + "/tw"]
        }
        complete()
    }

    /// Close families, documents under their other name, and the day a term began.
    private mutating func complete() {
        let central = CentralDocuments.registry
        for family in exact where !family.contains("@") {
            let parts = family.split(separator: "-", maxSplits: 1)
            if parts.count == 2, let other = Self.closeTypes[String(parts[0])] { close.append(other + "-" + parts[1]) }
            for key in central.related(to: term.map { family + "#k\($0)" } ?? family) where !related.contains(key) {
                related.append(key)
            }
        }
        guard let term, exact.count == 1, let family = exact.first, family.hasSuffix("tw") else { return }
        assumedFrom =
            central.documents(family: family).first { $0.term == term }?.date ?? central.start(ofTerm: term)
    }

    private static let closeTypes = ["qd": "qdi", "qdi": "qd", "ctr": "cthd", "cthd": "ctr"]
}

/// A key as commands print it: `nq-7/tu`, `nq-7/tu@lang-son#2006`, `nqtw-4#k11`, `da-4`.
private struct ReferenceKey {
    let text: String
    let family: String
    var term: Int?
    let isInstance: Bool
    let isPlenum: Bool
    let hasBody: Bool

    init?(_ source: FoldedText, _ range: Range<Int>) {
        guard range.allSatisfy({ source.scalars[$0] < 0x80 && source.scalars[$0] > 0x20 }) else { return nil }
        text = source.text(range)
        guard !text.utf8.contains(where: { $0 &- 0x41 < 26 }) else { return nil }
        var rest = text[...]
        var ending: Substring?
        if let hash = rest.firstIndex(of: "#") {
            ending = rest[rest.index(after: hash)...]
            rest = rest[..<hash]
        }
        let scope = rest.firstIndex(of: "@").map { rest[$0...] }
        if let scope { rest = rest[..<scope.startIndex] }
        family = String(rest)
        let slash = rest.firstIndex(of: "/")
        let parts = (slash.map { rest[..<$0] } ?? rest).split(separator: "-", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let type = parts.first, Self.isType(type),
            parts[1].utf8.first.map(ASCIIClass.isDigit) == true,
            parts.count == 2 || parts[2].count == 4 && Int(parts[2]) != nil
        else { return nil }
        isPlenum = type == "nqtw"
        hasBody = slash != nil || isPlenum
        term = ending.flatMap { $0.hasPrefix("k") ? Int($0.dropFirst()) : nil }
        guard ending == nil || term != nil || Int(ending ?? "") != nil else { return nil }
        isInstance = scope != nil || ending != nil && term == nil
    }

    private static func isType(_ key: Substring) -> Bool {
        key == "nqtw" || key == "nqdh" || DocumentTypes.registry.entry(key: String(key)) != nil
    }
}
