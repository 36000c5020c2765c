import Analysis
import Testing

@Suite struct TermKeyTests {
    private func exact(_ word: String) -> String {
        String(decoding: VietnameseAnalyzer.exactKey(of: word), as: UTF8.self)
    }

    private func unmarked(_ word: String) -> String {
        String(decoding: VietnameseAnalyzer.unmarkedKey(of: word), as: UTF8.self)
    }

    @Test(arguments: [
        ("Hòa", "hoà"), ("HÓA", "hoá"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("Ủy", "uỷ"), ("òa", "oà"),
        ("nghụy", "nghuỵ"),
        ("đõa", "đoã"), ("quý", "quý"), ("Quỳ", "quỳ"), ("hoàn", "hoàn"), ("huỳnh", "huỳnh"), ("của", "của"),
        ("mía", "mía"), ("tuổi", "tuổi"), ("loài", "loài"), ("wòa", "wòa"),
    ])
    func toneStandsOnTheSecondVowel(_ word: String, _ key: String) {
        #expect(exact(word) == key)
    }

    @Test(arguments: [
        ("đảng", [0x335, 0x309]), ("quyết", [0x302, 0x301]), ("nghị", [0x323]), ("mường", [0x31B, 0x31B, 0x300]),
        ("dang", []), ("2021", []), ("", []),
    ])
    func marksOfAKey(_ word: String, _ marks: [UInt32]) {
        #expect(TermKey.marks(ofExact: VietnameseAnalyzer.exactKey(of: word)) == marks)
    }

    @Test(arguments: ["Đảng", "\u{D0}ảng", "\u{189}ảng", "đảng", "\u{F0}ảng", "\u{256}ảng", "ĐẢNG"])
    func theFamilyOfDWithStrokeIsOne(_ word: String) {
        #expect(exact(word) == "đảng")
        #expect(unmarked(word) == "dang")
    }

    @Test(arguments: ["ng\u{AD}hị", "\u{FEFF}nghị", "nghi\u{200B}\u{323}", "ngh\u{2060}ị\u{200D}"])
    func invisibleCharactersVanish(_ word: String) {
        #expect(exact(word) == "nghị")
    }

    @Test(arguments: [
        ("Đắk", "dak"), ("NGƯỜI", "nguoi"), ("ưởng", "uong"), ("hoà", "hoa"), ("hòa", "hoa"), ("abc12", "abc12"),
        ("Ελλάς", "ελλας"), ("한국", "한국"), ("ﬁ", "ﬁ"),
    ])
    func unmarkedKeys(_ word: String, _ key: String) {
        #expect(unmarked(word) == key)
    }

    @Test func everyVietnameseLetterLosesItsMarks() {
        let families = [
            "a": "aàáảãạăằắẳẵặâầấẩẫậ", "e": "eèéẻẽẹêềếểễệ", "i": "iìíỉĩị", "o": "oòóỏõọôồốổỗộơờớởỡợ",
            "u": "uùúủũụưừứửữự", "y": "yỳýỷỹỵ", "d": "dđ",
        ]
        for (base, letters) in families {
            for letter in letters {
                #expect(unmarked(String(letter)) == base)
                #expect(unmarked(letter.uppercased()) == base)
                #expect(exact(letter.uppercased()) == String(letter))
            }
        }
    }

    @Test func vocabularySharesUnmarkedKeys() throws {
        let analyzer = try VietnameseAnalyzer()
        var tokens = TokenBuffer()
        let text = VietnameseAnalyzer.normalized("Hòa hoà hoa hoá ma")
        analyzer.analyze(text, range: 0..<text.count, from: 0, into: &tokens)
        let vocabulary = analyzer.vocabulary
        #expect(vocabulary.count == 4)
        #expect(tokens.terms[0] == tokens.terms[1])
        #expect(tokens.terms.map(vocabulary.isMarked) == [true, true, false, true, false])
        #expect(vocabulary.unmarkedCount == 2)
        #expect(vocabulary.unmarkedID(tokens.terms[0]) == vocabulary.unmarkedID(tokens.terms[2]))
        #expect(vocabulary.unmarkedKey(vocabulary.unmarkedID(tokens.terms[3])) == Array("hoa".utf8))
    }
}
