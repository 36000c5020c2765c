internal import Analysis
internal import SearchEngine

/// The query that may have been meant, where words of the one typed stand in no report.
///
/// Looked at are words and phrases that a report should have; what is excluded, spelled out with `=`, a beginning
/// with `*`, a field, a reference or an abbreviation is taken to be meant as typed. All else of the query stays as it
/// is.
struct QuerySuggestion {
    /// Words of a query, from its start, that are looked at.
    private static let mostWords = 64

    /// A term or phrase of the query.
    private struct Unit {
        /// Unicode scalars of the query.
        var source: Range<Int>
        /// As it was typed.
        var text: String
        /// Its words; and of a phrase, how many moves these are allowed.
        var count: Int
        var slop: Int
    }

    private let scalars: [Unicode.Scalar]
    private let queryWords: QueryWords
    private let resolver: QueryResolver
    private var words: [Query.Word] = []
    /// The same as they are spelled.
    private var parts: [QueryWords.Part] = []
    private var units: [Unit] = []
    /// Where each word stands: the number of the unit, and bytes of it.
    private var places: [(unit: Int, range: Range<Int>)] = []

    init(_ query: String, _ syntax: QuerySyntax, _ queryWords: QueryWords, _ resolver: QueryResolver) {
        scalars = Array(query.unicodeScalars)
        self.queryWords = queryWords
        self.resolver = resolver
        collect(syntax)
    }

    private mutating func collect(_ syntax: QuerySyntax) {
        switch syntax {
        case .term: collect([syntax])
        case .phrase(let phrase) where !phrase.isExact: collect(phrase.text, phrase.source, slop: phrase.slop)
        case .near(let left, _, let right):
            collect(left)
            collect(right)
        case .required(let part), .weighted(let part, _): collect(part)
        case .all(let parts): collect(parts)
        case .any(let parts): for part in parts { collect(part) }
        case .phrase, .reference, .filter, .not: return
        }
    }

    /// Parts side by side, but for what is searched for in another way too.
    private mutating func collect(_ parts: [QuerySyntax]) {
        var index = 0
        while index < parts.count {
            defer { index += 1 }
            guard case .term(let term) = parts[index] else {
                collect(parts[index])
                continue
            }
            if let span = resolver.abbreviations.spans[term.source.range.lowerBound] {
                index += span.termCount - 1
            } else {
                collect(term)
            }
        }
    }

    private mutating func collect(_ term: QuerySyntax.Term) {
        if !term.isExact, !term.isPrefix { collect(term.text, term.source) }
    }

    private mutating func collect(_ text: String, _ source: QuerySource, slop: Int = 0) {
        guard source.range.upperBound <= scalars.count, words.count < Self.mostWords else { return }
        let parts = queryWords.parts(text)
        var (typed, found) = (text, parts[...])
        if !scalars[source.range].elementsEqual(text.unicodeScalars) {
            // Signs stand round the words as they were typed.
            typed = typedText(source.range)
            found = queryWords.parts(typed).prefix(parts.count)
            guard found.elementsEqual(parts, by: { $0.exact == $1.exact }) else { return }
        }
        for part in found {
            words.append(resolver.word(part, isExact: false))
            self.parts.append(part)
            places.append((units.count, part.range))
        }
        units.append(Unit(source: source.range, text: typed, count: found.count, slop: slop))
    }

    private func typedText(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    /// - Parameter foundNothing: whether no report has all that was asked for; a word in very few reports may then be a
    ///   slip too.
    /// - Returns: the query with the likeliest words in place of those that stand in no report; nil where there are no
    ///   such words, or nothing like them stands in any.
    func query(_ reader: IndexReader, foundNothing: Bool) throws(SearchEngineError) -> String? {
        var corrections = try SpellingSuggester(reader).corrections(words, foundNothing: foundNothing)
        if !corrections.isEmpty {
            let names = KnownNames.shared.places(in: parts)
            corrections = corrections.filter { !names.contains($0.key) }
        }
        guard !corrections.isEmpty else { return nil }
        // Words are told by their places in canonical text.
        let typed = units.map { VietnameseAnalyzer.normalized($0.text) }
        var mended = typed
        // From the last to the first, so that what stands before stays where it is.
        for (place, candidate) in corrections.sorted(by: { $0.key > $1.key }) {
            mended[places[place].unit].replaceSubrange(places[place].range, with: candidate.key)
        }
        var result = scalars
        var isMended = false
        for (number, unit) in units.enumerated().reversed() where mended[number] != typed[number] {
            let text = String(decoding: mended[number], as: UTF8.self)
            guard try standsTogether(text, unit, reader) else { continue }
            isMended = true
            result.replaceSubrange(unit.source, with: text.unicodeScalars)
        }
        guard isMended else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result)
        return String(view)
    }

    /// Whether some report has the words of a unit as they were mended: of a phrase or a compound, one that has them all
    /// together.
    private func standsTogether(
        _ mended: String, _ unit: Unit, _ reader: IndexReader
    ) throws(SearchEngineError) -> Bool {
        let parts = queryWords.parts(mended).prefix(unit.count)
        guard parts.count > 1 else { return true }
        let words = parts.map { resolver.word($0, isExact: false) }
        return try Searcher(reader).count(
            .phrase(words, proximity: .phrase(slop: unit.slop), field: Schema.text)) > 0
    }
}
