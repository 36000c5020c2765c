internal import Analysis

extension PageLayout {
    // MARK: Behind the report

    /// Finds where the report ends and marks what follows: the author, then counters, forms and other stories.
    ///
    /// A false end would lose text, so a sign counts only where most of the prose stands above it.
    mutating func findTail() {
        let start = titleLines?.upperBound ?? 0
        let end = endOfReport(from: start)
        markTail(from: end)
        let firstTeaser = startOfTeasers(from: start, before: end)
        let last = (start..<firstTeaser).last { roles[$0] == nil && isParagraph($0) } ?? start
        guard let author = author(between: last, and: firstTeaser) else { return }
        if authorName == nil { authorName = Byline(lines[author].range, of: text)?.name }
        roles[author] = .author
        for line in (author + 1)..<max(author + 1, end) where roles[line] == nil {
            readBehindAuthor(line, isTeaser: line >= firstTeaser)
        }
    }

    private mutating func readBehindAuthor(_ line: Int, isTeaser: Bool) {
        if isTeaser {
            roles[line] = .boilerplate(.teaser)
        } else if isCaption(line) {
            roles[line] = .passage(.caption)
        } else if BoilerplatePhrase.isLoneNumber(lines[line].range, of: text) {
            roles[line] = .boilerplate(.counter)
        } else if givenTitle == nil, let shape = shape(line), shape.ending == .open, !creditsSource(line) {
            roles[line] = shape.words <= 6 ? .boilerplate(.section) : .boilerplate(.teaser)
        }
    }

    /// The first marker with most of the prose above it, prose that is cut off as teasers are not counted.
    private func endOfReport(from start: Int) -> Int {
        guard !tailMarkers.isEmpty else { return lines.count }
        var whole = 0
        var proseAbove: [Int] = []
        for line in lines.indices {
            proseAbove.append(whole)
            if roles[line] == nil, isParagraph(line), LineShape.ending(of: lines[line].range, in: text) != .cut {
                whole += lines[line].count
            }
        }
        return tailMarkers.first { marker in
            let above = proseAbove[marker]
            return marker > start && above > 0 && (whole - above) * 2 <= above
        } ?? lines.count
    }

    /// Behind a comment form come comments, up to a list's heading or the first title that stands above a paragraph;
    /// that and the rest are other stories.
    private mutating func markTail(from end: Int) {
        guard end < lines.count else { return }
        tailStart = end
        var kind: Report.Boilerplate.Kind = roles[end] == .boilerplate(.comments) ? .comments : .teaser
        for line in end..<lines.count {
            if roles[line] == .boilerplate(.teaser) { kind = .teaser }
            guard roles[line] == nil else { continue }
            if line + 1 < lines.count, !isParagraph(line), isParagraph(line + 1) { kind = .teaser }
            roles[line] = .boilerplate(kind)
        }
    }

    /// The first of the pairs of short title and cut paragraph that end a page; `end` where there are none. They count
    /// only below an author.
    private func startOfTeasers(from lowest: Int, before end: Int) -> Int {
        var start = end
        while start >= lowest + 2, roles[start - 1] == nil, roles[start - 2] == nil, isParagraph(start - 1),
            LineShape.ending(of: lines[start - 1].range, in: text) == .cut, !isParagraph(start - 2)
        {
            start -= 2
        }
        guard start < end else { return end }
        let above = (lowest..<start).last { roles[$0] == nil }
        guard let above, Byline(lines[above].range, of: text) != nil else { return end }
        return start
    }

    /// The first byline below the last paragraph.
    private func author(between last: Int, and end: Int) -> Int? {
        guard last + 1 < end else { return nil }
        return ((last + 1)..<end).first {
            roles[$0] == nil && !isCaption($0) && Byline(lines[$0].range, of: text) != nil
        }
    }

    /// `Theo Báo Nhân Dân`, `Nguồn: …`
    func creditsSource(_ line: Int) -> Bool {
        let reader = DateReader(folded: text.folded, end: lines[line].range.upperBound)
        let start = lines[line].range.lowerBound
        return reader.word("theo", at: start) != nil || reader.word("nguon", at: start) != nil
    }

    // MARK: Doubled leads

    /// Marks a paragraph that stands again, whole or longer, in one of the two below it: the page shows its first lines
    /// above the text.
    mutating func markDoubledLeads() {
        for line in lines.indices where roles[line] == nil && lines[line].count >= 60 {
            var below = line + 1
            var tried = 0
            while below < lines.count, tried < 2 {
                if roles[below] == nil {
                    if isPrefix(line, of: below) {
                        roles[line] = .boilerplate(.duplicatedLead)
                        break
                    }
                    tried += 1
                }
                below += 1
            }
        }
    }

    private func isPrefix(_ line: Int, of other: Int) -> Bool {
        let folded = text.folded
        let opening = lines[line].range
        let whole = lines[other].range
        var end = opening.upperBound
        while end > opening.lowerBound, !ASCIIClass.isWord(folded[end - 1]) { end -= 1 }
        if matches(opening.lowerBound..<end, at: whole.lowerBound, until: whole.upperBound) { return true }
        let afterCode = PublisherCode(opening, of: text)?.end ?? opening.lowerBound
        let otherAfterCode = PublisherCode(whole, of: text)?.end ?? whole.lowerBound
        guard afterCode > opening.lowerBound || otherAfterCode > whole.lowerBound else { return false }
        return matches(afterCode..<end, at: otherAfterCode, until: whole.upperBound)
    }

    private func matches(_ range: Range<Int>, at start: Int, until end: Int) -> Bool {
        guard range.count >= 50, start + range.count <= end else { return false }
        for offset in 0..<range.count where text.scalars[range.lowerBound + offset] != text.scalars[start + offset] {
            return false
        }
        return true
    }

    // MARK: The text itself

    /// Gives every line that is left its role: the first paragraph is the lead.
    mutating func readBody() {
        let body = lines.indices.filter { roles[$0] == nil }
        let paragraphs = body.filter { isParagraph($0) }
        let isDense = hasDenseParagraphs(paragraphs)
        var hasLead = false
        for line in body {
            let inside = paragraphs.first.map { line > $0 } == true && paragraphs.last.map { line < $0 } == true
            if isCaption(line) || (inside && (looksLikeCaption(line) || (isDense && standsApart(line)))) {
                roles[line] = .passage(.caption)
            } else {
                roles[line] = .passage(hasLead ? .body : .lead)
                hasLead = true
            }
        }
    }

    private static let creditPhrases = PhraseTable<Void>(
        [
            "anh:", "(anh", "anh minh hoa", "trong anh", "bia trai", "bia phai", "(tu trai sang", "(tu phai sang",
            "tu trai qua", "(ngoai cung ben", "(dung giua", "(ngoi giua", "(hang dau", "(dung dau hang", "anh tu lieu",
            "(giua)", "(trai)", "(phai)",
        ])

    /// Whether words say that a line tells what a photo shows.
    func isCaption(_ line: Int) -> Bool {
        let range = lines[line].range
        guard range.count <= 400, Byline(range, of: text)?.isLabelled != true else { return false }
        let folded = text.folded
        let phrases = Self.creditPhrases
        for index in range where phrases.mayStart(with: folded[index]) {
            guard index == range.lowerBound || !ASCIIClass.isWord(folded[index - 1]) else { continue }
            if let (_, end) = phrases.match(folded, at: index, end: range.upperBound),
                !saysOtherThanPhoto(index..<end)
            {
                return true
            }
            if isCredit(index, in: range) { return true }
        }
        return false
    }

    /// Whether a phrase holds `anh` with other marks than the word for photo: the brother, England.
    private func saysOtherThanPhoto(_ phrase: Range<Int>) -> Bool {
        let folded = text.folded
        for index in phrase where folded[index] == UInt8(ascii: "a") && !ASCIIClass.isLetter(folded[max(0, index - 1)])
        {
            let isLetterN = index + 1 < phrase.upperBound && folded[index + 1] == UInt8(ascii: "n")
            if isLetterN, text.scalars[index] != 0x1EA2, text.scalars[index] != 0x1EA3 { return true }
        }
        return false
    }

    /// `Ảnh Dương Hà` behind the end of a sentence: the word for photo and the photographer's name, which end the line.
    private func isCredit(_ start: Int, in range: Range<Int>) -> Bool {
        let reader = DateReader(folded: text.folded, end: range.upperBound)
        guard start > range.lowerBound, text.scalars[start] == 0x1EA2 || text.scalars[start] == 0x1EA3,
            let end = reader.word("anh", at: start), end < range.upperBound
        else { return false }
        return Byline(reader.skipBlanks(end)..<range.upperBound, of: text) != nil
    }

    /// A line between paragraphs that is no sentence, no list and no heading: long, or with a name inside.
    private func looksLikeCaption(_ line: Int) -> Bool {
        guard let shape = shape(line), !isParagraph(line) || lines[line].count < 350,
            shape.ending == .open || shape.ending == .mark, shape.words >= 5, !isListItem(line), !shape.isUpperCase,
            !creditsSource(line)
        else { return false }
        return shape.words >= 14 || hasNameInside(line)
    }

    private func isListItem(_ line: Int) -> Bool {
        let range = lines[line].range
        let first = text.folded[range.lowerBound]
        guard ASCIIClass.isWord(first) else { return true }
        let head = text.folded[range.prefix(5)]
        return head.contains(UInt8(ascii: ".")) || head.contains(UInt8(ascii: ")")) || ASCIIClass.isDigit(first)
    }

    /// Two capitalized words in a row that do not open the line.
    private func hasNameInside(_ line: Int) -> Bool {
        let range = lines[line].range
        var previousIsCapital = false
        for index in range.dropFirst()
        where ASCIIClass.isLetter(text.folded[index]) && !ASCIIClass.isWord(text.folded[index - 1]) {
            let isCapital = text.isUpper(index)
            if isCapital && previousIsCapital { return true }
            previousIsCapital = isCapital
        }
        return false
    }

    /// Whether the paragraphs of the page follow one another without empty lines.
    private func hasDenseParagraphs(_ paragraphs: [Int]) -> Bool {
        paragraphs.filter { $0 > 0 && !lines[$0].followsBlank }.count >= 3
    }

    /// One short sentence with empty lines around it, where paragraphs have none.
    private func standsApart(_ line: Int) -> Bool {
        lines[line].count <= 160 && lines[line].followsBlank && line + 1 < lines.count && lines[line + 1].followsBlank
            && !isListItem(line)
    }
}
