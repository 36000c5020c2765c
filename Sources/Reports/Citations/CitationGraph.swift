internal import Analysis
internal import SearchEngine

/// A part of the graph of citations.
public enum CitationGraphPart: Sendable {
    case document(CitedDocument)
    case report(id: String, title: String, date: PartialDate?, province: String?)
    /// A report cites a document so many times.
    case citation(report: String, document: String, mentions: Int)
    /// What a report itself does to a document.
    case reportRelation(report: String, kind: DocumentRelation.Kind, document: String)
    /// What so many reports say one document does to another.
    case documentRelation(from: String, kind: DocumentRelation.Kind, to: String, reports: Int)
}

extension ReportIndex {
    /// Calls `body` with each part of the graph, until it returns false: the documents in the order of
    /// ``forEachDocument(_:_:)``, the reports that cite them by ID, the citations by document and report, then what
    /// documents and reports are to documents. Documents are named by their keys.
    ///
    /// - Complexity: linear in the citations and relations of the index and in the reports; in memory are those
    ///   documents alone that are known by several keys, and, where some are left out, the keys of the others.
    @discardableResult
    public func forEachGraphPart(
        _ request: DocumentListRequest, _ body: (CitationGraphPart) -> Bool
    ) throws(ReportIndexError) -> [DocumentListNote] {
        let (list, notes) = try documentList(request)
        guard let list else { return notes }
        try ReportIndexError.translating { () throws(SearchEngineError) in
            var walk = GraphWalk(list, reader)
            guard try walk.documents(body) else { return }
            guard
                try walk.reports({ (segment, doc) throws(SearchEngineError) in
                    let report = try report(segment, doc)
                    return body(
                        .report(
                            id: report.id, title: report.displayTitle, date: report.date?.value,
                            province: report.province?.name))
                })
            else { return }
            guard try walk.citations(body) else { return }
            try walk.relations(body)
        }
        return notes
    }
}

/// One walk after the other over what the graph is made of.
private struct GraphWalk {
    private let list: DocumentList
    private let reader: IndexReader
    /// Reports that cite a listed document.
    private var citing: DocumentSet
    /// Keys under which reports know a document that is listed under another.
    private var listedKeys: [String: String] = [:]
    /// The documents listed, where some are not.
    private var listed: Set<String>?

    init(_ list: DocumentList, _ reader: IndexReader) {
        self.list = list
        self.reader = reader
        citing = DocumentSet(reader)
        listed = list.isPartial ? [] : nil
    }

    mutating func documents(_ body: (CitationGraphPart) -> Bool) throws(SearchEngineError) -> Bool {
        var isWanted = true
        var (citing, keys, listed) = (citing, listedKeys, listed)
        try list.forEach { merged in
            let document = CitedDocument(merged, in: reader)
            for (segment, documents) in merged.documents.enumerated() {
                for doc in documents { citing.insert(segment: segment, doc) }
            }
            for citation in merged.citations where citation.key.key != document.key {
                keys[citation.key.key] = document.key
            }
            listed?.insert(document.key)
            isWanted = body(.document(document))
            return isWanted
        }
        (self.citing, listedKeys, self.listed) = (citing, keys, listed)
        return isWanted
    }

    /// By ID.
    func reports(
        _ body: (_ segment: Int, _ doc: DocID) throws(SearchEngineError) -> Bool
    ) throws(SearchEngineError) -> Bool {
        var ids = try TermUnion(reader.segments, field: Schema.id)
        while let id = try ids.next() {
            for (segment, entry) in id.entries.enumerated() {
                guard let entry else { continue }
                for doc in try reader.segments[segment].liveDocuments(entry.list)
                where citing.contains(segment: segment, doc) {
                    guard try body(segment, doc) else { return false }
                }
            }
        }
        return true
    }

    func citations(_ body: (CitationGraphPart) -> Bool) throws(SearchEngineError) -> Bool {
        var isWanted = true
        try list.forEach { (merged) throws(SearchEngineError) in
            let key = merged.instance ?? merged.family
            var mentions: [ByteString: Int] = [:]
            for citation in merged.citations {
                for (segment, documents) in citation.documents.enumerated() {
                    for doc in documents {
                        mentions[ByteString(try reader.segments[segment].id(doc)), default: 0] += citation.mentions
                    }
                }
            }
            for (report, count) in mentions.sorted(by: { $0.key < $1.key }) {
                isWanted = body(.citation(report: report.text, document: key, mentions: count))
                if !isWanted { break }
            }
            return isWanted
        }
        return isWanted
    }

    func relations(_ body: (CitationGraphPart) -> Bool) throws(SearchEngineError) {
        var terms = try TermUnion(reader.segments, field: ReportSchema.relation)
        while let term = try terms.next() {
            guard let relation = RelationKey(term.key) else {
                throw .damaged(file: reader.segments.first?.file ?? "", reason: "a keyword that is no relation")
            }
            guard let to = key(relation.to) else { continue }
            let reports = try list.reports(term.entries, among: citing)
            guard let from = relation.from else {
                for report in try ids(reports) {
                    guard body(.reportRelation(report: report, kind: relation.kind, document: to)) else { return }
                }
                continue
            }
            let count = reports.reduce(0) { $0 + $1.count }
            guard count > 0, let from = key(from) else { continue }
            guard body(.documentRelation(from: from, kind: relation.kind, to: to, reports: count)) else { return }
        }
    }

    /// The key a document is listed under, nil where it is not.
    private func key(_ key: String) -> String? {
        let key = listedKeys[key] ?? key
        return listed?.contains(key) ?? true ? key : nil
    }

    private func ids(_ documents: [[DocID]]) throws(SearchEngineError) -> [String] {
        var ids: [String] = []
        for (segment, documents) in documents.enumerated() {
            for doc in documents { ids.append(try reader.segments[segment].id(doc)) }
        }
        return ids.sorted { ByteString($0) < ByteString($1) }
    }
}
