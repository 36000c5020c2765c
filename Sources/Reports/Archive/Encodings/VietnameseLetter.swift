/// The letters of Vietnamese with their tones, as numbers that can be compared and put together.
struct VietnameseLetter {
    /// Which of the 29 letters, from 0: `a ă â b c d đ` and so on.
    let letter: UInt8
    /// 0 for none, then grave, hook, tilde, acute, dot.
    let tone: UInt8
    let isUpper: Bool

    var isVowel: Bool { Self.vowelLetters & 1 << UInt32(letter) != 0 }

    /// Whether it is `ơ`, with whatever tone.
    var isHornedO: Bool { letter == Self.hornedO }

    private static let hornedO = VietnameseLetter(0x1A1)?.letter

    /// nil for a scalar that is no letter of Vietnamese.
    init?(_ scalar: UInt32) {
        guard scalar < Self.table.codes.count else { return nil }
        let code = Self.table.codes[Int(scalar)]
        guard code != 0 else { return nil }
        letter = UInt8(code & 0x1F) - 1
        tone = UInt8(code >> 5 & 7)
        isUpper = code >> 8 & 1 != 0
    }

    /// The capital of a letter of Vietnamese; any other scalar as it is.
    static func capital(of scalar: UInt32) -> UInt32 {
        guard let letter = VietnameseLetter(scalar), !letter.isUpper else { return scalar }
        return table.capitals[Int(letter.letter) * 6 + Int(letter.tone)]
    }

    /// Letters by letter and tone; consonants have no tone.
    private static let lower = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c", "d", "đ", "eèẻẽéẹ", "êềểễếệ", "g", "h", "iìỉĩíị", "k", "l", "m",
        "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p", "q", "r", "s", "t", "uùủũúụ", "ưừửữứự", "v", "x", "yỳỷỹýỵ",
    ]
    private static let upper = [
        "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "B", "C", "D", "Đ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "G", "H", "IÌỈĨÍỊ", "K", "L", "M",
        "N", "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "P", "Q", "R", "S", "T", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "V", "X", "YỲỶỸÝỴ",
    ]

    private static let vowelLetters: UInt32 = lower.enumerated().reduce(0) { bits, row in
        row.element.unicodeScalars.count > 1 ? bits | 1 << UInt32(row.offset) : bits
    }

    /// `letter + 1 | tone << 5 | isUpper << 8` by scalar, and the capitals by letter and tone.
    private static let table: (codes: [UInt16], capitals: [UInt32]) = {
        var codes = [UInt16](repeating: 0, count: 0x1EFA)
        var capitals = [UInt32](repeating: 0, count: lower.count * 6)
        for (rows, upperBit) in [(lower, UInt16(0)), (upper, 0x100)] {
            for (letter, row) in rows.enumerated() {
                for (tone, scalar) in row.unicodeScalars.enumerated() {
                    codes[Int(scalar.value)] = UInt16(letter + 1) | UInt16(tone) << 5 | upperBit
                    if upperBit != 0 { capitals[letter * 6 + tone] = scalar.value }
                }
            }
        }
        // Letters of Iceland and Africa that keyboards and fonts have put in the place of `Đ`.
        for (twin, scalar) in [(0xD0, 0x110), (0x189, 0x110), (0xF0, 0x111), (0x256, 0x111)] {
            codes[twin] = codes[scalar]
        }
        return (codes, capitals)
    }()
}
