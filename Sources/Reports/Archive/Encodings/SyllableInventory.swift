/// The syllables Vietnamese is written with: what tells a right guess at an encoding from a wrong one.
package struct SyllableInventory {
    package static let shared = SyllableInventory()

    /// The longest syllable, `nghiêng`.
    static let mostLetters = 7

    private let keys: Set<UInt64>

    private init() {
        var keys: Set<UInt64> = []
        for row in Registry("syllables").rows {
            let rime = row[0].unicodeScalars.map(\.value)
            for onset in row[1].utf8.split(separator: UInt8(ascii: " ")) {
                let letters =
                    onset.elementsEqual("-".utf8)
                    ? [] : String(decoding: Array(onset), as: UTF8.self).unicodeScalars.map(\.value)
                if let key = Self.key((letters + rime)[...]) { keys.insert(key) }
            }
        }
        self.keys = keys
    }

    /// Whether a word is a syllable, in any case and wherever its tone is put.
    package func contains(_ word: ArraySlice<UInt32>) -> Bool {
        guard let key = Self.key(word) else { return false }
        return keys.contains(key)
    }

    /// Five bits a letter and three for the tone; nil for what has other letters, too many or two tones.
    private static func key(_ word: ArraySlice<UInt32>) -> UInt64? {
        guard word.count <= mostLetters else { return nil }
        var key: UInt64 = 0
        var tone: UInt8 = 0
        for scalar in word {
            guard let letter = VietnameseLetter(scalar) else { return nil }
            key = key << 5 | UInt64(letter.letter + 1)
            if letter.tone != 0 {
                guard tone == 0 else { return nil }
                tone = letter.tone
            }
        }
        return key << 3 | UInt64(tone)
    }
}
