package import Reports

/// Hits as a person reads them: rank and title, a line of facts, the place, the snippets with what matched.
package struct HumanRenderer: Sendable {
    package var language: Language
    package var style: TerminalStyle
    /// Display cells a line.
    package var columns: Int

    package init(language: Language, style: TerminalStyle, columns: Int) {
        self.language = language
        self.style = style
        self.columns = columns
    }

    /// The hits, each with a blank line after it but the last.
    package func text(_ page: SearchResults) -> String {
        let rankWidth = String(page.hits.last?.rank ?? 1).count
        return page.hits.map { text($0, rankWidth: rankWidth) }.joined(separator: "\n")
    }

    private func text(_ hit: SearchResults.Hit, rankWidth: Int) -> String {
        let rank = String(hit.rank)
        let margin = String(repeating: " ", count: rankWidth + 2)
        var title = DisplayText.oneLine(hit.report.displayTitle)
        if title.isEmpty { title = Wording.untitled.text(language) }
        let cells = max(20, columns - rankWidth - 2)
        var text = lines(Snippet(text: title, matches: []), cells: cells).enumerated().map { place, line in
            let head = place == 0 ? String(repeating: " ", count: rankWidth - rank.count) + rank + "  " : margin
            return head + style.title(line) + "\n"
        }.joined()
        for line in lines(facts(hit), cells: cells) { text += margin + style.faint(line) + "\n" }
        // Not cut, so that it can be copied.
        text += margin + style.faint(linked(hit.report.location.shown)) + "\n"
        if hit.duplicates > 0 { text += margin + style.faint(copies(hit.duplicates)) + "\n" }
        for snippet in hit.snippets { text += shown(snippet, margin: margin) }
        if let explanation = hit.explanation {
            for line in ExplanationText(language: language, style: style).lines(explanation) {
                text += margin + line + "\n"
            }
        }
        return text
    }

    /// A path as a link where it leads to a file.
    private func linked(_ path: String) -> String {
        let text = DisplayText.oneLine(path)
        guard style.isLinked, let file = Environment.fullPath(path) else { return text }
        return style.link(text, file: file)
    }

    private func facts(_ hit: SearchResults.Hit) -> [String] {
        var facts = [hit.report.date.map(dateText) ?? Wording.unknownDate.text(language)]
        facts.append(hit.report.province.map(placeText) ?? Wording.unknownProvince.text(language))
        if !hit.isExactSpelling { facts.append(Wording.foldedMatch.text(language)) }
        facts.append(DisplayText.oneLine(hit.report.id))
        return facts
    }

    /// The facts in as few lines as hold them; none is cut, so that an ID can be copied.
    private func lines(_ facts: [String], cells: Int) -> [String] {
        var lines: [String] = []
        for fact in facts {
            if let last = lines.last, DisplayText.width(last) + 3 + DisplayText.width(fact) <= cells {
                lines[lines.count - 1] = last + " · " + fact
            } else {
                lines.append(fact)
            }
        }
        return lines
    }

    private func copies(_ count: Int) -> String {
        count == 1 ? Wording.andOneCopy.text(language) : Wording.andCopies.text(language, language.grouped(count))
    }

    private func dateText(_ date: ReportDate) -> String {
        let text = date.value.text(language)
        return date.kind == .pageHeader ? Wording.pageHeaderDate.text(language, text) : text
    }

    private func placeText(_ province: ProvinceFinding) -> String {
        var text = province.name ?? province.name34
        if let name = province.name, name != province.name34 { text = "\(name) (\(province.name34))" }
        if let district = province.district { text = district + ", " + text }
        return DisplayText.oneLine(text)
    }

    /// The snippet behind a word that it stands in a caption, if it does; whole lines each with their number.
    private func shown(_ snippet: Snippet, margin: String) -> String {
        let flag = snippet.kind == .caption ? margin + style.faint(Wording.captionFlag.text(language)) + "\n" : ""
        let lines = snippet.lines
        guard let first = snippet.line, snippet.isWholeLines else {
            return flag + wrapped(snippet, margin: margin)
        }
        let width = String(first + lines.count - 1).count
        return flag
            + lines.enumerated().map { place, line in
                let number = String(first + place)
                let head = String(repeating: " ", count: width - number.count) + number
                let hanging = margin + String(repeating: " ", count: width + 2)
                let text = wrapped(line, margin: hanging)
                return margin + style.faint(head) + (text.isEmpty ? "\n" : "  " + text.dropFirst(hanging.count))
            }.joined()
    }

    /// The snippet in as many lines as it needs, each behind the margin.
    package func wrapped(_ snippet: Snippet, margin: String) -> String {
        lines(snippet, cells: max(20, columns - margin.count)).map { margin + $0 + "\n" }.joined()
    }

    /// The lines of a paragraph as wide as the screen, with their ends, each behind the margin; as it is where it fits.
    func lines(_ paragraph: Snippet, margin: String) -> [String] {
        let cells = max(20, columns - DisplayText.width(margin))
        guard DisplayText.width(paragraph.text) > cells else { return [margin + marked(paragraph) + "\n"] }
        return lines(paragraph, cells: cells).map { margin + $0 + "\n" }
    }

    /// With what matched in colour.
    private func marked(_ snippet: Snippet) -> String {
        let utf8 = Array(snippet.text.utf8)
        var text = ""
        var place = 0
        for match in snippet.matches {
            text += String(decoding: utf8[place..<match.lowerBound], as: UTF8.self)
            text += style.match(String(decoding: utf8[match], as: UTF8.self))
            place = match.upperBound
        }
        return text + String(decoding: utf8[place...], as: UTF8.self)
    }

    /// The snippet in lines of so many cells, broken at spaces, what matched in colour.
    func lines(_ snippet: Snippet, cells: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words(snippet) {
            if used > 0, used + 1 + word.cells > cells {
                lines.append(line)
                line = ""
                used = 0
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += word.text
            used += word.cells
        }
        if used > 0 { lines.append(line) }
        return lines
    }

    private func words(_ snippet: Snippet) -> [(text: String, cells: Int)] {
        var words: [(text: String, cells: Int)] = []
        var word = ""
        var run: [UInt8] = []
        var cells = 0
        var isMatch = false
        func closeRun() {
            guard !run.isEmpty else { return }
            let text = String(decoding: run, as: UTF8.self)
            word += isMatch ? style.match(text) : text
            run.removeAll(keepingCapacity: true)
        }
        var matches = snippet.matches[...]
        var offset = 0
        for scalar in snippet.text.unicodeScalars {
            while let first = matches.first, first.upperBound <= offset { matches.removeFirst() }
            let isInside = matches.first?.contains(offset) ?? false
            offset += UTF8.width(scalar)
            if isInside != isMatch {
                closeRun()
                isMatch = isInside
            }
            if scalar == " " || DisplayText.isBreak(scalar) {
                closeRun()
                if !word.isEmpty { words.append((word, cells)) }
                word = ""
                cells = 0
            } else if !DisplayText.isDangerous(scalar) {
                run.append(scalar)
                cells += DisplayText.width(scalar)
            }
        }
        closeRun()
        if !word.isEmpty { words.append((word, cells)) }
        return words
    }
}

extension Snippet {
    /// What stands before a byte.
    func prefix(_ end: Int) -> Snippet {
        Snippet(text: String(decoding: text.utf8.prefix(end), as: UTF8.self), matches: [])
    }

    /// Each line by itself.
    fileprivate var lines: [Snippet] {
        var lines: [Snippet] = []
        var start = 0
        for part in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let end = start + part.count
            let inside = matches.filter { $0.overlaps(start..<end) }.map { $0.clamped(to: start..<end) }
            lines.append(
                Snippet(
                    text: String(decoding: part, as: UTF8.self),
                    matches: inside.map { $0.lowerBound - start..<$0.upperBound - start }))
            start = end + 1
        }
        return lines
    }
}

extension PartialDate {
    /// `23/11/2023` to a Vietnamese reader, `2023-11-23` to another.
    package func text(_ language: Language) -> String {
        guard language == .vietnamese, let year else { return iso }
        var text = String(year)
        if let month { text = String(month) + "/" + text }
        if let day { text = String(day) + "/" + text }
        return text
    }
}
