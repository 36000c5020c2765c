internal import Analysis

/// What each line of a page is. A page reads: clock, menus and section; kicker, title, date; paragraphs with captions
/// between; author; comment form, counters, teasers of other stories.
struct PageLayout {
    enum Role: Equatable {
        case passage(Report.Passage.Kind)
        case boilerplate(Report.Boilerplate.Kind)
        case date
        case author
    }

    let text: FoldedText
    let lines: [TextLine]
    /// The title that came with the report, whose first lines may repeat it.
    let givenTitle: FoldedText?

    /// By line; nil where nothing is known yet.
    var roles: [Role?]
    /// The dates of lines of role `date`.
    private(set) var dateLines: [Int: DateLine] = [:]
    var titleLines: Range<Int>?
    var authorName: Range<Int>?
    /// Line of the first paragraph: what comes before is the head of the page.
    private(set) var bodyStart = 0
    /// Lines whose phrase says that the report is over.
    private(set) var tailMarkers: [Int] = []
    /// The line behind which nothing belongs to the report.
    var tailStart: Int?
    private var shapes: [LineShape?]

    /// Menus are sought among so many lines.
    private static let longestHead = 12
    /// An item of a menu has no more words than this.
    private static let longestMenuItem = 4

    /// A line longer than this is a title only where there is no other.
    private static let longestTitle = 120

    /// A line longer than this is a paragraph whatever else it looks like.
    static let longestHeading = 180

    /// - Complexity: linear in the text.
    init(_ text: FoldedText, givenTitle: String?) {
        self.text = text
        lines = TextLine.lines(of: text)
        self.givenTitle = givenTitle.map { FoldedText($0) }
        roles = Array(repeating: nil, count: lines.count)
        shapes = lines.map { $0.count <= 400 ? LineShape($0.range, of: text) : nil }
        readSigns()
        findTitle()
        readHead()
        findTail()
        markDoubledLeads()
        readBody()
    }

    func shape(_ line: Int) -> LineShape? { shapes[line] }

    /// Whether a line is prose: long, or a whole sentence of some length.
    func isParagraph(_ line: Int) -> Bool {
        guard let shape = shapes[line] else { return true }
        if lines[line].count >= Self.longestHeading { return true }
        let isSentence = shape.ending == .sentence || shape.ending == .cut || shape.ending == .semicolon
        return lines[line].count >= 60 && shape.words >= 12 && isSentence
    }

    func opensWithCode(_ line: Int) -> Bool {
        PublisherCode(lines[line].range, of: text) != nil && lines[line].count > 40
    }

    // MARK: Lines that speak for themselves

    private mutating func readSigns() {
        for (index, line) in lines.enumerated() where line.count <= 140 {
            if let date = DateLine(line.range, of: text) {
                dateLines[index] = date
                roles[index] = .date
            } else if let phrase = BoilerplatePhrase(line.range, of: text) {
                roles[index] = .boilerplate(phrase.kind)
                if phrase.opensTail { tailMarkers.append(index) }
            } else if let shape = shapes[index], shape.words == 0 || index < Self.longestHead && isMenu(line) {
                roles[index] = .boilerplate(.navigation)
            }
        }
        for index in lines.indices.dropLast() where roles[index + 1] == .boilerplate(.comments) && isReplyHeading(index)
        {
            roles[index] = .boilerplate(.comments)
            tailMarkers.append(index)
        }
        tailMarkers.sort()
        for (index, line) in lines.enumerated() where roles[index] == nil {
            guard BoilerplatePhrase.isLoneNumber(line.range, of: text) else { continue }
            let neighbours = [index - 1, index + 1].filter { lines.indices.contains($0) }
            if neighbours.contains(where: { roles[$0] == .boilerplate(.counter) }) {
                roles[index] = .boilerplate(.counter)
            }
        }
    }

    /// Whether a line is three or more short items with bars or bullets between them: `Kinh tế | Xã hội | Báo ảnh`.
    private func isMenu(_ line: TextLine) -> Bool {
        var items = 1
        var words = 0
        var inWord = false
        for index in line.range {
            let byte = text.folded[index]
            if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") || text.scalars[index] == 0x2022 {
                items += 1
                words = 0
            }
            let isWord = ASCIIClass.isWord(byte)
            if isWord && !inWord { words += 1 }
            inWord = isWord
            guard words <= Self.longestMenuItem else { return false }
        }
        return items >= 3
    }

    /// `Trả lời` heads a comment form, and in an interview an answer: it depends on what follows.
    private func isReplyHeading(_ line: Int) -> Bool {
        let reader = DateReader(folded: text.folded, end: lines[line].range.upperBound)
        return reader.word("tra loi", at: lines[line].range.lowerBound) == lines[line].range.upperBound
    }

    // MARK: Title

    private mutating func findTitle() {
        if let given = repeatedTitle() {
            titleLines = given
            bodyStart = given.upperBound
            return
        }
        bodyStart = lines.indices.first { roles[$0] == nil && (isParagraph($0) || opensWithCode($0)) } ?? lines.count
        guard givenTitle == nil else {
            bodyStart = 0
            return
        }
        let title = bodyStart < lines.count ? bestHeadLine() : firstLineOfNote()
        if let title { titleLines = title..<(title + 1) }
    }

    /// The lines among the first that repeat the given title, alone or two or three together.
    private func repeatedTitle() -> Range<Int>? {
        guard let givenTitle else { return nil }
        let wanted = givenTitle.folded.filter(ASCIIClass.isWord)
        guard !wanted.isEmpty else { return nil }
        for first in lines.indices.prefix(12) {
            var matched = 0
            for last in first..<min(first + 3, lines.count) {
                guard lines[last].count <= 2 * givenTitle.count + 40,
                    let next = endOfLetters(lines[last].range, in: wanted, from: matched)
                else { break }
                matched = next
                if matched == wanted.count { return first..<(last + 1) }
            }
        }
        return nil
    }

    /// Where in `letters` those of a line end that follow one another from `start`; nil where the line has others.
    private func endOfLetters(_ line: Range<Int>, in letters: [UInt8], from start: Int) -> Int? {
        var position = start
        for index in line where ASCIIClass.isWord(text.folded[index]) {
            guard position < letters.count, text.folded[index] == letters[position] else { return nil }
            position += 1
        }
        return position
    }

    /// The title of a page without paragraphs, where all but the first line is text: the first that neither leads into
    /// the next nor names an author alone.
    private func firstLineOfNote() -> Int? {
        let candidates = lines.indices.filter { roles[$0] == nil }
        let title = candidates.first { shape($0)?.ending != .colon && !isCaption($0) && !namesAuthor($0) }
        return title ?? candidates.first
    }

    private func namesAuthor(_ line: Int) -> Bool {
        Byline(lines[line].range, of: text).map { $0.isLabelled || line > 0 } ?? false
    }

    /// The line of the head that is most likely the title: the last one of six words or more above the publication
    /// date, else above the body; else the one with most words.
    private func bestHeadLine() -> Int? {
        var candidates = (0..<bodyStart).filter { roles[$0] == nil && !isCaption($0) }
        let named = candidates.filter { Byline(lines[$0].range, of: text)?.isLabelled != true }
        candidates = named.isEmpty ? candidates : named
        let trailing = candidates.filter { shape($0)?.ending != .colon && !opensInBracket($0) }
        candidates = trailing.isEmpty ? candidates : trailing
        let unlikeSentences = candidates.filter { !isStandfirst($0) }
        if unlikeSentences.contains(where: { (shape($0)?.words ?? 0) >= 5 }) { candidates = unlikeSentences }
        let long = candidates.filter { (shape($0)?.words ?? 0) >= 6 }
        if let date = dateLines.keys.filter({ $0 > 0 && $0 < bodyStart }).max(),
            let above = long.last(where: { $0 < date })
        {
            return above
        }
        if let last = long.last { return last }
        return candidates.max { (shape($0)?.words ?? 0, $0) < (shape($1)?.words ?? 0, $1) }
    }

    /// A title has no full stop, at its end or inside, and is not as long as the sentence that opens a story below it.
    private func isStandfirst(_ line: Int) -> Bool {
        let ending = shape(line)?.ending
        if ending == .sentence || ending == .cut || lines[line].count > Self.longestTitle { return true }
        let range = lines[line].range
        guard range.count > 3 else { return false }
        return (range.lowerBound + 1..<range.upperBound - 2).contains { index in
            text.folded[index] == UInt8(ascii: ".") && ASCIIClass.isLetter(text.folded[index - 1])
                && !text.isUpper(index - 1) && text.folded[index + 1] == 0x20 && text.isUpper(index + 2)
        }
    }

    /// `(LC) - Một cách làm hay`: what stands below a title.
    private func opensInBracket(_ line: Int) -> Bool {
        lines[line].range.first.map { text.folded[$0] == UInt8(ascii: "(") } ?? false
    }

    // MARK: Head

    private mutating func readHead() {
        guard let titleLines else { return }
        for line in titleLines { roles[line] = .passage(.title) }
        for line in 0..<titleLines.lowerBound where roles[line] == nil && repeatsTitle(line) {
            roles[line] = .boilerplate(.duplicatedLead)
        }
        if let last = (0..<titleLines.lowerBound).last, roles[last] == nil, isKicker(last) {
            roles[last] = .passage(.kicker)
        }
        markMenus(above: titleLines.lowerBound)
        for line in 0..<titleLines.lowerBound where roles[line] == nil {
            roles[line] = (shape(line)?.words ?? 0) <= 6 ? .boilerplate(.section) : .boilerplate(.teaser)
        }
        for line in titleLines.upperBound..<max(bodyStart, titleLines.upperBound) where roles[line] == nil {
            if repeatsTitle(line) {
                roles[line] = .boilerplate(.duplicatedLead)
            } else if isCaption(line) {
                roles[line] = .passage(.caption)
            } else if authorName == nil, let byline = Byline(lines[line].range, of: text) {
                authorName = byline.name
                roles[line] = .author
            }
        }
        let signed = dateLines.filter { $0.value.author != nil && !isClock($0.key) }.min { $0.key < $1.key }
        authorName = authorName ?? signed?.value.author
        for line in titleLines.upperBound..<min(titleLines.upperBound + 3, lines.count)
        where roles[line] == nil && repeatsTitle(line) { roles[line] = .boilerplate(.duplicatedLead) }
    }

    /// Marks three or more short lines in a row above the title as what they are, the items of a menu.
    private mutating func markMenus(above title: Int) {
        var first = 0
        for line in 0...title {
            let isItem =
                line < title && (shape(line)?.words ?? .max) <= Self.longestMenuItem
                && (roles[line] == nil || roles[line] == .boilerplate(.section)
                    || roles[line] == .boilerplate(.navigation))
            guard !isItem else { continue }
            if line - first >= 3 {
                for item in first..<line { roles[item] = .boilerplate(.navigation) }
            }
            first = line + 1
        }
    }

    private func isKicker(_ line: Int) -> Bool {
        guard let shape = shape(line), let title = titleLines.flatMap({ self.shape($0.lowerBound) }) else {
            return false
        }
        if SourceRecognizer.named(in: text.text(lines[line].range)) != nil { return false }
        if shape.ending == .colon || shape.words >= 5 { return true }
        if shape.isUpperCase && !title.isUpperCase { return true }
        var namesPlace = false
        PlaceScanner(text).scan(lines[line].range) { _ in namesPlace = true }
        return namesPlace
    }

    private func repeatsTitle(_ line: Int) -> Bool {
        guard let title = titleLines?.first, lines[line].count <= 2 * lines[title].count else { return false }
        let folded = text.folded
        return folded[lines[line].range].lazy.filter(ASCIIClass.isWord)
            .elementsEqual(folded[lines[title].range].lazy.filter(ASCIIClass.isWord))
    }
}
