internal import SearchEngine

/// Reads from an index which documents are cited, and by which reports.
struct CitationIndex {
    /// A way to cite a document so many times, and the reports that do.
    struct Citation {
        var key: CitationKey
        /// How often each of the reports cites it so.
        var mentions: Int
        /// The engine's numbers of the reports, by segment, ascending.
        var documents: [[DocID]]

        var reports: Int { documents.reduce(0) { $0 + $1.count } }
    }

    let reader: IndexReader
    /// Nil for all reports.
    let reports: DocumentSet?

    init(_ reader: IndexReader, within reports: DocumentSet? = nil) {
        self.reader = reader
        self.reports = reports
    }

    /// The citations of a family.
    ///
    /// - Complexity: logarithmic in the keywords of the index, linear in the citations.
    func citations(ofFamily family: String) throws(SearchEngineError) -> [Citation] {
        let start = Array(family.utf8) + [CitationKey.separator]
        var found: [Citation] = []
        try forEachFamily(from: start) { (name, citations) throws(SearchEngineError) in
            if name == family { found = citations }
            return false
        }
        return found
    }

    /// The citations of every family of one type and number, whatever body issued it: `nq-7`, `nd-30-2020`.
    func families(numbered number: String) throws(SearchEngineError) -> [[Citation]] {
        let prefix = Array(number.utf8)
        var found: [[Citation]] = []
        try forEachFamily(from: prefix) { (name, citations) throws(SearchEngineError) in
            guard name.hasPrefix(number) else { return false }
            let next = name.utf8.dropFirst(prefix.count).first
            if next == nil || next == UInt8(ascii: "-") || next == UInt8(ascii: "/") { found.append(citations) }
            return next.map { $0 <= UInt8(ascii: "/") } ?? true
        }
        return found
    }

    /// Calls `body` with each family that a report cites and its citations, in ascending order of the families' bytes,
    /// from `start` on, until it returns false.
    ///
    /// - Complexity: linear in what is walked; only one family's citations are in memory.
    func forEachFamily(
        from start: [UInt8] = [], _ body: (String, [Citation]) throws(SearchEngineError) -> Bool
    ) throws(SearchEngineError) {
        var terms = try TermUnion(reader.segments, field: ReportSchema.citation, from: start)
        var family: [UInt8] = []
        var citations: [Citation] = []
        while let term = try terms.next() {
            try reader.checkCancellation()
            let name = CitationKey.family(of: term.key)
            if !name.elementsEqual(family) {
                if !citations.isEmpty {
                    guard try body(String(decoding: family, as: UTF8.self), citations) else { return }
                    citations.removeAll(keepingCapacity: true)
                }
                family = Array(name)
            }
            try add(term, to: &citations)
        }
        if !citations.isEmpty { _ = try body(String(decoding: family, as: UTF8.self), citations) }
    }

    private func add(_ term: TermUnion.Term, to citations: inout [Citation]) throws(SearchEngineError) {
        guard let (key, mentions) = CitationKey.parse(term.key) else {
            throw .damaged(file: reader.segments.first?.file ?? "", reason: "a keyword that is no citation")
        }
        let documents = try documents(term.entries, field: ReportSchema.citation)
        guard documents.contains(where: { !$0.isEmpty }) else { return }
        citations.append(Citation(key: key, mentions: mentions, documents: documents))
    }

    /// The live documents of a keyword's lists, by segment, of those that are asked for.
    func documents(_ entries: [TermEntry?], field: Schema.FieldID) throws(SearchEngineError) -> [[DocID]] {
        var documents: [[DocID]] = []
        for (segment, entry) in entries.enumerated() {
            guard let entry else {
                documents.append([])
                continue
            }
            var live = try reader.segments[segment].liveDocuments(entry.list, field: field)
            if let reports { live.removeAll { !reports.contains(segment: segment, $0) } }
            documents.append(live)
        }
        return documents
    }
}
