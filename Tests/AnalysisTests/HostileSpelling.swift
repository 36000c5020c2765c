import Foundation
import TestSupport

/// Random Vietnamese text in every way to spell it in Unicode, and in some that nobody should.
enum HostileSpelling {
    private static let words = [
        "Đảng", "bộ", "nghị", "quyết", "hoà", "hòa", "uỷ", "Ủy", "ban", "NGƯỜI", "ĐẶNG", "ếch", "KT-XH", "GD&ĐT",
        "TP.Hồ",
        "T.Ư", "2020-2025", "2021 – 2025", "3.768", "26,45", "217,218", "H’Mông", "QH14", "a_b", "漢字", "☺", "./.",
        "“ở”",
    ]
    private static let spaces = [" ", " ", " ", "\u{A0}", "\n", ", ", "\u{2009}", ""]
    private static let stray: [[UInt8]] =
        [
            "\u{301}", "\u{302}", "\u{306}", "\u{323}", "\u{31B}", "\u{340}", "\u{341}", "\u{AD}", "\u{200B}",
            "\u{200D}",
            "\u{FEFF}", "\u{202E}", "\u{FFFD}", "ð", "Ɖ", "\u{212B}", "각", "\u{1100}\u{1161}", "\u{958}",
        ].map { Array($0.utf8) } + [[0xED, 0xA0, 0x80], [0xE1, 0xBA], [0xFF], [0xC3]]

    static func utf8(using generator: inout SplitMix) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            text += spelled(words.randomElement(using: &generator) ?? "", using: &generator)
            if Int.random(in: 0..<6, using: &generator) == 0 {
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    text += stray.randomElement(using: &generator) ?? []
                }
            }
            if Int.random(in: 0..<400, using: &generator) == 0 {
                text += Array(String(repeating: "\u{301}\u{316}", count: 700).utf8)
            }
            text += Array((spaces.randomElement(using: &generator) ?? "").utf8)
        }
        return text
    }

    /// Composed, decomposed, or each letter in a way of its own, with marks in any order.
    private static func spelled(_ word: String, using generator: inout SplitMix) -> [UInt8] {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return Array(word.utf8)
        case 1: return Array(word.decomposedStringWithCanonicalMapping.utf8)
        default: break
        }
        var view = String.UnicodeScalarView()
        for letter in word {
            var scalars = Array(String(letter).decomposedStringWithCanonicalMapping.unicodeScalars)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: scalars = Array(String(letter).unicodeScalars)
            case 1: scalars = scalars.prefix(1) + scalars.dropFirst().reversed()
            case 2 where scalars.count > 1:
                scalars.insert("\u{AD}", at: Int.random(in: 1...scalars.count, using: &generator))
            default: break
            }
            view.append(contentsOf: scalars)
        }
        return Array(String(view).utf8)
    }
}
