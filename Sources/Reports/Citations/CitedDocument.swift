/// A document that reports cite: one of those that bear a number, told apart by place, term and date.
public struct CitedDocument: Sendable {
    /// How it answers what was asked.
    public enum Match: String, Comparable, Sendable {
        /// It bears the number.
        case exact
        /// It bears the number; reports name no term, and may cite it from the term asked for, going by their date.
        case assumed
        /// Its symbol is easily confused with the one asked for: `08-QĐi/TW` for `08-QĐ/TW`.
        case close
        /// It is known under another name as well: a plenum and the numbered documents it passed.
        case indirect

        private var rank: Int {
            switch self {
            case .exact: 0
            case .assumed: 1
            case .close: 2
            case .indirect: 3
            }
        }

        public static func < (left: Match, right: Match) -> Bool { left.rank < right.rank }
    }

    /// Another name of the document, or a document of the plenum.
    public struct Twin: Hashable, Sendable {
        /// `nq-12/tw#k11`, `nqtw-4#k11`
        public var key: String
        public var display: String
        public var title: String?
    }

    /// A mention of the document in a report.
    public struct Citation: Sendable {
        public var report: String
        public var title: String
        /// The report's.
        public var date: ReportDate?
        public var province: ProvinceFinding?
        public var surface: String
        /// Unicode scalar offsets into the report's text.
        public var range: Range<Int>
        public var sentence: String
        /// Where in `sentence` the mention stands, as Unicode scalar offsets.
        public var sentenceRange: Range<Int>
        /// 0 to 1.
        public var confidence: Double
    }

    /// `nq-7/tu`, `nqtw-4#k11`
    public var family: String
    /// `nq-7/tu@lang-son#2006`; nil where neither place nor term nor year is known, and for plenums.
    public var instance: String?
    public var display: String
    /// `NQ`
    public var type: String
    /// The issuer's code: the registry's, else the one most reports name, else the body's in the symbol.
    public var issuer: String?
    public var issuerName: String?
    /// The province a local document belongs to, as of before 1 July 2025; nil for others, and where it is not known.
    public var province: String?
    public var district: String?
    public var term: Int?
    public var year: Int?
    /// The registry's, else the one most reports give.
    public var date: PartialDate?
    /// Every whole date that reports give it, ascending; more than one is a conflict.
    public var citedDates: [PartialDate]
    /// Where the registry of central documents knows it.
    public var title: String?
    public var twins: [Twin]
    public var match: Match
    /// Reports that cite it, and mentions in all of them.
    public var reports: Int
    public var mentions: Int
    /// The earliest and the latest date of a report that cites it.
    public var first: PartialDate?
    public var last: PartialDate?
    /// Reports by province as of before 1 July 2025 and year, in order of the provinces' slugs and then of years, the
    /// unknown last.
    public var byProvinceAndYear: [ProvinceYearCount]
    /// Newest report first, undated last, then by report and place in it; empty where they were not asked for.
    public var citing: [Citation]

    /// Reports by province, most first, equal ones by slug; those of no known province last.
    public var byProvince: [ReportCount] {
        var counts: [ReportCount] = []
        for cell in byProvinceAndYear {
            if let last = counts.last, last.value == cell.province {
                counts[counts.count - 1].reports += cell.reports
            } else {
                counts.append(ReportCount(cell.province, cell.reports))
            }
        }
        return counts.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            if (first.value == nil) != (second.value == nil) { return second.value == nil }
            return first.reports != second.reports ? first.reports > second.reports : left.offset < right.offset
        }.map(\.element)
    }

    /// Reports by year, ascending; those without a year last.
    public var byYear: [ReportCount] {
        var counts: [Int?: Int] = [:]
        for cell in byProvinceAndYear { counts[cell.year, default: 0] += cell.reports }
        return counts.sorted { $0.key ?? .max < $1.key ?? .max }.map { ReportCount($0.key.map(String.init), $0.value) }
    }

    /// The finest key that is known of it.
    public var key: String { instance ?? family }

    /// Whether reports, or they and the registry, disagree on its date.
    public var hasDateConflict: Bool {
        citedDates.count > 1 || citedDates.count == 1 && date?.precision == .day && date != citedDates.first
    }
}
