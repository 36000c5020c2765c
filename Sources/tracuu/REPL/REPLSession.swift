private import Reports

/// The prompt without the terminal: a line goes in, what is to be done comes out.
package struct REPLSession<Index: ReportSearching> {
    /// What a line leads to.
    package enum Effect: Equatable, Sendable {
        case print(String)
        /// Beside the results: on standard error where that is another place.
        case note(String)
        /// A report to be read, in the pager where there is one.
        case open(String)
        case quit
    }

    private let index: Index
    private let path: String
    private var renderer: PageRenderer
    private var request = SearchRequest()
    private var hasSearched = false
    private var isTimed = false
    private var page: SearchResults?

    private var language: Language { renderer.human.language }

    /// - Parameter path: of the index, for what is said of it.
    package init(index: Index, path: String, renderer: PageRenderer) {
        self.index = index
        self.path = path
        self.renderer = renderer
    }

    /// Follows the width of the terminal.
    package mutating func setColumns(_ columns: Int) { renderer.human.columns = columns }

    /// - Parameter line: normalised to NFC, without its newline.
    package mutating func handle(_ line: String) -> [Effect] {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return [] }
        if words.count == 1, let rank = Int(first), page?.hits.contains(where: { $0.rank == rank }) == true {
            return open(first)
        }
        guard first.hasPrefix("."), first != ".." else {
            request.offset = 0
            request.query = line
            hasSearched = true
            return search()
        }
        return command(first, Array(words.dropFirst()))
    }

    private mutating func command(_ name: String, _ values: [String]) -> [Effect] {
        switch name {
        case ".open": return open(values.first ?? "")
        case ".explain": return explain(values.first ?? "")
        case ".more": return move(forward: true)
        case ".prev": return move(forward: false)
        case ".limit": return setLimit(values.first)
        case ".sort": return set(name, values.first, SearchRequest.Sort.self, \.sort)
        case ".match": return set(name, values.first, SearchRequest.Match.self, \.match)
        case ".accents": return set(name, values.first, SearchRequest.Accents.self, \.accents)
        case ".dupes": return setDuplicates(values.first)
        case ".abbreviations":
            return set(name, values.first, SearchRequest.Abbreviations.self, \.abbreviations)
        case ".mode": return setFormat(values.first)
        case ".timer": return setTimer(values.first)
        case ".show": return [.print(settingsText())]
        case ".help": return [.print(Wording.promptHelp.text(language))]
        case ".quit", ".exit", ".q": return [.quit]
        default: return [.note(Wording.unknownCommand.text(language, DisplayText.oneLine(name)))]
        }
    }

    // MARK: Searching

    private mutating func search() -> [Effect] {
        do throws(ReportIndexError) {
            let found = try index.search(request)
            page = found
            return shown(found)
        } catch {
            return [failed(error)]
        }
    }

    private func failed(_ error: ReportIndexError) -> Effect {
        .note(CommandFailure(error, index: path, query: request.query, language).message)
    }

    private func shown(_ page: SearchResults) -> [Effect] {
        var effects = page.remarks(language).map { Effect.note(Wording.note.text(language, $0)) }
        let text = String(decoding: renderer.header() + renderer.page(page), as: UTF8.self)
        if !text.isEmpty { effects.append(.print(text)) }
        var summary = SummaryText.line(page, language)
        if isTimed {
            summary += ", " + Wording.took.text(language, language.decimal(page.microseconds / 1000))
        }
        effects.append(.note(summary))
        return effects
    }

    private mutating func move(forward: Bool) -> [Effect] {
        guard let page else { return [.note(Wording.noSearchYet.text(language))] }
        if forward {
            let next = request.offset + request.limit
            guard !page.hits.isEmpty, next < page.total else { return [.note(Wording.noMore.text(language))] }
            let before = request.offset
            request.offset = next
            let effects = search()
            guard self.page?.hits.isEmpty == true else { return effects }
            // Copies count among the matches, and give no page of their own.
            request.offset = before
            self.page = page
            return [.note(Wording.noMore.text(language))]
        } else {
            guard request.offset > 0 else { return [.note(Wording.noPrevious.text(language))] }
            request.offset = max(0, request.offset - request.limit)
        }
        return search()
    }

    private func open(_ number: String) -> [Effect] {
        forHit(number) { (id) throws(ReportIndexError) in
            guard let report = try index.report(id: id) else { return nil }
            return .open(ReportSheet(language: language, copies: try index.duplicates(of: id)).text(report))
        }
    }

    private func explain(_ number: String) -> [Effect] {
        forHit(number) { (id) throws(ReportIndexError) in
            try index.explain(request, id: id).map { explanation in
                .print(ExplanationText(language: language, style: renderer.human.style).text(explanation))
            }
        }
    }

    /// What is done with the hit of that rank, or why nothing can be.
    private func forHit(
        _ number: String, _ effect: (_ id: String) throws(ReportIndexError) -> Effect?
    ) -> [Effect] {
        guard let page else { return [.note(Wording.noSearchYet.text(language))] }
        guard let rank = Int(number), let hit = page.hits.first(where: { $0.rank == rank }) else {
            return [.note(Wording.noHit.text(language, DisplayText.oneLine(number)))]
        }
        do throws(ReportIndexError) {
            let id = hit.report.id
            return [try effect(id) ?? .note(Wording.noReport.text(language, DisplayText.oneLine(id)))]
        } catch {
            return [failed(error)]
        }
    }

    // MARK: Settings

    private mutating func setLimit(_ value: String?) -> [Effect] {
        guard let value, let limit = Int(value), (1...1000).contains(limit) else {
            return [.note(Wording.badSetting.text(language, ".limit", "1-1000"))]
        }
        request.limit = limit
        request.offset = 0
        return []
    }

    private mutating func set<Value>(
        _ name: String, _ value: String?, _ type: Value.Type,
        _ setting: WritableKeyPath<SearchRequest, Value>
    ) -> [Effect] where Value: CaseIterable & RawRepresentable<String> {
        guard let chosen = value.flatMap(Value.init(rawValue:)) else {
            let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
            return [.note(Wording.badSetting.text(language, name, choices))]
        }
        request[keyPath: setting] = chosen
        request.offset = 0
        return hasSearched ? search() : []
    }

    private mutating func setDuplicates(_ value: String?) -> [Effect] {
        guard let chosen = value.flatMap(SearchRequest.Duplicates.init(rawValue:)) else {
            let choices = SearchRequest.Duplicates.allCases.map(\.rawValue).joined(separator: ", ")
            return [.note(Wording.badSetting.text(language, ".dupes", choices))]
        }
        request.duplicates = chosen
        request.offset = 0
        return hasSearched ? search() : []
    }

    private mutating func setFormat(_ value: String?) -> [Effect] {
        guard let format = value.flatMap(OutputFormat.init(rawValue:)) else {
            let choices = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
            return [.note(Wording.badSetting.text(language, ".mode", choices))]
        }
        renderer.format = format
        return []
    }

    private mutating func setTimer(_ value: String?) -> [Effect] {
        switch value {
        case "on": isTimed = true
        case "off": isTimed = false
        default: return [.note(Wording.badSetting.text(language, ".timer", "on, off"))]
        }
        return []
    }

    private func settingsText() -> String {
        let rows = [
            ("limit", String(request.limit)), ("sort", request.sort.rawValue), ("match", request.match.rawValue),
            ("accents", request.accents.rawValue),
            ("dupes", (request.duplicates ?? .group).rawValue),
            ("abbreviations", request.abbreviations.rawValue), ("mode", renderer.format.rawValue),
            ("timer", isTimed ? "on" : "off"),
        ]
        return rows.map { Wording.settings.text(language, $0.0, $0.1) + "\n" }.joined()
    }
}
