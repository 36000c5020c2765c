internal import Analysis

extension Correction {
    /// What a corrected field gives as its evidence.
    package static let evidence = "correction"

    /// The corrected date; nil where it is cleared or not corrected.
    var date: ReportDate? {
        text(.date).flatMap { PartialDate(given: $0) }.map {
            ReportDate(value: $0, kind: .given, confidence: 1, range: nil, evidence: Self.evidence)
        }
    }
}

extension RawReport {
    /// The report as if its corrected source had come with it. The title that came is left: it shows where in the text
    /// the title stands.
    func corrected(by correction: Correction) -> RawReport {
        var report = self
        if let source = correction.text(.source) { report.given.source = source }
        return report
    }
}

extension PageLayout {
    /// The passages, of which those that hold a title or kicker that is put right are plain text.
    func passages(_ correction: Correction) -> [Report.Passage] {
        var demoted: Set<Report.Passage.Kind> = []
        if correction[.title] != nil, correction.text(.title) != titleLines.map({ joined($0) }) {
            demoted.insert(.title)
        }
        if correction[.kicker] != nil, correction.text(.kicker) != kicker { demoted.insert(.kicker) }
        guard !demoted.isEmpty else { return passages }
        return passages.map { demoted.contains($0.kind) ? .init(range: $0.range, kind: .body) : $0 }
    }
}

extension Report {
    /// Puts the corrected fields right; date, province and district are by now.
    mutating func apply(_ correction: Correction, context: ReferenceContext) {
        corrected = correction.fields.map(\.rawValue)
        if correction[.title] != nil {
            title = correction.text(.title) ?? ""
            hasGivenTitle = true
        }
        if correction[.kicker] != nil { kicker = correction.text(.kicker) }
        if correction[.author] != nil { author = correction.text(.author) }
        if correction.clears(.source) { source = nil }
        if correction.text(.source) != nil { source?.evidence = Correction.evidence }
        switch correction[.references] {
        case .texts(let texts): references = Self.references(texts, among: references, context: context)
        case .cleared: references = []
        case .text, nil: break
        }
    }

    /// The references a correction names. One that says no more than its number is every mention of that number; one
    /// that says more stands in the place of those. What the text does not mention has an empty range.
    private static func references(
        _ texts: [String], among found: [DocumentReference], context: ReferenceContext
    ) -> [DocumentReference] {
        var references: [DocumentReference] = []
        for text in texts {
            let folded = FoldedText(text)
            for var named in ReferenceRecognizer.references(in: folded, passages: [0..<folded.count], context: context)
            {
                named.evidence = [Correction.evidence]
                named.confidence = 1
                let mentions = found.filter { $0.family == named.family }
                let saysMore = named.date != nil || named.term != nil || named.issuer != nil
                if mentions.isEmpty {
                    named.range = 0..<0
                    references.append(named)
                }
                for mention in mentions {
                    var reference = saysMore ? named : mention
                    reference.range = mention.range
                    reference.surface = mention.surface
                    reference.form = mention.form
                    references.append(reference)
                }
            }
        }
        var known: Set<DocumentReference> = []
        return references.filter { known.insert($0).inserted }.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }.map(\.element)
    }
}
