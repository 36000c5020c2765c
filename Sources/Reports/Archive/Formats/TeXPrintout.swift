/// A document of Word as `catdoc` prints it for TeX: `&` parts the cells of a table's row, `\\` ends the row, and signs
/// that mean something to TeX are escaped.
struct TeXPrintout {
    /// What is printed for one sign, and the sign. The soft hyphen stays: in a font of TCVN3 it is the letter `ư`.
    private static let escapes: [(printed: [UInt8], sign: String)] = [
        ("\\#", "#"), ("\\&", "&"), ("\\%", "%"), ("\\$", "$"), ("\\_", "_"), ("${$", "{"), ("$}$", "}"),
        ("$[$", "["), ("$]$", "]"), ("\\asciicircum{}", "^"), ("$\\backslash$", "\\"), ("\\asciitilde{}", "~"),
        ("\\copyright{}", "©"), ("\\-", "\u{AD}"), ("~", " "), ("{}", ""),
    ].map { (Array($0.0.utf8), $0.1) }
    private static let openers = Set(escapes.map { $0.printed[0] })
    private static let rowEnd = Array("\\\\".utf8)

    private var text = DocumentText()
    private var paragraph: [UInt8] = []
    private var isRowOpen = false

    /// The document's lines. Where a row begins is not printed: all paragraphs but the last of its first cell come before
    /// it as lines of their own, which is what they are in a row of several paragraphs.
    /// - Parameter printed: UTF-8.
    /// - Complexity: linear.
    static func lines(_ printed: [UInt8]) -> [UInt8] {
        var reader = TeXPrintout()
        var index = 0
        while index < printed.count { index += reader.read(printed[index...]) }
        reader.endParagraph()
        return reader.text.finished()
    }

    /// Reads what the rest begins with, and answers how long that is.
    private mutating func read(_ rest: ArraySlice<UInt8>) -> Int {
        let first = rest[rest.startIndex]
        switch first {
        case UInt8(ascii: "&"): endCell()
        case 0x0A, 0x0C, 0x0D: endParagraph()
        case _ where Self.openers.contains(first):
            if rest.starts(with: Self.rowEnd) {
                endRow()
                return Self.rowEnd.count
            }
            if let escape = Self.escapes.first(where: { rest.starts(with: $0.printed) }) {
                paragraph += escape.sign.utf8
                return escape.printed.count
            }
            paragraph.append(first)
        default:
            let end = rest.firstIndex { $0 < 0x20 || $0 == UInt8(ascii: "&") || Self.openers.contains($0) }
            let run = rest[..<max(end ?? rest.endIndex, rest.startIndex + 1)]
            paragraph += run
            return run.count
        }
        return 1
    }

    private mutating func endParagraph() {
        text.append(WordFieldCodes.removed(from: paragraph))
        text.endParagraph()
        paragraph.removeAll(keepingCapacity: true)
    }

    private mutating func endCell() {
        if !isRowOpen {
            text.open(.row)
            text.open(.cell)
            isRowOpen = true
        }
        endParagraph()
        text.close()
        text.open(.cell)
    }

    private mutating func endRow() {
        endParagraph()
        guard isRowOpen else { return }
        text.close()
        text.close()
        isRowOpen = false
    }
}
