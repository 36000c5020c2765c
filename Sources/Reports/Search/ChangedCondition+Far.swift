internal import SearchEngine

/// What is left of a condition where nothing near to it would do: the beginning of a word, one word of several, another
/// document that the report cites.
extension ChangedCondition {
    func farAlternatives(to part: QuerySyntax) -> [QuerySyntax] {
        switch part {
        case .term(let term): beginnings(term.text)
        case .phrase(let phrase): oneOf(phrase.text)
        case .near(let left, _, let right): oneOf(left.text + " " + right.text)
        case .reference(let reference): cited(like: reference.text).map { .reference(.init($0)) } + [Self.citingNothing]
        case .filter(let filter): farConditions(filter)
        case .not, .required, .weighted, .all, .any: []
        }
    }

    private static let citingNothing = QuerySyntax.filter(.init("ref", .values([ReportSchema.unknown])))

    /// Each word by itself, then what any of them begins with.
    private func oneOf(_ text: String) -> [QuerySyntax] {
        let surfaces = words.surfaces(text).map(\.surface)
        return surfaces.map { .term(.init($0)) } + surfaces.flatMap(beginnings)
    }

    /// Longer words are none, and their beginnings would be many.
    private static let longestWord = 24

    private func beginnings(_ word: String) -> [QuerySyntax] {
        guard (1...Self.longestWord).contains(word.count), word.allSatisfy(\.isLetter) else { return [] }
        return (1...word.count).reversed().map { .term(.init(String(word.prefix($0)), isPrefix: true)) }
    }

    private func farConditions(_ filter: QuerySyntax.Filter) -> [QuerySyntax] {
        guard case .values(let values) = filter.condition else { return [] }
        switch filter.field {
        case "ref":
            return values.flatMap(cited).map { .filter(.init("ref", .values([$0]))) } + [Self.citingNothing]
        case "title", "body": return values.flatMap(oneOf)
        default: return []
        }
    }

    /// All documents that the report cites, those of the same type first.
    private func cited(like text: String) -> [String] {
        let type = ReferenceQuery(text)?.exact.first?.prefix { $0 != "-" }
        let isSame = { (reference: DocumentReference) in reference.family.prefix { $0 != "-" } == type }
        var known: Set<String> = []
        return (report.references.filter(isSame) + report.references.filter { !isSame($0) }).map(\.display)
            .filter { known.insert($0).inserted }
    }
}
