/// Where the tone mark stands in an open syllable that ends in `oa`, `oe` or `uy`.
///
/// Both styles are in daily use (`hòa` and `hoà`); keys have the mark on the second vowel. Before a final consonant
/// there is only one style, and after `q` the `u` belongs to the onset.
enum TonePlacement {
    private static let o: [UInt32] = [0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD]
    private static let u: [UInt32] = [0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5]
    private static let a: [UInt32] = [0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1]
    private static let e: [UInt32] = [0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9]
    private static let y: [UInt32] = [0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5]

    private static let onsets: Set<[UInt32]> = Set(
        [
            "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
            "r", "s", "t", "th", "tr", "v", "x",
        ].map { $0.unicodeScalars.map(\.value) })

    /// Moves the mark of a lower-case composed syllable to the second vowel.
    static func unify(_ syllable: inout [UInt32]) {
        let count = syllable.count
        guard count >= 2, count <= 5 else { return }
        let first: [UInt32]
        let second: [UInt32]
        switch syllable[count - 1] {
        case 0x61: (first, second) = (o, a)
        case 0x65: (first, second) = (o, e)
        case 0x79: (first, second) = (u, y)
        default: return
        }
        guard let tone = first.firstIndex(of: syllable[count - 2]),
            onsets.contains(Array(syllable.dropLast(2)))
        else { return }
        syllable[count - 2] = first == o ? 0x6F : 0x75
        syllable[count - 1] = second[tone]
    }
}
