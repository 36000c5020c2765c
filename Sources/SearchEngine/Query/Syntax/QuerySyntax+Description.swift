private import Analysis

extension QuerySyntax: CustomStringConvertible {
    /// A query string that parses to this tree again, with the same grammar.
    package var description: String {
        switch self {
        case .term(let term): return term.description
        case .phrase(let phrase): return phrase.description
        case .near(let left, let distance, let right): return "\(left) NEAR/\(distance) \(right)"
        case .reference(let reference): return reference.text
        case .filter(let filter): return filter.description
        case .not(let part): return "NOT " + part.operand
        case .required(let part): return "+" + part.operand
        case .weighted(let part, let weight): return part.unit + "^" + Self.decimal(weight)
        case .all(let parts): return parts.map(\.conjunct).joined(separator: " ")
        case .any(let parts):
            return parts.map { part in
                if case .any = part { "(\(part))" } else { part.description }
            }.joined(separator: " OR ")
        }
    }

    /// In brackets where it would not stand as one of the words side by side.
    private var conjunct: String {
        switch self {
        case .all, .any: "(\(self))"
        default: description
        }
    }

    /// In brackets where a sign before it would not take all of it.
    private var operand: String {
        switch self {
        case .all, .any, .not, .required: "(\(self))"
        default: description
        }
    }

    /// In brackets where a weight behind it would not take all of it.
    private var unit: String {
        switch self {
        case .all, .any, .not, .required, .weighted, .near: "(\(self))"
        default: description
        }
    }

    private static func decimal(_ weight: Double) -> String {
        let text = weight.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension QuerySyntax.Term: CustomStringConvertible {
    package var description: String {
        let source = FoldedText(text)
        var view = String.UnicodeScalarView()
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let isFirst = index == 0 && (isLiteral || needsLeadingBackslash(source))
            if isFirst || Self.isSign(source.folded[index]) { view.append("\\") }
            view.append(scalar)
        }
        return (isExact ? "=" : "") + String(view) + (isPrefix ? "*" : "")
    }

    /// Whether a scalar with this fold means something inside a word.
    static func isSign(_ fold: UInt8) -> Bool {
        switch fold {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
            UInt8(ascii: "*"), UInt8(ascii: "^"):
            return true
        default: return false
        }
    }

    /// Whether the word would be read as an operator, a sign, a field or a reference.
    private func needsLeadingBackslash(_ source: FoldedText) -> Bool {
        let scanner = QueryScanner(source)
        if scanner.isDigit(0) { return text.unicodeScalars.contains { $0 == "-" || $0 == "/" } }
        return !scanner.isLetter(0) || scanner.word(at: 0) != nil || scanner.nearOperator(at: 0) != nil
            || scanner.malformedNear(at: 0) != nil || scanner.fieldName(at: 0) != nil
    }
}

extension QuerySyntax.Phrase: CustomStringConvertible {
    package var description: String {
        (isExact ? "=" : "") + quoted(text) + (slop > 0 ? "~\(slop)" : "")
    }
}

extension QuerySyntax.Filter: CustomStringConvertible {
    package var description: String {
        switch condition {
        case .values(let values) where values.count == 1: return field + ":" + Self.bareOrQuoted(values[0])
        case .values(let values): return field + ":[" + values.map(Self.bareOrQuoted).joined(separator: ", ") + "]"
        case .range(let lower, let upper):
            return field + ":" + (lower.map(Self.bareOrQuoted) ?? "") + ".." + (upper.map(Self.bareOrQuoted) ?? "")
        }
    }

    /// A value as it is written behind a field: in quotes where it needs them.
    package static func bareOrQuoted(_ value: String) -> String {
        let folded = FoldedText(value).folded
        let marks: [UInt8] = [0] + Array(" \n()\"|^,[]\\*".utf8)
        let isBare =
            !folded.isEmpty && !folded.contains(where: marks.contains) && !value.contains("..")
            && folded.first != UInt8(ascii: ".") && folded.last != UInt8(ascii: ".")
        return isBare ? value : quoted(value)
    }
}

/// In straight quotes, with a backslash before each quote and backslash within.
private func quoted(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append("\"")
    for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { view.append("\\") }
        view.append(scalar)
    }
    view.append("\"")
    return String(view)
}
