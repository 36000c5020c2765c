/// A line of text where it stands on a printed page; in points, from the left and from the top.
struct PrintedLine {
    var left: Double
    var right: Double
    var top: Double
    var height: Double
    /// The width of its first word, and of a space as far as words tell.
    var firstWord = 0.0
    /// UTF-8, one space between words.
    var text: [UInt8] = []
    /// The block of lines that it belongs to, counted through the document.
    var block: Int
    var page: Int
    /// How many cells of a table stand in it; 1 for a line of a paragraph.
    var cells = 1
}

/// Reads the lines of a document as `pdftotext -bbox-layout` writes them: pages, blocks, lines and words with their
/// boxes, in reading order.
struct PrintedLines {
    private(set) var lines: [PrintedLine] = []
    private(set) var properties = DocumentProperties()
    private(set) var pages = 0

    private var blocks = 0
    /// The line being read.
    private var line: PrintedLine?
    private var lastRight = 0.0
    private var lastHeight = 0.0

    /// - Parameter output: well-formed UTF-8.
    /// - Complexity: linear.
    init(_ output: [UInt8]) {
        var scanner = XMLScanner(output)
        while let event = scanner.next() {
            if event == .end, scanner.name == "line" { endLine() }
            guard event == .start else { continue }
            switch scanner.name {
            case "title": properties.title = scanner.elementText()
            case "meta":
                if scanner.attribute("name") == "Author" { properties.author = scanner.attribute("content") }
            case "page": pages += 1
            case "block": blocks += 1
            case "line": startLine(scanner)
            case "word": word(&scanner)
            default: break
            }
        }
    }

    private static func number(_ scanner: XMLScanner, _ name: String) -> Double {
        let value = scanner.attribute(name).flatMap(Double.init) ?? 0
        return value.isFinite ? value : 0
    }

    private mutating func startLine(_ scanner: XMLScanner) {
        let top = Self.number(scanner, "yMin")
        line = PrintedLine(
            left: Self.number(scanner, "xMin"), right: Self.number(scanner, "xMax"), top: top,
            height: Self.number(scanner, "yMax") - top, block: blocks, page: pages)
        lastHeight = 0
    }

    private mutating func word(_ scanner: inout XMLScanner) {
        guard line != nil else { return }
        let left = Self.number(scanner, "xMin")
        let right = Self.number(scanner, "xMax")
        let height = Self.number(scanner, "yMax") - Self.number(scanner, "yMin")
        let text = Array(scanner.elementText().utf8.filter { $0 >= 0x20 })
        guard !text.isEmpty else { return }
        let isAttached = lastHeight > 0 && left - lastRight < lastHeight * 0.07
        // A small number at the end of a word is the mark of a note.
        lastRight = right
        if isAttached, height < lastHeight * 0.75, text.allSatisfy({ (0x30...0x39).contains($0) }) { return }
        if line?.text.isEmpty == true { line?.firstWord = right - left }
        if line?.text.isEmpty == false, !isAttached { line?.text.append(0x20) }
        line?.text += text
        lastHeight = height
    }

    /// Cells of one row of a table come as lines beside one another.
    private mutating func endLine() {
        guard let line, !line.text.isEmpty else { return }
        self.line = nil
        if var last = lines.last, last.page == line.page, last.block == line.block, line.left >= last.right,
            abs(line.top - last.top) < 0.3 * max(line.height, last.height)
        {
            last.text += [0x20] + line.text
            last.right = line.right
            last.cells += 1
            lines[lines.count - 1] = last
        } else {
            lines.append(line)
        }
    }
}
