package import Reports

/// Answers what an index knows of cited documents: what `ref` and `refs` do once options are read and the index is open.
package struct DocumentRun {
    let index: ReportIndex
    /// Of the index, for what is said of it.
    let path: String
    let renderer: PageRenderer
    let console: Console

    package init(index: ReportIndex, path: String, renderer: PageRenderer, console: Console) {
        self.index = index
        self.path = path
        self.renderer = renderer
        self.console = console
    }

    /// The documents that bear a number: what `ref` does.
    ///
    /// - Parameters:
    ///   - items: numbers, with ids in a batch.
    ///   - question: which documents and how many mentions are wanted of each number.
    package func answer(
        _ items: [(id: String?, number: String)], like question: DocumentQuestion
    ) throws(CommandFailure) -> ExitStatus {
        var question = question
        var found = false
        console.output.write(renderer.documentHeader(isBatch: items.contains { $0.id != nil }))
        for (place, item) in items.enumerated() {
            question.number = item.number
            let answer: DocumentAnswer
            do {
                answer = try index.documents(question)
            } catch {
                throw CommandFailure(error, index: path, console.language)
            }
            found = found || !answer.documents.isEmpty
            write(answer, of: item.number, query: item.id, isFirst: place == 0)
            if console.output.isClosed { return .found }
        }
        return found ? .found : .nothingFound
    }

    private func write(_ answer: DocumentAnswer, of number: String, query: String?, isFirst: Bool) {
        if renderer.format == .human {
            if !isFirst { console.output.write("\n") }
            if let query {
                let parts = query == number ? [number] : [query, number]
                let heading = parts.map(DisplayText.oneLine).joined(separator: "  ")
                console.output.write(renderer.human.style.title(heading) + "\n")
            }
        }
        console.output.write(renderer.documents(answer, of: number, query: query))
        if let leftOut = renderer.leftOut(answer) { console.warn(leftOut) }
        if renderer.format == .human, answer.documents.isEmpty {
            console.note(Wording.nothingFound.text(console.language))
        }
        if renderer.includesNotes { return }
        for note in answer.notes { console.note(note.message(number, console.language)) }
    }
}
