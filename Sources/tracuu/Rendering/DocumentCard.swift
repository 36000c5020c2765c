package import Reports

/// The documents that bear a number, as a person reads them: a card each, with the sentences that cite it.
package struct DocumentCard: Sendable {
    private let human: HumanRenderer
    private let language: Language
    /// Values of a row of counts that are shown.
    private static let mostCounts = 12

    package init(_ human: HumanRenderer) {
        self.human = human
        language = human.language
    }

    /// The cards with a blank line between them.
    package func text(_ answer: DocumentAnswer) -> String {
        answer.documents.map(text).joined(separator: "\n")
    }

    private func text(_ document: CitedDocument) -> String {
        let head = DisplayText.truncated(heading(document), to: human.columns)
        let rows = facts(document).map {
            [$0.text(language), DisplayText.truncated($1, to: max(20, human.columns - 18))]
        }
        let table = AlignedColumns.text(rows.map { ["  " + $0[0], $0[1]] })
        return human.style.title(head) + "\n" + table + citing(document)
    }

    /// `07-NQ/TU · Lai Châu · khóa XIII`
    private func heading(_ document: CitedDocument) -> String {
        var parts = [document.display]
        if let province = document.province {
            parts.append(document.district.map { $0 + ", " + province } ?? province)
        } else if document.key.contains("@?") {
            parts.append(Wording.unknownProvince.text(language))
        }
        if let term = document.term, document.type != "NQTW" { parts.append(Wording.term.text(language, String(term))) }
        if document.term == nil, let year = document.year { parts.append(String(year)) }
        switch document.match {
        case .exact: break
        case .assumed: parts.append(Wording.matchAssumed.text(language))
        case .close: parts.append(Wording.matchClose.text(language))
        case .indirect: parts.append(Wording.matchIndirect.text(language))
        }
        return DisplayText.oneLine(parts.joined(separator: " · "))
    }

    private func facts(_ document: CitedDocument) -> [(name: Wording, value: String)] {
        var facts: [(name: Wording, value: String)] = []
        if let title = document.title { facts.append((.sheetTitle, DisplayText.oneLine(title))) }
        let issuer = document.issuerName ?? document.issuer ?? Wording.unknownValue.text(language)
        facts.append((.cardIssuer, DisplayText.oneLine(issuer)))
        if let date = document.date { facts.append((.sheetDate, date.text(language))) }
        if document.hasDateConflict {
            let dates = document.citedDates.map { $0.text(language) }.joined(separator: ", ")
            facts.append((.cardDateConflict, dates))
        }
        for twin in document.twins {
            facts.append(
                (
                    .cardTwin,
                    DisplayText.oneLine([twin.display, twin.title].compactMap(\.self).joined(separator: " · "))
                ))
        }
        facts.append((.cardReports, reports(document)))
        facts.append((.cardProvinces, counts(document.byProvince)))
        facts.append((.cardYears, counts(document.byYear)))
        return facts
    }

    private func reports(_ document: CitedDocument) -> String {
        let (reports, mentions) = (language.grouped(document.reports), language.grouped(document.mentions))
        guard let first = document.first, let last = document.last else {
            return Wording.citedBy.text(language, reports, mentions)
        }
        return Wording.citedByFrom.text(language, reports, mentions, first.text(language) + " – " + last.text(language))
    }

    private func counts(_ counts: [ReportCount]) -> String {
        var shown = counts.prefix(Self.mostCounts).map { count in
            (count.value ?? Wording.unknownValue.text(language)) + " " + language.grouped(count.reports)
        }
        if counts.count > Self.mostCounts { shown.append("…") }
        return shown.joined(separator: " · ")
    }

    // MARK: Sentences

    private func citing(_ document: CitedDocument) -> String {
        var text = ""
        for mention in document.citing {
            let facts = [
                mention.date?.value.text(language) ?? Wording.unknownDate.text(language),
                DisplayText.oneLine(mention.report), DisplayText.oneLine(mention.title),
            ]
            let line = DisplayText.truncated(facts.joined(separator: " · "), to: human.columns - 4)
            text += "    " + human.style.faint(line) + "\n" + human.wrapped(mention.snippet, margin: "      ")
        }
        let more = document.mentions - document.citing.count
        guard more > 0, !document.citing.isEmpty else { return text }
        return text + "    " + human.style.faint(Wording.moreMentions.text(language, language.grouped(more))) + "\n"
    }
}

extension CitedDocument.Citation {
    /// The sentence with the mention as what matched.
    fileprivate var snippet: Snippet {
        let scalars = Array(sentence.unicodeScalars)
        let start = scalars.prefix(sentenceRange.lowerBound).reduce(0) { $0 + UTF8.width($1) }
        let end = scalars.prefix(sentenceRange.upperBound).dropFirst(sentenceRange.lowerBound)
            .reduce(start) { $0 + UTF8.width($1) }
        return Snippet(text: sentence, matches: [start..<end])
    }
}
