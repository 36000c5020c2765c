internal import SearchEngine

/// Which of the documents that reports cite are to be listed.
public struct DocumentListRequest: Equatable, Sendable {
    /// Which reports count; an empty request for all.
    public var reports = SearchRequest()
    /// Only documents cited together with one that bears this number, counted over the reports that cite both.
    public var with: String?
    /// Codes of types, such as `NQ`; none for all.
    public var types: [String] = []
    /// Only documents that so many reports cite.
    public var minimumReports = 1
    /// One entry for all documents of a family, instead of one for each of them.
    public var isByFamily = false

    public init() {}
}

/// A walk over the documents that reports cite.
struct DocumentList {
    private let index: CitationIndex
    private let types: Set<String>
    private let minimumReports: Int
    private let isByFamily: Bool
    /// Citations of the documents the listed ones are cited together with.
    private var companions: Set<CitationKey> = []

    /// - Parameter reports: those that count, nil for all.
    /// - Returns: nil where `with` is no number.
    init?(
        _ request: DocumentListRequest, within reports: DocumentSet?, in reader: IndexReader
    ) throws(SearchEngineError) {
        types = Set(request.types.map(ReportSchema.key))
        minimumReports = request.minimumReports
        isByFamily = request.isByFamily
        guard let number = request.with else {
            index = CitationIndex(reader, within: reports)
            return
        }
        guard let query = ReferenceQuery(number) else { return nil }
        var both = DocumentSet(reader)
        for found in try DocumentLookup(query, in: reader).found where found.match < .close {
            companions.formUnion(found.merged.citations.map(\.key))
            for (segment, documents) in found.merged.documents.enumerated() {
                for doc in documents where reports?.contains(segment: segment, doc) ?? true {
                    both.insert(segment: segment, doc)
                }
            }
        }
        index = CitationIndex(reader, within: both)
    }

    /// Calls `body` with each document, in order of the families' keys, then of place, term and date, until it returns
    /// false.
    ///
    /// - Complexity: linear in the citations of the index; one family's are in memory at a time.
    func forEach(_ body: (MergedCitations) throws(SearchEngineError) -> Bool) throws(SearchEngineError) {
        try index.forEachFamily { (_, citations) throws(SearchEngineError) in
            guard let key = citations.first?.key, types.isEmpty || types.contains(ReportSchema.key(key.type)) else {
                return true
            }
            let documents = isByFamily ? DocumentMerge.families(of: citations) : DocumentMerge.documents(of: citations)
            for document in documents {
                guard !document.citations.contains(where: { companions.contains($0.key) }) else { continue }
                guard minimumReports <= 1 || document.documents.reduce(0, { $0 + $1.count }) >= minimumReports else {
                    continue
                }
                guard try body(document) else { return false }
            }
            return true
        }
    }

    /// The reports of a keyword's lists that count, of some reports.
    func reports(_ entries: [TermEntry?], among some: DocumentSet) throws(SearchEngineError) -> [[DocID]] {
        var documents = try index.documents(entries, field: ReportSchema.relation)
        for segment in documents.indices { documents[segment].removeAll { !some.contains(segment: segment, $0) } }
        return documents
    }

    /// Whether documents that are cited may be left out.
    var isPartial: Bool { minimumReports > 1 || !types.isEmpty || !companions.isEmpty }
}

extension ReportIndex {
    /// Calls `body` with each document that reports cite, without the citing mentions, until it returns false: in
    /// order of the families' keys, then of place, term and date.
    ///
    /// - Returns: what is to be said of the request's reading.
    /// - Complexity: linear in the citations of the index; few documents are in memory at a time.
    @discardableResult
    public func forEachDocument(
        _ request: DocumentListRequest, _ body: (CitedDocument) -> Bool
    ) throws(ReportIndexError) -> [DocumentListNote] {
        let (list, notes) = try documentList(request)
        guard let list else { return notes }
        try ReportIndexError.translating { () throws(SearchEngineError) in
            try list.forEach { merged in
                var document = CitedDocument(merged, in: reader)
                if request.isByFamily { document.forgetPlace() }
                return body(document)
            }
        }
        return notes
    }

    /// The list, nil where nothing can be in it.
    func documentList(
        _ request: DocumentListRequest
    ) throws(ReportIndexError) -> (list: DocumentList?, notes: [DocumentListNote]) {
        var notes: [DocumentListNote] = []
        var reports: DocumentSet?
        if !request.reports.isEmpty {
            let selection = try self.reports(request.reports)
            notes += selection.results.notes.map { .search($0) }
            reports = selection.documents
        }
        let list = try ReportIndexError.translating { () throws(SearchEngineError) in
            try DocumentList(request, within: reports, in: reader)
        }
        var unknown: [SearchResults.Note] = []
        FilterResolver.checkTypes(request.types, &unknown)
        notes += unknown.map { .search($0) }
        if list == nil, let number = request.with { notes.append(.noNumber(number)) }
        return (list, notes)
    }
}

/// Something the user should know of how a list of documents was asked for.
public enum DocumentListNote: Hashable, Sendable {
    case search(SearchResults.Note)
    /// What documents should be cited together with is no document's number.
    case noNumber(String)
}

extension CitedDocument {
    /// Leaves what is true of all documents of the family.
    fileprivate mutating func forgetPlace() {
        instance = nil
        province = nil
        district = nil
        year = nil
        date = nil
        citedDates = []
        guard type != "NQTW" else { return }
        term = nil
        title = nil
        twins = []
    }
}
