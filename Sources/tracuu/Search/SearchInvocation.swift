package import Reports

/// What `search` or `count` is asked to do, however its arguments were read.
package struct SearchInvocation: Equatable {
    package enum Action: String, CaseIterable, Sendable {
        case search, count

        /// What its answers can be written as.
        package var formats: [OutputFormat] {
            self == .search ? OutputFormat.allCases : [.human, .json, .jsonl, .tsv, .csv]
        }
    }

    package struct FacetChoice: Equatable {
        package var field: FacetField
        /// Nil for all values.
        package var limit: Int?

        package init(field: FacetField, limit: Int?) {
            self.field = field
            self.limit = limit
        }
    }

    package var action: Action
    package var request = SearchRequest()
    package var index: String?
    package var language: Language?
    package var isQuiet = false
    package var isVerbose = false
    package var format = OutputFormat.human
    package var isNullTerminated = false
    package var color = ColorChoice.auto
    package var facets: [FacetChoice] = []
    /// A file of queries.
    package var batch: String?
    package var repetitions = 1
    package var isTimed = false

    package init(_ action: Action) { self.action = action }

    package func run(_ console: Console) throws(CommandFailure) -> ExitStatus {
        console.language = Language.chosen(option: language)
        console.isQuiet = isQuiet
        console.isVerbose = isVerbose
        console.output.isData = format != .human
        try format.check(action.rawValue, action.formats, console.language)
        try checkCombination(console.language)
        var queries: QueryBatch?
        if let batch {
            queries = try QueryBatch(InputFile.read(batch, console.language), name: batch, language: console.language)
        }
        guard queries != nil || !request.isEmpty else {
            throw CommandFailure(.usage, Wording.noQuery.text(console.language))
        }
        let place = IndexPlace(index)
        try place.check(console.language)
        let human = HumanRenderer(
            language: console.language, style: TerminalStyle(color), columns: Environment.columns())
        let run = SearchRun(
            index: try place.open(console), path: place.path,
            renderer: PageRenderer(format: format, isNullTerminated: isNullTerminated, human: human), console: console,
            facets: facets.map { ($0.field, $0.limit) })
        let repetition = BatchRepetition(count: repetitions, isTimed: isTimed)
        switch (action, queries) {
        case (.search, nil): return try run.search(request, isTimed: isTimed)
        case (.search, let queries?): return try run.search(queries, like: request, repetition)
        case (.count, nil): return try run.count(request, isTimed: isTimed)
        case (.count, let queries?): return try run.count(queries, like: request, repetition)
        }
    }
}

extension SearchInvocation {
    /// Refuses what would be left out without a word.
    private func checkCombination(_ language: Language) throws(CommandFailure) {
        if batch != nil, !request.query.allSatisfy(\.isWhitespace) {
            throw CommandFailure(.usage, Wording.batchAlone.text(language, DisplayText.oneLine(request.query)))
        }
        guard ![.human, .json, .jsonl].contains(format) else { return }
        if !facets.isEmpty { throw CommandFailure(.usage, Wording.facetFormat.text(language, format.rawValue)) }
        if request.isExplained {
            throw CommandFailure(.usage, Wording.explainFormat.text(language, format.rawValue))
        }
    }
}

/// Whether results are coloured.
package enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never

    /// Whether the terminal on standard output wants colours.
    package var isColored: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            Environment.isTerminal(1) && Environment.variable("NO_COLOR") == nil
                && Environment.variable("TERM") != "dumb"
        }
    }
}

/// The folder of the index: the one named, `TRACUU_INDEX`, or `index`.
package struct IndexPlace {
    package let path: String

    package init(_ named: String?) { path = named ?? Environment.variable("TRACUU_INDEX") ?? "index" }

    /// Refuses a path that no index can be at.
    package func check(_ language: Language) throws(CommandFailure) { try Self.check(path, language) }

    /// Refuses a path that names no folder, or perhaps another than was meant: bytes that are not UTF-8 have become
    /// U+FFFD on their way here. A folder that is really called so is meant.
    package static func check(_ path: String, _ language: Language) throws(CommandFailure) {
        guard !path.isEmpty else { throw CommandFailure(.usage, Wording.emptyPath.text(language)) }
        let scalars = path.unicodeScalars
        guard let last = scalars.lastIndex(of: "\u{FFFD}") else { return }
        let end = scalars[last...].firstIndex(of: "/") ?? scalars.endIndex
        guard InputFile.isFolder(String(scalars[..<end])) else {
            throw CommandFailure(.usage, Wording.unknownName.text(language, DisplayText.oneLine(path)))
        }
    }

    /// - Parameter isCancelled: see ``ReportIndex/init(path:isCancelled:)``.
    package func open(
        _ console: Console, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(CommandFailure) -> ReportIndex {
        do {
            return try ReportIndex(path: path, isCancelled: isCancelled)
        } catch {
            throw CommandFailure(error, index: path, console.language)
        }
    }
}
