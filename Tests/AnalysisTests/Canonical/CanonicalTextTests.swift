import Analysis
import Foundation
import TestSupport
import Testing

@Suite struct CanonicalTextTests {
    private func canonical(_ text: String) -> String {
        String(decoding: VietnameseAnalyzer.normalized(text), as: UTF8.self)
    }

    @Test(arguments: [
        ("e\u{301}\u{302}", "ế"), ("é\u{302}", "ế"), ("e\u{302}\u{301}", "ế"), ("o\u{309}\u{302}", "ổ"),
        ("À\u{306}", "Ằ"),
        ("a\u{303}\u{306}n", "ẵn"), ("o\u{301}\u{31B}", "ớ"), ("e\u{323}\u{302}", "ệ"), ("e\u{302}\u{323}", "ệ"),
        ("a\u{340}", "à"), ("é\u{306}", "é\u{306}"), ("n\u{301}\u{302}", "ń\u{302}"), ("", ""), ("abc", "abc"),
    ])
    func marksAreComposedAndRepaired(_ text: String, _ expected: String) {
        #expect(Array(canonical(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func anyTextComesOutAsFoundationComposesIt() {
        var generator = SplitMix(state: 7)
        var compared = 0
        for _ in 0..<3000 {
            let text = String(decoding: RandomText.utf8(using: &generator), as: UTF8.self)
            // Text whose marks were all in order, so that no repair is due.
            let composed = text.precomposedStringWithCanonicalMapping
            let isOrdered = VietnameseAnalyzer.normalized(composed) == Array(composed.utf8)
            guard isOrdered else { continue }
            compared += 1
            #expect(VietnameseAnalyzer.normalized(text) == Array(composed.utf8))
            #expect(VietnameseAnalyzer.normalized(text.decomposedStringWithCanonicalMapping) == Array(composed.utf8))
        }
        #expect(compared > 2500)
    }

    @Test func longDecomposedTextIsComposedAcrossPieces() {
        let text = String(repeating: "Đồng chí bí thư huyện uỷ phát biểu; ", count: 500)
        #expect(VietnameseAnalyzer.normalized(text.decomposedStringWithCanonicalMapping) == Array(text.utf8))
        let dense = String(repeating: "ếểễộựằỷ", count: 2000)
        #expect(VietnameseAnalyzer.normalized(dense.decomposedStringWithCanonicalMapping) == Array(dense.utf8))
    }

    @Test func theResultIsStable() {
        var generator = SplitMix(state: 8)
        for _ in 0..<3000 {
            let once = VietnameseAnalyzer.normalized(RandomText.utf8(using: &generator))
            #expect(VietnameseAnalyzer.normalized(once) == once)
        }
    }

    @Test func illFormedBytesBecomeReplacementCharacters() {
        let text: [UInt8] = [0x61, 0xFF, 0x62, 0xE1, 0xBA, 0x20, 0xC0, 0x80, 0x63, 0xED, 0xA0, 0x80]
        let result = VietnameseAnalyzer.normalized(text)
        #expect(String(validating: result, as: UTF8.self) != nil)
        #expect(String(decoding: result, as: UTF8.self).filter { $0 != "\u{FFFD}" } == "ab c")
    }

    @Test func aLongRunOfMarksTakesNoQuadraticTime() {
        let isLinear = ProcessorTime.growsLinearly(to: 50_000) { count in
            let text = "a" + String(repeating: "\u{301}\u{323}", count: count) + " b"
            #expect(VietnameseAnalyzer.normalized(text).suffix(2) == [0x20, 0x62])
        }
        #expect(isLinear)
    }

    @Test func inertRangesAreThoseOfICU() {
        for scalar: UInt32 in 0..<0x3000 where Normalization.isInert(scalar) {
            guard let scalar = Unicode.Scalar(scalar) else { continue }
            let text = "a" + String(scalar) + "\u{323}"
            let bytes = Array(text.utf8)
            // What is inert keeps its place before a mark below and never joins the letter before it.
            let composed = String(decoding: Normalization.normalize(bytes, to: .composed), as: UTF8.self)
            #expect(composed.unicodeScalars.first == "a", "U+\(String(scalar.value, radix: 16))")
            let alone = Array(String(scalar).utf8)
            #expect(Normalization.normalize(alone, to: .composed) == alone, "U+\(String(scalar.value, radix: 16))")
        }
    }
}
