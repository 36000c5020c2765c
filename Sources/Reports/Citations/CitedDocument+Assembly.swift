internal import SearchEngine

extension CitedDocument {
    /// What is known of a document without opening a report.
    ///
    init(_ merged: MergedCitations, match: Match = .exact, in reader: IndexReader) {
        let key = merged.key
        let known = merged.registered
        let tally = CitationTally(merged.documents, in: reader)
        let issuer = known?.issuer ?? merged.issuer
        self.init(
            family: merged.family, instance: merged.instance, display: merged.display, type: key.type,
            issuer: issuer, issuerName: issuer.flatMap { IssuerNames.shared.name(ofCode: $0) },
            province: key.province.map { Gazetteer.shared.province(named: $0)?.name ?? $0 },
            district: key.district.map { merged.districtName($0) }, term: merged.term, year: merged.year,
            date: known?.date ?? merged.date, citedDates: merged.dates, title: known?.title,
            twins: DocumentNames.twins(of: merged), match: match, reports: tally.reports,
            mentions: merged.mentions, first: tally.first, last: tally.last,
            byProvinceAndYear: tally.byProvinceAndYear, citing: [])
    }
}

extension MergedCitations {
    /// The registry's entry, for a document whose term is known.
    var registered: CentralDocuments.Document? {
        guard let term, key.scope.isEmpty else { return nil }
        return CentralDocuments.registry.documents(family: key.family).first { $0.term == term }
    }

    /// The display form most reports give it, the first in order of equals.
    var display: String { mostCited(\.display) ?? key.family }

    /// The issuer most reports name, else the body in the symbol.
    fileprivate var issuer: String? {
        if let named = mostCited(\.issuer) { return named }
        guard let slash = key.family.firstIndex(of: "/"), !key.isCongress else { return key.isPlenum ? "BCHTW" : nil }
        return IssuingBodies.registry.known(String(key.family[slash...].dropFirst()))?.code
    }

    private func mostCited(_ value: (CitationKey) -> String?) -> String? {
        var counts: [String: Int] = [:]
        for citation in citations {
            if let value = value(citation.key) { counts[value, default: 0] += citation.reports }
        }
        return counts.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key
    }

    /// The name of a district of the document's province.
    fileprivate func districtName(_ slug: String) -> String {
        let province = key.province.flatMap { Gazetteer.shared.province(named: $0)?.name }
        let named = Gazetteer.shared.districts(named: slug)
        return (named.first { $0.province == province } ?? named.first)?.name ?? slug
    }

    /// The engine's numbers of the reports that cite it, by segment, ascending, each once.
    var documents: [[DocID]] {
        citations[0].documents.indices.map { segment in
            let lists = citations.map { $0.documents[segment] }.filter { !$0.isEmpty }
            guard lists.count > 1 else { return lists.first ?? [] }
            var documents = lists.flatMap(\.self)
            documents.sort()
            var kept = 0
            for index in documents.indices where index == 0 || documents[index] != documents[kept - 1] {
                documents[kept] = documents[index]
                kept += 1
            }
            documents.removeSubrange(kept...)
            return documents
        }
    }

    /// In all reports.
    var mentions: Int { citations.reduce(0) { $0 + $1.mentions * $1.reports } }

    /// Leaves only some reports; nil where none is left.
    func filtered(_ isIncluded: (_ segment: Int, _ doc: DocID) -> Bool) -> MergedCitations? {
        var filtered = self
        filtered.citations = citations.map { citation in
            var citation = citation
            for segment in citation.documents.indices {
                citation.documents[segment].removeAll { !isIncluded(segment, $0) }
            }
            return citation
        }.filter { $0.reports > 0 }
        return filtered.citations.isEmpty ? nil : filtered
    }
}
