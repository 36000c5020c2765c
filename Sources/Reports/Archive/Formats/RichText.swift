/// Reads the text of a rich text (RTF): paragraphs, tables row by row, notes, the numbers of lists. Headers and footers
/// of pages, comments, pictures, hidden text and what was deleted with changes tracked are left out.
struct RichText {
    /// Where the text of a group goes.
    private enum Destination {
        case text, nowhere, fonts, title, author
    }

    /// What holds within a group.
    private struct State {
        var destination = Destination.text
        var font = 0
        /// How many characters behind a `\u` stand for it.
        var substitutes = 1
        var isHidden = false
        var isDeleted = false
        var isInTable = false
        /// Whether the group opened a part of the text of its own.
        var isPart = false
        /// Whether inner groups say the same twice, and only the one in Unicode counts.
        var hasAlternatives = false
        /// Whether inner groups are what the text says of itself.
        var isInformation = false
    }

    /// Groups inside one another beyond this are read as the one they stand in.
    private static let deepest = 1000

    private var scanner: RichTextScanner
    private var text = DocumentText()
    private var fonts = RichTextFonts()
    private var properties = DocumentProperties()
    private var state = State()
    private var outer: [State] = []
    private var surplus = 0
    /// Whether the group's destination is one that may be passed over.
    private var isOptional = false
    private var toPass = 0
    private var isRowOpen = false
    private var isCellOpen = false
    /// Parts with text of their own that are open: tables inside them are not told apart.
    private var parts = 0
    /// Characters of one encoding that are not yet decoded.
    private var characters: [UInt8] = []
    private var encoding = RichTextFonts.Encoding.windows1252
    /// The first half of a character beyond U+FFFF.
    private var surrogate: UInt32?

    /// - Throws: `binary` where something else has come over it.
    /// - Complexity: linear.
    static func content(_ bytes: [UInt8]) throws(Skipped.Reason) -> DocumentContent {
        var reader = RichText(bytes)
        while let part = reader.scanner.next() { reader.read(part) }
        reader.flush()
        guard !reader.scanner.zeros.isOne(of: bytes.count) else { throw .binary }
        let lines = reader.text.finished()
        return DocumentContent(
            text: lines, given: reader.properties.believed(in: lines), isCut: reader.scanner.depth > 0)
    }

    private init(_ bytes: [UInt8]) { scanner = RichTextScanner(bytes) }

    private mutating func read(_ part: RichTextScanner.Part) {
        switch part {
        case .open: open()
        case .close: close()
        case .character(let byte):
            if toPass > 0 { toPass -= 1 } else { append(byte) }
        case .control(let word, let number):
            if toPass > 0, word != "u" { toPass -= 1 } else { control(word, number) }
        }
    }

    private mutating func open() {
        toPass = 0
        flush()
        guard outer.count < Self.deepest else {
            surplus += 1
            return
        }
        outer.append(state)
        state.isPart = false
        if state.hasAlternatives, state.destination == .text { state.destination = .nowhere }
        state.hasAlternatives = false
        state.isInformation = false
        isOptional = false
    }

    private mutating func close() {
        toPass = 0
        guard surplus == 0 else {
            surplus -= 1
            return
        }
        guard let former = outer.popLast() else { return }
        flush()
        if state.isPart {
            text.close()
            parts -= 1
        }
        state = former
        isOptional = false
    }

    /// Starts a part of the text that does not stand in the line.
    private mutating func openPart(_ part: DocumentText.Part) {
        guard state.destination == .text, !state.isPart else { return }
        flush()
        text.open(part)
        state.isPart = true
        parts += 1
    }
}

extension RichText {
    private mutating func append(_ byte: UInt8) {
        switch state.destination {
        case .nowhere: return
        case .fonts: return fonts.read(.character(byte))
        case .title, .author: break
        case .text:
            guard !state.isHidden, !state.isDeleted else { return }
            enterTable()
        }
        let current = fonts.encoding(of: state.font)
        if current != encoding {
            flush()
            encoding = current
        }
        characters.append(byte)
    }

    /// A character by its number in Unicode.
    private mutating func append(scalar: UInt32) {
        flush()
        guard state.destination != .nowhere, !state.isHidden, !state.isDeleted else { return }
        if state.destination == .text { enterTable() }
        // Some programs write the characters of a font from before Unicode like this too.
        if case .font(let legacy) = fonts.encoding(of: state.font) { return put(Self.utf8(scalar), legacy) }
        if scalar & 0xFC00 == 0xD800 {
            surrogate = scalar
        } else if scalar & 0xFC00 == 0xDC00, let high = surrogate {
            surrogate = nil
            put(Self.utf8(0x10000 + (high & 0x3FF) << 10 + (scalar & 0x3FF)))
        } else {
            put(Self.utf8(scalar))
        }
    }

    private static func utf8(_ scalar: UInt32) -> [UInt8] {
        guard scalar != 0, let scalar = Unicode.Scalar(scalar) else { return [0xEF, 0xBF, 0xBD] }
        return Array(String(scalar).utf8)
    }

    private mutating func put(_ utf8: [UInt8], _ legacy: LegacyFont? = nil) {
        switch state.destination {
        case .text: text.append(utf8, legacy)
        case .title: properties.title?.append(contentsOf: String(decoding: utf8, as: UTF8.self))
        case .author: properties.author?.append(contentsOf: String(decoding: utf8, as: UTF8.self))
        case .nowhere, .fonts: break
        }
    }

    /// Decodes the characters that wait.
    private mutating func flush() {
        guard !characters.isEmpty else { return }
        defer { characters.removeAll(keepingCapacity: true) }
        switch encoding {
        case .windows1258: put(LegacyDecoding.utf8(characters, from: .windows1258)?.utf8 ?? [])
        case .utf8: put(UTF8Scan.repaired(characters))
        case .windows1252: put(Windows1252.utf8(characters))
        case .font(let legacy): put(Windows1252.utf8(characters), legacy)
        }
    }
}

extension RichText {
    private mutating func control(_ word: String, _ number: Int?) {
        if state.destination == .fonts { fonts.read(.control(word, number)) }
        switch word {
        case "u":
            toPass = 0
            append(scalar: UInt32(bitPattern: Int32(truncatingIfNeeded: number ?? 0)) & 0xFFFF)
            toPass = state.substitutes
        case "uc": state.substitutes = max(0, min(number ?? 1, 100))
        case "bin": scanner.pass(number ?? 0)
        case "*": isOptional = true
        case "f":
            if state.destination != .fonts { state.font = number ?? 0 }
        case "deff":
            fonts.defaultFont = number ?? 0
            state.font = fonts.defaultFont
        case "ansicpg": fonts.setPage(number)
        case "plain":
            state.font = fonts.defaultFont
            state.isHidden = false
            state.isDeleted = false
        case "v": state.isHidden = number != 0
        case "deleted": state.isDeleted = number != 0
        case "pard": state.isInTable = false
        case "intbl": state.isInTable = true
        default:
            if !layout(word), !character(word) { destination(word) }
        }
    }

    /// Lines, cells and rows.
    private mutating func layout(_ word: String) -> Bool {
        switch word {
        case "par", "sect", "page", "line", "cell", "row", "nestcell", "nestrow", "\n", "\r": break
        default: return false
        }
        guard state.destination == .text else { return true }
        flush()
        switch word {
        case "line": text.lineBreak()
        case "nestcell": text.space()
        case "cell":
            closeCell()
        case "row": closeRow()
        default: text.endParagraph()
        }
        return true
    }

    private mutating func closeCell() {
        guard parts == 0 else { return text.space() }
        openCell()
        text.close()
        isCellOpen = false
    }

    private mutating func openCell() {
        if !isRowOpen { text.open(.row) }
        if !isCellOpen { text.open(.cell) }
        isRowOpen = true
        isCellOpen = true
    }

    private mutating func closeRow() {
        guard parts == 0 else { return }
        if isCellOpen { text.close() }
        if isRowOpen { text.close() }
        isCellOpen = false
        isRowOpen = false
    }

    /// Before text is put: opens the cell it stands in, or ends the table that it stands behind.
    private mutating func enterTable() {
        guard parts == 0, state.isInTable || isRowOpen else { return }
        if state.isInTable { openCell() } else { closeRow() }
    }

    private static let characters: [String: StaticString] = [
        "tab": " ", "~": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "_": "-", "emdash": "—", "endash": "–",
        "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "{": "{", "}": "}",
        "\\": "\\",
    ]

    private mutating func character(_ word: String) -> Bool {
        // In a font from before Unicode the soft hyphen is a letter, the ư of TCVN3.
        if word == "-", case .font = fonts.encoding(of: state.font) {
            append(scalar: 0xAD)
            return true
        }
        guard let character = Self.characters[word] else { return false }
        flush()
        if !state.isHidden, !state.isDeleted {
            if state.destination == .text { enterTable() }
            put(Array(character.description.utf8))
        }
        return true
    }

    private mutating func destination(_ word: String) {
        flush()
        let around = outer.last ?? State()
        switch state.destination {
        case .text: open(destination: word)
        case .fonts:
            if isOptional { state.destination = .nowhere }
        case .nowhere:
            // What stands in a group that says nothing itself; the form in Unicode comes last and counts.
            switch word {
            case "title":
                guard around.isInformation else { break }
                state.destination = .title
                properties.title = ""
            case "author":
                guard around.isInformation else { break }
                state.destination = .author
                properties.author = ""
            case "upr": state.isInformation = around.isInformation
            case "ud":
                state.isInformation = around.isInformation
                if around.hasAlternatives { state.destination = .text }
            default: break
            }
        case .title, .author: break
        }
        isOptional = false
    }

    private mutating func open(destination word: String) {
        switch word {
        case "fonttbl": state.destination = .fonts
        case "info":
            state.destination = .nowhere
            state.isInformation = true
        case "footnote": openPart(.note)
        case "shptxt": openPart(.box)
        case "upr": state.hasAlternatives = true
        case "shpinst": break
        case "colortbl", "stylesheet", "pict", "objdata", "header", "headerl", "headerr", "headerf", "footer",
            "footerl",
            "footerr", "footerf", "annotation", "atnid", "atnauthor", "atrfstart", "atrfend", "xe", "tc", "rxe", "txe",
            "fldinst", "nonshppict", "shprslt", "sp", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "listtable",
            "filetbl", "revtbl", "private", "comment":
            state.destination = .nowhere
        default:
            if isOptional { state.destination = .nowhere }
        }
    }
}
