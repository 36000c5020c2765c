/// One line of Markdown (CommonMark 0.31 with GitHub's tables), without its end: what it is, and its text without what
/// makes it that.
struct MarkdownLine {
    enum Kind: Equatable {
        case blank, text
        /// Starts an item of a list; the number of an ordered one is part of the text.
        case item
        /// From 1 to 6.
        case heading(Int)
        /// Under a paragraph it makes it a heading; else `---` parts what is above from what is below.
        case underline(Int)
        case rule
        /// Opens or closes a block of code: the mark, and how many of it.
        case fence(UInt8, Int)
        /// The line under the head of a table.
        case tableRule
        /// `[label]: address`, which other places point to.
        case definition
    }

    let kind: Kind
    let text: ArraySlice<UInt8>
    /// Whether it is part of a quotation by a mark of its own.
    let isQuoted: Bool

    /// Marks of quotations and lists inside one another beyond this are text.
    private static let deepest = 32

    /// - Complexity: linear in the line.
    init(_ line: ArraySlice<UInt8>) {
        var rest = Self.trimmed(line)
        var (isItem, isQuoted) = (false, false)
        for _ in 0..<Self.deepest {
            if rest.first == UInt8(ascii: ">") {
                rest = rest.dropFirst().drop(while: Self.isSpace)
                isQuoted = true
            } else if let inner = Self.itemText(rest), Self.repeated(rest) == nil {
                isItem = true
                rest = inner
            } else {
                break
            }
        }
        self.isQuoted = isQuoted
        (kind, text) = Self.leaf(rest, isItem: isItem)
    }

    private static func leaf(_ line: ArraySlice<UInt8>, isItem: Bool) -> (Kind, ArraySlice<UInt8>) {
        guard let first = line.first else { return (isItem ? .item : .blank, line) }
        let plain = (isItem || isNumbered(line) ? Kind.item : .text, line)
        switch first {
        case UInt8(ascii: "#"):
            let level = line.prefix { $0 == first }.count
            let title = line.dropFirst(level)
            guard level <= 6, title.first.map(isSpace) ?? true else { return plain }
            return (.heading(level), withoutClosing(trimmed(title)))
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            let count = line.prefix { $0 == first }.count
            let info = line.dropFirst(count)
            guard count >= 3, first != UInt8(ascii: "`") || !info.contains(first) else { return plain }
            return (.fence(first, count), info)
        case UInt8(ascii: "["):
            return isDefinition(line) ? (.definition, line) : plain
        default: break
        }
        if let (mark, count) = repeated(line) {
            if mark == UInt8(ascii: "=") { return (.underline(1), line) }
            if mark == UInt8(ascii: "-"), !line.contains(where: isSpace) { return (.underline(2), line) }
            if count >= 3 { return (.rule, line) }
        }
        return isTableRule(line) ? (.tableRule, line) : plain
    }

    /// The one mark a line is made of, with white space between, and how often; nil where there is other text.
    private static func repeated(_ line: ArraySlice<UInt8>) -> (mark: UInt8, count: Int)? {
        guard let mark = line.first, "-=*_".utf8.contains(mark),
            line.allSatisfy({ $0 == mark || ($0 == 0x20 || $0 == 0x09) && mark != UInt8(ascii: "=") })
        else { return nil }
        return (mark, line.reduce(0) { $1 == mark ? $0 + 1 : $0 })
    }

    /// What stands behind the bullet of an item; nil where the line starts none.
    private static func itemText(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = line.first, "-*+".utf8.contains(first) else { return nil }
        let rest = line.dropFirst()
        return rest.first.map(isSpace) ?? true ? rest.drop(while: isSpace) : nil
    }

    /// Whether a line starts an item with a number, of three digits at most: a year may begin a line of a paragraph.
    private static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool {
        let digits = line.prefix { (0x30...0x39).contains($0) }.count
        let rest = line.dropFirst(digits)
        guard (1...3).contains(digits), let mark = rest.first, ".)".utf8.contains(mark) else { return false }
        return rest.dropFirst().first.map(isSpace) ?? false
    }

    private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
        guard let close = line.firstIndex(of: UInt8(ascii: "]")), close > line.startIndex + 1,
            line[line.startIndex + 1] != UInt8(ascii: "^")
        else { return false }
        return line[(close + 1)...].first == UInt8(ascii: ":")
            && line[(close + 2)...].drop(while: isSpace).prefix { !isSpace($0) }.contains { $0 == 0x2F || $0 == 0x2E }
    }

    private static func isTableRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
            && line.allSatisfy { "|-: \t".utf8.contains($0) }
    }

    /// A label as it is compared: without case (of ASCII) and without white space at either end.
    static func label(_ text: ArraySlice<UInt8>) -> [UInt8] { trimmed(text).map(ASCIILetter.small) }

    /// The label that the line defines; nil where it defines none.
    var definedLabel: [UInt8]? {
        guard kind == .definition else { return nil }
        return Self.label(text.dropFirst().prefix { $0 != UInt8(ascii: "]") })
    }

    /// A heading may be closed as it was opened.
    private static func withoutClosing(_ title: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let end = title.lastIndex(where: { $0 != UInt8(ascii: "#") }) else { return [] }
        return end == title.endIndex - 1 || isSpace(title[end]) ? trimmed(title[...end]) : title
    }

    /// Whether a line is one of a table: it has a bar that is no text.
    var isTableRow: Bool {
        var isEscaped = false
        for byte in text {
            if byte == UInt8(ascii: "|"), !isEscaped { return true }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return false
    }

    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = text.firstIndex(where: { !isSpace($0) }),
            let end = text.lastIndex(where: { !isSpace($0) })
        else { return text.suffix(0) }
        return text[start...end]
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
