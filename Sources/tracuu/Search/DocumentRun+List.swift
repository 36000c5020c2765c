package import Reports

/// All documents that reports cite: what `refs` does.
extension DocumentRun {
    /// - Parameters:
    ///   - cells: a table by these instead of the list.
    ///   - byReports: most cited first, instead of in order of their keys.
    ///   - limit: so many documents, nil for all.
    package func list(
        _ request: DocumentListRequest, cells: DocumentTable.Cells?, byReports: Bool, limit: Int?
    ) throws(CommandFailure) -> ExitStatus {
        var rows = DocumentRows(format: renderer.format, cells: cells, human: renderer.human, console: console)
        let notes: [DocumentListNote]
        var hasMore = false
        if byReports {
            var most = MostCited(limit: limit)
            notes = try walk(request) { document in
                most.add(document)
                return true
            }
            for document in most.documents { rows.write(document) }
            hasMore = most.hasMore
        } else {
            notes = try walk(request) { document in
                hasMore = rows.count == limit
                if !hasMore { rows.write(document) }
                return !hasMore && !console.output.isClosed
            }
        }
        rows.finish()
        for note in notes { console.note(note.message(console.language)) }
        if hasMore { console.note(Wording.moreDocuments.text(console.language)) }
        return rows.count > 0 ? .found : .nothingFound
    }

    private func walk(
        _ request: DocumentListRequest, _ body: (CitedDocument) -> Bool
    ) throws(CommandFailure) -> [DocumentListNote] {
        do {
            return try index.forEachDocument(request, body)
        } catch {
            throw CommandFailure(error, index: path, query: request.reports.query, console.language)
        }
    }

    // MARK: The graph

    package func graph(
        _ request: DocumentListRequest, _ format: GraphWriter.Format
    ) throws(CommandFailure) -> ExitStatus {
        var writer = GraphWriter(format)
        var found = false
        console.output.isData = true
        console.output.write(writer.header)
        let notes: [DocumentListNote]
        do {
            notes = try index.forEachGraphPart(request) { part in
                found = true
                console.output.write(writer.text(part))
                return !console.output.isClosed
            }
        } catch {
            throw CommandFailure(error, index: path, query: request.reports.query, console.language)
        }
        console.output.write(writer.footer)
        for note in notes { console.note(note.message(console.language)) }
        return found ? .found : .nothingFound
    }
}

/// The documents most reports cite, of however many; equal ones in the order they came.
private struct MostCited {
    private let limit: Int
    private var kept: [(place: Int, document: CitedDocument)] = []
    private var place = 0

    init(limit: Int?) { self.limit = limit ?? .max }

    mutating func add(_ document: CitedDocument) {
        kept.append((place, document))
        place += 1
        if kept.count / 2 > max(limit, 512) { kept = first }
    }

    var hasMore: Bool { place > limit }

    private var first: [(place: Int, document: CitedDocument)] {
        Array(
            kept.sorted { left, right in
                let (one, other) = (left.document.reports, right.document.reports)
                return one != other ? one > other : left.place < right.place
            }.prefix(limit))
    }

    var documents: [CitedDocument] { first.map(\.document) }
}
