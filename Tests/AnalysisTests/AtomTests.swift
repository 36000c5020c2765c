import Analysis
import Testing

@Suite struct AtomTests {
    /// What a table tells is what the categories of Unicode say, but for the signs that words are joined by.
    @Test func kindsFollowTheCategories() {
        let signs: [Unicode.Scalar] = [".", ",", "'", " ", "&", "-", "\u{A0}", "\u{B7}", "\u{2BC}"]
        for scalar in (0..<0x370 as Range<UInt32>).compactMap(Unicode.Scalar.init) where !signs.contains(scalar) {
            #expect(Atom.kind(of: scalar.value) == expected(scalar.properties.generalCategory), "\(scalar.value)")
        }
    }

    private func expected(_ category: Unicode.GeneralCategory) -> Atom.Kind? {
        switch category {
        case .decimalNumber: .digits
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: nil
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
            .gap
        default: .letters
        }
    }
}
