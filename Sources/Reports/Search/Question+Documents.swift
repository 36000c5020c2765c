internal import SearchEngine

/// A document that is asked for by its number.
struct AskedDocument: Hashable {
    /// As typed.
    var text: String
    var query: ReferenceQuery
}

extension Question {
    /// Says when documents of several provinces or terms bear a number that was asked for, and when one is found under
    /// another name: of all reports that answer, so that every page says the same. To be asked when the question has
    /// been answered.
    ///
    /// - Complexity: that of counting the answer, and linear in the citations of the numbers.
    func documentNotes(_ reader: IndexReader) throws(SearchEngineError) -> [SearchResults.Note] {
        guard !sought.documents.isEmpty else { return [] }
        let reports = try Searcher(reader).documents(answered.query)
        var notes: [SearchResults.Note] = []
        var otherNames: [SearchResults.Note] = []
        for asked in sought.documents {
            let found = try DocumentLookup(asked.query, in: reader).found.filter { $0.merged.isCited(in: reports) }
            let same = DocumentLookup.sameNumber(found)
            if let number = same.map(\.key.number).min() {
                notes.append(.severalDocuments(reference: number, count: same.count))
            }
            otherNames += found.filter { $0.match == .indirect }.map {
                .sameDocument(reference: asked.text, found: $0.merged.display)
            }
        }
        var known: Set<SearchResults.Note> = []
        return (notes + otherNames).filter { known.insert($0).inserted }
    }
}

extension MergedCitations {
    /// Whether any of the reports cites it.
    fileprivate func isCited(in reports: DocumentSet) -> Bool {
        for (segment, documents) in documents.enumerated() {
            if documents.contains(where: { reports.contains(segment: segment, $0) }) { return true }
        }
        return false
    }
}
