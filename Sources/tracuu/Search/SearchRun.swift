/// Asks an index and writes the answers: what `search` and `count` do once options are read and the index is open.
package struct SearchRun<Index: ReportSearching> {
    /// How a file of queries is run.
    package struct BatchOptions: Sendable {
        /// How often the whole file is run.
        package var repetitions = 1
        package var isTimed = false

        package init() {}
    }

    private var index: Index
    private let renderer: PageRenderer
    private let console: Console

    package init(index: Index, renderer: PageRenderer, console: Console) {
        self.index = index
        self.renderer = renderer
        self.console = console
    }

    // MARK: search

    package mutating func search(_ question: SearchQuestion, isTimed: Bool = false) throws(CommandFailure) -> ExitStatus
    {
        let page = try index.search(question)
        for note in page.summary.notes where renderer.format == .human { console.note(note.message) }
        console.output.write(renderer.header())
        console.output.write(
            renderer.page(page, timing: isTimed ? QueryTiming([page.summary.microseconds]) : nil))
        if renderer.format == .human { sayTotal(page) }
        return page.summary.total > 0 ? .found : .nothingFound
    }

    private func sayTotal(_ page: SearchPage) {
        guard !console.isQuiet else { return }
        console.output.flush()
        let language = console.language
        let time = Wording.took.text(language, language.decimal(page.summary.microseconds / 1000))
        console.errors.write(SummaryText.line(page, language) + ", " + time + "\n")
    }

    /// Answers the queries in order, each like `question` but for its words.
    package mutating func search(
        _ batch: QueryBatch, like question: SearchQuestion, _ options: BatchOptions
    ) throws(CommandFailure) -> ExitStatus {
        var times = [[Double]](repeating: [], count: batch.items.count)
        var found = false
        for repetition in 0..<max(1, options.repetitions) {
            let isLast = repetition >= options.repetitions - 1
            for (place, item) in batch.items.enumerated() {
                var asked = question
                asked.query = item.query
                if !isLast { asked.snippets = 0 }
                let page = try index.search(asked)
                times[place].append(page.summary.microseconds)
                guard isLast else { continue }
                found = found || page.summary.total > 0
                if place == 0 { console.output.write(renderer.header(isBatch: true)) }
                if renderer.format == .human { console.output.write(heading(item)) }
                console.output.write(
                    renderer.page(page, query: item.id, timing: options.isTimed ? QueryTiming(times[place]) : nil))
                if console.output.isClosed { return .found }
            }
        }
        return found ? .found : .nothingFound
    }

    private func heading(_ item: QueryBatch.Item) -> String {
        let text = DisplayText.oneLine(item.id) + "  " + DisplayText.oneLine(item.query)
        return renderer.human.style.title(text) + "\n"
    }

    // MARK: count

    package mutating func count(_ question: SearchQuestion, isTimed: Bool = false) throws(CommandFailure) -> ExitStatus
    {
        let summary = try index.count(question)
        for note in summary.notes where renderer.format == .human { console.note(note.message) }
        write(summary, query: nil, timing: isTimed ? QueryTiming([summary.microseconds]) : nil)
        return summary.total > 0 ? .found : .nothingFound
    }

    package mutating func count(
        _ batch: QueryBatch, like question: SearchQuestion, _ options: BatchOptions
    ) throws(CommandFailure) -> ExitStatus {
        var times = [[Double]](repeating: [], count: batch.items.count)
        var found = false
        for repetition in 0..<max(1, options.repetitions) {
            for (place, item) in batch.items.enumerated() {
                var asked = question
                asked.query = item.query
                let summary = try index.count(asked)
                times[place].append(summary.microseconds)
                guard repetition >= options.repetitions - 1 else { continue }
                found = found || summary.total > 0
                write(summary, query: item.id, timing: options.isTimed ? QueryTiming(times[place]) : nil)
                if console.output.isClosed { return .found }
            }
        }
        return found ? .found : .nothingFound
    }

    private func write(_ summary: SearchSummary, query: String?, timing: QueryTiming?) {
        switch renderer.format {
        case .json, .jsonl:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("type", "count")
                writer.member("schema", "tracuu.count/1")
                if let query { writer.member("qid", query) }
                writer.member("count", summary.total)
                timing?.writeMember(to: &writer)
            }
            writer.newline()
            console.output.write(writer.take())
        case .csv: console.output.write(DelimitedText.csv([query, String(summary.total)].compactMap(\.self)))
        default: console.output.write(DelimitedText.tsv([query, String(summary.total)].compactMap(\.self)))
        }
    }
}
