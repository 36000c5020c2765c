import Foundation

/// Writes text in the encodings of old, as their typefaces and standards lay it down.
package enum LegacyEncoder {
    /// The bytes from 0x80; below, the toned capitals that the standards put among the control characters.
    private static let tcvn3 = """
        ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}\
        àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ
        """
    private static let tcvn3Controls: [Unicode.Scalar: UInt8] = [
        "Ú": 0x01, "Ụ": 0x02, "Ừ": 0x04, "Ử": 0x05, "Ữ": 0x06, "Ứ": 0x11, "Ự": 0x12, "Ỳ": 0x13, "Ỷ": 0x14, "Ỹ": 0x15,
        "Ý": 0x16, "Ỵ": 0x17,
    ]
    private static let viscii = """
        ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìí\
        ĩỉđựòóôõỏọụùúũủýợỮ
        """
    private static let visciiControls: [Unicode.Scalar: UInt8] = [
        "Ẳ": 0x02, "Ẵ": 0x05, "Ẫ": 0x06, "Ỷ": 0x14, "Ỹ": 0x19, "Ỵ": 0x1E,
    ]

    private static func codes(_ high: String, _ controls: [Unicode.Scalar: UInt8]) -> [Unicode.Scalar: UInt8] {
        var codes = controls
        for (index, scalar) in high.unicodeScalars.enumerated() { codes[scalar] = UInt8(0x80 + index) }
        return codes
    }

    private static let tcvn3Codes = codes(tcvn3, tcvn3Controls)
    private static let visciiCodes = codes(viscii, visciiControls)
    private static let windows1258Codes: [Unicode.Scalar: UInt8] = {
        var codes: [Unicode.Scalar: UInt8] = [
            "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
            "ă": 0xE3, "Ă": 0xC3, "đ": 0xF0, "Đ": 0xD0, "ơ": 0xF5, "Ơ": 0xD5, "ư": 0xFD, "Ư": 0xDD, "₫": 0xFE,
        ]
        for byte in UInt8(0xA0)...0xFF where !codes.values.contains(byte) { codes[Unicode.Scalar(byte)] = byte }
        return codes.merging(windowsSigns) { first, _ in first }
    }()
    private static let windowsSigns: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "„": 0x84, "…": 0x85, "†": 0x86, "‹": 0x8B, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94,
        "•": 0x95, "–": 0x96, "—": 0x97, "™": 0x99, "›": 0x9B,
    ]

    /// `text`, in NFC, with what the encoding does not have turned into spaces, and its bytes.
    package static func encode(_ text: String, _ name: String) -> (text: String, bytes: [UInt8]) {
        switch name {
        case "tcvn3": return singleBytes(text, tcvn3Codes)
        case "viscii": return singleBytes(text, visciiCodes)
        case "vni": return vni(text)
        default: return windows1258(text)
        }
    }

    private static func singleBytes(_ text: String, _ codes: [Unicode.Scalar: UInt8]) -> (String, [UInt8]) {
        var kept = String.UnicodeScalarView()
        var bytes: [UInt8] = []
        let taken = Set(codes.values)
        for scalar in text.unicodeScalars {
            if let byte = codes[scalar] {
                bytes.append(byte)
                kept.append(scalar)
            } else if scalar.isASCII, !taken.contains(UInt8(scalar.value)) {
                bytes.append(UInt8(scalar.value))
                kept.append(scalar)
            } else {
                bytes.append(0x20)
                kept.append(" ")
            }
        }
        return (String(kept), bytes)
    }

    private static func windows1258(_ text: String) -> (String, [UInt8]) {
        var kept = String.UnicodeScalarView()
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            var parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.map { $0 }
            let tone = parts.firstIndex { ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"].contains($0) }
            let sign = tone.map { parts.remove(at: $0) }
            var base = String.UnicodeScalarView()
            base.append(contentsOf: parts)
            let letter = String(base).precomposedStringWithCanonicalMapping.unicodeScalars.first ?? " "
            let code = letter.isASCII ? UInt8(letter.value) : windows1258Codes[letter]
            if let code, sign == nil || tone != 0 {
                bytes.append(code)
                if let sign { bytes.append(windows1258Codes[sign] ?? 0x20) }
                kept.append(scalar)
            } else {
                bytes.append(0x20)
                kept.append(" ")
            }
        }
        return (String(kept), bytes)
    }

    /// The letters with their signs: a row a vowel, in the order of the tones.
    private static let vniVowels = [
        ("aàảãáạ", "a aø aû aõ aù aï"), ("ăằẳẵắặ", "aê aè aú aü aé aë"), ("âầẩẫấậ", "aâ aà aå aã aá aä"),
        ("eèẻẽéẹ", "e eø eû eõ eù eï"), ("êềểễếệ", "eâ eà eå eã eá eä"), ("iìỉĩíị", "i ì æ ó í ò"),
        ("oòỏõóọ", "o oø oû oõ où oï"), ("ôồổỗốộ", "oâ oà oå oã oá oä"), ("ơờởỡớợ", "ô ôø ôû ôõ ôù ôï"),
        ("uùủũúụ", "u uø uû uõ uù uï"), ("ưừửữứự", "ö öø öû öõ öù öï"), ("yỳỷỹýỵ", "y yø yû yõ yù î"), ("đ", "ñ"),
    ]
    private static let vniCodes: [Unicode.Scalar: [UInt8]] = {
        var codes: [Unicode.Scalar: [UInt8]] = [:]
        for (letters, units) in vniVowels {
            for (letters, units) in [(letters, units), (letters.uppercased(), units.uppercased())] {
                for (letter, unit) in zip(letters.unicodeScalars, units.split(separator: " ")) {
                    codes[letter] = unit.unicodeScalars.map { UInt8($0.value) }
                }
            }
        }
        for (sign, byte) in windowsSigns { codes[sign] = [byte] }
        return codes
    }()

    private static func vni(_ text: String) -> (String, [UInt8]) {
        var kept = String.UnicodeScalarView()
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let code = vniCodes[scalar] ?? (scalar.isASCII ? [UInt8(scalar.value)] : [0x20])
            bytes += code
            kept.append(code == [0x20] ? " " : scalar)
        }
        return (String(kept), bytes)
    }
}
