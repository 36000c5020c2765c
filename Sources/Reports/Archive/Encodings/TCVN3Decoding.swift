/// TCVN3, as offices and newspapers wrote it: the letters of TCVN 5712:1993, but in some files Windows' quotes and
/// dashes where the standard has toned capitals, and headings in fonts that show small letters as capitals.
enum TCVN3Decoding {
    static func reading(_ cells: [UInt32]) -> LegacyDecoding.Reading {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(cells.count)
        var index = 0
        while index < cells.count {
            guard isLetter(cells[index]) else {
                scalars.append(cells[index] < 0x100 ? CodePage.tcvn3[UInt8(cells[index])] : cells[index])
                index += 1
                continue
            }
            let start = index
            while index < cells.count, isLetter(cells[index]) { index += 1 }
            let word = cells[start..<index]
            if isWord(word, before: index < cells.count ? cells[index] : 0) {
                scalars += word.map(letter)
            } else if word.contains(where: isDoubtful) {
                scalars += doubtfulWord(word)
            } else {
                scalars += word.map(letter)
            }
        }
        var reading = LegacyDecoding.Reading(scalars: scalars)
        reading.replaced = scalars.count { $0 == CodePage.nothing }
        reading.capitals = CapitalFont.raise(&reading.scalars)
        return reading
    }

    /// The cell as the standard reads it.
    private static func letter(_ cell: UInt32) -> UInt32 {
        cell < 0x100 ? CodePage.tcvn3[UInt8(cell)] : cell
    }

    private static func isLetter(_ cell: UInt32) -> Bool {
        let scalar = letter(cell)
        return (0x61...0x7A).contains(scalar | 0x20) || (0x300...0x323).contains(scalar)
            || VietnameseLetter(scalar) != nil
    }

    /// Where the standard has a toned capital and everybody else a control character.
    private static func isControl(_ cell: UInt32) -> Bool { cell < 0x20 }

    /// Where the standard has a toned capital and Windows a quote, a dash or dots, as they stand before a word.
    private static func opens(_ cell: UInt32) -> Bool { opening.contains(cell) }
    /// The same behind a word.
    private static func closes(_ cell: UInt32) -> Bool { closing.contains(cell) }

    private static let opening: Set<UInt32> = [0x82, 0x84, 0x85, 0x8B, 0x91, 0x93, 0x95, 0x96, 0x97]
    private static let closing: Set<UInt32> = [0x85, 0x92, 0x94, 0x95, 0x96, 0x97, 0x9B]

    private static func isDoubtful(_ cell: UInt32) -> Bool { isControl(cell) || opens(cell) || closes(cell) }

    /// What everybody else reads in a doubtful cell.
    private static func sign(_ cell: UInt32) -> UInt32 { Windows1252.scalar(UInt8(cell)) }

    /// Whether a control character by itself is a word of one letter (`Ý`). Those that office programs use for
    /// fields, notes and pictures must have a space behind them.
    private static func isWord(_ word: ArraySlice<UInt32>, before next: UInt32) -> Bool {
        guard word.count == 1, let cell = word.first, isControl(cell) else { return false }
        return (next == 0x20 || !officeCodes.contains(cell)) && SyllableInventory.shared.contains([letter(cell)])
    }

    private static let officeCodes: Set<UInt32> = [0x01, 0x02, 0x05, 0x13, 0x14, 0x15]

    /// A word with doubtful cells: of the ways to take those at its ends as letters or as signs the first that
    /// leaves a syllable. Capitals keep their letters where they can, small letters shed their quotes.
    private static func doubtfulWord(_ word: ArraySlice<UInt32>) -> [UInt32] {
        guard word.contains(where: { !isDoubtful($0) }) else { return word.map(sign) }
        let head = word.drop(while: opens).startIndex
        let tail = word[head...].lastIndex { !closes($0) }.map { $0 + 1 } ?? head
        var ways = [(head, tail), (word.startIndex, tail), (head, word.endIndex)]
        let isSmall = word.contains { (0x61...0x7A).contains($0) }
        ways.insert((word.startIndex, word.endIndex), at: isSmall ? ways.count : 0)
        for (start, end) in ways where end - start <= SyllableInventory.mostLetters {
            let letters = word[start..<end].map(letter)
            guard SyllableInventory.shared.contains(letters[...]) else { continue }
            return word[..<start].map(sign) + letters + word[end...].map(sign)
        }
        return word[..<head].map(sign) + word[head..<tail].map(letter) + word[tail...].map(sign)
    }
}
