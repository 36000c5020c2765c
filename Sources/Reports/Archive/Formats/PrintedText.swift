/// Makes a text of the lines of printed pages: a paragraph a line, without page numbers and running heads.
struct PrintedText {
    private var lines: [PrintedLine]
    private let pages: Int

    /// So many pages make a line that most of them begin or end with a running head.
    private static let fewestPages = 3
    /// So many lines at either end of a page are looked at.
    private static let edgeLines = 2
    private static let longestNumber = 4

    /// - Complexity: linear in the text.
    static func content(_ output: [UInt8]) throws(Skipped.Reason) -> DocumentContent {
        let printed = PrintedLines(try TextDecoding.decoded(output, wanted: .utf8, mayHaveHoles: true).utf8)
        let text = PrintedText(lines: printed.lines, pages: printed.pages).paragraphs()
        return DocumentContent(text: text, given: printed.properties.believed(in: text))
    }

    private init(lines: [PrintedLine], pages: Int) {
        self.pages = pages
        self.lines = lines
        dropPageFurniture()
    }

    private func paragraphs() -> [UInt8] {
        let rights = blockEdges()
        var text: [UInt8] = []
        for (index, line) in lines.enumerated() {
            if index > 0 {
                let last = lines[index - 1]
                text.append(continues(line, last, edge: rights[last.block] ?? last.right) ? 0x20 : 0x0A)
            }
            text += line.text
        }
        if !text.isEmpty { text.append(0x0A) }
        return text
    }

    /// How far each block reaches to the right, by its number, and whether that is the edge of a column of text.
    private func blockEdges() -> [Int: Double] {
        var edges: [Int: Double] = [:]
        for line in lines { edges[line.block] = max(edges[line.block] ?? 0, line.right) }
        return edges
    }

    /// Whether a line goes on with the paragraph of the one before: that one has no room for its first word, and the
    /// line neither is set in nor stands apart, nor starts as a list does. A line that starts with a capital in a
    /// block that is no wider than the one before may be a heading, so more must speak for it.
    private func continues(_ line: PrintedLine, _ last: PrintedLine, edge: Double) -> Bool {
        guard line.cells == 1, last.cells == 1, let first = line.text.first else { return false }
        let isLower = Self.startsInLowerCase(line.text)
        guard line.block == last.block else {
            // Over the end of a page or column only within a sentence.
            return isLower && line.page <= last.page + 1 && !Self.endsSentence(last.text)
                && last.right - last.left > 12 * last.height
        }
        let height = max(line.height, last.height)
        let hasRoom = last.right + 0.25 * height + line.firstWord < edge
        let isApart = line.top - last.top > 1.9 * height || line.top < last.top
        let isSetIn = line.left > last.left + 0.6 * height
        guard !hasRoom, !isApart, !isSetIn, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else {
            return false
        }
        if isLower || ASCIIClass.isDigit(first) && !Self.endsSentence(last.text) { return true }
        return last.right - last.left > 20 * height && !Self.endsSentence(last.text)
    }

    private static func startsInLowerCase(_ text: [UInt8]) -> Bool {
        let scalar = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first
        return scalar.map { $0.properties.isLowercase } ?? false
    }

    private static func endsSentence(_ text: [UInt8]) -> Bool {
        text.last.map { [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";")].contains($0) } ?? true
    }
}

extension PrintedText {
    /// Drops the lines at the top or foot of pages that are a number alone, or that most pages have and that differ
    /// in nothing but digits.
    private mutating func dropPageFurniture() {
        var byPage: [[Int]] = Array(repeating: [], count: pages + 1)
        for (index, line) in lines.enumerated() { byPage[line.page].append(index) }
        let edges = byPage.map { page in
            let down = page.sorted { lines[$0].top < lines[$1].top }
            return Set(down.prefix(Self.edgeLines) + down.suffix(Self.edgeLines))
        }
        var counts: [[UInt8]: Int] = [:]
        for page in edges {
            for key in Set(page.map { Self.withoutDigits(lines[$0].text) }) { counts[key, default: 0] += 1 }
        }
        var isDropped = [Bool](repeating: false, count: lines.count)
        for index in edges.joined() {
            let key = Self.withoutDigits(lines[index].text)
            let count = counts[key] ?? 0
            isDropped[index] =
                key.isEmpty ? Self.isPageNumber(lines[index].text) : count >= Self.fewestPages && count * 2 > pages
        }
        lines = lines.indices.filter { !isDropped[$0] }.map { lines[$0] }
    }

    private static func withoutDigits(_ line: [UInt8]) -> [UInt8] {
        line.filter { !(0x30...0x39).contains($0) && $0 > 0x20 && $0 != UInt8(ascii: "-") }
    }

    /// A number on its own, dashes round it or not.
    private static func isPageNumber(_ line: [UInt8]) -> Bool {
        (1...longestNumber).contains(line.count { (0x30...0x39).contains($0) })
    }
}
