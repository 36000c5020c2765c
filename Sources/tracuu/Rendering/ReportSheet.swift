internal import Analysis
package import Reports

/// A report as a person reads it: what is known of it, a line a fact, and its text.
package struct ReportSheet: Sendable {
    private let language: Language
    private let copies: DuplicateGroup?
    /// Cells that the lines of the text are wrapped to; nil for lines as they are.
    package var columns: Int?

    /// - Parameter copies: the near-duplicates of the report shown, with itself.
    package init(language: Language, copies: DuplicateGroup? = nil) {
        self.language = language
        self.copies = copies
    }

    /// Stands before a line of the page that is no part of the report.
    private static let margin = "┊ "

    /// The facts, and the text under them. Lines that are not searched are marked in the margin.
    ///
    /// - Parameters:
    ///   - matches: what is shown as found, in Unicode scalars of the report's text, ascending and disjoint.
    /// - Returns: the text, and which of its lines has the first match, from 1; without one the first.
    package func text(
        _ report: Report, matches: [Range<Int>] = [], style: TerminalStyle
    ) -> (text: String, line: Int) {
        let scalars = Array(report.text.unicodeScalars)
        let facts = facts(report)
        let human = HumanRenderer(language: language, style: style, columns: columns ?? .max)
        var line = facts.utf8.count { $0 == UInt8(ascii: "\n") } + 2
        var firstMatch: Int?
        var text = ""
        var leftOut = report.boilerplate[...]
        var found = matches[...]
        var start = 0
        while start < scalars.count {
            let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
            while let first = leftOut.first, first.range.upperBound <= start { leftOut.removeFirst() }
            let margin = leftOut.first.map { $0.range.lowerBound < end } ?? false ? Self.margin : ""
            while let first = found.first, first.upperBound <= start { found.removeFirst() }
            let paragraph = paragraph(scalars[start..<end], found.prefix { $0.lowerBound < end })
            if firstMatch == nil, let first = paragraph.matches.first {
                firstMatch = line + human.lines(paragraph.prefix(first.upperBound), margin: margin).count - 1
            }
            let lines = human.lines(paragraph, margin: margin)
            text += lines.joined()
            line += lines.count
            start = end + 1
        }
        return (facts + "\n" + text, firstMatch ?? 1)
    }

    /// One line of the report, safe for a terminal, with what was found in it.
    private func paragraph(_ scalars: ArraySlice<Unicode.Scalar>, _ matches: ArraySlice<Range<Int>>) -> Snippet {
        var text = ""
        var found: [Range<Int>] = []
        var place = scalars.startIndex
        for match in matches {
            let match = match.clamped(to: place..<scalars.endIndex)
            text += DisplayText.lines(Self.string(scalars[place..<match.lowerBound]))
            let start = text.utf8.count
            text += DisplayText.lines(Self.string(scalars[match]))
            found.append(start..<text.utf8.count)
            place = match.upperBound
        }
        return Snippet(text: text + DisplayText.lines(Self.string(scalars[place...])), matches: found)
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    package func facts(_ report: Report) -> String {
        var rows: [[String]] = []
        func add(_ name: Wording, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            rows.append([name.text(language), DisplayText.oneLine(value)])
        }
        add(.sheetPath, report.location.shown)
        add(.sheetAddress, report.url)
        add(.sheetCaptured, report.captured)
        add(.sheetTitle, report.title)
        add(.sheetKicker, report.kicker)
        add(.sheetAuthor, report.author)
        add(.sheetSource, report.source.map { "\($0.name) (\($0.evidence))" })
        add(.sheetDate, report.date.map { "\($0.value.iso) · \($0.kind.rawValue) · \($0.evidence)" })
        add(.sheetProvince, report.province.map(place))
        var known: Set<String> = []
        for reference in report.references {
            let value = "\(reference.display) · \(reference.surface) · \(reference.instance ?? reference.family)"
            if known.insert(value).inserted { add(.sheetReference, value) }
        }
        for definition in report.definitions {
            add(.sheetAbbreviation, "\(definition.short) · \(definition.long)")
        }
        let scalars = Array(report.text.unicodeScalars)
        for part in report.boilerplate {
            let words = Self.string(scalars[part.range.clamped(to: 0..<scalars.count)].prefix(60))
            add(.sheetBoilerplate, "\(part.kind.rawValue) · \(words)\(part.range.count > 60 ? "…" : "")")
        }
        add(.sheetCorrected, report.corrected.joined(separator: ", "))
        add(.sheetEncoding, encoding(report.encoding))
        for copy in copies?.reports ?? [] where ByteString(copy.id) != ByteString(report.id) {
            add(
                .sheetCopy,
                [copy.id, copy.date?.value.iso, copy.location.shown].compactMap(\.self).joined(separator: " · "))
        }
        return AlignedColumns.text(rows)
    }

    /// The name, how sure it is where that is not certain, and what was mended or lost, with counts.
    private func encoding(_ encoding: RawReport.Encoding) -> String {
        var parts = [encoding.name]
        if encoding.confidence < 1 { parts.append("\(Int(encoding.confidence * 100)) %") }
        func counts(_ name: Wording, _ counts: [String: Int]) {
            guard !counts.isEmpty else { return }
            let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            parts.append(name.text(language) + ": " + list.joined(separator: ", "))
        }
        counts(.sheetRepairs, encoding.repairs)
        counts(.sheetDamage, encoding.damage)
        return parts.joined(separator: " · ")
    }

    private func place(_ finding: ProvinceFinding) -> String {
        var names = [finding.name ?? finding.name34]
        if let district = finding.district { names.insert(district, at: 0) }
        if let name = finding.name, name != finding.name34 { names.append("(\(finding.name34))") }
        return names.joined(separator: ", ") + " · " + finding.evidence.joined(separator: ", ")
    }
}
