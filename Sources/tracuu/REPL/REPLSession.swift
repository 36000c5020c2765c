internal import Reports

/// The prompt without the terminal: a line goes in, what is to be done comes out.
package struct REPLSession<Index: ReportSearching> {
    /// What a line leads to.
    package enum Effect: Equatable, Sendable {
        case print(String)
        /// Beside the results: on standard error where that is another place.
        case note(String)
        /// A text to be read, in the pager where there is one, from that line on, counted from 1.
        case open(String, line: Int)
        /// Written to a file instead of being printed.
        case save(String, path: String)
        case quit
    }

    /// What a line of a list that was shown stands for, as conditions.
    struct ListLine {
        var wanted: String?
        var unwanted: String?
    }

    /// What is searched for.
    struct Subject: Equatable {
        var query = ""
        var conditions: [String] = []
    }

    private(set) var index: Index
    /// Of the index, for what is said of it.
    let path: String
    var renderer: PageRenderer
    /// Cells that the lines of a report are wrapped to; nil for lines as they are.
    private(set) var pageColumns: Int?
    var request = SearchRequest()
    var isTimed = false
    var page: SearchResults?
    /// The hits of this search that were shown, by rank: those of earlier pages can be opened too.
    var shownHits: [Int: SearchResults.Hit] = [:]
    /// Of the last list, from 1.
    var lines: [ListLine] = []
    /// What was searched for before each change of the conditions.
    var past: [Subject] = []
    /// Where what the next line prints goes.
    var once: String?
    /// The commit that is open, or was offered last.
    private var offered: IndexCommit

    var language: Language { renderer.human.language }

    /// - Parameter path: of the index, for what is said of it.
    package init(index: Index, path: String, renderer: PageRenderer) {
        self.index = index
        self.path = path
        self.renderer = renderer
        offered = index.commit
    }

    /// Follows the width of the terminal.
    package mutating func setColumns(_ columns: Int, isTerminal: Bool) {
        renderer.human.columns = columns
        pageColumns = isTerminal ? columns : nil
    }

    /// What is to be said before the next line is asked for.
    package mutating func news() -> [Effect] {
        guard let latest = index.latestCommit, latest != offered else { return [] }
        offered = latest
        guard latest != index.commit else { return [] }
        let (before, now) = (String(index.commit.revision), String(latest.revision))
        return [.note(Wording.newRevision.text(language, before, now))]
    }

    /// - Parameter line: normalised to NFC, without its newline.
    package mutating func handle(_ line: String) -> [Effect] {
        guard let target = once else { return effects(of: line) }
        let style = renderer.human.style
        renderer.human.style = .plain
        let effects = effects(of: line)
        renderer.human.style = style
        var printed = ""
        var others: [Effect] = []
        for effect in effects {
            switch effect {
            case .print(let text), .open(let text, _): printed += text
            case .note, .save, .quit: others.append(effect)
            }
        }
        guard !printed.isEmpty else { return others }
        once = nil
        return [.save(printed, path: target)] + others
    }

    /// Whether what is printed is data for programs.
    package var printsData: Bool { renderer.format != .human }

    private mutating func effects(of line: String) -> [Effect] {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return [] }
        if words.count == 1 {
            if let rank = Int(first), first.first?.isNumber == true,
                shownHits[rank] != nil
            {
                return open(first)
            }
            if let drilled = drill(first) { return drilled }
        }
        guard first.hasPrefix("."), first != ".." else { return ask(line) }
        guard let command = PromptCommand(typed: first) else {
            return [.note(Wording.unknownCommand.text(language, DisplayText.oneLine(first)))]
        }
        let rest = line.drop(while: \.isWhitespace).dropFirst(first.count).drop(while: \.isWhitespace)
        let trimmed = String(rest.reversed().drop(while: \.isWhitespace).reversed())
        return carryOut(command, trimmed, Array(words.dropFirst()))
    }

    private mutating func carryOut(_ command: PromptCommand, _ rest: String, _ values: [String]) -> [Effect] {
        switch command {
        case .more: move(forward: true)
        case .prev: move(forward: false)
        case .open: open(rest)
        case .narrow: narrow(rest)
        case .drop: drop(rest)
        case .undo: undo()
        case .facet: facet(values)
        case .ref: reference(rest)
        case .cites: cites(rest)
        case .timeline: timeline(rest)
        case .explain: explain(rest)
        case .whynot: whyNot(rest)
        case .analyze: analyze(rest)
        case .mode, .limit, .sort, .match, .accents, .dupes, .abbreviations, .timer: set(command, values.first)
        case .once: saveOnce(rest)
        case .show: [.print(settingsText())]
        case .reload: reload()
        case .help: [.print(Wording.promptHelp.text(language))]
        case .quit: [.quit]
        }
    }

    // MARK: Searching

    private mutating func ask(_ line: String) -> [Effect] {
        request.offset = 0
        request.query = line
        lines = []
        return search()
    }

    /// Searches anew; nothing where there is nothing to search for.
    mutating func search() -> [Effect] {
        guard !request.isEmpty else {
            page = nil
            shownHits = [:]
            return []
        }
        return attempt { (session) throws(ReportIndexError) in
            let found = try session.index.search(session.request)
            session.page = found
            if session.request.offset == 0 { session.shownHits = [:] }
            for hit in found.hits { session.shownHits[hit.rank] = hit }
            return session.shown(found)
        }
    }

    /// The effects of something asked of the index, or why it cannot be had.
    mutating func attempt(
        _ body: (inout Self) throws(ReportIndexError) -> [Effect]
    ) -> [Effect] {
        do throws(ReportIndexError) {
            return try body(&self)
        } catch {
            return [.note(CommandFailure(error, index: path, query: request.query, language).message)]
        }
    }

    func remarks(_ results: SearchResults) -> [Effect] {
        results.remarks(language).map { .note(Wording.note.text(language, $0)) }
    }

    private func shown(_ page: SearchResults) -> [Effect] {
        var effects = remarks(page)
        let text = String(decoding: renderer.header() + renderer.page(page), as: UTF8.self)
        if !text.isEmpty { effects.append(.print(text)) }
        if let leftOut = renderer.leftOut(page) { effects.append(.note(leftOut)) }
        var summary = SummaryText.line(page, limit: request.limit, language)
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

    /// Goes on with the index as it is on disk now.
    private mutating func reload() -> [Effect] {
        attempt { (session) throws(ReportIndexError) in
            session.index = try session.index.reopened()
            session.offered = session.index.commit
            let revision = Wording.reloaded.text(session.language, String(session.index.commit.revision))
            return [.note(revision)] + (session.page == nil ? [] : session.search())
        }
    }
}
