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
        func text(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
        var surfaces: [Range<Int>] = []
        var parts = 1
        var isPeriod = false
        var last: Range<Int>?
        for word in words {
            if let before = last, let surface = surfaces.last, !isPeriod {
                let joint = text(before.upperBound..<word.lowerBound)
                isPeriod = surface == before && isPeriodJoint(joint) && isPeriodOf(text(before), text(word))
                if isPeriod || isJoint(joint, text(before), text(word)), joint.hasZeroWidth || parts < 8 {
                    surfaces[surfaces.count - 1] = surface.lowerBound..<word.upperBound
                    parts += joint.hasZeroWidth ? 0 : 1
                    last = word
                    continue
                }
            }
            surfaces.append(word)
            parts = 1
            isPeriod = false
            last = word
        }
        return surfaces.flatMap { pieces($0, of: utf8) }
    }

    private static func isPeriodJoint(_ joint: String) -> Bool {
        let signs = joint.visible.unicodeScalars.filter { ![" ", "\u{A0}", "\u{2009}"].contains($0) }
        return joint.visible.unicodeScalars.count <= 3 && signs.count == 1 && signs.allSatisfy(dashes.contains)
    }

    private static func isPeriodOf(_ first: String, _ last: String) -> Bool {
        let years = [first.visible, last.visible].compactMap { word in
            word.utf8.count == 4 && word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word) : nil
        }
        return years.count == 2 && years.allSatisfy((1000...2999).contains) && years[0] < years[1]
    }

    private static let dashes: [Unicode.Scalar] = [
        "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
    ]

    private static func isJoint(_ joint: String, _ left: String, _ right: String) -> Bool {
        let sides = [left.visible.unicodeScalars, right.visible.unicodeScalars]
        let signs = Array(joint.visible.unicodeScalars)
        if signs == ["&"] { return sides.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(isLetter) } }
        if signs.count == 1, dashes.contains(signs[0]) {
            return sides.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(isCapital) }
        }
        return signs.isEmpty && joint.hasZeroWidth
            && sides.allSatisfy { side in
                !side.isEmpty && side.allSatisfy { $0.value < 0x2B0 || (0x1E00...0x1EFF).contains($0.value) }
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

extension String {
    /// Without soft hyphens, zero-width characters and direction marks.
    fileprivate var visible: String {
        var view = unicodeScalars
        view.removeAll { scalar in
            switch scalar.value {
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
            default: false
            }
        }
        return String(view)
    }

    fileprivate var hasZeroWidth: Bool { visible.isEmpty && unicodeScalars.contains("\u{200B}") }
}
