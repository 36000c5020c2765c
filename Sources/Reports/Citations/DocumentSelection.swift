internal import SearchEngine

/// Leaves of the documents that bear a number those of the provinces and years asked for.
struct DocumentSelection {
    private let years: [Int]
    /// Slugs; nil where none is asked for.
    private var provinces: Set<String>?
    private let reader: IndexReader
    private var withoutProvince = 0
    private var withoutYear = 0
    private var remarks: [DocumentAnswer.Note] = []

    init(_ question: DocumentQuestion, _ reader: IndexReader) {
        self.reader = reader
        years = question.years
        guard !question.provinces.isEmpty else { return }
        var slugs: Set<String> = []
        for name in question.provinces {
            if ReportSchema.key(name) == ReportSchema.unknown {
                slugs.insert(ReportSchema.unknown)
            } else if let province = Gazetteer.shared.province(named: name) {
                slugs.insert(province.slug)
            } else if let unit = Gazetteer.shared.historicUnit(named: name) {
                slugs.formUnion(unit.successors.compactMap { Gazetteer.shared.province(named: $0)?.slug })
                remarks.append(.filter(.historicUnit(name: unit.name, successors: unit.successors)))
            } else {
                remarks.append(.filter(.unknownProvince(name, near: Gazetteer.shared.nearestProvince(to: name))))
            }
        }
        provinces = slugs
    }

    var notes: [DocumentAnswer.Note] {
        remarks + (withoutProvince > 0 ? [.provinceNotKnown(documents: withoutProvince)] : [])
            + (withoutYear > 0 ? [.yearNotKnown(documents: withoutYear)] : [])
    }

    mutating func selected(_ found: [DocumentLookup.Found]) -> [DocumentLookup.Found] {
        var kept: [DocumentLookup.Found] = []
        for document in found {
            guard let merged = place(document.merged), isOfYear(merged) else { continue }
            kept.append(.init(merged: merged, match: document.match))
        }
        return kept
    }

    private mutating func place(_ merged: MergedCitations) -> MergedCitations? {
        guard let provinces else { return merged }
        guard merged.key.scope.isEmpty else {
            if let slug = merged.key.province { return provinces.contains(slug) ? merged : nil }
            guard !provinces.contains(ReportSchema.unknown) else { return merged }
            // A name of no province leaves out everything.
            if !provinces.isEmpty { withoutProvince += 1 }
            return nil
        }
        let columns = reader.segments.map { ReportColumns($0) }
        return merged.filtered { segment, doc in
            provinces.contains(Province.of(code: columns[segment].province(doc))?.slug ?? ReportSchema.unknown)
        }
    }

    private mutating func isOfYear(_ merged: MergedCitations) -> Bool {
        guard !years.isEmpty else { return true }
        if let year = merged.registered?.date.year ?? merged.year { return years.contains(year) }
        if let term = merged.term, merged.key.isPlenum || merged.key.scope.isEmpty && merged.key.system == .party,
            let first = CentralDocuments.registry.start(ofTerm: term)?.year
        {
            let last = CentralDocuments.registry.start(ofTerm: term + 1)?.year ?? .max
            return years.contains { (first...max(first, last)).contains($0) }
        }
        withoutYear += 1
        return false
    }
}
