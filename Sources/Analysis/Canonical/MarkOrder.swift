/// The order of marks on a Vietnamese vowel: first the mark of its quality, then its tone.
///
/// NFC leaves `e` + acute + circumflex as `é` + circumflex, because both marks sit above and their order counts. In
/// Vietnamese only one order means anything. The horn and the dot below need no repair: normalisation sorts them.
enum MarkOrder {
    /// Puts a circumflex or breve that follows a tone mark before it.
    ///
    /// - Parameter decomposed: scalars in NFD.
    /// - Returns: whether anything was out of order.
    /// - Complexity: linear.
    static func repair(_ decomposed: inout [UInt32]) -> Bool {
        var isRepaired = false
        for index in decomposed.indices where isMisordered(decomposed, index) {
            decomposed.swapAt(index, index - 1)
            isRepaired = true
        }
        return isRepaired
    }

    /// Whether a mark of quality at `index` follows a tone mark of a letter that takes it.
    private static func isMisordered(_ scalars: [UInt32], _ index: Int) -> Bool {
        guard index >= 2 else { return false }
        switch scalars[index - 1] {
        case 0x300, 0x301, 0x303, 0x309: break
        default: return false
        }
        switch (scalars[index - 2], scalars[index]) {
        case (0x61, 0x302), (0x65, 0x302), (0x6F, 0x302), (0x41, 0x302), (0x45, 0x302), (0x4F, 0x302): return true
        case (0x61, 0x306), (0x41, 0x306): return true
        default: return false
        }
    }
}
