/// The other spelling of a syllable that may be written with `i` or `y`: `kỹ` and `kĩ`, `lý` and `lí`, `quý` and `quí`.
///
/// Both are in use where the vowel is the whole rhyme and the onset is one of h, k, l, m, s, t or qu. Elsewhere the two
/// letters are two vowels: `tai` and `tay`, `túi` and `tuý`, `thi` and `thy`.
enum SpellingVariant {
    private static let i: [UInt32] = [0xEC, 0xED, 0x1EC9, 0x129, 0x1ECB]
    private static let y: [UInt32] = [0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5]

    /// The exact key of the other spelling, nil if there is but one, or if the key bears no tone mark.
    ///
    /// - Complexity: constant.
    static func exactKey(of key: [UInt8]) -> [UInt8]? {
        guard (3...5).contains(key.count), let onset = onsetLength(key) else { return nil }
        let (vowel, length) = UTF8Scalars.decode(key.span, onset, key.count)
        guard onset + length == key.count else { return nil }
        let other: UInt32
        if let tone = i.firstIndex(of: vowel) {
            other = y[tone]
        } else if let tone = y.firstIndex(of: vowel) {
            other = i[tone]
        } else {
            return nil
        }
        guard let scalar = Unicode.Scalar(other), let encoded = Unicode.UTF8.encode(scalar) else { return nil }
        return Array(key[..<onset]) + Array(encoded)
    }

    private static func onsetLength(_ key: [UInt8]) -> Int? {
        switch key[0] {
        case UInt8(ascii: "h"), UInt8(ascii: "k"), UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "s"),
            UInt8(ascii: "t"):
            1
        case UInt8(ascii: "q"): key[1] == UInt8(ascii: "u") ? 2 : nil
        default: nil
        }
    }
}
