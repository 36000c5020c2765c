package import Reports

/// Counts by value: as people and as programs read them.
package struct FacetRenderer: Sendable {
    private let language: Language
    private let style: TerminalStyle
    /// Display cells a line.
    private let columns: Int

    package init(_ human: HumanRenderer) {
        language = human.language
        style = human.style
        columns = human.columns
    }

    /// A line a value; along time with a bar as long as the count.
    ///
    /// - Parameter isNumbered: each behind its number, from 1.
    package func text(_ facet: Facet, isNumbered: Bool = false) -> String {
        let most = facet.values.map(\.reports).max() ?? 0
        let width = facet.values.map { DisplayText.width(language.grouped($0.reports)) }.max() ?? 0
        let rows = facet.values.map { value -> [String] in
            let count = language.grouped(value.reports)
            let name =
                value.value == Facet.unknown ? Wording.unknownValue.text(language) : DisplayText.oneLine(value.label)
            let cells = [
                DisplayText.shortened(name, to: max(20, columns / 2)),
                String(repeating: " ", count: width - DisplayText.width(count)) + count,
            ]
            guard facet.field.isTime else { return cells }
            return cells + [style.match(bar(value.reports, of: most, cells: max(10, columns - 30)))]
        }
        let numberWidth = String(rows.count).count
        let numbers = rows.indices.map { place in
            let number = String(place + 1)
            return String(repeating: " ", count: numberWidth - number.count) + number
        }
        var text = AlignedColumns.text(isNumbered ? zip(numbers, rows).map { [$0] + $1 } : rows)
        let more = facet.distinct - facet.values.count
        if more > 0 { text += style.faint(Wording.moreValues.text(language, language.grouped(more))) + "\n" }
        return text
    }

    /// A heading and the values under it.
    package func section(_ facet: Facet) -> String {
        let lines = text(facet).split(separator: "\n").map { "  " + $0 + "\n" }
        return style.title(facet.field.rawValue) + "\n" + lines.joined()
    }

    /// In eighths of a cell.
    private func bar(_ count: Int, of most: Int, cells: Int) -> String {
        let eighths = most > 0 ? max(1, (count * cells * 8 + most / 2) / most) : 0
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}

extension Facet {
    /// The values as an array of objects.
    package func writeValues(to writer: inout JSONWriter) {
        writer.array(values) { writer, value in writer.object { value.writeMembers(to: &$0) } }
    }

    package static let columns = ["value", "label", "count"]
}

extension Facet.Value {
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("value", value)
        writer.member("label", label)
        writer.member("count", reports)
    }

    package var row: [String] { [value, label, String(reports)] }
}
