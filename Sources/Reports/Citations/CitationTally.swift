internal import SearchEngine

/// How many reports have a value.
public struct ReportCount: Hashable, Sendable {
    /// Nil where it is not known.
    public var value: String?
    public var reports: Int

    package init(_ value: String?, _ reports: Int) {
        self.value = value
        self.reports = reports
    }
}

/// How many reports of a province and a year cite a document.
public struct ProvinceYearCount: Hashable, Sendable {
    /// As of before 1 July 2025; nil where it is not known.
    public var province: String?
    public var year: Int?
    public var reports: Int

    package init(province: String?, year: Int?, reports: Int) {
        self.province = province
        self.year = year
        self.reports = reports
    }
}

/// Counts reports by province and by year, and finds the first and the last of them, from columns alone.
struct CitationTally {
    private(set) var reports = 0
    private(set) var first: PartialDate?
    private(set) var last: PartialDate?
    private var firstDay = Int64.max
    private var lastDay = Int64.min
    private var cells: [Cell: Int] = [:]

    private struct Cell: Hashable {
        var province: Int64?
        var year: Int?
    }

    /// - Parameter documents: by segment, each once.
    init(_ documents: [[DocID]], in reader: IndexReader) {
        for (segment, documents) in documents.enumerated() where !documents.isEmpty {
            let columns = ReportColumns(reader.segments[segment])
            for doc in documents { add(doc, columns) }
        }
    }

    private mutating func add(_ doc: DocID, _ columns: ReportColumns) {
        reports += 1
        let days = columns.days(doc)
        cells[Cell(province: columns.province(doc), year: days.flatMap(ReportColumns.year)), default: 0] += 1
        guard let days else { return }
        if days.lowerBound < firstDay {
            firstDay = days.lowerBound
            first = ReportColumns.date(days)
        }
        if days.upperBound > lastDay {
            lastDay = days.upperBound
            last = ReportColumns.date(days)
        }
    }

    /// In order of the provinces' slugs, then of years; the unknown last.
    var byProvinceAndYear: [ProvinceYearCount] {
        cells.map { (province: Province.of(code: $0.key.province), year: $0.key.year, reports: $0.value) }
            .sorted { left, right in
                let (first, second) = (left.province?.slug ?? "~", right.province?.slug ?? "~")
                return first != second ? first < second : left.year ?? .max < right.year ?? .max
            }.map { ProvinceYearCount(province: $0.province?.name, year: $0.year, reports: $0.reports) }
    }
}

/// What the columns of a segment tell of its reports.
struct ReportColumns {
    private let firstDay: Column
    private let lastDay: Column
    private let provinceCode: Column

    init(_ segment: SegmentReader) {
        firstDay = segment.column(ReportSchema.firstDay)
        lastDay = segment.column(ReportSchema.lastDay)
        provinceCode = segment.column(ReportSchema.provinceCode)
    }

    /// The days the report's date covers.
    func days(_ doc: DocID) -> ClosedRange<Int64>? {
        guard let first = firstDay[doc], let last = lastDay[doc], first <= last else { return nil }
        return first...last
    }

    func province(_ doc: DocID) -> Int64? { provinceCode[doc] }

    /// The date that covers these days.
    static func date(_ days: ClosedRange<Int64>) -> PartialDate? {
        guard let first = PartialDate(dayNumber: Int(days.lowerBound)),
            let last = PartialDate(dayNumber: Int(days.upperBound))
        else { return nil }
        if first == last { return first }
        guard first.year == last.year else { return nil }
        return PartialDate(year: first.year, month: first.month == last.month ? first.month : nil)
    }

    static func year(_ days: ClosedRange<Int64>) -> Int? { date(days)?.year }
}

extension Province {
    /// The code as a number.
    var codeNumber: Int64? { Int64(code) }

    static func of(code: Int64?) -> Province? { code.flatMap { byCode[$0] } }

    private static let byCode = Dictionary(
        Gazetteer.shared.provinces.compactMap { province in province.codeNumber.map { ($0, province) } },
        uniquingKeysWith: { first, _ in first })
}
