internal import Analysis

/// What a page's lines make of the report.
extension PageLayout {
    func isPassage(_ line: Int) -> Bool {
        if case .passage = roles[line] { return true }
        return false
    }

    /// The passages in order: lines of one kind that follow one another make one, up to anything between them.
    var passages: [Report.Passage] {
        var passages: [Report.Passage] = []
        var previous: Int?
        for (index, line) in lines.enumerated() {
            guard case .passage(let kind) = roles[index] else { continue }
            let isSame = passages.last?.kind == kind && previous == index - 1
            if isSame, kind == .body || kind == .title, let last = passages.popLast() {
                passages.append(.init(range: last.range.lowerBound..<line.range.upperBound, kind: kind))
            } else {
                passages.append(.init(range: line.range, kind: kind))
            }
            previous = index
        }
        return passages
    }

    /// Whether a date is the clock of the page: it opens the page and bears no label. Where the title came with the
    /// record and does not stand in its text, a date that opens it stands below the title, and is a clock only where
    /// the text is dated again.
    func isClock(_ line: Int) -> Bool {
        guard line == 0, dateLines[0]?.isLabelled == false else { return false }
        return titleLines != nil || givenTitle == nil || dateLines.count > 1
    }

    /// What is no part of the report, neighbours of one kind together. A clock at the head of the page is; the
    /// publication date is not, being a field of the report.
    var boilerplate: [Report.Boilerplate] {
        var found: [Report.Boilerplate] = []
        var previous: Int?
        for (index, line) in lines.enumerated() {
            let kind: Report.Boilerplate.Kind
            switch roles[index] {
            case .boilerplate(let known): kind = known
            case .date where isClock(index): kind = .pageHeader
            default: continue
            }
            if let last = found.last, last.kind == kind, previous == index - 1 {
                found[found.count - 1].range = last.range.lowerBound..<line.range.upperBound
            } else {
                found.append(.init(range: line.range, kind: kind))
            }
            previous = index
        }
        return found
    }

    /// Short lines of the page around the report, and lines that credit where it was taken from: they may name the
    /// publisher.
    var imprint: [Range<Int>] {
        lines.indices.lazy.compactMap { line -> Range<Int>? in
            guard lines[line].count <= 80 else { return nil }
            switch roles[line] {
            case .boilerplate(.section), .boilerplate(.navigation), .boilerplate(.pageHeader): return lines[line].range
            case .passage: return creditsSource(line) ? lines[line].range : nil
            case .author: return bracketed(line)
            default: return nil
            }
        }.prefix(20).map(\.self)
    }

    /// What stands in brackets behind an author's name: `Mai Hoa (Theo Báo Lai Châu)`.
    private func bracketed(_ line: Int) -> Range<Int>? {
        let range = lines[line].range
        guard let open = text.folded[range].firstIndex(of: UInt8(ascii: "(")),
            let close = text.folded[open..<range.upperBound].firstIndex(of: UInt8(ascii: ")")), close > open + 1
        else { return nil }
        return open + 1..<close
    }

    var kicker: String? {
        lines.indices.first { roles[$0] == .passage(.kicker) }.map { text.text(lines[$0].range) }
    }

    /// Several lines as one, with a space between.
    func joined(_ range: Range<Int>) -> String {
        range.map { text.text(lines[$0].range) }.joined(separator: " ")
    }

    /// The lines whose opening may bear a publisher's code: the first of the text and a lead that stands twice.
    var openingParagraphs: [Range<Int>] {
        let isOpening: (Int) -> Bool = { line in
            switch roles[line] {
            case .passage(.lead), .passage(.body), .boilerplate(.duplicatedLead): true
            default: false
            }
        }
        return lines.indices.lazy.filter(isOpening).prefix(3).map { lines[$0].range }
    }
}
