import Analysis
import CICU
import Testing

/// What is said of a letter without ICU is what ICU says.
@Suite struct LatinLetterTests {
    @Test func lettersAreWhatICUSays() {
        for scalar: UInt32 in 0..<0x3000 where LatinLetter.contains(scalar) {
            #expect(cicu_kind(scalar) == Int32(CICU_KIND_LETTER), "\(String(scalar, radix: 16))")
        }
        for scalar in "aZăÂđĐêôƠưỲỹ".unicodeScalars { #expect(LatinLetter.contains(scalar.value), "\(scalar)") }
        for scalar in "0 ×÷.·".unicodeScalars { #expect(!LatinLetter.contains(scalar.value), "\(scalar)") }
    }

    @Test func lowerCaseIsWhatICUSays() {
        for scalar: UInt32 in 0..<0x3000 {
            guard let lower = LatinLetter.lower(scalar) else { continue }
            #expect(lower == cicu_lower(scalar), "\(String(scalar, radix: 16))")
            #expect(ScalarFolding.isUpper(scalar) == (cicu_is_upper(scalar) != 0), "\(String(scalar, radix: 16))")
        }
        for (upper, lower) in zip("AZĂÂĐÊÔƠƯỲỴẶ".unicodeScalars, "azăâđêôơưỳỵặ".unicodeScalars) {
            #expect(LatinLetter.lower(upper.value) == lower.value && LatinLetter.lower(lower.value) == lower.value)
        }
    }
}
