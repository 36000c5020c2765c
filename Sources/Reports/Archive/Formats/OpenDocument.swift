/// Reads the text of an OpenDocument text: paragraphs, tables row by row, text boxes, notes. Headers and footers of
/// pages, comments and what was deleted with changes tracked are left out.
struct OpenDocument {
    private var styles: OpenDocumentStyles
    private var text = DocumentText()
    /// The fonts of the paragraphs and spans that are open.
    private var fonts: [String?] = []
    private var characters: [UInt8] = []

    private static let mostSpaces = 64

    /// - Complexity: linear in the parts.
    static func content(_ package: OfficePackage) throws(Skipped.Reason) -> DocumentContent {
        let styles = OpenDocumentStyles(try XMLPart.utf8(package.parts["styles.xml"]))
        let properties = XMLPart.properties(try XMLPart.utf8(package.parts["meta.xml"]))
        return content(try XMLPart.utf8(package.parts["content.xml"]), styles, properties)
    }

    /// One that is a single file of XML, with styles and properties in front.
    /// - Complexity: linear.
    static func content(flat bytes: [UInt8]) throws(Skipped.Reason) -> DocumentContent {
        let document = try XMLPart.utf8(bytes)
        return content(document, OpenDocumentStyles([]), XMLPart.properties(document))
    }

    private static func content(_ part: [UInt8], _ styles: OpenDocumentStyles, _ properties: DocumentProperties)
        -> DocumentContent
    {
        var styles = styles
        styles.read(part)
        var reader = OpenDocument(styles: styles)
        let isCut = reader.read(part)
        let lines = reader.text.finished()
        return DocumentContent(text: lines, given: properties.believed(in: lines), isCut: isCut)
    }

    private init(styles: OpenDocumentStyles) { self.styles = styles }

    /// - Returns: whether the part ends within an element.
    private mutating func read(_ part: [UInt8]) -> Bool {
        var scanner = XMLScanner(part)
        var isBody = false
        while let event = scanner.next() {
            if scanner.name == "body", event != .text { isBody = event == .start }
            guard isBody else { continue }
            switch event {
            case .start: start(&scanner)
            case .end: end(scanner.name)
            case .text: appendText(scanner)
            }
        }
        return scanner.depth > 0
    }

    private mutating func start(_ scanner: inout XMLScanner) {
        switch scanner.name {
        case "p", "h", "span":
            let outer = fonts.last ?? nil
            let font = scanner.attribute("style-name").flatMap { styles.font(of: $0) }
            fonts.append(font ?? outer)
        case "tracked-changes", "annotation", "note-citation", "forms", "sequence-decls", "desc", "title",
            "binary-data":
            scanner.passElement()
        case "s":
            let count = scanner.attribute("c").flatMap { Int($0) } ?? 1
            text.append([UInt8](repeating: 0x20, count: max(0, min(count, Self.mostSpaces))))
        case "tab": text.space()
        case "line-break": text.lineBreak()
        case "table-row": text.open(.row)
        case "table-cell", "covered-table-cell": text.open(.cell)
        case "text-box": text.open(.box)
        case "note-body": text.open(.note)
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "p", "h":
            _ = fonts.popLast()
            text.endParagraph()
        case "span": _ = fonts.popLast()
        case "table-row", "table-cell", "covered-table-cell", "text-box", "note-body": text.close()
        default: break
        }
    }

    /// Text stands in paragraphs; white space between elements is none.
    private mutating func appendText(_ scanner: XMLScanner) {
        guard let font = fonts.last else { return }
        characters.removeAll(keepingCapacity: true)
        scanner.appendText(to: &characters)
        // A line end is a space: a new line has an element of its own.
        for index in characters.indices where characters[index] == 0x0A { characters[index] = 0x20 }
        text.append(characters, font.flatMap(LegacyFont.init))
    }
}

/// The fonts that the styles of an OpenDocument text give.
struct OpenDocumentStyles {
    private var fonts: [String: String] = [:]
    private var parents: [String: String] = [:]

    private static let longestChain = 16

    /// - Parameter part: `styles.xml`, UTF-8.
    init(_ part: [UInt8]) { read(part) }

    /// Adds the styles of another part.
    mutating func read(_ part: [UInt8]) {
        var scanner = XMLScanner(part)
        var style: String?
        while let event = scanner.next() {
            if event == .end, scanner.name == "style" { style = nil }
            guard event == .start else { continue }
            switch scanner.name {
            case "style":
                style = scanner.attribute("name")
                if let style { parents[style] = scanner.attribute("parent-style-name") }
            case "text-properties":
                guard let style, let font = scanner.attribute("font-name") ?? scanner.attribute("font-family")
                else { break }
                fonts[style] = font
            case "body": return
            default: break
            }
        }
    }

    func font(of style: String) -> String? {
        var next: String? = style
        for _ in 0..<Self.longestChain {
            guard let name = next else { return nil }
            if let font = fonts[name] { return font }
            next = parents[name]
        }
        return nil
    }
}
