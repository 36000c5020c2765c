import Analysis
import Testing

@Suite struct SpellingVariantTests {
    private func variant(_ word: String) -> [String]? {
        VietnameseAnalyzer.variantKey(of: VietnameseAnalyzer.exactKey(of: word)).map {
            [String(decoding: $0.exact, as: UTF8.self), String(decoding: $0.unmarked, as: UTF8.self)]
        }
    }

    @Test(arguments: [
        ("kỹ", "kĩ", "ki"), ("Lý", "lí", "li"), ("Mỹ", "mĩ", "mi"), ("tỷ", "tỉ", "ti"), ("sỹ", "sĩ", "si"),
        ("hỳ", "hì", "hi"), ("kỵ", "kị", "ki"), ("quý", "quí", "qui"), ("QUỲ", "quì", "qui"), ("quỷ", "quỉ", "qui"),
    ])
    func bothSpellingsNameEachOther(_ word: String, _ other: String, _ unmarked: String) {
        #expect(variant(word) == [other, unmarked])
        let back = variant(other)
        #expect(back?.first.map { Array($0.utf8) } == VietnameseAnalyzer.exactKey(of: word))
        #expect(back?.last == String(unmarked.dropLast()) + "y")
    }

    @Test(arguments: [
        "", "k", "q", "qu", "ky", "ki", "quy", "ý", "í", "qý", "tay", "tái", "túi", "tuý", "thuỷ", "thí", "chí", "nghị",
        "khí", "bí", "vỹ", "kỹs", "kỹý", "kê", "kệ", "tư", "hoá", "luỹ", "k\u{FF}",
    ])
    func otherWordsHaveNone(_ word: String) {
        #expect(variant(word) == nil)
    }

    @Test func bytesThatAreNoKeyHaveNone() {
        for key: [UInt8] in [[0x6B, 0xC3], [0x6B, 0xC3, 0x28], [0x71, 0x75, 0xC3], [0xFF, 0xFF, 0xFF]] {
            #expect(VietnameseAnalyzer.variantKey(of: key) == nil)
        }
    }
}
