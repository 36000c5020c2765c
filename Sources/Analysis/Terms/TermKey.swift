private import CICU

/// The keys a word is looked up by.
package enum TermKey {
    /// The exact key of a word: invisible characters dropped, the Đ family made one, lower case by ICU, canonical, and
    /// the tone mark on the second vowel of an open `oa oe uy`.
    ///
    /// - Parameter utf8: one word in UTF-8; ill-formed bytes become U+FFFD.
    package static func exact(of utf8: some Collection<UInt8>) -> [UInt8] {
        exact(of: UTF8Scalars.scalars(of: Array(utf8))[...])
    }

    /// The unmarked key of a word: its exact key, decomposed, without non-spacing marks, đ as d.
    ///
    /// A word of marks alone keeps its exact key, so that no key is empty but that of an empty word.
    package static func unmarked(of utf8: some Collection<UInt8>) -> [UInt8] { unmarked(ofExact: exact(of: utf8)) }

    static func exact(of scalars: ArraySlice<UInt32>) -> [UInt8] {
        var lower: [UInt32] = []
        lower.reserveCapacity(scalars.count)
        var inert = true
        for scalar in scalars where !isInvisible(scalar) {
            // Before lower-casing, which would make the Icelandic letter of an Eth.
            let mapped: UInt32 =
                switch scalar {
                case 0x110, 0xD0, 0x189, 0xF0, 0x256: 0x111
                default: LatinLetter.lower(scalar) ?? (scalar < 0x80 ? scalar : cicu_lower(scalar))
                }
            inert = inert && Normalization.isInert(mapped)
            lower.append(mapped)
        }
        if inert {
            TonePlacement.unify(&lower)
            return UTF8Scalars.utf8(of: lower.span)
        }
        // Once invisible characters are gone, marks may meet that stand in the wrong order.
        var composed = UTF8Scalars.scalars(of: CanonicalText(of: UTF8Scalars.utf8(of: lower.span)).utf8)
        TonePlacement.unify(&composed)
        return UTF8Scalars.utf8(of: composed.span)
    }

    static func unmarked(ofExact key: [UInt8]) -> [UInt8] {
        guard key.contains(where: { $0 >= 0x80 }) else { return key }
        if let plain = plainLetters(key.span, 0..<key.count) { return plain }
        var bare: [UInt32] = []
        var decoder = UTF8Scalars(Normalization.normalize(key, to: .decomposed))
        while let (scalar, _) = decoder.next() {
            if cicu_is_nonspacing_mark(scalar) == 0 { bare.append(scalar == 0x111 ? 0x64 : scalar) }
        }
        guard !bare.isEmpty else { return key }
        let bytes = UTF8Scalars.utf8(of: bare.span)
        return bare.allSatisfy(Normalization.isInert) ? bytes : Normalization.normalize(bytes, to: .composed)
    }

    /// The unmarked lower-case letters of a word that has nothing but letters of the Latin alphabet in it, which are its
    /// unmarked key; nil for any other.
    package static func plainLetters(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        var letters: [UInt8] = []
        letters.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = UTF8Scalars.decode(text, index, range.upperBound)
            let fold = ScalarFolding.table[scalar]
            guard fold &- UInt8(ascii: "a") < 26 else { return nil }
            letters.append(fold)
            index += length
        }
        return letters
    }

    /// The unmarked key of a word that has nothing but letters of the Latin alphabet in it, or nothing but ASCII digits:
    /// the one term it is. Nil for any other.
    static func plainKey(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        guard let first = range.first, text[first] &- UInt8(ascii: "0") < 10 else { return plainLetters(text, range) }
        for index in range where text[index] &- UInt8(ascii: "0") >= 10 { return nil }
        return range.map { text[$0] }
    }

    /// Soft hyphen, zero-width and direction marks: they separate nothing and are not typed in a query.
    @inline(__always)
    static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }
}
