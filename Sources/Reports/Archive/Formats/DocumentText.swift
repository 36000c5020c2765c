/// Puts the text of a word processor's document together: a paragraph a line, a row of a table a line, what stands in
/// a box behind the paragraph that it hangs on, notes at the end.
struct DocumentText {
    /// A part of the document with paragraphs of its own.
    enum Part {
        case row, cell
        /// Drawn beside the text.
        case box
        /// At the foot of a page or at the end.
        case note
    }

    /// Lines one behind another, each ended by a newline: a document of short lines has millions.
    fileprivate struct Lines {
        private(set) var bytes: [UInt8] = []
        private(set) var count = 0

        mutating func append(_ line: some Sequence<UInt8>) {
            bytes += line
            bytes.append(0x0A)
            count += 1
        }

        static func += (lines: inout Lines, more: Lines) {
            lines.bytes += more.bytes
            lines.count += more.count
        }
    }

    fileprivate struct Frame {
        var part: Part?
        var lines = Lines()
        /// Of a row: the lines of each cell.
        var cells: [Lines] = []
        var paragraph: [UInt8] = []
        /// The lines of boxes that wait for the end of the paragraph.
        var boxed = Lines()
    }

    /// Parts inside one another beyond this are read as one.
    private static let deepest = 64

    private var frames = [Frame(part: nil)]
    /// Parts that are open beyond the deepest.
    private var surplus = 0
    private var notes = Lines()
    /// Text in a font from before Unicode, not yet decoded: letters may be parted from their marks.
    private var legacy: (text: [UInt8], font: LegacyFont)?

    /// - Parameter font: where it is from before Unicode.
    mutating func append(_ text: [UInt8], _ font: LegacyFont? = nil) {
        guard let font else {
            decodeLegacy()
            frames[frames.count - 1].paragraph += text
            return
        }
        if legacy?.font == font {
            legacy?.text += text
        } else {
            decodeLegacy()
            legacy = (text, font)
        }
    }

    mutating func space() { append([0x20]) }

    /// A new line within the paragraph.
    mutating func lineBreak() { append([0x0A]) }

    private mutating func decodeLegacy() {
        guard let (text, font) = legacy else { return }
        legacy = nil
        frames[frames.count - 1].paragraph += font.decoded(text)
    }

    mutating func endParagraph() {
        decodeLegacy()
        frames[frames.count - 1].endParagraph()
    }

    mutating func open(_ part: Part) {
        decodeLegacy()
        if frames.count < Self.deepest { frames.append(Frame(part: part)) } else { surplus += 1 }
    }

    mutating func close() {
        if surplus > 0 {
            surplus -= 1
            return endParagraph()
        }
        guard frames.count > 1 else { return }
        decodeLegacy()
        var frame = frames.removeLast()
        frame.endParagraph()
        let outer = frames.count - 1
        switch frame.part {
        case .cell: frames[outer].cells.append(frame.lines)
        case .row: frames[outer].lines += frame.row
        case .box: frames[outer].boxed += frame.lines
        case .note, nil: notes += frame.lines
        }
    }

    /// The lines, each ended by a newline, without blank ones.
    mutating func finished() -> [UInt8] {
        while frames.count > 1 || surplus > 0 { close() }
        endParagraph()
        var lines = TextLines()
        for part in [frames[0].lines, notes] { lines.append(part.bytes[...], keepsLines: true) }
        return lines.finished()
    }
}

fileprivate extension DocumentText.Frame {
    mutating func endParagraph() {
        for line in paragraph.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
            lines.append(line)
        }
        paragraph.removeAll(keepingCapacity: true)
        lines += boxed
        boxed = DocumentText.Lines()
    }

    /// Cells of one line each are a line of the table; the paragraphs of others follow one another.
    var row: DocumentText.Lines {
        var row = DocumentText.Lines()
        if cells.allSatisfy({ $0.count <= 1 }) {
            row.append(cells.filter { $0.count == 1 }.map { $0.bytes.dropLast() }.joined(separator: [0x20]))
        } else {
            for cell in cells { row += cell }
        }
        row += lines
        return row
    }
}
