/// The spelling of a name that two writings share whatever their case and whichever vowel of a syllable bears the tone:
/// `HOÀ BÌNH` is `Hòa Bình`, and `Hoa Bình` is not.
struct MarkedSpelling: Hashable, Sendable {
    /// Letters without their tone and in lower case; behind each word its tone, from 0x10000.
    private let letters: [UInt32]
    /// Whether no letter bears a mark of any kind.
    let isUnmarked: Bool

    /// - Parameters:
    ///   - scalars: the text in NFC.
    ///   - folded: its unmarked twin.
    init(_ range: Range<Int>, scalars: [UInt32], folded: [UInt8]) {
        var isUnmarked = true
        // Each tone but the last takes the place of what parts two words.
        letters = [UInt32](capacity: range.count + 1) { letters in
            isUnmarked = Self.append(range, scalars.span, folded.span, to: &letters)
        }
        self.isUnmarked = isUnmarked
    }

    /// - Returns: see ``isUnmarked``.
    private static func append(
        _ range: Range<Int>, _ scalars: Span<UInt32>, _ folded: Span<UInt8>, to letters: inout OutputSpan<UInt32>
    ) -> Bool {
        var tone: UInt32 = 0
        var inWord = false
        var unmarked = true
        let vowels = vowels.span
        for index in range {
            guard ASCIIClass.isWord(folded[index]) else {
                if inWord, folded[index] != 0 {
                    letters.append(toneBase + tone)
                    tone = 0
                    inWord = false
                }
                continue
            }
            inWord = true
            let scalar = Int(scalars[index])
            if scalar < vowels.count, case let vowel = vowels[scalar], vowel.letter > 0 {
                letters.append(UInt32(vowel.letter))
                if vowel.tone > 0 { tone = UInt32(vowel.tone) }
                unmarked = unmarked && vowel.letter < 0x80 && vowel.tone == 0
            } else if folded[index] == UInt8(ascii: "d"), scalars[index] > 0x7F {
                letters.append(0x111)
                unmarked = false
            } else {
                letters.append(UInt32(folded[index]))
            }
        }
        if inWord { letters.append(toneBase + tone) }
        return unmarked
    }

    private static let toneBase: UInt32 = 0x1_0000

    /// By scalar, of those that are no vowel zeros. The vowels in both cases: without tone, then grave, acute, hook,
    /// tilde, dot below.
    private static let vowels: [(letter: UInt16, tone: UInt16)] = {
        let rows = [
            "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ",
            "ưừứửữự", "yỳýỷỹỵ",
        ]
        let capitals = [
            "AÀÁẢÃẠ", "ĂẰẮẲẴẶ", "ÂẦẤẨẪẬ", "EÈÉẺẼẸ", "ÊỀẾỂỄỆ", "IÌÍỈĨỊ", "OÒÓỎÕỌ", "ÔỒỐỔỖỘ", "ƠỜỚỞỠỢ", "UÙÚỦŨỤ",
            "ƯỪỨỬỮỰ", "YỲÝỶỸỴ",
        ]
        var table = Array(repeating: (letter: UInt16(0), tone: UInt16(0)), count: 0x1F00)
        for (row, capital) in zip(rows, capitals) {
            guard let letter = row.unicodeScalars.first?.value else { continue }
            for form in [row, capital] {
                for (tone, scalar) in form.unicodeScalars.enumerated() {
                    table[Int(scalar.value)] = (UInt16(letter), UInt16(tone))
                }
            }
        }
        return table
    }()
}
