import Foundation
import Reports
import TestSupport
import Testing

/// Texts in the encodings of old, written for these tests.
@Suite struct LegacyDecodingTests {
    static let names = ["tcvn3", "vni", "viscii", "windows-1258"]

    private static let report = """
        ĐẢNG BỘ HUYỆN VÂN HỒ GIỮ NẾP HỌP BẢN

        Ủy ban nhân dân xã Chiềng Khoa vừa hoàn thành mười hai ki-lô-mét đường bê tông nối các bản vùng cao.
        Ở bản Tin Tốc, đồng chí bí thư chi bộ kể: trước đây mỗi mùa mưa lũ, ngựa thồ cũng phải nằm nhà.
        Nghị quyết số 07-NQ/TU của Tỉnh ủy, ngày 6/1/2006, được mang ra đọc lại rồi ghi rõ từng việc.

        """

    private func decoded(_ bytes: [UInt8]) throws -> TextDecoding.Decoded { try TextDecoding.decoded(bytes) }

    private func text(_ decoded: TextDecoding.Decoded) -> String {
        String(decoding: decoded.utf8, as: UTF8.self).precomposedStringWithCanonicalMapping
    }

    @Test(arguments: names) func aReportIsToldByItsWords(name: String) throws {
        let sample = LegacyEncoder.encode(Self.report, name)
        #expect(sample.text == Self.report)
        let found = try decoded(sample.bytes)
        #expect(text(found) == Self.report)
        #expect(found.encoding.name == name)
        #expect(found.encoding.confidence > 0.95)
        #expect(found.encoding.repairs.isEmpty)
        #expect(found.encoding.damage.isEmpty)
    }

    @Test(arguments: names) func aShortTextIsToldWithLessConfidence(name: String) throws {
        let words = "Nghị quyết của Tỉnh ủy"
        let found = try decoded(LegacyEncoder.encode(words, name).bytes)
        #expect(text(found) == words)
        #expect(found.encoding.name == name)
        #expect((0.8..<0.95).contains(found.encoding.confidence))
    }

    @Test(arguments: names) func capitalsKeepTheirCase(name: String) throws {
        let words =
            "NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XV\nÝ kiến: Ứ đọng ở TRỤ SỞ, CỨ SỬA CHỮA; THỰC HIỆN KỶ CƯƠNG, KỲ VỌNG, CÚ, Ỷ lại\n"
        let found = try decoded(LegacyEncoder.encode(words, name).bytes)
        #expect(text(found) == words)
        #expect(found.encoding.name == name)
    }

    @Test(arguments: names) func everyLetterComesBack(name: String) throws {
        let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
        let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
        let small = vowels.flatMap { vowel in tones.map { "b" + vowel + $0 + "b" } } + ["đ"]
        let all = (small + small.map { $0.uppercased() }).joined(separator: " ").precomposedStringWithCanonicalMapping
        let sample = LegacyEncoder.encode(all, name)
        #expect(sample.text == all)
        let encoding = try #require(TextEncoding(rawValue: name))
        #expect(text(try TextDecoding.decoded(sample.bytes, wanted: encoding)) == all)
    }

    @Test func tcvn3WithTheQuotesAndDashesOfWindows() throws {
        let words = "Ông nói: “Đảng bộ xã ta ‘nói’ là làm” – rồi cười… “An” cũng cười – thế là “THỊ XÃ” có “CÁC” bản"
        var (_, bytes) = LegacyEncoder.encode(
            words.map { ["“", "”", "‘", "’", "–", "…"].contains($0) ? "\u{7F}" : String($0) }.joined(), "tcvn3")
        var signs: [UInt8] = words.compactMap {
            ["“": 0x93, "”": 0x94, "‘": 0x91, "’": 0x92, "–": 0x96, "…": 0x85][$0]
        }
        for index in bytes.indices where bytes[index] == 0x7F { bytes[index] = signs.removeFirst() }
        let found = try decoded(bytes)
        #expect(text(found) == words)
        #expect(found.encoding.name == "tcvn3")
    }

    /// Typed with the capitals of the keyboard in a font that shows small letters as capitals.
    @Test func capitalFontsOfTCVN3() throws {
        let typed = "CộNG HOà Xã HộI CHủ NGHĩA VIệT NAM\nĐộc lập – Tự do\nHộI NGHị ở Xã TâN HồNG\n"
            .replacingOccurrences(of: "–", with: "-")
        let found = try decoded(LegacyEncoder.encode(typed, "tcvn3").bytes)
        #expect(
            text(found) == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nHỘI NGHỊ Ở XÃ TÂN HỒNG\n")
        #expect(found.encoding.repairs == ["capitals": 13])
        // Typed small throughout: nothing tells, so nothing is done.
        let small = "nghị quyết đại hội đảng bộ huyện\n"
        #expect(text(try decoded(LegacyEncoder.encode(small, "tcvn3").bytes)) == small)
    }

    @Test func vniWithSmallSignsBehindCapitals() throws {
        let cells = "ÑAûNG BOä THAøNH PHOá KHOùA XV".unicodeScalars.map { UInt8($0.value) }
        let found = try decoded(cells)
        #expect(text(found) == "ĐẢNG BỘ THÀNH PHỐ KHÓA XV")
        #expect(found.encoding.name == "vni")
    }

    @Test(arguments: names) func oneParagraphInAFileOfUTF8(name: String) throws {
        let before = "Bà con xã Tân Lập đã góp công làm đường, đặt cống và trồng hàng cây mới ở bản Nà Pháy.\n"
        let old = "Chi bộ bản Dọi hằng tháng vẫn họp, nghe từng đảng viên nói việc mình nhận.\n"
        let after = "Đến nay cả xã chỉ còn hai bản đường đất, năm sau sẽ làm nốt.\n"
        let bytes = Array(before.utf8) + LegacyEncoder.encode(old, name).bytes + Array(after.utf8)
        let found = try decoded(bytes)
        #expect(text(found) == before + old + after)
        #expect(found.encoding.name == "utf-8")
        #expect(found.encoding.repairs == [name: 1])
    }

    @Test func oneParagraphOfUTF8InAnOldFile() throws {
        let new = "Bổ sung ngày hai mươi: đường đã thông.\n"
        let old = LegacyEncoder.encode(Self.report, "tcvn3").bytes
        let found = try decoded(old + Array(new.utf8) + old)
        #expect(text(found) == Self.report + new + Self.report)
        #expect(found.encoding.name == "tcvn3")
        #expect(found.encoding.repairs == ["utf-8": 1])
    }

    /// Western languages, lists of names and plain junk are not Vietnamese.
    @Test(arguments: [
        "Le comité a été réuni à la mairie; où sont passés les élèves de l'école d'à côté? Ò tempora, déjà vu.",
        "Der Bürgermeister öffnete die Tür; die Größe der Straße überraschte die Gäste aus Köln und Münster.",
        "A garçonete não levou o pão à mesa; os irmãos já estão lá, às três e também às nove.",
        "El niño soñó con la montaña; mañana irá al pequeño café de la esquina, según su señora.",
    ])
    func otherLanguagesAreNotTakenForVietnamese(text: String) throws {
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(throws: Skipped.Reason.undecodable) { try TextDecoding.decoded(bytes) }
        let unicode = try TextDecoding.decoded(Array(text.utf8))
        #expect(String(decoding: unicode.utf8, as: UTF8.self) == text)
        #expect(unicode.encoding == RawReport.Encoding(name: "utf-8", confidence: 1))
    }

    @Test func junkIsNotTakenForVietnamese() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<50 {
            let bytes = (0..<2000).map { _ in UInt8.random(in: 1...255, using: &random) }
            #expect(throws: Skipped.Reason.binary) { try TextDecoding.decoded(bytes) }
            let letters = (0..<2000).map { _ in UInt8.random(in: 0x20...255, using: &random) }
            #expect(throws: Skipped.Reason.undecodable) { try TextDecoding.decoded(letters) }
        }
    }

    /// Cut anywhere, or with any byte changed, a file gives a text or a reason, and nothing worse.
    @Test(arguments: names) func damagedFilesDoNoHarm(name: String) throws {
        let bytes = LegacyEncoder.encode(Self.report, name).bytes
        for length in stride(from: 0, through: bytes.count, by: 3) { _ = try? decoded(Array(bytes[..<length])) }
        var random = SplitMix(state: 11)
        for _ in 0..<100 {
            var flipped = bytes
            for _ in 0..<10 {
                flipped[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            if let found = try? decoded(flipped) { #expect(String(validating: found.utf8, as: UTF8.self) != nil) }
            let wanted = TextEncoding(rawValue: name)
            let forced = try TextDecoding.decoded(flipped, wanted: wanted)
            #expect(String(validating: forced.utf8, as: UTF8.self) != nil)
        }
    }
}
