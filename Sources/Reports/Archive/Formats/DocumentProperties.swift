private import Analysis

/// Title and author as an office program keeps them beside a text. They are often the program's own guess or left over
/// from the document this one was made from, so they are believed only where the text bears them out. The days on
/// which the file was made and changed are not the day of publication, and are not read.
struct DocumentProperties {
    var title: String?
    var author: String?

    /// A title stands where a text opens, an author where it opens or ends; both in letters.
    private static let openingLetters = 1500
    private static let closingLetters = 1500
    private static let fewestTitleLetters = 8
    private static let fewestNameWords = 2

    /// What the text bears out: the title, where it stands in the opening but is not just the first line, which Word
    /// takes for the title unasked; the author, where the name has two words and stands at either end.
    /// - Parameter text: UTF-8.
    /// - Complexity: linear in the text.
    func believed(in text: [UInt8]) -> RawReport.Given {
        var given = RawReport.Given()
        let folded = FoldedText(utf8: TextNormalization.composed(text))
        let letters = Self.letters(folded)
        let first = Self.letters(FoldedText(utf8: TextNormalization.composed(Array(text.prefix { $0 != 0x0A }))))
        if let title = Self.line(title) {
            let wanted = Self.letters(FoldedText(title))
            if wanted.count >= Self.fewestTitleLetters, wanted != first,
                Self.contains(letters.prefix(Self.openingLetters), wanted)
            {
                given.title = title
            }
        }
        if let author = Self.line(author) {
            let wanted = Self.letters(FoldedText(author))
            let words = author.split(separator: " ").count
            if words >= Self.fewestNameWords,
                Self.contains(letters.prefix(Self.openingLetters), wanted)
                    || Self.contains(letters.suffix(Self.closingLetters), wanted)
            {
                given.author = author
            }
        }
        return given
    }

    private static func line(_ value: String?) -> String? {
        value.map { TextLines.oneLine(Array($0.utf8)) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Letters and digits, without marks and case.
    private static func letters(_ text: FoldedText) -> [UInt8] {
        text.folded.filter { ASCIIClass.isDigit($0) || ASCIIClass.isLetter($0) }
    }

    private static func contains(_ text: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return false }
        return text.indices.contains { text[$0] == first && text[$0...].starts(with: wanted) }
    }
}
