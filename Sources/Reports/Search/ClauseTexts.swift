internal import SearchEngine

/// Writes the engine's queries as a person would: in the query language, words as they were typed.
struct ClauseTexts {
    /// Values and alternatives of one clause that are written out.
    private static let most = 4

    private var byExact: [[UInt8]: String] = [:]
    private var byUnmarked: [[UInt8]: String] = [:]
    private let references: [String: String]
    private let values: [String: String]
    /// The exact keys of words typed with `=`.
    private let exactly: Set<[UInt8]>

    /// - Parameters:
    ///   - typed: the words of the query.
    ///   - exactly: the exact keys of those typed with `=`.
    ///   - references: as typed, by index term.
    ///   - values: of fields, as typed, by the key they are looked up by.
    init(
        typed: [(part: QueryWords.Part, surface: String)], exactly: Set<[UInt8]>, references: [String: String],
        values: [String: String]
    ) {
        self.exactly = exactly
        for (part, surface) in typed {
            if byExact[part.exact] == nil { byExact[part.exact] = surface }
            if byUnmarked[part.unmarked] == nil { byUnmarked[part.unmarked] = surface }
        }
        self.references = references
        self.values = values
    }

    func text(_ word: Query.Word) -> String {
        guard let own = word.spellings.first else { return "" }
        let surface = byExact[own.exact ?? own.unmarked] ?? byUnmarked[own.unmarked] ?? text(own)
        let isExact = word.spellings.count == 1 && own.exact.map(exactly.contains) ?? false
        return (isExact ? "=" : "") + surface
    }

    func text(_ spelling: Query.Word.Spelling) -> String {
        String(decoding: spelling.exact ?? spelling.unmarked, as: UTF8.self)
    }

    func text(_ words: [Query.Word]) -> String { words.map { text($0) }.joined(separator: " ") }

    func text(_ query: Query) -> String {
        switch query {
        case .all, .none: return ""
        case .word(let word, let field): return inZone(field, text(word))
        case .phrase(let words, .near(let distance), _):
            return words.map { text($0) }.joined(separator: " NEAR/\(distance) ")
        case .phrase(let words, .phrase(let slop), let field):
            let texts = words.map { text($0) }
            let isExact = texts.allSatisfy { $0.hasPrefix("=") }
            let quoted = texts.map { isExact ? String($0.dropFirst()) : $0 }.joined(separator: " ")
            return inZone(field, QuerySyntax.Phrase(quoted, isExact: isExact, slop: slop).description)
        case .pair(let first, let second): return text([first, second])
        case .prefix(let unmarked, let exact, _): return String(decoding: exact ?? unmarked, as: UTF8.self) + "*"
        case .keywords(let tiers, let field): return text(tiers, field)
        case .range(_, let days): return dates(days)
        case .and(let parts): return period(parts) ?? joined(parts, " ")
        case .or(let parts): return joined(parts, " OR ")
        case .not(let part): return "-" + operand(part)
        case .preferring(let part, _), .given(let part, _), .filter(let part), .weighted(let part, _):
            return text(part)
        }
    }

    private func inZone(_ field: Schema.FieldID, _ text: String) -> String {
        field == Schema.text ? text : ReportSchema.schema.fields[field].name + ":" + text
    }

    private func joined(_ parts: [Query], _ separator: String) -> String {
        let texts = parts.prefix(Self.most).map { parts.count > 1 ? operand($0) : text($0) }
        return texts.joined(separator: separator) + (parts.count > Self.most ? separator + "…" : "")
    }

    /// In brackets where it would not stand as one.
    private func operand(_ query: Query) -> String {
        switch query {
        case .and(let parts) where parts.count > 1 && period(parts) == nil, .or(let parts) where parts.count > 1:
            "(" + text(query) + ")"
        case .preferring(let part, _), .given(let part, _), .filter(let part), .weighted(let part, _): operand(part)
        default: text(query)
        }
    }

    // MARK: Fields

    private func text(_ tiers: [Query.KeywordTier], _ field: Schema.FieldID) -> String {
        let values = tiers.flatMap(\.values)
        if field == ReportSchema.reference, let typed = values.lazy.compactMap({ references[$0] }).first {
            return typed
        }
        var names: [String] = []
        for value in values {
            let name = name(value, field)
            if !names.contains(name) { names.append(name) }
        }
        let shown = names.count > Self.most ? names.prefix(Self.most - 1) + ["…"] : names
        return QuerySyntax.Filter(Self.name(field), .values(shown)).description
    }

    private static func name(_ field: Schema.FieldID) -> String {
        field == ReportSchema.reference ? "ref" : ReportSchema.schema.fields[field].name
    }

    private func name(_ value: String, _ field: Schema.FieldID) -> String {
        switch field {
        case ReportSchema.province: Gazetteer.shared.province(named: value)?.name ?? value
        case ReportSchema.province34: Gazetteer.shared.province34(named: value)?.name ?? value
        default: values[value] ?? value
        }
    }

    // MARK: Dates

    /// Two ranges that together are one period: a report's date lies within it, or may.
    func period(_ parts: [Query]) -> String? {
        guard parts.count == 2, case .range(_, let one) = parts[0], case .range(_, let other) = parts[1] else {
            return nil
        }
        let lower = max(one.lowerBound, other.lowerBound)
        let upper = min(one.upperBound, other.upperBound)
        return lower <= upper ? dates(lower...upper) : nil
    }

    private func dates(_ days: ClosedRange<Int64>) -> String {
        let lower = date(days.lowerBound)
        let upper = date(days.upperBound)
        if let lower, lower == upper { return "date:" + lower }
        return QuerySyntax.Filter("date", .range(lower: lower, upper: upper)).description
    }

    /// Nil where the period is open.
    private func date(_ day: Int64) -> String? {
        guard day > .min, day < .max else { return nil }
        return PartialDate(dayNumber: Int(day))?.iso
    }
}
