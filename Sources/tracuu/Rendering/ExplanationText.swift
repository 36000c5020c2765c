package import Reports

/// An explanation as a person reads it: a line a part, the values under one another.
///
/// The values add up as they are shown: a leaf is shown as the difference of two rounded sums, those of all leaves up to
/// it and up to the one before.
package struct ExplanationText: Sendable {
    private typealias Part = ReportExplanation.Part

    /// A line on its way.
    private struct Row {
        var value: String
        var depth: Int
        var label: String
        var details: [String]
    }

    private let language: Language
    private let style: TerminalStyle

    package init(language: Language, style: TerminalStyle) {
        self.language = language
        self.style = style
    }

    /// What became of the report, and the tree.
    package func text(_ explanation: ReportExplanation) -> String {
        ([outcome(explanation)] + nearest(explanation.changes) + lines(explanation.tree)).map { $0 + "\n" }.joined()
    }

    private func nearest(_ changes: [ReportExplanation.Change]) -> [String] {
        guard !changes.isEmpty else { return [] }
        let list = changes.map { change in
            let from = DisplayText.oneLine(change.from)
            guard let to = change.to else { return Wording.explainWithout.text(language, from) }
            return from + " → " + DisplayText.oneLine(to)
        }
        return [Wording.explainNearest.text(language, list.joined(separator: "; "))]
    }

    private func outcome(_ explanation: ReportExplanation) -> String {
        let id = DisplayText.oneLine(explanation.id)
        if let failed = explanation.failed {
            let label = failed.kind == .any ? DisplayText.oneLine(failed.text) : label(failed)
            return Wording.explainFails.text(language, id, label)
        }
        guard let rank = explanation.rank else {
            return Wording.explainMatchesLater.text(language, id, String(ReportExplanation.mostRanked))
        }
        return Wording.explainMatches.text(language, id, String(rank))
    }

    /// The lines of the tree.
    package func lines(_ part: ReportExplanation.Part) -> [String] {
        var rows: [Row] = []
        var sum = 0.0
        add(part, depth: 0, after: &sum, to: &rows)
        let width = rows.map { DisplayText.width($0.value) }.max() ?? 0
        return rows.map { row in
            let margin = String(repeating: " ", count: width - DisplayText.width(row.value))
            let details = row.details.isEmpty ? "" : "  " + style.faint(row.details.joined(separator: " · "))
            return margin + row.value + String(repeating: "  ", count: row.depth + 1) + row.label + details
        }
    }

    /// - Parameter sum: of all leaves before.
    private func add(_ part: Part, depth: Int, after sum: inout Double, to rows: inout [Row]) {
        let before = Self.tenThousandths(sum)
        let place = rows.count
        rows.append(Row(value: "", depth: depth, label: label(part), details: details(part)))
        if part.parts.isEmpty { sum += part.value }
        for inner in part.parts { add(inner, depth: depth + 1, after: &sum, to: &rows) }
        rows[place].value = value(part, Self.tenThousandths(sum) - before)
    }

    private static func tenThousandths(_ value: Double) -> Int {
        Int((min(max(value, -1e12), 1e12) * 10_000).rounded())
    }

    /// A sign for what matches and adds nothing, and for what does not match.
    private func value(_ part: Part, _ tenThousandths: Int) -> String {
        guard part.matches || part.value > 0 else { return "✗" }
        guard part.value > 0 || part.formula != nil || part.kind == .sum else { return "✓" }
        return language.decimal(tenThousandths: tenThousandths)
    }

    private func label(_ part: Part) -> String {
        let text = DisplayText.oneLine(part.text)
        return switch part.kind {
        case .sum: (part.matches ? Wording.explainScore : .explainWorth).text(language)
        case .all: Wording.explainAll.text(language)
        case .any: Wording.explainAny.text(language)
        case .nothing: Wording.explainNothing.text(language)
        case .everything: Wording.explainEverything.text(language)
        case .typed: Wording.explainTyped.text(language, text)
        case .anySpelling: Wording.explainAnySpelling.text(language, text)
        case .unmarked: Wording.explainUnmarked.text(language, text)
        case .variant: Wording.explainVariant.text(language, text)
        case .ownSpelling: Wording.explainOwnSpelling.text(language, text)
        case .title: Wording.explainTitle.text(language, text)
        case .lead: Wording.explainLead.text(language, text)
        case .defined: Wording.explainDefined.text(language, text)
        case .pair: Wording.explainPair.text(language, text)
        case .nearness: Wording.explainNearness.text(language, text)
        case .reference: Wording.explainReference.text(language, text)
        case .not, .filter, .word, .phrase, .near, .prefix: text
        }
    }

    private func details(_ part: Part) -> [String] {
        var details: [String] = []
        if let formula = part.formula {
            let idf = decimal(formula.idf)
            let weight = decimal(formula.weight)
            if let frequency = formula.frequency, let length = formula.length {
                details.append(
                    Wording.explainCount.text(
                        language, language.grouped(frequency), language.grouped(length), idf, weight))
            } else {
                details.append(Wording.explainPresence.text(language, idf, weight))
            }
        }
        let forms = part.forms.map(DisplayText.oneLine)
        if !forms.isEmpty, forms != [part.text] {
            details.append(Wording.explainForms.text(language, forms.joined(separator: ", ")))
        }
        return details
    }

    private func decimal(_ number: Double) -> String {
        language.decimal(tenThousandths: Self.tenThousandths(number))
    }
}
