internal import Reports

/// Narrowing: conditions that hold for every search until they are dropped.
extension REPLSession {
    private static var mostLines: Int { 20 }

    /// With the conditions that hold, each as long as fits.
    package var prompt: String {
        guard !request.conditions.isEmpty else { return "tracuu> " }
        let cells = max(16, renderer.human.columns / 2 / request.conditions.count)
        let conditions = request.conditions.enumerated().map { number, condition in
            DisplayText.truncated("\(number + 1) " + DisplayText.oneLine(condition), to: cells)
        }
        return "tracuu [" + conditions.joined(separator: " · ") + "]> "
    }

    // MARK: One by one

    mutating func narrow(_ condition: String) -> [Effect] {
        guard !condition.isEmpty else { return wanting(.narrow, "năm:2023") }
        return change { $0.conditions.append(condition) }
    }

    /// Without a number all of them.
    mutating func drop(_ number: String) -> [Effect] {
        guard !number.isEmpty, number != "all" else { return change { $0.conditions = [] } }
        guard let place = Int(number), place >= 1, place <= request.conditions.count else {
            return [.note(Wording.noCondition.text(language, DisplayText.oneLine(number)))]
        }
        return change { $0.conditions.remove(at: place - 1) }
    }

    mutating func undo() -> [Effect] {
        guard let subject = past.popLast() else { return [.note(Wording.nothingToUndo.text(language))] }
        return take(subject)
    }

    private mutating func change(_ body: (inout Subject) -> Void) -> [Effect] {
        let before = Subject(query: request.query, conditions: request.conditions)
        var subject = before
        body(&subject)
        guard subject != before else { return [] }
        past.append(before)
        return take(subject)
    }

    private mutating func take(_ subject: Subject) -> [Effect] {
        request.query = subject.query
        request.conditions = subject.conditions
        request.offset = 0
        return search()
    }

    // MARK: By the lines of a list

    /// Counts by a field, each line with a number that drills into it.
    mutating func facet(_ values: [String]) -> [Effect] {
        guard let field = values.first.flatMap(FacetField.init(named:)) else {
            let names = FacetField.allCases.map(\.rawValue).joined(separator: ", ")
            return refused(.facet, names)
        }
        guard values.count > 1 else { return count(by: field, request, limit: field.isTime ? nil : Self.mostLines) }
        guard let limit = Int(values[1]), limit >= 0 else { return refused(.facet, field.rawValue + " 0 …") }
        return count(by: field, request, limit: limit == 0 ? nil : limit)
    }

    mutating func count(by field: FacetField, _ request: SearchRequest, limit: Int?) -> [Effect] {
        attempt { (session) throws(ReportIndexError) in
            let counted = try session.index.facets(request, by: [(field, limit)])
            guard let facet = counted.facets.first, !facet.values.isEmpty else {
                return session.remarks(counted.results) + [.note(Wording.nothingFound.text(session.language))]
            }
            session.lines = facet.values.map { value in
                ListLine(wanted: field.condition(value), unwanted: field.condition(value, excluded: true))
            }
            let text = session.renderer.facet(facet, counted.results, query: request.query, isNumbered: true)
            return session.remarks(counted.results) + [.print(String(decoding: text, as: UTF8.self))]
        }
    }

    /// `+3`, `-3`: the line as a condition, or as what is excluded; nil where the text is nothing of the kind.
    mutating func drill(_ typed: String) -> [Effect]? {
        guard let sign = typed.first, sign == "+" || sign == "-",
            let number = Int(typed.dropFirst()), typed.dropFirst().first?.isNumber == true
        else { return nil }
        guard !lines.isEmpty else { return [.note(Wording.noList.text(language))] }
        guard lines.indices.contains(number - 1) else {
            return [.note(Wording.noLine.text(language, String(number)))]
        }
        let line = lines[number - 1]
        guard let condition = sign == "+" ? line.wanted : line.unwanted else {
            return [.note(Wording.noConditionOfLine.text(language, String(number)))]
        }
        return change { $0.conditions.append(condition) }
    }
}
