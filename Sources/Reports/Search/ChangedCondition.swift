internal import Analysis
internal import SearchEngine

/// What a condition might be exchanged for so that a report meets it, the least change first: another spelling, words
/// further apart, the value that the report has.
struct ChangedCondition {
    /// Letters of a word that another may be taken for.
    private static let shortestWord = 4
    private static let slops = [1, 2, 3, 5, 8, 13, 21, 50]
    private static let distances = [2, 3, 5, 8, 13, 21, 50, 100, 1_000, 99_999]

    let words: QueryWords
    let report: Report

    init(_ words: QueryWords, _ report: Report) {
        self.words = words
        self.report = report
    }

    func alternatives(to part: QuerySyntax) -> [QuerySyntax] {
        switch part {
        case .term(let term): terms(term).map { .term($0) }
        case .phrase(let phrase): phrases(phrase)
        case .near(let left, let distance, let right):
            Self.distances.filter { $0 > distance }.map { .near(left, distance: $0, right) }
                + [.all([.term(left), .term(right)])]
        case .reference(let reference): numbers(like: reference.text).map { .reference(.init($0)) }
        case .filter(let filter): conditions(filter).map { .filter(.init(filter.field, $0)) } + elsewhere(filter)
        case .not, .required, .weighted, .all, .any: []
        }
    }

    // MARK: Words

    private func terms(_ term: QuerySyntax.Term) -> [QuerySyntax.Term] {
        var found: [QuerySyntax.Term] = []
        if term.isExact { found.append(.init(term.text, isPrefix: term.isPrefix)) }
        let unmarked = unmarked(term.text)
        if unmarked != term.text { found.append(.init(unmarked, isPrefix: term.isPrefix)) }
        if CompletedName.key(term.text).utf8.count >= Self.shortestWord,
            let near = NearestName.of(term.text, among: reportWords)
        {
            found.append(.init(near))
        }
        return found
    }

    /// The words as they would be typed without marks.
    private func unmarked(_ text: String) -> String {
        words.parts(text).map { String(decoding: $0.unmarked, as: UTF8.self) }.joined(separator: " ")
    }

    /// The words of the report, each once.
    private var reportWords: [String] {
        var known: Set<String> = []
        return words.surfaces(report.text).map(\.surface).filter { known.insert($0).inserted }
    }

    private func phrases(_ phrase: QuerySyntax.Phrase) -> [QuerySyntax] {
        let bare = unmarked(phrase.text)
        var found: [QuerySyntax] = []
        if phrase.isExact { found.append(.phrase(.init(phrase.text, slop: phrase.slop))) }
        found.append(.phrase(.init(bare, slop: phrase.slop)))
        found += Self.slops.filter { $0 > phrase.slop }.map { .phrase(.init(phrase.text, slop: $0)) }
        let terms = phrase.text.split(whereSeparator: \.isWhitespace).map { QuerySyntax.term(.init(String($0))) }
        if terms.count > 1 { found.append(.all(terms)) }
        return found
    }

    // MARK: Values

    /// The words of a field anywhere in the report.
    private func elsewhere(_ filter: QuerySyntax.Filter) -> [QuerySyntax] {
        guard filter.field == "title", case .values(let values) = filter.condition else { return [] }
        return values.map(Self.anywhere)
    }

    static func anywhere(_ text: String) -> QuerySyntax {
        text.contains(where: \.isWhitespace) ? .phrase(.init(text)) : .term(.init(text))
    }

    /// Documents that the report cites and that bear the same number.
    private func numbers(like text: String) -> [String] {
        func digits(_ text: String) -> [UInt8] {
            let all = FoldedText(text).folded
            return Array(all.drop { !ASCIIClass.isDigit($0) }.prefix(while: ASCIIClass.isDigit).drop { $0 == 0x30 })
        }
        let wanted = digits(text)
        var known: Set<String> = []
        return report.references.map(\.display).filter { digits($0) == wanted && known.insert($0).inserted }
    }

    private func conditions(_ filter: QuerySyntax.Filter) -> [QuerySyntax.Filter.Condition] {
        if filter.field == "date" || filter.field == "year" { return dates(filter) }
        return values(filter).compactMap(\.self).map { .values([$0]) }
    }

    private func values(_ filter: QuerySyntax.Filter) -> [String?] {
        switch filter.field {
        case "province": [report.province?.name, ReportSchema.unknown]
        case "province34": [report.province?.name34, ReportSchema.unknown]
        case "district": [report.province?.district, ReportSchema.unknown]
        case "ref":
            if case .values(let asked) = filter.condition { asked.flatMap(numbers(like:)) } else { [] }
        case "reftype": report.references.map(\.type) + [ReportSchema.unknown]
        case "datekind": [report.date?.kind.rawValue, ReportSchema.unknown]
        case "source": [report.source?.name, ReportSchema.unknown]
        case "author": [report.author]
        case "id": [report.id]
        case "title": titleWords(filter)
        default: []
        }
    }

    /// Of a title the words without marks, or the word of the report's that is likest.
    private func titleWords(_ filter: QuerySyntax.Filter) -> [String] {
        guard case .values(let values) = filter.condition else { return [] }
        let own = words.surfaces(report.displayTitle).map(\.surface)
        return values.flatMap { value in
            [unmarked(value), NearestName.of(value, among: own)].compactMap(\.self).filter { $0 != value }
        }
    }

    /// The period drawn out to the report's date, else that date; or that it has none.
    private func dates(_ filter: QuerySyntax.Filter) -> [QuerySyntax.Filter.Condition] {
        guard let date = report.date?.value else { return [.values([ReportSchema.unknown])] }
        let value = filter.field == "year" ? date.year.map(String.init) ?? date.iso : date.iso
        guard case .range(let lower, let upper) = filter.condition else { return [.values([value])] }
        return [.range(lower: value, upper: upper), .range(lower: lower, upper: value), .values([value])]
    }
}
