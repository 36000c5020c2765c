/// VNI-Win: a vowel is followed by a sign for its marks, some letters are one sign; seen as windows-1252.
enum VNIDecoding {
    /// Units in lower case (the first, or the first and the second shifted by 16) and the letters they make.
    private static let letters: [UInt32: UInt32] = {
        var letters: [UInt32: UInt32] = [:]
        for row in Registry("vni-letters").rows {
            let units = row[1].unicodeScalars.map(\.value)
            guard let letter = row[0].unicodeScalars.first, let first = units.first else { continue }
            letters[units.count > 1 ? first | units[1] << 16 : first] = letter.value
        }
        return letters
    }()

    /// The cells with every letter of VNI in place of its units: the longest match first. The case is that of the
    /// first unit.
    static func scalars(_ cells: [UInt32]) -> [UInt32] {
        var output: [UInt32] = []
        output.reserveCapacity(cells.count)
        var index = 0
        while index < cells.count {
            let unit = cells[index]
            let first = lower(unit)
            let second = index + 1 < cells.count ? lower(cells[index + 1]) : 0
            if second >= 0x80, second < 0x100, let letter = letters[first | second << 16] {
                output.append(first == unit ? letter : VietnameseLetter.capital(of: letter))
                index += 2
            } else {
                let letter = first >= 0x80 && first < 0x100 ? letters[first] : nil
                output.append(letter.map { first == unit ? $0 : VietnameseLetter.capital(of: $0) } ?? unit)
                index += 1
            }
        }
        return output
    }

    /// The small letter of a letter of Latin-1.
    private static func lower(_ unit: UInt32) -> UInt32 {
        let isCapital = (0x41...0x5A).contains(unit) || ((0xC0...0xDE).contains(unit) && unit != 0xD7)
        return isCapital ? unit | 0x20 : unit
    }
}
