package import Analysis

/// Finds the places where a text explains an abbreviation: a long form, and right behind it in brackets a short one
/// in capitals, whose letters are the initials of the words.
///
/// Small words (`và`, `của`) may lack a letter. What ends a sentence or a clause parts the words from the brackets;
/// a comma and a dash do not: `công nghiệp hóa, hiện đại hóa (CNH-HĐH)`.
struct AbbreviationDefinitionScanner {
    /// Letters of a short form.
    private static let letters = 2...12
    /// Scalars of a word of a long form, and between two of them.
    private static let longestWord = 12
    private static let longestGap = 4
    /// Words of a long form that have no letter.
    private static let mostSmallWords = 4
    /// Definitions of a report.
    private static let most = 200

    /// What may stand before the short form in the brackets.
    private static let openings = PhraseTable([
        "viết tắt", "viết tắt là", "gọi tắt", "gọi tắt là", "sau đây viết tắt", "sau đây viết tắt là",
        "sau đây gọi tắt", "sau đây gọi tắt là", "gọi là",
    ])
    /// Words of a long form that may lack a letter, and with which none begins.
    private static let smallWords: Set<[UInt8]> = Set(
        ["và", "của", "các", "với", "cho", "về", "trong", "theo", "ở", "do", "là", "những"].map { Phrase($0).bytes })

    private let text: FoldedText
    private var known: Set<[UInt8]> = []
    private(set) var definitions: [AbbreviationDefinition] = []

    init(_ text: FoldedText) { self.text = text }

    /// - Complexity: linear in the range.
    mutating func scan(_ range: Range<Int>) {
        for index in range where text.folded[index] == UInt8(ascii: "(") {
            guard definitions.count < Self.most else { return }
            guard let short = shortForm(in: index + 1..<range.upperBound),
                let start = start(of: short, endingAt: index, floor: range.lowerBound)
            else { continue }
            let long = start..<wordEnd(before: index, floor: start)
            let key = Array(text.folded[short.range]) + [0] + text.folded[long]
            guard known.insert(key).inserted else { continue }
            definitions.append(
                AbbreviationDefinition(
                    short: text.text(short.range), long: text.text(long), range: short.range, longRange: long))
        }
    }

    // MARK: The short form

    private struct ShortForm {
        var range: Range<Int>
        /// Indexes of its letters.
        var letters: [Int]
    }

    /// The short form that stands between the start of the range and a closing bracket.
    private func shortForm(in range: Range<Int>) -> ShortForm? {
        var start = skippingSigns(range.lowerBound, range.upperBound)
        if let opening = Self.openings.match(text.folded, at: start, end: range.upperBound) {
            start = skippingSigns(opening.end, range.upperBound)
        }
        var letters: [Int] = []
        var partStart = 0
        var index = start
        while index < range.upperBound, letters.count <= Self.letters.upperBound {
            let byte = text.folded[index]
            if ASCIIClass.isLetter(byte), text.isUpper(index) {
                letters.append(index)
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "&") {
                // The analysis makes one word of such parts only.
                let part = letters.count - partStart
                guard part > (byte == UInt8(ascii: "-") ? 1 : 0), part <= 4 else { return nil }
                partStart = letters.count
            } else {
                break
            }
            index += 1
        }
        guard Self.letters.contains(letters.count), letters.count > partStart else { return nil }
        let closing = skippingSigns(index, range.upperBound)
        guard closing < range.upperBound, text.folded[closing] == UInt8(ascii: ")") else { return nil }
        return ShortForm(range: start..<index, letters: letters)
    }

    private func skippingSigns(_ start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit, index - start < Self.longestGap,
            ASCIIClass.isBlank(text.folded[index]) || text.folded[index] == UInt8(ascii: "\"")
                || text.folded[index] == UInt8(ascii: ":")
        {
            index += 1
        }
        return index
    }

    // MARK: The long form

    /// Where the words start whose initials the letters are.
    private func start(of short: ShortForm, endingAt end: Int, floor: Int) -> Int? {
        var letter = short.letters.count - 1
        var smallWords = 0
        var index = wordEnd(before: end, floor: floor)
        while let start = wordStart(endingAt: index, floor: floor) {
            let isSmall = Self.smallWords.contains(Array(text.folded[start..<index]))
            if isSameLetter(start, short.letters[letter]), letter > 0 || !isSmall {
                letter -= 1
                if letter < 0 { return start }
            } else {
                smallWords += 1
                guard isSmall, smallWords <= Self.mostSmallWords else { return nil }
            }
            index = wordEnd(before: start, floor: floor)
        }
        return nil
    }

    /// The end of the word before `index`, which only signs within a clause part from it; `index` where there is none.
    private func wordEnd(before index: Int, floor: Int) -> Int {
        var end = index
        while end > floor, index - end < Self.longestGap, isWithinClause(text.folded[end - 1]) { end -= 1 }
        return end
    }

    private func isWithinClause(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "&"),
            UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private func wordStart(endingAt end: Int, floor: Int) -> Int? {
        var start = end
        while start > floor, end - start <= Self.longestWord, ASCIIClass.isLetter(text.folded[start - 1]) { start -= 1 }
        guard start < end, end - start <= Self.longestWord else { return nil }
        return start > floor && ASCIIClass.isWord(text.folded[start - 1]) ? nil : start
    }

    /// Whether two letters are one but for case and marks; the stroke of đ is no mark.
    private func isSameLetter(_ left: Int, _ right: Int) -> Bool {
        text.folded[left] == text.folded[right] && hasStroke(left) == hasStroke(right)
    }

    private func hasStroke(_ index: Int) -> Bool {
        text.folded[index] == UInt8(ascii: "d") && text.scalars[index] > 0x7F
    }
}

extension AbbreviationDefinition {
    /// The abbreviations that a text explains, in order, each meaning once.
    ///
    /// - Complexity: linear in the text.
    package static func definitions(in text: FoldedText) -> [AbbreviationDefinition] {
        var scanner = AbbreviationDefinitionScanner(text)
        scanner.scan(0..<text.count)
        return scanner.definitions
    }
}
