/// Fonts from before Unicode, whose letters are Vietnamese only because the font draws them so: what tells the
/// encoding of a piece of text inside a document.
enum LegacyFont {
    /// The encoding that the letters in a font are in; nil for a font of Unicode.
    ///
    /// The fonts of the national standard TCVN 5712 are named `.VnTime`, `.VnArial` …, those of VNI `VNI-Times`,
    /// `VNI-Helve` …
    static func encoding(of font: String) -> TextEncoding? {
        let letters = font.utf8.prefix(4).map(ASCIILetter.small)
        if letters.starts(with: ".vn".utf8) { return .tcvn3 }
        if letters.starts(with: "vni-".utf8) { return .vni }
        return nil
    }

    /// The text of a run in such a font. Office programs keep its bytes as the characters of windows-1252, or of the
    /// private area from U+F000 where the font says that it is one of symbols.
    /// - Parameter utf8: well-formed.
    /// - Returns: the text as it is where it holds other characters than those, and then is no text of that font.
    static func decoded(_ utf8: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            guard let byte = byte(scalar.value) else { return utf8 }
            bytes.append(byte)
        }
        return LegacyDecoding.utf8(bytes, from: encoding)?.utf8 ?? utf8
    }

    private static func byte(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0..<0x100: return UInt8(scalar)
        case 0xF000..<0xF100: return UInt8(scalar - 0xF000)
        default: return Windows1252.byte(of: scalar)
        }
    }
}
