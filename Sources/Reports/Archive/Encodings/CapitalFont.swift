/// Headings in fonts such as `.VnTimeH`: typed with the capitals of ASCII, but TCVN3 has no toned ones, so the font
/// shows its small letters as capitals. Where ASCII letters tell, the others follow; text typed small stays small,
/// for nothing in it tells.
enum CapitalFont {
    private struct Word {
        var range: Range<Int>
        /// Capitals, ASCII's small letters, and small letters with marks.
        var capitals = 0
        var small = 0
        var markedSmall = 0

        /// Two capitals or more, and only letters with marks that are small.
        var isCertain: Bool { capitals >= 2 && small == 0 && markedSmall > 0 }
        /// May be a capitalised word too.
        var isPossible: Bool { capitals < 2 && small == 0 && markedSmall > 0 }
        var isCapital: Bool { capitals >= 2 && small == 0 }
    }

    /// How many words were raised.
    /// - Complexity: linear.
    static func raise(_ scalars: inout [UInt32]) -> Int {
        var count = 0
        var line: [Word] = []
        var start: Int?
        for index in 0...scalars.count {
            let scalar = index < scalars.count ? scalars[index] : 0x0A
            let isLetter =
                VietnameseLetter(scalar) != nil || (0x61...0x7A).contains(scalar | 0x20)
                || (0x300...0x323).contains(scalar)
            if isLetter {
                if start == nil { start = index }
                continue
            }
            if let first = start {
                line.append(word(scalars, first..<index))
                start = nil
            }
            if scalar == 0x0A || scalar == 0x0D {
                count += raise(line, in: &scalars)
                line.removeAll(keepingCapacity: true)
            }
        }
        return count
    }

    private static func word(_ scalars: [UInt32], _ range: Range<Int>) -> Word {
        var word = Word(range: range)
        for scalar in scalars[range] {
            if scalar < 0x80 {
                if scalar & 0x20 == 0 { word.capitals += 1 } else { word.small += 1 }
            } else if let letter = VietnameseLetter(scalar) {
                if letter.isUpper { word.capitals += 1 } else { word.markedSmall += 1 }
            }
        }
        return word
    }

    private static func raise(_ line: [Word], in scalars: inout [UInt32]) -> Int {
        guard line.contains(where: \.isCertain) else { return 0 }
        var isRaised = line.map(\.isCapital)
        for index in line.indices.dropFirst() where line[index].isPossible && isRaised[index - 1] {
            isRaised[index] = true
        }
        for index in line.indices.dropLast().reversed() where line[index].isPossible && isRaised[index + 1] {
            isRaised[index] = true
        }
        var count = 0
        for (word, isRaised) in zip(line, isRaised) where isRaised && word.markedSmall > 0 {
            for index in word.range { scalars[index] = VietnameseLetter.capital(of: scalars[index]) }
            count += 1
        }
        return count
    }
}
