internal import Reports

/// Reading on: hits in the pager, documents that are cited, and why a report is found or not.
extension REPLSession {
    func open(_ number: String) -> [Effect] {
        guard !number.isEmpty else { return wanting(.open, "1") }
        return forHit(number) { (id) throws(ReportIndexError) in
            guard let report = try index.report(id: id) else { return nil }
            var sheet = ReportSheet(language: language, copies: try index.duplicates(of: id))
            sheet.columns = pageColumns
            let (text, line) = sheet.text(
                report, matches: try index.matches(of: request, in: report), style: renderer.human.style)
            return .open(text, line: line)
        }
    }

    func explain(_ number: String) -> [Effect] {
        guard !number.isEmpty else { return wanting(.explain, "1") }
        return forHit(number) { (id) throws(ReportIndexError) in
            try explanation(of: id)
        }
    }

    mutating func whyNot(_ id: String) -> [Effect] {
        guard !id.isEmpty else { return wanting(.whynot, "1a807b38c1ad85e4") }
        guard !request.isEmpty else { return [.note(Wording.noSearchYet.text(language))] }
        return attempt { (session) throws(ReportIndexError) in
            [try session.explanation(of: id) ?? .note(Wording.noReport.text(session.language, DisplayText.oneLine(id)))]
        }
    }

    private func explanation(of id: String) throws(ReportIndexError) -> Effect? {
        try index.explain(request, id: id).map { .print(renderer.explanation($0, query: request.query)) }
    }

    /// What is done with the hit of that rank, or why nothing can be.
    private func forHit(
        _ number: String, _ effect: (_ id: String) throws(ReportIndexError) -> Effect?
    ) -> [Effect] {
        hit(number) { (hit) throws(ReportIndexError) in
            let id = hit.report.id
            return [try effect(id) ?? .note(Wording.noReport.text(language, DisplayText.oneLine(id)))]
        }
    }

    private func hit(
        _ number: String, _ effects: (SearchResults.Hit) throws(ReportIndexError) -> [Effect]
    ) -> [Effect] {
        guard page != nil else { return [.note(Wording.noSearchYet.text(language))] }
        guard let hit = Int(number).flatMap({ shownHits[$0] }) else {
            return [.note(Wording.noHit.text(language, DisplayText.oneLine(number)))]
        }
        do throws(ReportIndexError) {
            return try effects(hit)
        } catch {
            return [.note(CommandFailure(error, index: path, query: request.query, language).message)]
        }
    }

    func analyze(_ text: String) -> [Effect] {
        guard !text.isEmpty else { return wanting(.analyze, "07-NQ/TU") }
        do {
            return [.print(try TextAnalysis(text).text(renderer.format))]
        } catch {
            return [.note(error.message)]
        }
    }

    // MARK: Documents

    /// The documents that bear a number.
    mutating func reference(_ number: String) -> [Effect] {
        guard !number.isEmpty else { return wanting(.ref, "07-NQ/TU") }
        var question = DocumentQuestion(number)
        question.citing = renderer.mentionLimit
        guard question.isNumber else {
            return [.note(Wording.noDocumentNumber.text(language, DisplayText.oneLine(number)))]
        }
        return attempt { [question] (session) throws(ReportIndexError) in
            let answer = try session.index.documents(question)
            guard !answer.documents.isEmpty else { return [.note(Wording.nothingFound.text(session.language))] }
            let leftOut = session.renderer.leftOut(answer).map { [$0] } ?? []
            return (answer.notes.map { $0.message(number, session.language) } + leftOut).map { .note($0) }
                + [.print(session.renderer.documentHeader() + session.renderer.documents(answer, of: number))]
        }
    }

    /// The documents that a hit cites, each line with a number that drills into it.
    mutating func cites(_ number: String) -> [Effect] {
        guard !number.isEmpty else { return wanting(.cites, "1") }
        var cited: CitedList?
        let effects = hit(number) { hit in
            let list = CitedList(hit.report)
            guard !list.documents.isEmpty else { return [.note(Wording.citesNothing.text(language))] }
            cited = list
            return [.print(list.text(renderer.format))]
        }
        guard let cited else { return effects }
        lines = cited.documents.map { document in
            let value = Facet.Value(value: document.key, label: document.display, reports: 0)
            return ListLine(
                wanted: FacetField.reference.condition(value),
                unwanted: FacetField.reference.condition(value, excluded: true))
        }
        return effects
    }

    /// A bar chart of the reports found by year, or by month; or of those that cite a document.
    mutating func timeline(_ text: String) -> [Effect] {
        let field = text.isEmpty ? FacetField.year : FacetField(named: text)
        if let field, field.isTime { return count(by: field, request, limit: nil) }
        guard DocumentQuestion(text).isNumber else { return refused(.timeline, "year, month, 07-NQ/TU") }
        var citing = request
        citing.query = text
        return count(by: .year, citing, limit: nil)
    }
}
