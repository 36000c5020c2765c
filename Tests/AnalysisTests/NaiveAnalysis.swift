import Analysis

/// The analysis as its rules read: ICU over the whole text, every word folded by itself, nothing remembered.
enum NaiveAnalysis {
    static func tokens(_ utf8: [UInt8], by icu: ICUWords) -> [Analyzed.Token] {
        var words: [WordRange] = []
        icu.append(wordsOf: utf8.span, in: 0..<utf8.count, to: &words)
        var tokens: [Analyzed.Token] = []
        var position: UInt32 = 0
        for surface in surfaces(words.map(\.range), of: utf8) {
            let expansion = SurfaceExpansion(of: Array(utf8[surface]))
            for form in expansion.forms {
                tokens.append(
                    Analyzed.Token(
                        key: String(decoding: form.key, as: UTF8.self), position: position + UInt32(form.position),
                        range: surface.lowerBound + form.start..<surface.lowerBound + form.end))
            }
            position += UInt32(expansion.positions)
        }
        return tokens
    }

    /// Words, compounds as one, and what is longer than 255 bytes in pieces.
    private static func surfaces(_ words: [Range<Int>], of utf8: [UInt8]) -> [Range<Int>] {
        var surfaces: [Range<Int>] = []
        var parts = 1
        var last: Range<Int>?
        for word in words {
            if let before = last, let surface = surfaces.last, parts < 8,
                isJoint(
                    String(decoding: utf8[before.upperBound..<word.lowerBound], as: UTF8.self),
                    String(decoding: utf8[before], as: UTF8.self), String(decoding: utf8[word], as: UTF8.self))
            {
                surfaces[surfaces.count - 1] = surface.lowerBound..<word.upperBound
                parts += 1
            } else {
                surfaces.append(word)
                parts = 1
            }
            last = word
        }
        return surfaces.flatMap { pieces($0, of: utf8) }
    }

    private static func isJoint(_ joint: String, _ left: String, _ right: String) -> Bool {
        let sides = [left.unicodeScalars, right.unicodeScalars]
        switch joint {
        case "&":
            return sides.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(isLetter) }
        case "\u{200B}":
            return sides.allSatisfy { $0.allSatisfy { $0.value < 0x250 || (0x1E00...0x1EFF).contains($0.value) } }
        case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}":
            return sides.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(isCapital) }
        default:
            return false
        }
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        [.uppercaseLetter, .titlecaseLetter].contains(scalar.properties.generalCategory)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        [.uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter]
            .contains(scalar.properties.generalCategory)
    }

    private static func pieces(_ surface: Range<Int>, of utf8: [UInt8]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = surface.lowerBound
        while surface.upperBound - start > 255 {
            var cut = start + 255
            while utf8[cut] & 0xC0 == 0x80 { cut -= 1 }
            pieces.append(start..<cut)
            start = cut
        }
        return pieces + [start..<surface.upperBound]
    }
}
