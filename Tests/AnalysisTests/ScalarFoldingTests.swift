import Analysis
import Testing

/// The baked folds are those of the ICU linked.
@Suite(.enabled(if: VietnameseAnalyzer.icuVersion == ScalarFolding.icuVersion, "the folds are of another ICU"))
struct ScalarFoldingTests {
    @Test func foldsAreThoseOfTheLinkedICU() {
        var ranges: [UInt32] = []
        var wrong = 0
        for scalar in 0..<UInt32(ScalarFolding.limit) {
            let fold = ScalarFolding.foldByICU(scalar)
            if ranges.last.map({ UInt8(truncatingIfNeeded: $0) }) != fold { ranges.append(scalar << 8 | UInt32(fold)) }
            if ScalarFolding.table[scalar] != fold { wrong += 1 }
        }
        let found = ranges.map { "0x" + String($0, radix: 16, uppercase: true) }.joined(separator: ", ")
        #expect(wrong == 0, "ICU \(VietnameseAnalyzer.icuVersion) has \(found)")
        #expect(ScalarFolding.table[0x1EA4] == UInt8(ascii: "a") && ScalarFolding.table[0x111] == UInt8(ascii: "d"))
    }

    /// Whoever says so, a table or ICU.
    @Test func lettersAreThoseOfUnicode() throws {
        let categories: Set<Unicode.GeneralCategory> = [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        ]
        for number in UInt32(0)..<0x2000 {
            let scalar = try #require(Unicode.Scalar(number))
            let isLetter = categories.contains(scalar.properties.generalCategory)
            // Newer versions of Unicode have letters where older ones have nothing.
            guard isLetter || scalar.properties.generalCategory != .unassigned else { continue }
            #expect(ScalarFolding.isLetter(number) == isLetter || !ScalarFolding.isLetter(number) && number > 0x250)
        }
    }

    /// A word whose letters all fold to ASCII letters has these for its unmarked key.
    @Test func foldsAreUnmarkedKeys() {
        for scalar in 0..<UInt32(ScalarFolding.limit) {
            let fold = ScalarFolding.table[scalar]
            guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(fold), let letter = Unicode.Scalar(scalar) else {
                continue
            }
            #expect(VietnameseAnalyzer.unmarkedKey(of: String(letter)) == [fold], "\(letter)")
        }
    }
}
