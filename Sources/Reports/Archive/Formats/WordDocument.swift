/// Reads the text of a Word document (Office Open XML): paragraphs, tables row by row, text boxes, notes. Headers and
/// footers of pages, comments, hidden text and what was deleted with changes tracked are left out; paragraphs that
/// Word numbers itself come without their numbers.
struct WordDocument {
    private let styles: WordStyles
    private var text = DocumentText()
    private var run = Run()
    /// The runs that the boxes being read hang on.
    private var outerRuns: [Run] = []
    private var characters: [UInt8] = []

    /// The run that is being read, and its paragraph.
    private struct Run {
        var paragraphFont: String?
        var font: String?
        var isHidden = false
        var isOpen = false
        var isInProperties = false
        /// Whether the mark at the paragraph's end was deleted, so that the next goes on with it.
        var joinsNext = false
    }

    /// - Complexity: linear in the parts.
    static func content(_ package: OfficePackage) throws(Skipped.Reason) -> DocumentContent {
        let main = package.mainPart
        let folder = main.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(main[...$0]) } ?? ""
        func part(_ name: String) throws(Skipped.Reason) -> [UInt8] { try XMLPart.utf8(package.parts[name]) }
        var reader = WordDocument(styles: WordStyles(try part(folder + "styles.xml")))
        reader.read(try part(main), notes: nil)
        reader.read(try part(folder + "footnotes.xml"), notes: "footnote")
        reader.read(try part(folder + "endnotes.xml"), notes: "endnote")
        let lines = reader.text.finished()
        let given = XMLPart.properties(try part("docProps/core.xml")).believed(in: lines)
        return DocumentContent(text: lines, given: given)
    }

    private init(styles: WordStyles) { self.styles = styles }

    /// - Parameter notes: the element that is a note, in a part of notes.
    private mutating func read(_ part: [UInt8], notes: String?) {
        var scanner = XMLScanner(part)
        while let event = scanner.next() {
            switch event {
            case .start where scanner.name == notes:
                // Lines between text and notes are kept as notes too.
                if scanner.attribute("type") != nil { scanner.passElement() } else { text.open(.note) }
            case .start: start(&scanner)
            case .end where scanner.name == notes: text.close()
            case .end: end(scanner.name)
            case .text: break
            }
        }
    }

    private mutating func start(_ scanner: inout XMLScanner) {
        switch scanner.name {
        case "p":
            run = Run(paragraphFont: styles.font(of: nil))
        case "pPr": run.isInProperties = true
        case "pStyle": run.paragraphFont = styles.font(of: scanner.attribute("val"))
        case "r":
            run.font = run.paragraphFont
            run.isHidden = false
            run.isOpen = true
        case "rStyle":
            if run.isOpen, let font = styles.font(of: scanner.attribute("val")) { run.font = font }
        case "rFonts":
            if run.isOpen, let font = WordStyles.font(scanner) { run.font = font }
        case "vanish":
            if run.isOpen { run.isHidden = !["0", "false", "off"].contains(scanner.attribute("val") ?? "1") }
        case "del":
            if run.isInProperties { run.joinsNext = true } else { scanner.passElement() }
        case "moveFrom":
            if !run.isInProperties { scanner.passElement() }
        // The same once more for older programs, the code of a field, a former formatting.
        case "Fallback", "instrText", "delText", "delInstrText", "pPrChange", "rPrChange": scanner.passElement()
        case "t": appendText(&scanner)
        case "tab", "ptab":
            if !run.isInProperties { text.space() }
        case "br", "cr": text.lineBreak()
        case "noBreakHyphen": text.append(Array("-".utf8))
        case "softHyphen": appendSoftHyphen()
        case "sym": appendSymbol(scanner)
        case "tr": text.open(.row)
        case "tc": text.open(.cell)
        case "txbxContent":
            text.open(.box)
            outerRuns.append(run)
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "p":
            if !run.joinsNext { text.endParagraph() }
        case "pPr": run.isInProperties = false
        case "r": run.isOpen = false
        case "tr", "tc": text.close()
        case "txbxContent":
            text.close()
            run = outerRuns.popLast() ?? Run()
        default: break
        }
    }

    private mutating func appendText(_ scanner: inout XMLScanner) {
        characters.removeAll(keepingCapacity: true)
        while let event = scanner.next(), event == .text { scanner.appendText(to: &characters) }
        guard !run.isHidden, !characters.isEmpty else { return }
        text.append(characters, run.font.flatMap(LegacyFont.init))
    }

    /// In a font from before Unicode it is a letter, the ư of TCVN3.
    private mutating func appendSoftHyphen() {
        guard !run.isHidden, let font = run.font.flatMap(LegacyFont.init) else { return }
        text.append(Array("\u{AD}".utf8), font)
    }

    /// A letter that was put in as a symbol of a font.
    private mutating func appendSymbol(_ scanner: XMLScanner) {
        guard !run.isHidden, let font = scanner.attribute("font").flatMap(LegacyFont.init),
            let code = scanner.attribute("char").flatMap({ UInt32($0, radix: 16) }),
            let scalar = Unicode.Scalar(code)
        else { return }
        text.append(Array(String(scalar).utf8), font)
    }
}
