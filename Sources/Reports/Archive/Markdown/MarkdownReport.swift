/// From Markdown to a report.
enum MarkdownReport {
    /// More bytes than this are read as a plain text: marks take several times their own memory.
    private static let longest = 4 << 20

    /// The text without its marks; title, date and the like from the pairs in front, else the title from the heading.
    /// - Throws: `empty`, `binary` or `undecodable`.
    static func report(_ bytes: [UInt8], at location: RawReport.Location, _ options: ArchiveOptions)
        throws(Skipped.Reason) -> RawReport
    {
        let decoded = try TextDecoding.decoded(bytes, wanted: options.encoding)
        guard decoded.utf8.count <= longest else {
            return try DocumentContent(text: decoded.utf8, encoding: decoded.encoding).report(at: location)
        }
        let front = FrontMatter(decoded.utf8, map: options.fields)
        let text = MarkdownText(decoded.utf8[(front?.end ?? 0)...])
        var content = DocumentContent(text: text.lines, encoding: decoded.encoding)
        if let front { content.given = front.given }
        if content.given.title == nil { content.given.title = text.title }
        return try content.report(at: location)
    }

    /// Whether a text that is not named so is Markdown: pairs stand in front, or it opens with a heading and has
    /// another heading or a link.
    static func isMarkdown(_ head: [UInt8], map: FieldMap) -> Bool {
        let text = TableReader.withoutMark(head)
        if text.starts(with: "---".utf8) { return FrontMatter(text, map: map) != nil }
        guard text.first == UInt8(ascii: "#") else { return false }
        var headings = 0
        for line in LineRanges(text) {
            if case .heading = MarkdownLine(text[line]).kind { headings += 1 } else if headings == 0 { return false }
            if headings > 1 || text[line].contains(UInt8(ascii: "]")) && hasLink(text[line]) { return true }
        }
        return false
    }

    private static func hasLink(_ line: ArraySlice<UInt8>) -> Bool {
        zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(") }
    }
}
