/// The character entities of HTML in a text that is no page (`c&ocirc;ng t&aacute;c`).
enum CharacterEntities {
    /// How many letters must be written so before a text is believed to mean it.
    private static let leastLetters = 3
    private static let longestName = 8

    /// The text with the characters in place of their entities, and how many; nil where hardly any letter is
    /// written so. No entity makes a line or a control character.
    /// - Parameter text: well-formed.
    /// - Complexity: linear.
    static func replaced(_ text: [UInt8]) -> (utf8: [UInt8], count: Int)? {
        var output: [UInt8] = []
        var copied = 0
        var count = 0
        var letters = 0
        var from = 0
        while let ampersand = ByteSearch.firstIndex(of: UInt8(ascii: "&"), in: text, from..<text.count) {
            from = ampersand + 1
            guard let (scalar, end) = entity(text, at: ampersand) else { continue }
            output += text[copied..<ampersand]
            output += ScalarText.utf8([scalar])
            copied = end
            from = end
            count += 1
            if scalar >= 0xA1 { letters += 1 }
        }
        guard letters >= leastLetters else { return nil }
        return (output + text[copied...], count)
    }

    /// The character and where its entity ends.
    static func entity(_ text: [UInt8], at start: Int) -> (scalar: UInt32, end: Int)? {
        let body = text[(start + 1)...].prefix(longestName + 1)
        guard let end = body.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = body[..<end]
        guard let scalar = name.first == UInt8(ascii: "#") ? number(name.dropFirst()) : names[Array(name)] else {
            return nil
        }
        return (scalar, end + 1)
    }

    private static func number(_ name: ArraySlice<UInt8>) -> UInt32? {
        let isHex = name.first == UInt8(ascii: "x") || name.first == UInt8(ascii: "X")
        let digits = isHex ? name.dropFirst() : name
        guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
            let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
        else { return nil }
        // As browsers do, 0x80 to 0x9F mean what they mean in windows-1252.
        let meant = (0x80...0x9F).contains(scalar) ? Windows1252.scalar(UInt8(scalar)) : scalar
        return meant >= 0x20 && meant != CodePage.nothing && Unicode.Scalar(meant) != nil ? meant : nil
    }

    private static let names: [[UInt8]: UInt32] = {
        var names: [[UInt8]: UInt32] = [:]
        for (index, name) in latin1.utf8.split(whereSeparator: { $0 <= 0x20 }).enumerated() {
            names[Array(name)] = 0xA0 + UInt32(index)
        }
        for (name, scalar) in others { names[Array(name.utf8)] = scalar }
        return names
    }()

    /// HTML 4's names of U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
        deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
        Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
        ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
        agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
        eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others: [(String, UInt32)] = [
        ("quot", 0x22), ("amp", 0x26), ("apos", 0x27), ("lt", 0x3C), ("gt", 0x3E), ("ndash", 0x2013),
        ("mdash", 0x2014), ("lsquo", 0x2018), ("rsquo", 0x2019), ("sbquo", 0x201A), ("ldquo", 0x201C),
        ("rdquo", 0x201D), ("bdquo", 0x201E), ("bull", 0x2022), ("hellip", 0x2026), ("euro", 0x20AC),
    ]
}
