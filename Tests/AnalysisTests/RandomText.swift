import TestSupport

/// Random text that is hard on word boundaries: Vietnamese among the scripts and signs that have rules of their own.
enum RandomText {
    private static let vietnamese = Array("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệỏòủỷÐĐTPHCMKXGQƯ".unicodeScalars)
    private static let signs = Array(".,'’_-–&@:;/\"()%+*·‧\u{2024}\u{202F}\u{2044}\u{2BC}".unicodeScalars)
    private static let spaces = Array("      \n\r\t\u{A0}\u{2003}\u{3000}\u{2028}\u{85}".unicodeScalars)
    private static let marks = Array(
        "\u{300}\u{301}\u{302}\u{306}\u{323}\u{31B}\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{FE0F}\u{488}"
            .unicodeScalars)
    private static let others = Array(
        "漢字北京日本ひらがなカタカナー한국어สวัสดีภาษาພາສາខ្មែរမြန်မာאבג״׳עربيةहिन्दीΑΒγДжя😀👩🇻🇳☺©™Ⅷ²ⒶﬁＡ１．，\u{FFFD}"
            .unicodeScalars)

    static func utf8(using generator: inout SplitMix) -> [UInt8] {
        var text = String.UnicodeScalarView()
        let kinds = Int.random(in: 4...24, using: &generator)
        for _ in 0..<Int.random(in: 0...60, using: &generator) {
            let pool: [Unicode.Scalar] =
                switch Int.random(in: 0..<kinds, using: &generator) {
                case 0: signs
                case 1: spaces
                case 2: marks
                case 3: others
                case 4: Array("0123456789".unicodeScalars)
                case 5: [Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator)) ?? "x"]
                default: vietnamese
                }
            text.append(pool.randomElement(using: &generator) ?? "a")
        }
        return Array(String(text).utf8)
    }
}
