internal import SearchEngine

/// Counts the reports of a set by the values of one field.
struct FacetBuilder {
    private let reader: IndexReader
    private let reports: DocumentSet
    private let total: Int

    init(_ reports: DocumentSet, in reader: IndexReader) {
        self.reader = reader
        self.reports = reports
        total = reports.count
    }

    /// - Parameter limit: how many values are returned; nil for all.
    func facet(_ field: FacetField, limit: Int?) throws(SearchEngineError) -> Facet {
        var values = FacetValues(isTime: field.isTime, limit: limit)
        switch field {
        case .province: try add(ReportSchema.province, to: &values) { Self.province($0) }
        case .province34: try add(ReportSchema.province34, to: &values) { Self.province34($0) }
        case .district: try add(ReportSchema.districtName, to: &values) { .init(value: $0, label: $0, reports: 0) }
        case .source: try add(ReportSchema.sourceName, to: &values) { .init(value: $0, label: $0, reports: 0) }
        case .referenceType: try add(ReportSchema.referenceType, to: &values) { Self.type($0) }
        case .reference: try addFamilies(to: &values)
        case .year, .month: addTimes(field, to: &values)
        }
        let (kept, distinct) = values.finished
        return Facet(field: field, values: kept, distinct: distinct)
    }

    private func add(
        _ field: Schema.FieldID, to values: inout FacetValues, _ named: (String) -> Facet.Value
    ) throws(SearchEngineError) {
        var counter = FacetCounter(reader, in: reports)
        var unknown = 0
        try counter.forEachValue(of: field) { key, count in
            let key = String(decoding: key, as: UTF8.self)
            if key == ReportSchema.unknown {
                unknown += count
            } else {
                var value = named(key)
                value.reports = count
                values.add(value)
            }
        }
        values.add(unknown: unknown + counter.withoutValue)
    }

    private static func province(_ slug: String) -> Facet.Value {
        let name = Gazetteer.shared.province(named: slug)?.name ?? slug
        return .init(value: name, label: name, reports: 0)
    }

    private static func province34(_ slug: String) -> Facet.Value {
        let name = Gazetteer.shared.province34(named: slug)?.name ?? slug
        return .init(value: name, label: name, reports: 0)
    }

    /// `nq` as `NQ`; plenums and congresses have types of their own.
    private static func type(_ key: String) -> Facet.Value {
        let code = ["nqtw": "NQTW", "nqdh": "NQĐH"][key] ?? DocumentTypes.registry.entry(key: key)?.code ?? key
        return .init(value: code, label: code, reports: 0)
    }

    private func addFamilies(to values: inout FacetValues) throws(SearchEngineError) {
        var citing = DocumentSet(reader)
        try CitationIndex(reader, within: reports).forEachFamily { _, citations in
            for family in DocumentMerge.families(of: citations) {
                var count = 0
                for (segment, documents) in family.documents.enumerated() {
                    for doc in documents { citing.insert(segment: segment, doc) }
                    count += documents.count
                }
                values.add(.init(value: family.family, label: family.display, reports: count))
            }
            return true
        }
        values.add(unknown: total - citing.count)
    }

    /// A report dated by a year alone has no month.
    private func addTimes(_ field: FacetField, to values: inout FacetValues) {
        let columns = reader.segments.map { ReportColumns($0) }
        var counts: [PartialDate: Int] = [:]
        var unknown = 0
        var last: (days: ClosedRange<Int64>, time: PartialDate)?
        reports.forEach { segment, doc in
            guard let days = columns[segment].days(doc) else {
                unknown += 1
                return
            }
            if last?.days != days {
                guard let time = Self.time(days, field) else {
                    unknown += 1
                    return
                }
                last = (days, time)
            }
            if let last { counts[last.time, default: 0] += 1 }
        }
        for (time, count) in counts { values.add(.init(value: time.iso, label: time.iso, reports: count)) }
        values.add(unknown: unknown)
    }

    private static func time(_ days: ClosedRange<Int64>, _ field: FacetField) -> PartialDate? {
        guard let date = ReportColumns.date(days) else { return nil }
        return field == .year
            ? PartialDate(year: date.year) : date.month.flatMap { PartialDate(year: date.year, month: $0) }
    }
}

/// The first values of a facet, of however many.
struct FacetValues {
    private let isTime: Bool
    private let limit: Int
    private var values: [Facet.Value] = []
    private var unknown = 0
    private var distinct = 0

    init(isTime: Bool, limit: Int?) {
        self.isTime = isTime
        self.limit = limit ?? .max
    }

    /// - Complexity: constant on average but for a logarithm of the limit.
    mutating func add(_ value: Facet.Value) {
        values.append(value)
        distinct += 1
        if values.count / 2 > max(limit, 512) { trim() }
    }

    mutating func add(unknown count: Int) { unknown += count }

    private mutating func trim() {
        let isTime = isTime
        let keyed = values.map { (value: $0, key: isTime ? $0.value : ReportSchema.key($0.label)) }
        values = keyed.sorted { left, right in
            if !isTime, left.value.reports != right.value.reports { return left.value.reports > right.value.reports }
            return left.key != right.key ? left.key < right.key : left.value.value < right.value.value
        }.prefix(limit).map(\.value)
    }

    /// The values in order, and how many there are in all.
    var finished: (values: [Facet.Value], distinct: Int) {
        var all = self
        if unknown > 0, !isTime {
            all.add(.init(value: Facet.unknown, label: Facet.unknown, reports: unknown))
        }
        all.trim()
        if unknown > 0, isTime {
            all.distinct += 1
            all.values.append(.init(value: Facet.unknown, label: Facet.unknown, reports: unknown))
            if all.values.count > limit { all.values.removeLast() }
        }
        return (all.values, all.distinct)
    }
}
