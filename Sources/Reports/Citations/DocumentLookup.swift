internal import SearchEngine

/// Finds the documents that bear a number.
struct DocumentLookup {
    /// A document and how it answers.
    struct Found {
        var merged: MergedCitations
        var match: CitedDocument.Match
    }

    private let index: CitationIndex
    private let query: ReferenceQuery
    private(set) var found: [Found] = []
    private var known: Set<String> = []

    /// - Complexity: logarithmic in the keywords of the index, linear in the citations of the number.
    init(_ query: ReferenceQuery, in reader: IndexReader) throws(SearchEngineError) {
        self.query = query
        index = CitationIndex(reader)
        for key in query.exact { try add(key, term: query.term, .exact) }
        for prefix in query.prefixes { try add(numbered: prefix, .exact) }
        for key in query.close {
            if key.hasSuffix("/*") { try add(numbered: key, .close) } else { try add(key, term: query.term, .close) }
        }
        for key in query.related { try add(key, term: nil, .indirect) }
    }

    /// Of what bears the very number asked for, the documents of the family that has the most; none where no family has
    /// several.
    static func sameNumber(_ found: [Found]) -> [MergedCitations] {
        let families = Dictionary(grouping: found.filter { $0.match == .exact }.map(\.merged), by: \.family)
        let most = families.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.value ?? []
        return most.count > 1 ? most : []
    }

    // MARK: One key

    /// - Parameter key: a family, with a term or as an instance where it has more.
    private mutating func add(_ key: String, term: Int?, _ match: CitedDocument.Match) throws(SearchEngineError) {
        let family = String(key.prefix { $0 != "@" && $0 != "#" })
        let isBodyless = family.hasSuffix("/?")
        let citations = try index.citations(ofFamily: isBodyless ? String(family.dropLast(2)) : family)
        let documents = DocumentMerge.documents(of: citations)
        let ending = key.utf8.firstIndex(of: UInt8(ascii: "#")).flatMap { CitationKey.Ending(String(key[$0...])) }
        guard key.contains("@") || ending?.year != nil else {
            add(documents, term: term ?? ending?.term, match)
            return
        }
        for merged in documents where merged.isNamed(key) { add(merged, match) }
    }

    private mutating func add(numbered key: String, _ match: CitedDocument.Match) throws(SearchEngineError) {
        for citations in try index.families(numbered: String(key.prefix { $0 != "/" })) {
            add(DocumentMerge.documents(of: citations), term: query.term, match)
        }
    }

    private mutating func add(_ documents: [MergedCitations], term: Int?, _ match: CitedDocument.Match) {
        guard let term else {
            for merged in documents { add(merged, match) }
            return
        }
        for merged in documents where merged.term == term { add(merged, match) }
        guard match == .exact, let from = query.assumedFrom?.interval?.lowerBound else { return }
        for merged in documents where merged.term == nil {
            if let assumed = assumed(merged, among: documents, from: Int64(from)) { add(assumed, .assumed) }
        }
    }

    /// Of citations without a term those that may be of the term asked for: by reports that are young enough and name
    /// no other term.
    private func assumed(_ merged: MergedCitations, among all: [MergedCitations], from: Int64) -> MergedCitations? {
        var otherwise = DocumentSet(index.reader)
        for other in all where other.term != nil {
            for (segment, documents) in other.documents.enumerated() {
                for doc in documents { otherwise.insert(segment: segment, doc) }
            }
        }
        let columns = index.reader.segments.map { ReportColumns($0) }
        return merged.filtered { segment, doc in
            guard let days = columns[segment].days(doc), days.lowerBound >= from else { return false }
            return !otherwise.contains(segment: segment, doc)
        }
    }

    private mutating func add(_ merged: MergedCitations, _ match: CitedDocument.Match) {
        let key = [merged.key.family, merged.key.scope, merged.instance ?? "", merged.term.map(String.init) ?? ""]
        if known.insert(key.joined(separator: "\t")).inserted { found.append(Found(merged: merged, match: match)) }
    }
}

extension CitationKey.Ending {
    var term: Int? {
        if case .term(let term) = self { term } else { nil }
    }

    var year: Int? {
        if case .year(let year) = self { year } else { nil }
    }
}

extension MergedCitations {
    /// Whether an instance's key is that of the document or of a citation of it; one without an ending names all
    /// documents of the place.
    fileprivate func isNamed(_ key: String) -> Bool {
        key == instance || citations.contains { $0.key.instance == key }
            || !key.contains("#") && self.key.family + self.key.scope == key
    }
}
