internal import Analysis

/// Makes a report of a raw one: finds its title, dates, source, province and references, and tells the text from the
/// page around it.
package enum ReportExtractor {
    /// What is given with the record beats what is inferred, and a correction beats both.
    ///
    /// - Parameters:
    ///   - raw: its text in NFC.
    ///   - origin: the path of its source in full, which may name a publisher; nil where it is that of its location.
    ///   - correction: what a person has put right in it.
    ///   - latest: the day of the run; a page dated later than the day after is not believed. Nil believes any.
    /// - Complexity: linear in the text.
    package static func report(
        from raw: RawReport, origin: String? = nil, correction: Correction? = nil, latest: PartialDate? = nil
    ) -> Report {
        let text = FoldedText(raw.text)
        let correction = correction ?? Correction()
        let raw = raw.corrected(by: correction)
        let givenTitle = raw.given.title.flatMap { $0.isEmpty ? nil : SourceRecognizer.withoutPublisher($0) }
        let layout = layout(of: text, givenTitle: givenTitle, correction)
        let passages = layout.passages(correction)
        let (date, dates) = self.dates(of: raw, correction, in: layout, passages: passages, latest: latest)
        let source = SourceRecognizer.source(
            of: raw, origin: origin ?? raw.location.source, in: text, paragraphs: layout.openingParagraphs,
            imprint: layout.imprint)
        let province = self.province(
            of: raw, correction, in: layout, passages: passages, source: correction.clears(.source) ? nil : source,
            isAfterMergers: isAfterMergers(date, dates))
        let context = ReferenceContext(
            province: (province?.name ?? province?.name34).flatMap { slug(province: $0) },
            district: province.flatMap { slug(district: $0) }, year: date?.value.year)
        let ranges = passages.map(\.range)
        let references = ReferenceRecognizer.references(in: text, passages: ranges, context: context)
        var abbreviations = AbbreviationDefinitionScanner(text)
        for range in ranges { abbreviations.scan(range) }
        var report = Report(
            id: raw.given.id ?? Report.identifier(of: raw.location), location: raw.location, url: raw.given.url,
            text: raw.text, encoding: raw.encoding, title: title(of: layout, given: givenTitle),
            hasGivenTitle: givenTitle != nil, corrected: [], kicker: layout.kicker,
            author: raw.given.author.flatMap { $0.isEmpty ? nil : $0 } ?? layout.authorName.map { text.text($0) },
            source: source?.source, date: date, dates: dates, province: province, references: references,
            relations: RelationScanner.relations(of: references, in: text, passages: ranges),
            definitions: abbreviations.definitions, boilerplate: layout.boilerplate, passages: passages)
        report.captured = raw.given.captured
        report.apply(correction, context: context)
        if correction[.references] != nil {
            let mentioned = report.references.filter { !$0.range.isEmpty }
            report.relations = RelationScanner.relations(of: mentioned, in: text, passages: ranges)
        }
        return report
    }

    private static let longestTitle = 120

    private static func title(of layout: PageLayout, given: String?) -> String {
        if let given { return given }
        if let lines = layout.titleLines { return layout.joined(lines) }
        guard let first = layout.lines.indices.first(where: { layout.isPassage($0) }) ?? layout.lines.indices.first
        else {
            return ""
        }
        return layout.text.text(layout.lines[first].range.prefix(longestTitle))
    }

    /// A corrected title that stands in the text shows where the head of the page ends; one that does not says
    /// nothing of the page.
    private static func layout(of text: FoldedText, givenTitle: String?, _ correction: Correction) -> PageLayout {
        if let title = correction.text(.title) {
            let layout = PageLayout(text, givenTitle: title)
            if layout.titleLines != nil { return layout }
        }
        return PageLayout(text, givenTitle: givenTitle)
    }

    // MARK: Dates

    private static func dates(
        of raw: RawReport, _ correction: Correction, in layout: PageLayout, passages: [Report.Passage],
        latest: PartialDate?
    ) -> (chosen: ReportDate?, all: [ReportDate]) {
        var told: [ReportDate] = []
        let scanner = DateScanner(layout.text)
        for passage in passages { scanner.scan(passage.range, into: &told) }
        let captured = raw.given.captured.flatMap(CaptureDate.init)
        let published = PublicationDate(layout, latest: captured?.day ?? latest, dated: told)
        let all = (published.dates + told).sorted { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
        if correction[.date] != nil { return (correction.date, all) }
        if let given = raw.given.date, let value = PartialDate(given: given) {
            return (ReportDate(value: value, kind: .given, confidence: 1, range: nil, evidence: given), all)
        }
        return (published.chosen.map { published.dates[$0] } ?? captured?.date(dated: told), all)
    }

    /// Day number of 1 July 2025, when the merged provinces began.
    private static let mergers = 20_270

    /// Whether a report was written after the mergers. A page's clock alone does not say so.
    private static func isAfterMergers(_ date: ReportDate?, _ dates: [ReportDate]) -> Bool {
        guard let date, let day = date.value.interval?.lowerBound, day >= mergers else { return false }
        guard date.kind == .pageHeader else { return true }
        return dates.contains { told in
            (told.kind == .event || told.kind == .citedDocument) && (told.value.interval?.lowerBound ?? 0) >= mergers
        }
    }

    // MARK: Province

    private static func province(
        of raw: RawReport, _ correction: Correction, in layout: PageLayout, passages: [Report.Passage],
        source: SourceFinding?, isAfterMergers: Bool
    ) -> ProvinceFinding? {
        guard !correction.clears(.province) else { return nil }
        var inference = ProvinceInference(layout.text, isAfterMergers: isAfterMergers)
        if let source { inference.add(source) }
        for passage in passages {
            let isHeadline = passage.kind == .kicker || passage.kind == .title || passage.kind == .lead
            if passage.kind == .title || passage.kind == .kicker { inference.readOpening(of: passage.range) }
            inference.read(passage.range, isHeadline: isHeadline)
        }
        var finding = inference.finding()
        if let corrected = correction.text(.province) {
            finding = given(corrected, inference, isAfterMergers: isAfterMergers, evidence: Correction.evidence)
        } else if let name = raw.given.province, !name.isEmpty {
            finding = given(name, inference, isAfterMergers: isAfterMergers, evidence: "given")
        }
        if correction[.district] != nil { finding?.district = correction.text(.district) }
        return finding
    }

    /// A province that did not come from the text; one that no gazetteer knows stays unknown.
    private static func given(
        _ name: String, _ inference: ProvinceInference, isAfterMergers: Bool, evidence: String
    ) -> ProvinceFinding? {
        let gazetteer = Gazetteer.shared
        if isAfterMergers, let unit = gazetteer.province34(named: name), unit.isMerged {
            return ProvinceFinding(
                name: nil, name34: unit.name, district: inference.district(within: unit.members), confidence: 1,
                evidence: [evidence])
        }
        guard let province = gazetteer.province(named: name) else { return nil }
        return ProvinceFinding(
            name: province.name, name34: province.name34, district: inference.district(within: [province.name]),
            confidence: 1, evidence: [evidence])
    }

    private static func slug(province name: String) -> String? {
        Gazetteer.shared.province(named: name)?.slug ?? Gazetteer.shared.province34(named: name)?.slug
    }

    private static func slug(district finding: ProvinceFinding) -> String? {
        guard let name = finding.district else { return nil }
        return Gazetteer.shared.districts(named: name).first {
            $0.name == name && (finding.name == nil || $0.province == finding.name)
        }?.slug
    }
}
