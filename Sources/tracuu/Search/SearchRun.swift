package import Reports

/// Asks an index and writes the answers: what `search` and `count` do once options are read and the index is open.
package struct SearchRun<Index: ReportSearching> {
    private let index: Index
    /// Of the index, for what is said of it.
    private let path: String
    private let renderer: PageRenderer
    private let console: Console
    /// Counted over all matches of a search, and shown with its hits.
    private let facets: [(field: FacetField, limit: Int?)]

    package init(
        index: Index, path: String, renderer: PageRenderer, console: Console,
        facets: [(field: FacetField, limit: Int?)] = []
    ) {
        self.index = index
        self.path = path
        self.renderer = renderer
        self.console = console
        self.facets = facets
    }

    private func asking<Answer>(
        _ request: SearchRequest, _ ask: (SearchRequest) throws(ReportIndexError) -> Answer
    ) throws(CommandFailure) -> Answer {
        do {
            return try ask(request)
        } catch {
            throw CommandFailure(error, index: path, query: request.query, console.language)
        }
    }

    /// As one query of a batch; where it is refused, its place is said.
    private func asking<Answer>(
        _ request: SearchRequest, _ item: QueryBatch.Item, of batch: QueryBatch,
        _ ask: (SearchRequest) throws(ReportIndexError) -> Answer
    ) throws(CommandFailure) -> Answer {
        do {
            return try asking(request, ask)
        } catch {
            guard error.status == .usage else { throw error }
            let (file, id) = (DisplayText.oneLine(batch.name), DisplayText.oneLine(item.id))
            throw CommandFailure(
                .usage, Wording.batchFault.text(console.language, file, String(item.line), id, error.message))
        }
    }

    /// The request as the format needs it: no snippets or explanations where none are shown, and every report where
    /// rankings are measured.
    private func fitted(_ request: SearchRequest) -> SearchRequest {
        var request = request
        if renderer.format == .ids || renderer.format == .trec { request.snippets = 0 }
        if renderer.format == .trec, request.duplicates == nil { request.duplicates = .show }
        if ![.human, .json, .jsonl].contains(renderer.format) { request.isExplained = false }
        return request
    }

    private func counted(_ request: SearchRequest) throws(CommandFailure) -> [Facet] {
        guard !facets.isEmpty, [.human, .json, .jsonl].contains(renderer.format) else { return [] }
        return try asking(request) { (request) throws(ReportIndexError) in
            try index.facets(request, by: facets).facets
        }
    }

    // MARK: search

    package func search(_ request: SearchRequest, isTimed: Bool = false) throws(CommandFailure) -> ExitStatus {
        let results = try asking(fitted(request), index.search)
        if !renderer.includesNotes { remark(results) }
        console.output.write(renderer.header())
        console.output.write(
            renderer.page(
                results, facets: try counted(request), timing: isTimed ? QueryTiming([results.microseconds]) : nil))
        if let leftOut = renderer.leftOut(results) { console.warn(leftOut) }
        if renderer.format == .human { sayTotal(results, limit: request.limit, QueryTiming([results.microseconds])) }
        return results.total > 0 ? .found : .nothingFound
    }

    private func remark(_ results: SearchResults) {
        for remark in results.remarks(console.language) { console.note(remark) }
    }

    private func sayTotal(_ results: SearchResults, limit: Int, _ timing: QueryTiming?) {
        let line = [SummaryText.line(results, limit: limit, console.language)] + text(timing)
        say(line.joined(separator: ", "))
    }

    private func text(_ timing: QueryTiming?) -> [String] { timing.map { [$0.text(console.language)] } ?? [] }

    /// Beside the results, to people.
    private func say(_ line: String) {
        guard !console.isQuiet else { return }
        console.output.flush()
        console.errors.write(line + "\n")
    }

    /// Answers the queries in order, each like `request` but for its words.
    package func search(
        _ batch: QueryBatch, like request: SearchRequest, _ repetition: BatchRepetition
    ) throws(CommandFailure) -> ExitStatus {
        var request = fitted(request)
        var times = try rehearse(batch, like: request, repetition) { (request) throws(ReportIndexError) in
            try index.rank(request).results
        }
        var found = false
        console.output.write(renderer.header(isBatch: true))
        for (place, item) in batch.items.enumerated() {
            request.query = item.query
            let results = try asking(request, item, of: batch, index.search)
            times[place].append(results.microseconds)
            found = found || results.total > 0
            if renderer.format == .human { console.output.write(heading(item)) }
            console.output.write(
                renderer.page(
                    results, facets: try counted(request), query: item.id,
                    timing: repetition.isTimed ? QueryTiming(times[place]) : nil))
            if let leftOut = renderer.leftOut(results) { console.warn(leftOut) }
            if renderer.format == .human {
                sayTotal(results, limit: request.limit, repetition.isTimed ? QueryTiming(times[place]) : nil)
            }
            if console.output.isClosed { return .found }
        }
        return found ? .found : .nothingFound
    }

    private func heading(_ item: QueryBatch.Item) -> String {
        renderer.human.style.title(DisplayText.oneLine(item.id) + "  " + DisplayText.oneLine(item.query)) + "\n"
    }

    /// Runs the whole batch as often as is asked for, but once, and keeps how long each query took.
    private func rehearse(
        _ batch: QueryBatch, like request: SearchRequest, _ repetition: BatchRepetition,
        _ ask: (SearchRequest) throws(ReportIndexError) -> SearchResults
    ) throws(CommandFailure) -> [[Double]] {
        var request = request
        var times = [[Double]](repeating: [], count: batch.items.count)
        for _ in 1..<max(1, repetition.count) {
            for (place, item) in batch.items.enumerated() {
                request.query = item.query
                times[place].append(try asking(request, item, of: batch, ask).microseconds)
            }
        }
        return times
    }

    // MARK: count

    package func count(_ request: SearchRequest, isTimed: Bool = false) throws(CommandFailure) -> ExitStatus {
        let results = try asking(request, index.count)
        if !renderer.includesNotes { remark(results) }
        console.output.write(renderer.countHeader())
        write(results, query: nil, timing: isTimed ? QueryTiming([results.microseconds]) : nil)
        return results.total > 0 ? .found : .nothingFound
    }

    package func count(
        _ batch: QueryBatch, like request: SearchRequest, _ repetition: BatchRepetition
    ) throws(CommandFailure) -> ExitStatus {
        var request = request
        var times = try rehearse(batch, like: request, repetition, index.count)
        var found = false
        console.output.write(renderer.countHeader(isBatch: true))
        for (place, item) in batch.items.enumerated() {
            request.query = item.query
            let results = try asking(request, item, of: batch, index.count)
            times[place].append(results.microseconds)
            found = found || results.total > 0
            write(results, query: item.id, timing: repetition.isTimed ? QueryTiming(times[place]) : nil)
            if console.output.isClosed { return .found }
        }
        return found ? .found : .nothingFound
    }

    private func write(_ results: SearchResults, query: String?, timing: QueryTiming?) {
        switch renderer.format {
        case .json, .jsonl:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("type", "count")
                writer.member("schema", "tracuu.count/1")
                if let query { writer.member("qid", query) }
                writer.member("count", results.total)
                results.writeExcluded(to: &writer)
                results.writeNotes(to: &writer, console.language)
                timing?.writeMember(to: &writer)
            }
            writer.newline()
            console.output.write(writer.take())
        case .csv: console.output.write(DelimitedText.csv([query, String(results.total)].compactMap(\.self)))
        default: console.output.write(DelimitedText.tsv([query, String(results.total)].compactMap(\.self)))
        }
        if renderer.format == .human, let timing { say(timing.text(console.language)) }
    }
}
