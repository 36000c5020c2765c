/// Reads the text of Markdown: a paragraph a line, an item of a list a line, a row of a table a line. Marks are left
/// out, and so are pictures, addresses of links and comments; no other text is. It is read here, not by a library:
/// those at hand take time by the square of some inputs.
struct MarkdownText {
    /// UTF-8 lines, each ended by a newline, without blank ones.
    private(set) var lines: [UInt8] = []
    /// The one heading of the first level, where there is one alone.
    var title: String? { titles.count == 1 ? TextLines.oneLine(titles[0]) : nil }

    private var titles: [[UInt8]] = []
    private var paragraph: [UInt8] = []
    /// What ends the block of code that is open.
    private var fence: (mark: UInt8, count: Int)?
    private var isInTable = false
    private var isInQuotation = false
    private var isInComment = false
    private let labels: Set<[UInt8]>

    /// - Parameter utf8: well-formed.
    /// - Complexity: linear.
    init(_ utf8: ArraySlice<UInt8>) {
        let bytes = Array(utf8)
        labels = Self.labels(bytes)
        let lastCommentEnd = Self.lastCommentEnd(bytes)
        var ranges = LineRanges(bytes)
        var next = ranges.next().map { bytes[$0] }
        while let line = next {
            next = ranges.next().map { bytes[$0] }
            if let fence {
                code(line, MarkdownLine(line), fence)
            } else {
                let (text, isWhole) = outsideComments(line, before: lastCommentEnd)
                if isWhole || text.contains(where: { $0 > 0x20 }) { take(MarkdownLine(text), text, before: next) }
                if isInComment { endParagraph() }
            }
        }
        endParagraph()
    }

    /// The labels of all definitions.
    private static func labels(_ bytes: [UInt8]) -> Set<[UInt8]> {
        var labels: Set<[UInt8]> = []
        for range in LineRanges(bytes) where bytes[range].first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
            if let label = MarkdownLine(bytes[range]).definedLabel { labels.insert(label) }
        }
        return labels
    }

    /// Where the last comment ends; 0 without one. One that is opened behind it is text.
    private static func lastCommentEnd(_ bytes: [UInt8]) -> Int {
        let dash = UInt8(ascii: "-")
        return bytes.indices.reversed().first { index in
            bytes[index] == UInt8(ascii: ">") && index >= 2 && bytes[index - 1] == dash && bytes[index - 2] == dash
        } ?? 0
    }

    /// What of a line is no part of a comment that goes over several lines, and whether that is all of it.
    private mutating func outsideComments(_ line: ArraySlice<UInt8>, before lastEnd: Int)
        -> (text: ArraySlice<UInt8>, isWhole: Bool)
    {
        var rest = line
        if isInComment {
            guard let end = Self.first("-->", in: rest) else { return ([], false) }
            isInComment = false
            rest = rest[(end + 3)...]
        }
        guard let open = Self.last("<!--", in: rest), open < lastEnd, Self.first("-->", in: rest[open...]) == nil else {
            return (rest, rest.startIndex == line.startIndex)
        }
        isInComment = true
        return (rest[..<open], false)
    }

    private static func first(_ mark: String, in line: ArraySlice<UInt8>) -> Int? {
        let mark = Array(mark.utf8)
        return line.indices.first { line[$0] == mark[0] && line[$0...].starts(with: mark) }
    }

    private static func last(_ mark: String, in line: ArraySlice<UInt8>) -> Int? {
        let mark = Array(mark.utf8)
        return line.indices.last { line[$0] == mark[0] && line[$0...].starts(with: mark) }
    }

    private mutating func code(_ line: ArraySlice<UInt8>, _ read: MarkdownLine, _ fence: (mark: UInt8, count: Int)) {
        if case .fence(fence.mark, let count) = read.kind, count >= fence.count, read.text.isEmpty {
            self.fence = nil
        } else {
            append(line)
        }
    }

    private mutating func take(_ read: MarkdownLine, _ line: ArraySlice<UInt8>, before next: ArraySlice<UInt8>?) {
        // The lines of a quotation behind its first need no mark.
        if read.isQuoted, !isInQuotation { endParagraph() }
        isInQuotation = read.isQuoted || isInQuotation && !paragraph.isEmpty
        switch read.kind {
        case .blank, .rule: endParagraph()
        case .definition where paragraph.isEmpty: break
        case .fence(let mark, let count):
            endParagraph()
            fence = (mark, count)
        case .heading(let level):
            endParagraph()
            paragraph = Array(read.text)
            endParagraph(heading: level)
        case .underline(let level): endParagraph(heading: level)
        case .tableRule where isInTable: break
        case .item:
            endParagraph()
            add(read.text, of: line)
        case .text, .definition, .tableRule:
            let isHead = !isInTable && read.isTableRow && next.map { MarkdownLine($0).kind } == .tableRule
            if isHead { endParagraph() }
            isInTable = isHead || isInTable && read.isTableRow
            if isInTable { row(read.text) } else { add(read.text, of: line) }
        }
    }

    /// Lines of a paragraph run on, unless one ends in two spaces or a backslash.
    private mutating func add(_ text: ArraySlice<UInt8>, of line: ArraySlice<UInt8>) {
        isInTable = false
        let isBroken = line.reversed().drop { $0 == 0x0A || $0 == 0x0D }.starts(with: [0x20, 0x20])
        if text.last == UInt8(ascii: "\\") {
            paragraph += text.dropLast() + [0x0A]
        } else {
            paragraph += text + [isBroken ? 0x0A : 0x20]
        }
    }

    private mutating func endParagraph(heading level: Int? = nil) {
        isInTable = false
        guard !paragraph.isEmpty else { return }
        let text = MarkdownInlines.text(paragraph, labels: labels)
        paragraph = []
        if level == 1 { titles.append(text) }
        for line in text.split(separator: 0x0A) { append(line) }
    }

    /// The cells of a row, a space between.
    private mutating func row(_ text: ArraySlice<UInt8>) {
        var cells: [UInt8] = []
        var isEscaped = false
        for byte in text {
            if byte == UInt8(ascii: "|") {
                if isEscaped { cells.removeLast() }
                cells.append(isEscaped ? byte : 0x20)
            } else {
                cells.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        for line in MarkdownInlines.text(cells, labels: labels).split(separator: 0x0A) { append(line) }
    }

    private mutating func append(_ line: ArraySlice<UInt8>) {
        var tidy = TextLines()
        tidy.append(line)
        lines += tidy.finished()
    }
}
