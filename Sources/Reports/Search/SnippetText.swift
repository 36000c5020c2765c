internal import Analysis

/// A report's text, from which snippets are cut.
struct SnippetText {
    /// A stretch of the text that is to be shown.
    struct Piece {
        /// Bytes of the text, and of what matched in it.
        var range: Range<Int>
        var matches: [Range<Int>]
        var kind: Report.Passage.Kind?
        /// Whether something of the passage stands before and behind it.
        var opens: Bool
        var closes: Bool
    }

    let report: Report
    let utf8: [UInt8]
    let offsets: ByteOffsets

    init(_ report: Report) {
        self.report = report
        utf8 = Array(report.text.utf8)
        offsets = ByteOffsets(utf8)
    }

    /// Adds a range to ranges that come before it, and joins it to the last where they touch.
    static func add(_ range: Range<Int>, to ranges: inout [Range<Int>]) {
        if let last = ranges.last, last.upperBound >= range.lowerBound {
            ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else if !range.isEmpty {
            ranges.append(range)
        }
    }

    /// The bytes of the mentions of some references.
    func mentions(of references: Set<String>) -> [Range<Int>] {
        let cited = references.isEmpty ? [] : report.references
        return cited.filter { found in found.indexKeys.contains(where: references.contains) }
            .map { offsets.bytes(of: $0.range) }
    }

    // MARK: Pieces

    /// The stretch of some tokens, with what closes a sentence or a quotation behind its last word.
    func piece(
        of tokens: [SnippetBuilder.Token], _ window: Range<Int>, _ kind: Report.Passage.Kind, _ mentions: [Range<Int>]
    ) -> Piece {
        let first = firstToken(of: tokens, window)
        let start = withOpeningMarks(tokens[first].range.lowerBound)
        var end = tokens[window.upperBound - 1].range.upperBound
        while end < utf8.count, end < start + 4096, ![0x20, 0x0A, 0x0D].contains(utf8[end]) { end += 1 }
        while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
        var matches: [Range<Int>] = []
        for token in tokens[window] where token.word != nil {
            let mention = mentions.first { $0.overlaps(token.range) }
            Self.add((mention ?? token.range).clamped(to: start..<end), to: &matches)
        }
        return Piece(
            range: start..<end, matches: matches, kind: kind, opens: first > 0 && !isLineStart(start),
            closes: window.upperBound < tokens.count)
    }

    /// What opens brackets and quotations.
    private static let openingMarks = ["(", "[", "{", "\"", "'", "“", "‘", "«", "„"].map { Array($0.utf8) }

    /// The place of the first of the opening marks that stand right before a byte.
    private func withOpeningMarks(_ byte: Int) -> Int {
        var start = byte
        while let mark = Self.openingMarks.first(where: { utf8[..<start].suffix($0.count).elementsEqual($0) }) {
            start -= mark.count
        }
        return start
    }

    /// The window's first token; where lines end before its first match, the one behind the last of these ends.
    private func firstToken(of tokens: [SnippetBuilder.Token], _ window: Range<Int>) -> Int {
        guard let match = window.first(where: { tokens[$0].word != nil }) else { return window.lowerBound }
        return (window.lowerBound...match).last { isLineStart(tokens[$0].range.lowerBound) } ?? window.lowerBound
    }

    /// Whether nothing but signs and spaces stands between a line end and a byte.
    private func isLineStart(_ byte: Int) -> Bool {
        var place = byte
        while place > 0, utf8[place - 1] != 0x0A, place > byte - 8, utf8[place - 1] < 0x30 || utf8[place - 1] > 0x7F {
            place -= 1
        }
        return place == 0 || utf8[place - 1] == 0x0A
    }

    /// The first sentences that hold a mention, each once.
    func sentences(around mentions: [Range<Int>], count: Int) -> [Piece] {
        var pieces: [Piece] = []
        let folded = FoldedText(report.text)
        let passages = report.passages.map(\.range)
        for mention in mentions where !mention.isEmpty {
            if let last = pieces.last, last.range.upperBound >= mention.upperBound {
                Self.add(mention, to: &pieces[pieces.count - 1].matches)
                continue
            }
            guard pieces.count < count else { break }
            let scalars = offsets.scalar(mention.lowerBound)..<offsets.scalar(mention.upperBound)
            let sentence = CitingSentence(around: scalars, in: folded, passages: passages)
            let kind = report.passages.first { $0.range.contains(scalars.lowerBound) }?.kind
            pieces.append(
                Piece(
                    range: offsets.bytes(of: sentence.range), matches: [mention], kind: kind,
                    opens: sentence.isCut.before, closes: sentence.isCut.behind))
        }
        return pieces
    }

    // MARK: Snippets

    /// The piece on one line.
    func snippet(_ piece: Piece) -> Snippet {
        let opening = piece.opens ? "…" : ""
        let shift = opening.utf8.count - piece.range.lowerBound
        let text = String(decoding: utf8[piece.range].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
        return Snippet(
            text: opening + text + (piece.closes ? "…" : ""),
            matches: piece.matches.map { $0.lowerBound + shift..<$0.upperBound + shift },
            line: line(of: piece.range.lowerBound), kind: piece.kind)
    }

    /// The whole lines of the pieces, with so many on either side of each; those that share a line are one snippet.
    ///
    /// - Parameter matches: of the whole text.
    func lines(around pieces: [Piece], _ context: Int, _ matches: [Range<Int>]) -> [Snippet] {
        var shown: [(range: Range<Int>, kind: Report.Passage.Kind?)] = []
        for piece in pieces {
            var whole = lines(around: piece, context)
            let own = whole
            let touched = shown.indices.filter { place in
                let other = shown[place].range
                return other.lowerBound <= own.upperBound && own.lowerBound <= other.upperBound
            }
            for place in touched {
                let other = shown[place].range
                whole = min(other.lowerBound, whole.lowerBound)..<max(other.upperBound, whole.upperBound)
            }
            guard let first = touched.first else {
                shown.append((whole, piece.kind))
                continue
            }
            shown[first].range = whole
            for place in touched.dropFirst().reversed() { shown.remove(at: place) }
        }
        return shown.map { range, kind in
            Snippet(
                text: String(decoding: utf8[range], as: UTF8.self),
                matches: matches.filter { $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound }
                    .map { $0.lowerBound - range.lowerBound..<$0.upperBound - range.lowerBound },
                line: line(of: range.lowerBound), kind: kind, isWholeLines: true)
        }
    }

    private func lines(around piece: Piece, _ context: Int) -> Range<Int> {
        var start = piece.matches.first?.lowerBound ?? piece.range.lowerBound
        var end = piece.matches.last?.upperBound ?? piece.range.upperBound
        for step in 0...max(0, context) {
            if step > 0, start > 0 { start -= 1 }
            while start > 0, utf8[start - 1] != 0x0A { start -= 1 }
            if step > 0, end < utf8.count { end += 1 }
            while end < utf8.count, utf8[end] != 0x0A { end += 1 }
        }
        return start..<end
    }

    private func line(of byte: Int) -> Int { utf8[..<byte].count { $0 == 0x0A } + 1 }
}
