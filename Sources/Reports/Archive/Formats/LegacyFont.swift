/// Fonts from before Unicode, whose letters are Vietnamese only because the font draws them so: what tells the
/// encoding of a piece of text inside a document.
struct LegacyFont: Equatable {
    /// That the letters in it are in.
    let encoding: TextEncoding
    /// Whether it draws small letters as capitals, of which TCVN3 has none with tones.
    let showsCapitals: Bool

    /// The fonts of the national standard TCVN 5712 are named `.VnTime`, `.VnArial` …, their twins for capitals
    /// `.VnTimeH`, `.VnArialH` …, those of VNI `VNI-Times`, `VNI-Helve` …
    /// - Returns: nil for a font of Unicode.
    init?(_ name: String) {
        let letters = name.utf8.prefix(4).map(ASCIILetter.small)
        if letters.starts(with: ".vn".utf8) {
            encoding = .tcvn3
            showsCapitals = name.utf8.last == UInt8(ascii: "H")
        } else if letters.starts(with: "vni-".utf8) {
            encoding = .vni
            showsCapitals = false
        } else {
            return nil
        }
    }

    /// The text of a run in such a font. Office programs keep its bytes as the characters of windows-1252, or of the
    /// private area from U+F000 where the font says that it is one of symbols.
    /// - Parameter utf8: well-formed.
    /// - Returns: the text as it is where it holds other characters than those, and then is no text of that font.
    func decoded(_ utf8: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            guard let byte = Self.byte(scalar.value) else { return utf8 }
            bytes.append(byte)
        }
        guard let decoded = LegacyDecoding.utf8(bytes, from: encoding)?.utf8 else { return utf8 }
        return showsCapitals ? Self.capitals(decoded) : decoded
    }

    private static func capitals(_ utf8: [UInt8]) -> [UInt8] {
        ScalarText.utf8(
            ScalarText.scalars(utf8[...]).map { scalar in
                (0x61...0x7A).contains(scalar) ? scalar - 0x20 : VietnameseLetter.capital(of: scalar)
            })
    }

    private static func byte(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0..<0x100: return UInt8(scalar)
        case 0xF000..<0xF100: return UInt8(scalar - 0xF000)
        default: return Windows1252.byte(of: scalar)
        }
    }
}
