/// A place of a query that was not read as it seems to be meant.
package struct QueryFault: Sendable {
    /// For scripts, as `unknown-field`.
    package var code: String
    /// Unicode scalar offsets into the query.
    package var range: Range<Int>
    /// The text concerned.
    package var text: String

    package init(code: String, range: Range<Int>, text: String) {
        self.code = code
        self.range = range
        self.text = text
    }

    /// One line: what, and the text concerned.
    package func line(_ language: Language) -> String {
        let what = Wording.fault(code)?.text(language) ?? code
        let text = DisplayText.oneLine(text)
        return text.isEmpty ? what : Wording.queryFault.text(language, what, text)
    }

    /// The query on a line of its own, with carets under what is at fault; offsets are scalars, carets are cells.
    /// A long query is shown from a little before the fault on.
    package static func caret(_ range: Range<Int>, in query: String, columns: Int) -> String {
        let scalars = Array(query.unicodeScalars)
        let start = min(range.lowerBound, scalars.count)
        let end = min(max(range.upperBound, start), scalars.count)
        func shown(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            for scalar in scalars[range] {
                if scalar.properties.isWhitespace {
                    view.append(" ")
                } else if !DisplayText.isDangerous(scalar) {
                    view.append(scalar)
                }
            }
            return String(view)
        }
        let first = DisplayText.width(shown(0..<end)) <= columns - 2 ? 0 : max(0, start - 20)
        let line = DisplayText.truncated(shown(first..<scalars.count), to: columns - 2)
        let margin = String(repeating: " ", count: DisplayText.width(shown(first..<start)))
        let carets = max(1, min(DisplayText.width(shown(start..<end)), columns - 2 - DisplayText.width(margin)))
        return "  " + line + "\n  " + margin + String(repeating: "^", count: carets)
    }
}
