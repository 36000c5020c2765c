import Foundation
import Reports
import Testing

/// What was lost before a text came to us is counted, and the text stays as it is.
@Suite struct TextDamageTests {
    private static let sound = """
        Sau ba năm thực hiện, cả huyện có bốn mươi thôn đạt chuẩn, đường đến từng bản đã được đổ bê tông và thắp đèn.
        Các chi bộ họp đều hằng tháng, ghi rõ việc ai nhận, ngày nào xong, ai kiểm tra; dân thấy việc thì tin.
        Ông Lò Văn Ơn, người bản Phiêng, kể rằng trước kia muốn ra chợ phải dậy từ lúc gà chưa gáy.

        """

    private func read(_ text: String) throws -> RawReport.Encoding {
        let found = try TextDecoding.decoded(Array(text.utf8))
        #expect(String(decoding: found.utf8, as: UTF8.self) == text)
        return found.encoding
    }

    @Test func soundTextHasNone() throws {
        #expect(try read(Self.sound) == RawReport.Encoding(name: "utf-8", confidence: 1))
        let unmarked = Self.sound.applyingTransform(.stripDiacritics, reverse: false) ?? ""
        #expect(try read(unmarked.replacingOccurrences(of: "đ", with: "d")).damage.isEmpty)
        let english = "What was decided there? Who knows? See http://a.vn/?id=5&x=7?y and don't ask: TV, kg, km, vs.\n"
        #expect(try read(english).damage.isEmpty)
    }

    @Test func lettersLostOnTheWayOutOfAPDF() throws {
        let lost = String(
            String.UnicodeScalarView(
                Self.sound.unicodeScalars.filter {
                    !(0x1EA0...0x1EF9).contains($0.value) && !"ơưđĐ".unicodeScalars.contains($0)
                }))
        let encoding = try read(lost)
        #expect((encoding.damage["lost-letters"] ?? 0) > 5)
        #expect(encoding.confidence < 0.9)
        let onlyHooked = Self.sound.filter { !"ươƠườớợởỡừứựửữ".contains($0) }
        #expect(try !read(onlyHooked).damage.isEmpty)
    }

    @Test func unicodeReadByTheTableOfTCVN3() throws {
        let table: [Character: Character] = [
            "á": "ỏ", "â": "õ", "ã": "ó", "ê": "ờ", "í": "ớ", "ì": "ỡ", "ò": "ũ", "ó": "ú", "ô": "ụ", "õ": "ừ",
            "ù": "ự", "ú": "ỳ", "ý": "ý", "é": "ộ", "è": "ố",
        ]
        let encoding = try read(String(Self.sound.map { table[$0] ?? $0 }))
        #expect((encoding.damage["wrong-table"] ?? 0) > 5)
        #expect(encoding.confidence < 0.9)
    }

    @Test func questionMarksForLetters() throws {
        let lost = String(Self.sound.map { $0.unicodeScalars.contains { $0.value >= 0x100 } ? "?" : $0 })
        let encoding = try read(lost)
        #expect((encoding.damage["question-marks"] ?? 0) > 5)
        #expect(encoding.confidence < 0.9)
    }

    @Test func replacementCharactersOfAnEarlierProgram() throws {
        let lost = Self.sound.replacingOccurrences(of: "ạ", with: "\u{FFFD}")
        let encoding = try read(lost)
        #expect(encoding.damage == ["replacement-characters": Self.sound.count { $0 == "ạ" }])
        #expect(encoding.confidence < 1)
    }
}
