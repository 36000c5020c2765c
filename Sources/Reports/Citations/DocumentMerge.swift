/// Citations of one document: those of one family and place whose dates and terms agree.
struct MergedCitations {
    var citations: [CitationIndex.Citation]
    /// Of the committee or plenum, where known.
    var term: Int?
    /// The date most reports give it, the earliest of equals; a whole one before a partial one.
    var date: PartialDate?
    /// Every whole date that reports give it, ascending.
    var dates: [PartialDate]

    var key: CitationKey { citations[0].key }

    /// The year it is of: of its date, its symbol or its instance.
    var year: Int? {
        if let year = date?.year ?? key.symbolYear { return year }
        return citations.lazy.compactMap { $0.key.ending?.year }.first
    }

    /// - Parameter citations: one at least.
    fileprivate init(_ citations: [CitationIndex.Citation], term: Int? = nil) {
        self.citations = citations
        self.term = term
        var counts: [PartialDate: Int] = [:]
        for citation in citations {
            if let date = citation.key.date { counts[date, default: 0] += citation.reports }
        }
        date =
            counts.min { left, right in
                let (wholeLeft, wholeRight) = (left.key.precision == .day, right.key.precision == .day)
                if wholeLeft != wholeRight { return wholeLeft }
                return left.value != right.value ? left.value > right.value : left.key.rank < right.key.rank
            }?.key
        dates = counts.keys.filter { $0.precision == .day }.sorted { $0.rank < $1.rank }
    }

    /// The key of the document: `nq-7/tu@lang-son#2006`; nil where no more than the family is known.
    var instance: String? {
        var key = key
        key.ending = key.isCongress || key.symbolYear != nil ? nil : term.map { .term($0) } ?? year.map { .year($0) }
        return key.instance
    }

    /// The family, of a plenum with its term: `nq-7/tu`, `nqtw-4#k11`.
    var family: String { key.isPlenum ? key.family + (term.map { "#k\($0)" } ?? "") : key.family }
}

/// Tells which citations of a family are of the same document.
///
/// Citations of different places are of different documents. In one place:
/// * a symbol with a year, and a congress, name one document;
/// * other documents of the state are told apart by their years, as their numbers begin anew each year;
/// * those of the party by term: different terms are different documents; a citation with a date alone goes to the
///   document whose date is nearest, if no more than five years lie between, else dates within five years of the first
///   make one document; citations without date and term make one by themselves, as nothing tells whose they are.
enum DocumentMerge {
    /// Five years, in days.
    private static let reach = 1826

    /// - Parameter citations: of one family.
    /// - Returns: in order of place, then of term, year and date, what has none of them last.
    static func documents(of citations: [CitationIndex.Citation]) -> [MergedCitations] {
        var places: [String: [CitationIndex.Citation]] = [:]
        for citation in citations { places[citation.key.scope, default: []].append(citation) }
        return places.sorted { $0.key < $1.key }.flatMap { merged($0.value) }
    }

    /// All citations of a family as if of one document, but plenums by term, as their family's key has it.
    static func families(of citations: [CitationIndex.Citation]) -> [MergedCitations] {
        guard let key = citations.first?.key else { return [] }
        return key.isPlenum ? byTerm(citations) : [MergedCitations(citations)]
    }

    private static func merged(_ citations: [CitationIndex.Citation]) -> [MergedCitations] {
        guard let key = citations.first?.key else { return [] }
        if key.isCongress || key.symbolYear != nil { return [MergedCitations(citations)] }
        if key.isPlenum { return byTerm(citations) }
        return key.system == .state ? byYear(citations) : byTermAndDate(citations)
    }

    private static func byTerm(_ citations: [CitationIndex.Citation]) -> [MergedCitations] {
        Dictionary(grouping: citations, by: \.key.term).sorted { $0.key ?? .max < $1.key ?? .max }
            .map { MergedCitations($0.value, term: $0.key) }
    }

    private static func byYear(_ citations: [CitationIndex.Citation]) -> [MergedCitations] {
        Dictionary(grouping: citations) { $0.key.days.flatMap { PartialDate(dayNumber: $0.lowerBound)?.year } ?? .max }
            .sorted { $0.key < $1.key }.map { MergedCitations($0.value) }
    }

    private static func byTermAndDate(_ citations: [CitationIndex.Citation]) -> [MergedCitations] {
        var termed = Dictionary(grouping: citations.filter { $0.key.term != nil }, by: { $0.key.term ?? 0 })
        let anchors = termed.sorted { $0.key < $1.key }.flatMap { term, group in
            group.compactMap { citation in citation.key.days.map { (term: term, days: $0) } }
        }
        var dated: [(days: ClosedRange<Int>, citations: [CitationIndex.Citation])] = []
        var others: [CitationIndex.Citation] = []
        let rest = citations.filter { $0.key.term == nil }
            .sorted {
                ($0.key.days?.lowerBound ?? .max, $0.key.days?.upperBound ?? .max)
                    < ($1.key.days?.lowerBound ?? .max, $1.key.days?.upperBound ?? .max)
            }
        for citation in rest {
            guard let days = citation.key.days else {
                others.append(citation)
                continue
            }
            let nearest = anchors.map { (term: $0.term, distance: distance($0.days, days)) }
                .min { ($0.distance, $0.term) < ($1.distance, $1.term) }
            if let nearest, nearest.distance <= reach {
                termed[nearest.term]?.append(citation)
            } else if let last = dated.last, distance(last.days, days) <= reach {
                dated[dated.count - 1].citations.append(citation)
            } else {
                dated.append((days, [citation]))
            }
        }
        return termed.sorted { $0.key < $1.key }.map { MergedCitations($0.value, term: $0.key) }
            + dated.map { MergedCitations($0.citations) } + (others.isEmpty ? [] : [MergedCitations(others)])
    }

    /// Days between two periods, 0 where they meet.
    private static func distance(_ left: ClosedRange<Int>, _ right: ClosedRange<Int>) -> Int {
        max(0, right.lowerBound - left.upperBound, left.lowerBound - right.upperBound)
    }
}

extension CitationKey {
    var term: Int? { ending?.term }

    /// The days its date or its year covers.
    fileprivate var days: ClosedRange<Int>? {
        date?.interval ?? ending?.year.flatMap { PartialDate(year: $0)?.interval }
    }
}

extension PartialDate {
    /// Orders dates by year, month and day, a partial one before those it covers.
    fileprivate var rank: Int { (year ?? 0) * 10_000 + (month ?? 0) * 100 + (day ?? 0) }
}
