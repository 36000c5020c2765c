internal import Analysis

/// Tells the day a report was published from the clock of its page.
///
/// A date with a label wins, then one between title and text, then one above the title. The first line of a page is its
/// clock and shows the day the page was saved: it counts only where nothing else is dated, and little.
struct PublicationDate {
    /// The dates that stand on lines of their own, the chosen one as `published` or `page-header`.
    let dates: [ReportDate]
    /// Index of the chosen one.
    let chosen: Int?

    private struct Candidate {
        let line: Int
        let date: DateLine
        let rank: Int
    }

    /// - Parameters:
    ///   - latest: no report is published after this day.
    ///   - dated: the dates inside the sentences.
    init(_ layout: PageLayout, latest: PartialDate?, dated: [ReportDate]) {
        let firstPassage = layout.firstPassageBelowTitle
        let lines = layout.dateLines.keys.sorted()
        let candidates = lines.compactMap { line -> Candidate? in
            guard let date = layout.dateLines[line], Self.isPossible(date.date, latest: latest) else { return nil }
            return Candidate(line: line, date: date, rank: Self.rank(line, date, layout, firstPassage))
        }
        let best = candidates.max { ($0.rank, -$0.line) < ($1.rank, -$1.line) }
        let told = Self.told(dated)
        var dates: [ReportDate] = []
        var chosen: Int?
        for candidate in candidates {
            let isChosen = candidate.line == best?.line
            if isChosen { chosen = dates.count }
            let isClock = candidate.rank <= Self.clockRank
            let kind: ReportDate.Kind = isClock ? .pageHeader : isChosen ? .published : .other
            let range = layout.lines[candidate.line].range
            dates.append(
                ReportDate(
                    value: candidate.date.date, kind: kind, confidence: Self.confidence(candidate, told),
                    range: range, evidence: layout.text.text(range),
                    earliest: isClock ? Self.earliest(candidate.date.date, dated) : nil))
        }
        self.dates = dates
        self.chosen = chosen
    }

    private static let clockRank = 1

    private static func rank(_ line: Int, _ date: DateLine, _ layout: PageLayout, _ firstPassage: Int) -> Int {
        if layout.isBehindReport(line) { return 0 }
        if date.isLabelled { return 5 }
        if layout.isClock(line) { return clockRank }
        guard let title = layout.titleLines, line >= title.upperBound else { return 3 }
        return line < firstPassage ? 4 : 2
    }

    private static func isPossible(_ date: PartialDate, latest: PartialDate?) -> Bool {
        guard let last = latest?.interval?.upperBound else { return true }
        return date.interval.map { $0.lowerBound <= last + 1 } ?? false
    }

    /// The last day the text tells of, and the last day of a document it cites.
    private typealias Told = (event: Int?, document: Int?)

    private static func told(_ dated: [ReportDate]) -> Told {
        var told: Told = (nil, nil)
        for date in dated where date.kind == .citedDocument || date.kind == .event {
            guard let days = date.value.interval else { continue }
            told.event = max(told.event ?? days.upperBound, days.upperBound)
            if date.kind == .citedDocument { told.document = max(told.document ?? days.lowerBound, days.lowerBound) }
        }
        return told
    }

    /// The last day before a clock's that the text tells of; a page is saved after its report has appeared.
    static func earliest(_ clock: PartialDate, _ dated: [ReportDate]) -> PartialDate? {
        guard let day = clock.interval?.lowerBound else { return nil }
        let told = dated.lazy.filter { $0.kind == .citedDocument || $0.kind == .event }
            .compactMap { $0.value.interval?.lowerBound }.filter { $0 <= day }
        return told.max().flatMap { PartialDate(dayNumber: $0) }
    }

    /// By rank; less where the weekday is another day's, where the text cites what was written later, and for a clock
    /// years after all that the text tells of.
    private static func confidence(_ candidate: Candidate, _ told: Told) -> Double {
        guard let days = candidate.date.date.interval else { return 0 }
        let mismatch = candidate.date.weekdayAgrees ? 0 : 1
        if candidate.rank <= clockRank {
            let isStale = told.event.map { days.lowerBound - $0 > 3 * 365 } ?? false
            return isStale || mismatch > 0 ? 0.3 : 0.4
        }
        let isEarly = told.document.map { $0 > days.upperBound } ?? false
        let certainty = [70, 80, 85, 90, 95][max(0, min(4, candidate.rank - 1))]
        return Double(certainty - 20 * (mismatch + (isEarly ? 1 : 0))) / 100
    }
}

extension PageLayout {
    /// Whether a line stands among other stories or comments.
    func isBehindReport(_ line: Int) -> Bool {
        guard let marker = tailStart else { return false }
        return line > marker
    }

    /// The first line below the title that is text.
    var firstPassageBelowTitle: Int {
        let start = titleLines?.upperBound ?? 0
        return (start..<max(start, lines.count)).first {
            switch roles[$0] {
            case .passage, .boilerplate(.duplicatedLead): true
            default: false
            }
        } ?? lines.count
    }
}
