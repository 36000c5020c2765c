internal import Analysis
internal import SearchEngine

extension ReportIndex {
    /// The documents that bear a number, and the reports that cite each.
    ///
    /// - Complexity: logarithmic in the keywords of the index, linear in the citations of the number; only reports
    ///   whose sentences are returned are opened.
    public func documents(_ question: DocumentQuestion) throws(ReportIndexError) -> DocumentAnswer {
        var answer = DocumentAnswer(documents: [], notes: [])
        guard let query = ReferenceQuery(question.number) else {
            answer.notes.append(.noNumber)
            return answer
        }
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            var selection = DocumentSelection(question, reader)
            let found = selection.selected(try DocumentLookup(query, in: reader).found)
            for document in found {
                answer.documents.append(CitedDocument(document.merged, match: document.match, in: reader))
            }
            let order = Self.order(answer.documents, centralFirst: !query.prefixes.isEmpty)
            answer.documents = order.map { answer.documents[$0] }
            for (place, number) in order.enumerated() {
                answer.documents[place].citing = try citing(found[number].merged, limit: question.citing)
            }
            answer.notes = selection.notes + Self.sameNumber(found)
            return answer
        }
    }

    private static func order(_ documents: [CitedDocument], centralFirst: Bool) -> [Int] {
        documents.indices.sorted { left, right in
            let (left, right) = (documents[left], documents[right])
            if left.match != right.match { return left.match < right.match }
            if centralFirst, left.isCentral != right.isCentral { return left.isCentral }
            if left.reports != right.reports { return left.reports > right.reports }
            return left.key != right.key ? left.key < right.key : left.term ?? .max < right.term ?? .max
        }
    }

    /// Says when one number is borne by several documents.
    private static func sameNumber(_ found: [DocumentLookup.Found]) -> [DocumentAnswer.Note] {
        let same = DocumentLookup.sameNumber(found)
        guard !same.isEmpty else { return [] }
        return [.sameNumber(documents: same.count, provinces: Set(same.compactMap(\.key.province)).count)]
    }

    // MARK: Sentences

    private func citing(_ merged: MergedCitations, limit: Int?) throws(SearchEngineError) -> [CitedDocument.Citation] {
        let keys = Set(merged.citations.map(\.key))
        var found: [CitedDocument.Citation] = []
        for (segment, doc) in try newestFirst(merged.documents) {
            if let limit, found.count >= limit { break }
            let report = try report(segment, doc)
            let mentions = report.references.filter { keys.contains(CitationKey($0)) }
            let text = FoldedText(report.text)
            let passages = report.passages.map(\.range)
            for mention in mentions.prefix((limit ?? .max) - found.count) {
                let sentence = CitingSentence(around: mention.range, in: text, passages: passages)
                found.append(
                    .init(
                        report: report.id, title: report.displayTitle, date: report.date, province: report.province,
                        surface: mention.surface, range: mention.range, sentence: sentence.text,
                        sentenceRange: sentence.mention, confidence: mention.confidence))
            }
        }
        return found
    }

    /// Reports by the last day of their date, undated ones last, equal ones by ID.
    private func newestFirst(_ documents: [[DocID]]) throws(SearchEngineError) -> [(segment: Int, doc: DocID)] {
        var order: [(day: Int64, id: String, segment: Int, doc: DocID)] = []
        for (segment, documents) in documents.enumerated() {
            let columns = ReportColumns(reader.segments[segment])
            for doc in documents {
                order.append(
                    (columns.days(doc)?.upperBound ?? .min, try reader.segments[segment].id(doc), segment, doc))
            }
        }
        order.sort { $0.day != $1.day ? $0.day > $1.day : $0.id < $1.id }
        return order.map { ($0.segment, $0.doc) }
    }
}

extension CitedDocument {
    /// Whether a body of the centre issued it.
    fileprivate var isCentral: Bool {
        guard let slash = family.firstIndex(of: "/") else { return type == "NQTW" }
        return IssuingBodies.registry.known(String(family[slash...].dropFirst()))?.level == .central
    }
}
